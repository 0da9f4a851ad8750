import { MINUTES_PER_HOUR } from '../../domain/moment.ts';
import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';

export const complaintLateness = defineMeasure({
  id: 'complaint-lateness',
  words: words('投诉处理超时', '投訴處理超時', 'Handled late by'),
  formula: words(
    '本期处理完成且已过期限的投诉，超出期限多久；按各自期限的自然时间或工作时间计',
    '本期處理完成且已過期限的投訴，超出期限多久；按各自期限的自然時間或工作時間計',
    'How long past due, of those handled late within the period; in the clock or working time that each limit runs on',
  ),
  version: 1,
  register: complaint,
  hours: (one, period) => {
    const late = [...(one.reopenings ?? []), one].flatMap(({ handledAt, handledLate }) =>
      within(period, handledAt) ? (handledLate ?? []) : [],
    );
    const last = late.pop();
    return last === undefined ? undefined : last / MINUTES_PER_HOUR;
  },
});
