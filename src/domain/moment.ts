/**
 * Wall-clock minutes of the workbook's time zone, counted from 1970-01-01 00:00 on that same clock (DUTY-11).
 * No zone, no summer time: 09:30 on the wall is 09:30 here. Days are moments at 00:00.
 */
export type Moment = number & { readonly __moment: unique symbol };

export const MINUTES_PER_HOUR = 60;
export const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

export interface Clock {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The moment shown by a calendar and a clock; undefined when there is no such day or time (31 February, 24:01). */
export function momentOf(year: number, month: number, day: number, hour = 0, minute = 0): Moment | undefined {
  if (![year, month, day, hour, minute].every(Number.isInteger)) return undefined;
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return (Date.UTC(year, month - 1, day, hour, minute) / 60_000) as Moment;
}

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function clockOf(moment: Moment): Clock {
  const minutes = minuteOfDay(moment);
  const { year, month, day } = dateOf(startOfDay(moment));
  return { year, month, day, hour: Math.floor(minutes / 60), minute: Math.floor(minutes % 60) };
}

interface CalendarDay extends Omit<Clock, 'hour' | 'minute'> {
  readonly shown: string;
}

/** A day's date is worked out once: an import shows the same few hundred days a million times. */
function dateOf(midnight: Moment): CalendarDay {
  const known = dates.get(midnight);
  if (known) return known;
  const date = new Date(midnight * 60_000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const worked = { year, month, day, shown: `${year}-${two(month)}-${two(day)}` };
  dates.set(midnight, worked);
  return worked;
}
const dates = new Map<Moment, CalendarDay>();

export const plusMinutes = (moment: Moment, minutes: number): Moment => (moment + minutes) as Moment;
export const plusHours = (moment: Moment, hours: number): Moment => plusMinutes(moment, hours * MINUTES_PER_HOUR);
export const plusDays = (moment: Moment, days: number): Moment => plusMinutes(moment, days * MINUTES_PER_DAY);
export const startOfDay = (moment: Moment): Moment => (moment - mod(moment, MINUTES_PER_DAY)) as Moment;
export const minuteOfDay = (moment: Moment): number => mod(moment, MINUTES_PER_DAY);
export const hoursBetween = (from: Moment, to: Moment): number => (to - from) / MINUTES_PER_HOUR;

/** The next time the clock shows `minutes` past midnight after a moment. */
export const nextAt = (moment: Moment, minutes: number): Moment =>
  plusMinutes(startOfDay(moment), minuteOfDay(moment) < minutes ? minutes : minutes + MINUTES_PER_DAY);

const mod = (n: number, by: number): number => ((n % by) + by) % by;
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `2026-02-14` */
export const showDay = (moment: Moment): string => dateOf(startOfDay(moment)).shown;

/** `09:30` */
export function showTime(moment: Moment): string {
  const { hour, minute } = clockOf(moment);
  return `${two(hour)}:${two(minute)}`;
}

/** Minutes from midnight as a time of the day: `07:00`; a whole day is `24:00`. */
export const showClock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** `2026-02-14 09:30` */
export const showMoment = (moment: Moment): string => `${showDay(moment)} ${showTime(moment)}`;
