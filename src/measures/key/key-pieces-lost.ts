import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { defineMeasure } from '../measure.ts';

export const keyPiecesLost = defineMeasure({
  id: 'key-pieces-lost',
  words: words('遗失钥匙（把）', '遺失鑰匙（把）', 'Pieces lost'),
  formula: words(
    '本期归还时登记为遗失的把数',
    '本期歸還時登記為遺失的把數',
    'Pieces recorded as lost within the period',
  ),
  version: 1,
  register: keyLoan,
  count: (loan, period) =>
    (loan.returns ?? [])
      .filter((line) => line.condition === 'lost' && within(period, line.at))
      .reduce((sum, line) => sum + line.pieces, 0),
});
