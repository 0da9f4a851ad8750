import { words } from '../../domain/words.ts';
import { outBefore } from '../../registers/core/custody.ts';
import { keyInventory } from '../../registers/core/key-inventory.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

const { openAtEnd } = lifeTerms(keyInventory);

/** KEYS-10, key by key: where more are out than are good, sealed ones are out, and no good one hangs there. */
export const keyPiecesInCabinet = defineMeasure({
  id: 'key-pieces-in-cabinet',
  words: words('期末柜内完好（把）', '期末櫃內完好（把）', 'In the cabinet at the end'),
  formula: words(
    '在用钥匙台账现在的完好把数 − 期末在外把数',
    '在用鑰匙台賬現在的完好把數 − 期末在外把數',
    'Pieces in good condition of the keys in use, as the register has them now − pieces out at the end',
  ),
  version: 1,
  register: keyInventory,
  total: (keys, period, _site, others) => {
    const out = new Map<string, number>();
    for (const loan of others(keyLoan)) out.set(loan.key, (out.get(loan.key) ?? 0) + outBefore(loan, period.until));
    return keys
      .filter((key) => openAtEnd(key, period))
      .reduce((sum, key) => sum + Math.max(0, key.good - (out.get(key.tag) ?? 0)), 0);
  },
});
