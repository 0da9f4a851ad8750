import { type Moment, momentOf, showDay } from './moment.ts';

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
    number: showNumber(prefix, day, serial),
    serials: { day, last: { ...last, [prefix]: serial } },
  };
}

const showNumber = (prefix: string, day: string, serial: number): string =>
  `${prefix}-${day}-${String(serial).padStart(3, '0')}`;

/** The last number given out of each prefix. */
export const lastNumbers = ({ day, last }: Serials): readonly string[] =>
  Object.entries(last).map(([prefix, serial]) => showNumber(prefix, day, serial));

const NUMBER = /^([A-Z0-9]+)-(\d{8})-(\d+)$/;

/** The day on which a number was given out; undefined for what is none. */
export function recordedOn(number: string): Moment | undefined {
  const [, , day = ''] = NUMBER.exec(number) ?? [];
  return momentOf(Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6)));
}

/** The serials once a number is known to have been given out; what is none, or of an earlier day, changes nothing. */
export function serialsAfter(serials: Serials, number: string): Serials {
  const [, prefix = '', day = '', serial = ''] = NUMBER.exec(number) ?? [];
  if (prefix === '' || day < serials.day) return serials;
  const last = day > serials.day ? {} : serials.last;
  return { day, last: { ...last, [prefix]: Math.max(last[prefix] ?? 0, Number(serial)) } };
}
