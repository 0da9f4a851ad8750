import { MINUTES_PER_DAY, type Moment, startOfDay } from './moment.ts';
import { type Words, words } from './words.ts';

/** 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday. */
export const weekdayIndex = (moment: Moment): number => (((startOfDay(moment) / MINUTES_PER_DAY + 3) % 7) + 7) % 7;

/** What the day of a moment is called in its week. */
export const weekdayOf = (moment: Moment): Words => WEEKDAYS[weekdayIndex(moment)] as Words;

const WEEKDAYS: readonly Words[] = [
  words('周一', '週一', 'Mon'),
  words('周二', '週二', 'Tue'),
  words('周三', '週三', 'Wed'),
  words('周四', '週四', 'Thu'),
  words('周五', '週五', 'Fri'),
  words('周六', '週六', 'Sat'),
  words('周日', '週日', 'Sun'),
];
