import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dueAt, findingsOf, patrol } from '../../registers/core/patrol.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsOnTime = defineMeasure({
  id: 'patrol-findings-on-time',
  words: words('整改及时率', '整改及時率', 'Put right in time'),
  formula: words(
    '按期整改 ÷ 本期到期的问题',
    '按期整改 ÷ 本期到期的問題',
    'Put right in time ÷ findings due within the period',
  ),
  version: 1,
  register: patrol,
  share: (all, period) => {
    const due = all.flatMap(findingsOf).filter((finding) => within(period, dueAt(finding)));
    const inTime = due.filter(
      (finding) => finding.mendedAt !== undefined && finding.mendedAt <= Number(dueAt(finding)),
    );
    return { part: inTime.length, whole: due.length };
  },
});
