import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsClosed = defineMeasure({
  id: 'complaints-closed',
  words: words('办结投诉', '辦結投訴', 'Complaints closed'),
  formula: words(
    '办结时间在本期内的投诉，含撤诉和非职责范围',
    '辦結時間在本期內的投訴，含撤訴和非職責範圍',
    'Closed within the period, withdrawn and out of remit among them',
  ),
  version: 1,
  register: complaint,
  term: 'closed',
  count: lifeTerms(complaint).closed,
  voidedToo: true,
  by: COMPLAINT_DIMENSIONS,
});
