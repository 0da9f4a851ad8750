import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { vacantUnit } from '../../registers/core/vacant-unit.ts';
import { defineMeasure } from '../measure.ts';

export const vacantUnitsVisited = defineMeasure({
  id: 'vacant-units-visited',
  words: words('空置房巡查次数', '空置房巡查次數', 'Vacant units inspected'),
  formula: words('巡查时间在本期内的空置房巡查', '巡查時間在本期內的空置房巡查', 'Inspections within the period'),
  version: 1,
  register: vacantUnit,
  count: ({ at }, period) => within(period, at),
});
