import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsReceived = defineMeasure({
  id: 'complaints-received',
  words: words('受理投诉', '受理投訴', 'Complaints received'),
  formula: words('受理时间在本期内的投诉', '受理時間在本期內的投訴', 'Received within the period'),
  version: 1,
  register: complaint,
  term: 'opened',
  count: lifeTerms(complaint).opened,
  voidedToo: true,
  by: { ...COMPLAINT_DIMENSIONS, severity: (one) => one.severity },
});
