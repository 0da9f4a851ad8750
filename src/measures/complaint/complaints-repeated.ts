import { plusDays } from '../../domain/moment.ts';
import { within } from '../../domain/period.ts';
import { provided } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { type Complaint, complaint, customerOf } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';

/** CMPL-04: the same phone, else the same room and name, or the same room and category; a placeholder matches nobody. */
export const complaintsRepeated = defineMeasure({
  id: 'complaints-repeated',
  words: words('重复投诉', '重複投訴', 'Repeated complaints'),
  formula: words(
    '本期内使同一客户，或同一房号同一类别，在设定天数内达到设定次数的客户和房号类别数',
    '本期內使同一客戶，或同一房號同一類別，在設定天數內達到設定次數的客戶和房號類別數',
    'Customers, and rooms with a category, that reached the set count within the set days, by a complaint of the period',
  ),
  version: 1,
  register: complaint,
  total: (complaints, period, site) => {
    const times = new Map<string, Complaint['receivedAt'][]>();
    for (const one of complaints)
      for (const key of repeatKeys(one)) times.set(key, [...(times.get(key) ?? []), one.receivedAt]);
    const reached = [...times.values()].filter((all) =>
      all.some((last) => {
        const inWindow = all.filter((at) => at <= last && at > plusDays(last, -site.repeatDays));
        return within(period, last) && inWindow.length >= site.repeatCount;
      }),
    );
    return reached.length;
  },
});

function repeatKeys(one: Complaint): string[] {
  const room = provided(one.room);
  return [customerOf(one), room && `room ${room} ${one.category}`].flatMap((key) => key ?? []);
}
