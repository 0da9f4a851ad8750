import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { agrees } from '../../registers/core/counted-together.ts';
import { keyHandover } from '../../registers/core/key-handover.ts';
import { defineMeasure } from '../measure.ts';

/** KEYS-08: key by key, as both shifts have counted it. */
export const areaKeysAgreeing = defineMeasure({
  id: 'area-keys-agreeing',
  words: words('交接钥匙相符率', '交接鑰匙相符率', 'Keys agreeing at handovers'),
  formula: words(
    '实有等于应有的 ÷ 本期交接单上清点的钥匙种数',
    '實有等於應有的 ÷ 本期交接單上清點的鑰匙種數',
    'As many as expected ÷ kinds of keys counted on the slips of the period',
  ),
  version: 1,
  register: keyHandover,
  share: (slips, period) => {
    const counted = slips.flatMap(({ date, keys = [] }) => (within(period, date) ? keys : []));
    return { part: counted.filter(agrees).length, whole: counted.length };
  },
});
