import { format, getFormatDateInfo, getFormatInfo } from 'numfmt';
import { type Moment, momentOf, plusDays, showDay, showMoment, showTime } from '../domain/moment.ts';

/**
 * How a number format makes a number look, as far as a person would type it differently.
 *
 * - `plain`  1234.5, whatever the separators, decimals, currency or percent sign
 * - `code`   a format that writes leading zeros makes a code of a number: 7 as `007`, 12 as `A-012`
 * - `day`, `moment`, `time`  a date, a date with a time, a time
 * - `span`   hours beyond 24, `[h]:mm`
 * - `clock`  minutes and seconds, or another time without hours
 */
export type Look =
  | { readonly kind: 'plain' | 'day' | 'moment' | 'time' | 'span' }
  | { readonly kind: 'code' | 'clock'; readonly format: string };

const PLAIN: Look = { kind: 'plain' };

/** Formats with a number but no text of their own (ECMA-376 18.8.30); those from 27 on are dates in Chinese. */
export function lookOfBuiltIn(id: number): Look {
  if (id === 22) return { kind: 'moment' };
  if (id === 46) return { kind: 'span' };
  if (id === 45 || id === 47) return { kind: 'clock', format: 'mm:ss' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56) return { kind: 'time' };
  // 52 and 53 are days in zh-CN and times in zh-TW; a day before the first is shown as a time anyway.
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: 'day' };
  return PLAIN;
}

export function lookOf(code: string): Look {
  if (/\[h+\]/i.test(code)) return { kind: 'span' };
  // Colours may be written in the language of the program: `[红色]yyyy-m-d`.
  const known = [code, code.replace(/\[[^\]]*\]/g, '')].find((each) => getFormatInfo(each).type !== 'error');
  if (known === undefined) return PLAIN;
  const { type } = getFormatInfo(known);
  if (type === 'date') return { kind: 'day' };
  if (type === 'datetime') return { kind: 'moment' };
  if (type === 'time') return getFormatDateInfo(known).hours ? { kind: 'time' } : { kind: 'clock', format: known };
  const shown = known.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /0.*0/.test(shown) && !/[#?.,%E/;]/i.test(shown) ? { kind: 'code', format: known } : PLAIN;
}

/** What a number cell says. `raw` is the number as the file writes it; days count from 1904 in old files from a Mac. */
export function sayNumber(raw: string, look: Look, from1904: boolean): string | undefined {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return undefined;
  switch (look.kind) {
    case 'plain':
      // Digits beyond the fifteenth of a whole number are lost in a number, but not in the file.
      return /^-?[1-9]\d*$/.test(raw.trim()) ? raw.trim() : plainNumber(value);
    case 'code':
    case 'clock':
      return format(look.format, value);
    default: {
      const aDate = value >= (look.kind === 'time' ? FAR : 1) && look.kind !== 'span';
      const serial = from1904 && aDate ? value + DAYS_UNTIL_1904 : value;
      return value < 0 || serial >= AFTER_9999 ? plainNumber(value) : sayDate(serial, look.kind);
    }
  }
}

/** What an ISO date of a `t="d"` cell says; undefined when it is none. */
export function sayIsoDate(iso: string, look: Look): string | undefined {
  const [all, year, month, day, hour = '0', minute = '0'] =
    /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|T)(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?Z?$/.exec(iso.trim()) ?? [];
  if (!all || all === 'Z') return undefined;
  const timed = /:/.test(all);
  if (year === undefined) {
    const time = momentOf(1970, 1, 1, Number(hour), Number(minute));
    return time === undefined ? undefined : showTime(time);
  }
  const at = momentOf(Number(year), Number(month), Number(day), Number(hour), Number(minute));
  if (at === undefined) return undefined;
  const midnight = !timed || (Number(hour) === 0 && Number(minute) === 0);
  return midnight && look.kind !== 'moment' && look.kind !== 'time' ? showDay(at) : showMoment(at);
}

/** At most fifteen digits, as Excel shows, so without the noise of 0.1 + 0.2; never an exponent. */
export function plainNumber(value: number): string {
  const exact = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
  const written = String(exact);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(written);
  if (!parts) return written;
  const [, sign, head, tail = '', exponent] = parts;
  const digits = `${head}${tail}`;
  const point = 1 + Number(exponent);
  return point > 0 ? `${sign}${digits.padEnd(point, '0')}` : `${sign}0.${'0'.repeat(-point)}${digits}`;
}

const SECONDS_PER_DAY = 86_400;
/** A time of day that carries this many days (1902) is a moment of which the cell shows the time only. */
const FAR = 1_000;
const AFTER_9999 = 2_958_466;
const DAYS_UNTIL_1904 = 1_462;

/** Minutes are all the registers know; seconds are cut off, as Excel's own `h:mm` does, once the float noise is gone. */
function sayDate(serial: number, kind: 'day' | 'moment' | 'time' | 'span'): string {
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const minutes = Math.floor((seconds % SECONDS_PER_DAY) / 60);
  const time = showTime(minutes as Moment);
  if (kind === 'span') return `${days * 24 + Math.floor(minutes / 60)}:${time.slice(3)}`;
  if (kind === 'time' && days < FAR) return time;
  if (days === 0 && minutes > 0) return time;
  return minutes === 0 && kind === 'day' ? dayOf(days) : `${dayOf(days)} ${time}`;
}

const FIRST = momentOf(1900, 1, 1) as Moment;

/** Day 1 is 1900-01-01; day 60 is the 29 February 1900 that Excel believes in, day 0 the one before the first. */
function dayOf(days: number): string {
  if (days === 0) return '1900-01-00';
  if (days === 60) return '1900-02-29';
  return showDay(plusDays(FIRST, days - (days < 60 ? 1 : 2)));
}
