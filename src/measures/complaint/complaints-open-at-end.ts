import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsOpenAtEnd = defineMeasure({
  id: 'complaints-open-at-end',
  words: words('期末未结投诉', '期末未結投訴', 'Complaints open at the end'),
  formula: words(
    '期初未结 + 受理 + 重开 − 办结 − 未结作废',
    '期初未結 + 受理 + 重開 − 辦結 − 未結作廢',
    'Open at the start + received + reopened − closed − voided while open',
  ),
  version: 1,
  register: complaint,
  term: 'closing',
  count: lifeTerms(complaint).openAtEnd,
  voidedToo: true,
  by: COMPLAINT_DIMENSIONS,
});
