import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { inUse, isDone, turnsIn } from '../../registers/core/patrol-plan.ts';
import { defineMeasure } from '../measure.ts';

/** PATR-01: against the plan of the settings. */
export const patrolsDone = defineMeasure({
  id: 'patrols-done',
  words: words('巡查完成率', '巡查完成率', 'Patrols done'),
  formula: words(
    '班次内有巡查的 ÷ 巡查计划中本期结束的区域和班次（从首次巡查起）',
    '班次內有巡查的 ÷ 巡查計劃中本期結束的區域和班次（從首次巡查起）',
    'With a patrol in the shift ÷ areas and shifts of the plan that end within the period, from the first patrol on',
  ),
  version: 1,
  register: patrol,
  target: 1,
  share: (all, period, site) => {
    const turns = turnsIn(site, inUse(all, period));
    return { part: turns.filter((turn) => isDone(all, turn)).length, whole: turns.length };
  },
});
