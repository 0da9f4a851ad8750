import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { visitDue } from '../../registers/core/complaint-limits.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const complaintClosureRate = defineMeasure({
  id: 'complaint-closure-rate',
  words: words('投诉办结率', '投訴辦結率', 'Closure rate'),
  formula: words(
    '期末前已办结 ÷ 本期应回访的投诉；回访期限按自然日',
    '期末前已辦結 ÷ 本期應回訪的投訴；回訪期限按自然日',
    'Closed before the end ÷ those whose return visit was due within the period (in calendar days)',
  ),
  version: 2,
  register: complaint,
  target: 0.95,
  whole: (one, period, site) => within(period, visitDue(stoodAt(one, period.until), site)),
  part: (one, { until }) => (stoodAt(one, until).closedAt ?? until) < until,
});
