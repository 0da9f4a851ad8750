import { words } from '../../domain/words.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansLent = defineMeasure({
  id: 'key-loans-lent',
  words: words('借出', '借出', 'Loans made'),
  formula: words('借出时间在本期内的借用', '借出時間在本期內的借用', 'Lent within the period'),
  version: 1,
  register: keyLoan,
  term: 'opened',
  count: lifeTerms(keyLoan).opened,
  voidedToo: true,
});
