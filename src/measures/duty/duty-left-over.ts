import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const dutyLeftOver = defineMeasure({
  id: 'duty-left-over',
  words: words('期末遗留事项', '期末遺留事項', 'Matters left over at the end'),
  formula: words(
    '期末尚未了结的遗留事项',
    '期末尚未了結的遺留事項',
    'Left over and not settled by the end of the period',
  ),
  version: 1,
  register: dutyLog,
  count: (duty, { until }) =>
    (duty.matters ?? []).filter(
      ({ at, leftOver, settledAt }) => leftOver !== undefined && at < until && (settledAt ?? until) >= until,
    ).length,
});
