import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsOpenAtStart = defineMeasure({
  id: 'complaints-open-at-start',
  words: words('期初未结投诉', '期初未結投訴', 'Complaints open at the start'),
  formula: words(
    '期初之前受理、期初仍未办结的投诉',
    '期初之前受理、期初仍未辦結的投訴',
    'Received before the period and not closed by its start',
  ),
  version: 1,
  register: complaint,
  term: 'opening',
  count: lifeTerms(complaint).openAtStart,
  voidedToo: true,
});
