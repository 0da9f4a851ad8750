import { MINUTES_PER_DAY, type Moment, minuteOfDay, plusDays, plusMinutes, startOfDay } from './moment.ts';

/** When automatic mails may go out, and when the hourly run is missed, in minutes of the day: nobody is written to at midnight. */
export const DAY_BEGINS = 6 * 60 + 30;
export const DAY_ENDS = 22 * 60;

export const isDaytime = (at: Moment): boolean => minuteOfDay(at) >= DAY_BEGINS && minuteOfDay(at) < DAY_ENDS;

/** Minutes of daytime between two moments. */
export function daytimeBetween(from: Moment, until: Moment): number {
  let minutes = 0;
  for (let day = startOfDay(from); day < until && minutes < MINUTES_PER_DAY; day = plusDays(day, 1))
    minutes += Math.max(0, Math.min(until, plusMinutes(day, DAY_ENDS)) - Math.max(from, plusMinutes(day, DAY_BEGINS)));
  return minutes;
}
