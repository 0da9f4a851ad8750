import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { agrees } from '../../registers/core/counted-together.ts';
import { handover } from '../../registers/core/handover.ts';
import { defineMeasure } from '../measure.ts';

/** 盘点相符率: of the counts of keys at the change of shift, those that found what the loans say. */
export const keysAgreeing = defineMeasure({
  id: 'keys-agreeing',
  words: words('钥匙盘点相符率', '鑰匙盤點相符率', 'Key counts agreeing'),
  formula: words(
    '实有与应有相符的盘点 ÷ 本期交接时的钥匙盘点',
    '實有與應有相符的盤點 ÷ 本期交接時的鑰匙盤點',
    'Counts that agree ÷ counts of keys at the handovers of the period',
  ),
  version: 1,
  register: handover,
  target: 1,
  share: (handovers, period) => {
    const counts = handovers
      .filter(({ date }) => within(period, date))
      .flatMap(({ keys = [] }) => keys)
      .filter(({ actual }) => actual !== undefined);
    return { part: counts.filter(agrees).length, whole: counts.length };
  },
});
