import { clockOf, type Moment, momentOf } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';

/**
 * Google's Dates to the wall clock and back. In Apps Script a Date's local getters follow the script's time zone, which
 * set-up compares with the workbook's (platform.md); seconds are dropped. The one place where the two meet (DUTY-11).
 */
export function momentOfDate(date: Date): Moment {
  const at = wallOf(date);
  if (at === undefined) throw new Error(`not a moment: ${date}`);
  return at;
}

const wallOf = (date: Date): Moment | undefined =>
  momentOf(date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes());

/**
 * A cell as the sheet gives it. A time without a date is a Date of 1899 there (platform.md): it becomes the text "09:30",
 * which a field for times reads and one for dates refuses with a reason.
 */
export function rawCell(value: unknown): RawCell {
  if (value instanceof Date) {
    const at = wallOf(value);
    return at === undefined ? `${two(value.getHours())}:${two(value.getMinutes())}` : { at };
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '');
}
const two = (part: number): string => String(part).padStart(2, '0');

export function dateOfMoment(moment: Moment): Date {
  const { year, month, day, hour, minute } = clockOf(moment);
  return new Date(year, month - 1, day, hour, minute);
}

/** A moment as a cell shows it once it was written there: the clock leaps over an hour when summer time begins. */
export const onWall = (moment: Moment): Moment => wallOf(dateOfMoment(moment)) ?? moment;
