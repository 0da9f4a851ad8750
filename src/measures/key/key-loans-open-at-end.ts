import { words } from '../../domain/words.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansOpenAtEnd = defineMeasure({
  id: 'key-loans-open-at-end',
  words: words('期末在借', '期末在借', 'Loans out at the end'),
  formula: words(
    '期初在借 + 借出 − 还清 − 在借作废',
    '期初在借 + 借出 − 還清 − 在借作廢',
    'Out at the start + lent − returned − voided while out',
  ),
  version: 1,
  register: keyLoan,
  term: 'closing',
  count: lifeTerms(keyLoan).openAtEnd,
  voidedToo: true,
});
