import { type Moment, showDay } from './moment.ts';

/** The last serial given out on a day, by prefix. A new day starts anew; a clock set back never does. */
export interface Serials {
  /** `20260214`, or empty before the first number. */
  readonly day: string;
  readonly last: Readonly<Record<string, number>>;
}
export const NO_SERIALS: Serials = Object.freeze({ day: '', last: {} });

/** The next number of a prefix: prefix-date recorded-serial, three digits or more, never reused. */
export function nextNumber(
  serials: Serials,
  prefix: string,
  now: Moment,
): { readonly number: string; readonly serials: Serials } {
  const today = showDay(now).replace(/-/g, '');
  const { day, last } = today > serials.day ? { day: today, last: {} as Serials['last'] } : serials;
  const serial = (last[prefix] ?? 0) + 1;
  return {
    number: `${prefix}-${day}-${String(serial).padStart(3, '0')}`,
    serials: { day, last: { ...last, [prefix]: serial } },
  };
}
