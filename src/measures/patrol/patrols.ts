import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { defineMeasure } from '../measure.ts';

export const patrols = defineMeasure({
  id: 'patrols',
  words: words('巡查次数', '巡查次數', 'Patrols'),
  formula: words('巡查时间在本期内的巡查', '巡查時間在本期內的巡查', 'Patrols within the period'),
  version: 1,
  register: patrol,
  count: ({ at }, period) => within(period, at),
});
