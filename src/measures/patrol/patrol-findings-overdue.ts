import { words } from '../../domain/words.ts';
import { dueAt, findingsOf, patrol } from '../../registers/core/patrol.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsOverdue = defineMeasure({
  id: 'patrol-findings-overdue',
  words: words('期末逾期未整改', '期末逾期未整改', 'Findings overdue at the end'),
  formula: words(
    '期末未整改且已过整改期限的问题',
    '期末未整改且已過整改期限的問題',
    'Not put right by the end of the period and past due',
  ),
  version: 1,
  register: patrol,
  count: (one, { until }) =>
    findingsOf(one).filter((finding) => (dueAt(finding) ?? until) < until && (finding.mendedAt ?? until) >= until)
      .length,
});
