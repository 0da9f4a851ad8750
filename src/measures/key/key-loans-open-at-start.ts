import { words } from '../../domain/words.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansOpenAtStart = defineMeasure({
  id: 'key-loans-open-at-start',
  words: words('期初在借', '期初在借', 'Loans out at the start'),
  formula: words(
    '期初之前借出、期初仍未还清的借用',
    '期初之前借出、期初仍未還清的借用',
    'Lent before the period and not all back by its start',
  ),
  version: 1,
  register: keyLoan,
  term: 'opening',
  count: lifeTerms(keyLoan).openAtStart,
  voidedToo: true,
});
