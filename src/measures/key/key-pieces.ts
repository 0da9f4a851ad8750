import { words } from '../../domain/words.ts';
import { keyInventory } from '../../registers/core/key-inventory.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

const { openAtEnd } = lifeTerms(keyInventory);

/** KEYS-10: a key has no history of its conditions, so those of an older period are the register's of now. */
export const keyPieces = defineMeasure({
  id: 'key-pieces',
  words: words('期末钥匙（把）', '期末鑰匙（把）', 'Pieces of keys at the end'),
  formula: words(
    '期末在用钥匙的把数，各种状况合计；数量以台账现在所记为准',
    '期末在用鑰匙的把數，各種狀況合計；數量以台賬現在所記為準',
    'Pieces of the keys in use at the end, in whatever condition, as the register has them now',
  ),
  version: 1,
  register: keyInventory,
  count: (key, period) => (openAtEnd(key, period) ? key.good + key.lost + key.damaged + key.withOwner + key.sealed : 0),
  by: { condition: ({ good, lost, damaged, withOwner, sealed }) => ({ good, lost, damaged, withOwner, sealed }) },
});
