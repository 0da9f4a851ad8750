import { clockOf, type Moment, momentOf } from '../domain/moment.ts';

/**
 * Google's Dates to the wall clock and back. In Apps Script a Date's local getters follow the script's time zone, which
 * set-up compares with the workbook's (platform.md); seconds are dropped. The one place where the two meet (DUTY-11).
 */
export function momentOfDate(date: Date): Moment {
  const at = momentOf(date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes());
  if (at === undefined) throw new Error(`not a moment: ${date}`);
  return at;
}

export function dateOfMoment(moment: Moment): Date {
  const { year, month, day, hour, minute } = clockOf(moment);
  return new Date(year, month - 1, day, hour, minute);
}
