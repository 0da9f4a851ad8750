import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const complaintsClosedOfReceived = defineMeasure({
  id: 'complaints-closed-of-received',
  words: words('当期办结率', '當期辦結率', 'Closed of received'),
  formula: words(
    '本期受理中期末前已办结 ÷ 本期受理',
    '本期受理中期末前已辦結 ÷ 本期受理',
    'Closed before the end ÷ received within the period',
  ),
  version: 2,
  register: complaint,
  whole: (one, period) => within(period, one.receivedAt),
  part: (one, { until }) => (stoodAt(one, until).closedAt ?? until) < until,
});
