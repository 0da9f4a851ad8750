import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { inUse, lightingMissed } from '../../registers/core/patrol-plan.ts';
import { defineMeasure } from '../measure.ts';

/** PATR-02: twice a day, when the lights go on and off. */
export const lightingChecksMissed = defineMeasure({
  id: 'lighting-checks-missed',
  words: words('漏查照明', '漏查照明', 'Lighting checks missed'),
  formula: words(
    '开灯和关灯时间前后一小时内没有查照明的次数（从首次巡查起）',
    '開燈和關燈時間前後一小時內沒有查照明的次數（從首次巡查起）',
    'Times the lights went on or off and nobody looked within an hour, from the first patrol on',
  ),
  version: 1,
  register: patrol,
  total: (all, period, site) => lightingMissed(all, site, inUse(all, period)).length,
});
