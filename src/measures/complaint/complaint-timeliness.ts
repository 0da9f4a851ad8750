import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const complaintTimeliness = defineMeasure({
  id: 'complaint-timeliness',
  words: words('投诉处理及时率', '投訴處理及時率', 'Handled in time'),
  formula: words(
    '按期处理完成 ÷ 本期到期或本期提前处理完成（自然时间）',
    '按期處理完成 ÷ 本期到期或本期提前處理完成（自然時間）',
    'Handled by the due time ÷ due within the period or handled in it before (clock time)',
  ),
  version: 2,
  register: complaint,
  target: 0.95,
  whole: (one, period) => {
    const { dueAt, handledAt, dropped } = stoodAt(one, period.until);
    if (dropped !== undefined || dueAt === undefined) return false;
    return within(period, dueAt) || (within(period, handledAt) && Number(handledAt) <= dueAt);
  },
  part: (one, { until }) => {
    const { dueAt, handledAt } = stoodAt(one, until);
    return handledAt !== undefined && dueAt !== undefined && handledAt <= dueAt;
  },
});
