import { MINUTES_PER_DAY, type Moment, plusDays, startOfDay } from './moment.ts';
import type { Holiday, Site } from './site.ts';
import { words } from './words.ts';

/** Whether people work on the day of a moment: as the settings say (the first row that names it holds), else not on a weekend. */
export function isWorkday({ holidays }: Pick<Site, 'holidays'>, at: Moment): boolean {
  const day = startOfDay(at);
  const named = holidays.find((one) => namesDay(one, day));
  return named ? named.kind === 'working' : !isWeekend(day);
}

/** Whether a row of the settings speaks of a day. */
export const namesDay = ({ from, to }: Pick<Holiday, 'from' | 'to'>, day: Moment): boolean =>
  from <= day && day <= (to ?? from);
/** What the holiday is called that a day belongs to; undefined on every other day. */
export function holidayOn({ holidays, locale }: Pick<Site, 'holidays' | 'locale'>, at: Moment): string | undefined {
  const day = startOfDay(at);
  const named = holidays.find((one) => namesDay(one, day));
  return named?.kind === 'off' ? (named.name ?? HOLIDAY[locale]) : undefined;
}
const HOLIDAY = words('节假日', '節假日', 'Holiday');

/** Longer than any holiday: a site that has set a year of them is not looked through for ever. */
const LONGEST_HOLIDAY = 30;

/** That day if it is one on which people work, else the next such day. */
export function workdayFrom(site: Pick<Site, 'holidays'>, at: Moment): Moment {
  const first = startOfDay(at);
  for (let days = 0; days < LONGEST_HOLIDAY; days++)
    if (isWorkday(site, plusDays(first, days))) return plusDays(first, days);
  return first;
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: Moment): boolean => (((day / MINUTES_PER_DAY + 3) % 7) + 7) % 7 >= 5;
