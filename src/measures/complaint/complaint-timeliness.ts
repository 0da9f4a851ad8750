import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';

export const complaintTimeliness = defineMeasure({
  id: 'complaint-timeliness',
  words: words('投诉处理及时率', '投訴處理及時率', 'Handled in time'),
  formula: words(
    '按期处理完成 ÷ 本期到期或本期提前处理完成（自然时间）',
    '按期處理完成 ÷ 本期到期或本期提前處理完成（自然時間）',
    'Handled by the due time ÷ due within the period or handled in it before (clock time)',
  ),
  version: 1,
  register: complaint,
  target: 0.95,
  whole: ({ dueAt, handledAt, dropped }, period) =>
    dropped === undefined &&
    dueAt !== undefined &&
    (within(period, dueAt) || (within(period, handledAt) && Number(handledAt) <= dueAt)),
  part: ({ dueAt, handledAt }) => handledAt !== undefined && dueAt !== undefined && handledAt <= dueAt,
});
