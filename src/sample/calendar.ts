import { MINUTES_PER_DAY, type Moment, minuteOfDay, momentOf, plusMinutes, startOfDay } from '../domain/moment.ts';

/** The two months, 2026-01-01 (a Thursday) to 2026-02-28, as days 0 to 58. */
export const DAYS = 59;

export const dayAt = (day: number, hour = 0, minute = 0): Moment =>
  plusMinutes(momentOf(2026, 1, 1) as Moment, day * MINUTES_PER_DAY + hour * 60 + minute);
export const dayOf = (moment: Moment): number => (startOfDay(moment) - dayAt(0)) / MINUTES_PER_DAY;

/** The evening of the last day: what would have happened later has not happened. */
export const sampleEnd = (): Moment => dayAt(DAYS - 1, 20, 30);

export const isSunday = (day: number): boolean => day % 7 === 3;
/** New Year, and Spring Festival: 15 to 23 February, New Year's Day the 17th. */
export const isHoliday = (day: number): boolean => day < 3 || (day >= 45 && day <= 53);

/** When the three shifts begin and end, in hours from the midnight before. */
export const SHIFT_HOURS = [
  [7, 15],
  [15, 22],
  [22, 31],
] as const;

/** The day and the shift in which a moment lies; before seven it is still the night of the day before. */
export function shiftAt(moment: Moment): { readonly day: number; readonly shift: number } {
  const minute = minuteOfDay(moment);
  const day = dayOf(moment);
  if (minute < 7 * 60) return { day: day - 1, shift: 2 };
  return { day, shift: minute < 15 * 60 ? 0 : minute < 22 * 60 ? 1 : 2 };
}

/** Early, middle, night, off: four clerks in turn. Gives which of them has that shift. */
export const onRota = (day: number, shift: number): number => (((shift - day) % 4) + 4) % 4;

/** That moment, from half past eight until closing; what falls into the night is left for some time in the morning. */
export function byDaylight(moment: Moment, closing = 20): Moment {
  const minute = minuteOfDay(moment);
  if (minute >= 8 * 60 + 30 && minute < closing * 60) return moment;
  return plusMinutes(startOfDay(moment), (minute < 12 * 60 ? 0 : MINUTES_PER_DAY) + 8 * 60 + 30 + (moment % 50));
}
