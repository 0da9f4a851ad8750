import { words } from '../../domain/words.ts';
import { nextDue, vacantUnit } from '../../registers/core/vacant-unit.ts';
import { defineMeasure } from '../measure.ts';

/** PATR-04, by the last visit of each unit. */
export const vacantUnitsPastDue = defineMeasure({
  id: 'vacant-units-past-due',
  words: words('期末逾期未巡的空置房', '期末逾期未巡的空置房', 'Vacant units past due at the end'),
  formula: words(
    '期末空置、离上次巡查超过设定天数的房号数',
    '期末空置、離上次巡查超過設定天數的房號數',
    'Units vacant at the end of the period whose last inspection is longer ago than the set days',
  ),
  version: 1,
  register: vacantUnit,
  total: (visits, { until }, site) => {
    const last = new Map<string, (typeof visits)[number]>();
    for (const visit of visits)
      if (visit.at < until && visit.at >= (last.get(visit.unit)?.at ?? 0)) last.set(visit.unit, visit);
    return [...last.values()].filter((visit) => nextDue(visit, site) < until && (visit.handedOverAt ?? until) >= until)
      .length;
  },
});
