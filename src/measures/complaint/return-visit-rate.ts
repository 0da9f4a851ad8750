import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { visitDue } from '../../registers/core/complaint-limits.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const returnVisitRate = defineMeasure({
  id: 'return-visit-rate',
  words: words('回访率', '回訪率', 'Return-visit rate'),
  formula: words(
    '期末前已回访 ÷ 本期应回访的投诉；未联系上的仍在分母；回访期限按自然日',
    '期末前已回訪 ÷ 本期應回訪的投訴；未聯繫上的仍在分母；回訪期限按自然日',
    'Visited before the end ÷ those whose visit was due within the period (in calendar days); not reached stays in the whole',
  ),
  version: 2,
  register: complaint,
  target: 1,
  whole: (one, period, site) => within(period, visitDue(stoodAt(one, period.until), site)),
  part: (one, { until }) => (stoodAt(one, until).visitedAt ?? until) < until,
});
