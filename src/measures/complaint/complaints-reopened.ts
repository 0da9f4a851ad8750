import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsReopened = defineMeasure({
  id: 'complaints-reopened',
  words: words('重开投诉', '重開投訴', 'Complaints reopened'),
  formula: words(
    '本期内由已办结转为重开的投诉',
    '本期內由已辦結轉為重開的投訴',
    'Reopened within the period after they had been closed',
  ),
  version: 1,
  register: complaint,
  term: 'reopened',
  count: lifeTerms(complaint).reopened,
  voidedToo: true,
});
