import { PlatformError } from './host-error.ts';
import { type Zone, zoneNamed } from './zone.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

function zoneOf(timeZone: string): Zone {
  try {
    return zoneNamed(/^GMT$|^UTC$/.test(timeZone) ? 'UTC' : timeZone);
  } catch {
    throw new PlatformError(`Invalid argument: ${timeZone}`);
  }
}

/** Utilities.formatDate: Java's SimpleDateFormat, in English. */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  const zone = zoneOf(timeZone);
  const wall = zone.toWall(instant);
  const date = new Date(wall);
  return pattern.replace(TOKEN, (token, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return letter ? part(letter, token.length, date, wall - instant, zone.name) : token;
  });
}

function part(letter: string, width: number, date: Date, offset: number, zone: string): string {
  const padded = (n: number): string => String(n).padStart(width, '0');
  switch (letter) {
    case 'y':
      return width === 2 ? String(date.getUTCFullYear() % 100).padStart(2, '0') : padded(date.getUTCFullYear());
    case 'M':
    case 'L': {
      const name = MONTHS[date.getUTCMonth()] as string;
      return width > 3 ? name : width === 3 ? name.slice(0, 3) : padded(date.getUTCMonth() + 1);
    }
    case 'd':
      return padded(date.getUTCDate());
    case 'D':
      return padded(Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1);
    case 'E': {
      const name = DAYS[date.getUTCDay()] as string;
      return width > 3 ? name : name.slice(0, 3);
    }
    case 'u':
      return padded(date.getUTCDay() || 7);
    case 'a':
      return date.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(date.getUTCHours());
    case 'k':
      return padded(date.getUTCHours() || 24);
    case 'K':
      return padded(date.getUTCHours() % 12);
    case 'h':
      return padded(date.getUTCHours() % 12 || 12);
    case 'm':
      return padded(date.getUTCMinutes());
    case 's':
      return padded(date.getUTCSeconds());
    case 'S':
      return padded(date.getUTCMilliseconds());
    case 'Z':
      return hours(offset, '');
    case 'X':
      return offset === 0 ? 'Z' : width === 1 ? hours(offset, '').slice(0, 3) : hours(offset, width === 2 ? '' : ':');
    case 'z':
      return zone === 'UTC' ? 'UTC' : `GMT${hours(offset, ':')}`;
    default:
      throw new PlatformError(`Illegal pattern character '${letter}'`);
  }
}

function hours(offset: number, separator: string): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

/** What of a pattern is read: how many digits, or which words, and what they say. */
const NUMBERS: Readonly<Record<string, keyof Wall>> = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
};
interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

/**
 * Utilities.parseDate: milliseconds since 1970 of what follows the pattern. Lenient as Java's: 31 February is 3 March, and what
 * stands behind is not read.
 */
export function parseDate(text: string, timeZone: string, pattern: string): number {
  const wrong = (): PlatformError => new PlatformError(`Invalid argument: ${text}`);
  const wall: Wall = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  let rest = text;
  let afternoon: boolean | undefined;
  let offset: number | undefined;
  const take = (what: RegExp): string => {
    const [found] = what.exec(rest) ?? [];
    if (found === undefined) throw wrong();
    rest = rest.slice(found.length);
    return found;
  };
  for (const { 0: token, 1: quoted, 2: letter, index } of pattern.matchAll(TOKEN)) {
    if (letter === undefined) {
      const literal = quoted === undefined ? token : quoted === '' ? "'" : quoted.replaceAll("''", "'");
      if (!rest.startsWith(literal)) throw wrong();
      rest = rest.slice(literal.length);
    } else if (letter === 'a') afternoon = take(/^[AP]M/i).toUpperCase() === 'PM';
    else if (letter === 'E') take(/^[A-Za-z]+/);
    else if (letter === 'M' && token.length > 2) {
      const name = take(/^[A-Za-z]+/).toLowerCase();
      const month = MONTHS.findIndex((one) => one.toLowerCase() === name || one.slice(0, 3).toLowerCase() === name);
      if (month < 0) throw wrong();
      wall.month = month + 1;
    } else if (letter === 'Z' || letter === 'X') offset = offsetOf(take(/^(Z|[+-]\d{2}:?\d{0,2})/));
    else {
      const member = NUMBERS[letter];
      if (!member) throw new PlatformError(`Illegal pattern character '${letter}'`);
      const next = pattern.charAt(index + token.length);
      // Digits run on until the pattern has something else; side by side each takes as many as it is written with.
      const digits = take(/[A-Za-z]/.test(next) ? new RegExp(`^\\d{${token.length}}`) : /^\d+/);
      const value = Number(digits);
      wall[member] = letter === 'y' && token.length === 2 && digits.length === 2 ? 2000 + value : value;
    }
  }
  if (afternoon !== undefined) wall.hour = (wall.hour % 12) + (afternoon ? 12 : 0);
  const { year, month, day, hour, minute, second, millisecond } = wall;
  const at = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  return offset === undefined ? zoneOf(timeZone).fromWall(at) : at - offset;
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const [, sign, hour, minute = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute || 0)) * 60_000;
}
