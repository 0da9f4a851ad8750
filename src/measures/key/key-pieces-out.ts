import { words } from '../../domain/words.ts';
import { outBefore } from '../../registers/core/custody.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { defineMeasure } from '../measure.ts';

export const keyPiecesOut = defineMeasure({
  id: 'key-pieces-out',
  words: words('期末在外钥匙（把）', '期末在外鑰匙（把）', 'Pieces out at the end'),
  formula: words('期末尚未归还的把数', '期末尚未歸還的把數', 'Pieces not back by the end of the period'),
  version: 1,
  register: keyLoan,
  count: (loan, { until }) => outBefore(loan, until),
});
