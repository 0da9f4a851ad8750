import { words } from '../../domain/words.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansReturned = defineMeasure({
  id: 'key-loans-returned',
  words: words('还清', '還清', 'Loans returned'),
  formula: words('最后一把在本期内归还的借用', '最後一把在本期內歸還的借用', 'All pieces back within the period'),
  version: 1,
  register: keyLoan,
  term: 'closed',
  count: lifeTerms(keyLoan).closed,
  voidedToo: true,
});
