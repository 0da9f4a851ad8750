import { hoursBetween } from '../../domain/moment.ts';
import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';
import { handlings } from './stood-at.ts';

export const complaintHandlingTime = defineMeasure({
  id: 'complaint-handling-time',
  words: words('投诉处理时长', '投訴處理時長', 'Handling time'),
  formula: words(
    '处理完成时间 − 受理时间，本期处理完成的投诉，自然时间；九成位按最近秩',
    '處理完成時間 − 受理時間，本期處理完成的投訴，自然時間；九成位按最近秩',
    'Handled at − received at, of those handled within the period, in clock time; percentiles by nearest rank',
  ),
  version: 2,
  register: complaint,
  hours: (one, period) => {
    const last = handlings(one)
      .filter((at) => within(period, at))
      .pop();
    return last === undefined ? undefined : hoursBetween(one.receivedAt, last);
  },
});
