import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsVoided = defineMeasure({
  id: 'complaints-voided',
  words: words('未结作废', '未結作廢', 'Complaints voided while open'),
  formula: words(
    '本期内作废、作废时尚未办结的投诉',
    '本期內作廢、作廢時尚未辦結的投訴',
    'Voided within the period while they were open',
  ),
  version: 1,
  register: complaint,
  term: 'voided',
  count: lifeTerms(complaint).voided,
  voidedToo: true,
});
