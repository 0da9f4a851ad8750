import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { handlingDue, isInTime } from '../../registers/core/complaint-limits.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const complaintTimeliness = defineMeasure({
  id: 'complaint-timeliness',
  words: words('投诉处理及时率', '投訴處理及時率', 'Handled in time'),
  formula: words(
    '按期处理完成 ÷ 本期到期或本期提前处理完成；期限按设置走自然时间或工作时间，等待期间不走',
    '按期處理完成 ÷ 本期到期或本期提前處理完成；期限按設置走自然時間或工作時間，等待期間不走',
    'Handled by the due time ÷ due within the period or handled in it before; limits run on clock or working time as the settings say, and stand still on hold',
  ),
  version: 3,
  register: complaint,
  target: 0.95,
  whole: (one, period) => {
    const then = stoodAt(one, period.until);
    const due = handlingDue(then);
    if (then.dropped !== undefined || due === undefined) return false;
    return within(period, due) || (within(period, then.handledAt) && isInTime(then));
  },
  part: (one, { until }) => isInTime(stoodAt(one, until)),
});
