import { words } from '../../domain/words.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansVoided = defineMeasure({
  id: 'key-loans-voided',
  words: words('在借作废', '在借作廢', 'Loans voided while out'),
  formula: words(
    '本期内作废、作废时尚未还清的借用',
    '本期內作廢、作廢時尚未還清的借用',
    'Voided within the period while they were out',
  ),
  version: 1,
  register: keyLoan,
  term: 'voided',
  count: lifeTerms(keyLoan).voided,
  voidedToo: true,
});
