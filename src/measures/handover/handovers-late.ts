import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { handover, isLate } from '../../registers/core/handover.ts';
import { defineMeasure } from '../measure.ts';

/** HAND-10: whoever takes over is there five minutes before the shift. */
export const handoversLate = defineMeasure({
  id: 'handovers-late',
  words: words('接班迟到', '接班遲到', 'Late to take over'),
  formula: words(
    '本期交接中接班人未提前 5 分钟到岗的',
    '本期交接中接班人未提前 5 分鐘到崗的',
    'Handovers of the period to which the incoming officer came less than 5 minutes early',
  ),
  version: 1,
  register: handover,
  count: (one, period, site) => within(period, one.date) && isLate(one, site),
});
