import { PlatformError } from './host-error.ts';
import { zoneNamed } from './zone.ts';

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

/** Utilities.formatDate: Java's SimpleDateFormat, in English. */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  const zone = zoneNamed(/^GMT$|^UTC$/.test(timeZone) ? 'UTC' : timeZone);
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
