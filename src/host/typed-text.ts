import { type Cell, Formula } from './cell.ts';
import { serialOfWall } from './zone.ts';

/** What Sheets makes of a text that is typed, or set by setValue(s): a value and, when it implies one, a number format. */
export interface Typed {
  readonly value: Cell;
  readonly format?: string;
}

export interface TypingDesk {
  readonly locale: string;
  /** The year that a date without one belongs to. */
  readonly year: number;
}

/** Most texts begin with a Chinese character and stay what they are; asking for that first keeps them fast. */
const isPlain = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return (first > 0x3000 && first < 0xfe00) || !MAYBE_TYPED.test(text);
};
const MAYBE_TYPED = /^\s*(?:['=+\-(¥￥$€£.\d]|true\s*$|false\s*$)/i;

export const defaultDateFormat = (locale: string): string => (locale.startsWith('zh') ? 'yyyy/M/d' : 'M/d/yyyy');
export const defaultMomentFormat = (locale: string): string => `${defaultDateFormat(locale)} H:mm:ss`;

/** Reads a text, not an empty one, as typed into a cell whose number format is not "@". */
export function typed(text: string, desk: TypingDesk): Typed {
  if (isPlain(text)) return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1) || null };
  if (text.startsWith('=') && text.length > 1) return { value: new Formula(text) };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: /^t/i.test(trimmed) };
  const found = typedNumber(trimmed) ?? typedMoment(trimmed, desk);
  if (found) return found;
  if (trimmed.startsWith('+') && trimmed.length > 1) return { value: new Formula(`=${trimmed}`) };
  return { value: text };
}

/** Reads a text typed into a cell formatted "@": it stays text, but a leading "=" still makes a formula. */
export function typedAsText(text: string): Typed {
  if (text.startsWith('=') && text.length > 1) return { value: new Formula(text) };
  return { value: text.startsWith("'") ? text.slice(1) || null : text };
}

const NUMBER =
  /^(?<open>\()?(?<sign>[+-])?(?<currency>[¥￥$€£])?\s*(?<sign2>-)?(?<digits>\d{1,3}(?:,\d{3})+|\d+)?(?<fraction>\.\d*)?(?<exponent>[eE][+-]?\d+)?\s*(?<percent>%)?(?<close>\))?$/;

function typedNumber(text: string): Typed | undefined {
  const part = NUMBER.exec(text)?.groups;
  if (!part || (part.digits === undefined && (part.fraction ?? '.') === '.')) return undefined;
  if (Boolean(part.open) !== Boolean(part.close) || (part.open && (part.sign || part.sign2))) return undefined;
  const grouped = part.digits?.includes(',') ?? false;
  const size = Number(
    `${(part.digits ?? '0').replaceAll(',', '')}${part.fraction === '.' ? '' : (part.fraction ?? '')}${part.exponent ?? ''}`,
  );
  const negative = part.open || part.sign === '-' || part.sign2;
  const value = (negative ? -size : size) / (part.percent ? 100 : 1);
  if (!Number.isFinite(value)) return undefined;
  const decimals = (part.fraction?.length ?? 1) > 1;
  if (part.percent) return { value, format: decimals ? '0.00%' : '0%' };
  if (part.currency) return { value, format: `"${part.currency}"#,##0${decimals ? '.00' : ''}` };
  if (part.exponent) return { value, format: '0.00E+00' };
  if (grouped) return { value, format: decimals ? '#,##0.00' : '#,##0' };
  return { value };
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$|^(\d{4})年(\d{1,2})月(\d{1,2})日?$/;
const MONTH_FIRST = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const MONTH_DAY_ZH = /^(\d{1,2})月(\d{1,2})日$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:\s*([AaPp])[Mm])?$/;

function typedMoment(text: string, desk: TypingDesk): Typed | undefined {
  const time = typedTime(text);
  if (time) return { value: time.days, format: time.format };
  const date = typedDate(text, desk);
  if (date) return { value: date.serial, format: date.format };
  const space = text.search(/[\sT]/);
  if (space < 0) return undefined;
  const day = typedDate(text.slice(0, space), desk);
  const clock = typedTime(text.slice(space + 1).trim());
  if (!day || !clock || clock.days >= 1) return undefined;
  return { value: day.serial + clock.days, format: `${day.format} ${clock.format}` };
}

function typedDate(text: string, desk: TypingDesk): { serial: number; format: string } | undefined {
  const ordered = YEAR_FIRST.exec(text);
  if (ordered) {
    const serial = serialOfDay(
      Number(ordered[1] ?? ordered[5]),
      Number(ordered[3] ?? ordered[6]),
      Number(ordered[4] ?? ordered[7]),
    );
    return serial === undefined
      ? undefined
      : { serial, format: ordered[2] === '-' ? 'yyyy-mm-dd' : defaultDateFormat(desk.locale) };
  }
  const short = MONTH_FIRST.exec(text);
  if (short) {
    const year =
      short[4] === undefined ? desk.year : short[4].length === 2 ? 2000 + Number(short[4]) : Number(short[4]);
    const serial = serialOfDay(year, Number(short[1]), Number(short[3]));
    return serial === undefined
      ? undefined
      : { serial, format: short[4] ? defaultDateFormat(desk.locale) : `m${short[2]}d` };
  }
  const chinese = MONTH_DAY_ZH.exec(text);
  const serial = chinese && serialOfDay(desk.year, Number(chinese[1]), Number(chinese[2]));
  return typeof serial === 'number' ? { serial, format: 'm"月"d"日"' } : undefined;
}

function serialOfDay(year: number, month: number, day: number): number | undefined {
  const wall = Date.UTC(year, month - 1, day);
  const date = new Date(wall);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? serialOfWall(wall) : undefined;
}

function typedTime(text: string): { days: number; format: string } | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const half = match[5]?.toLowerCase();
  let hour = Number(match[1]);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0) + Number(match[4] ?? 0);
  if (minute > 59 || second >= 60) return undefined;
  const seconds = match[3] === undefined ? '' : ':ss';
  const format = hour >= 24 ? `[h]:mm${seconds}` : half ? `h:mm${seconds} am/pm` : `h:mm${seconds}`;
  return { days: (hour * 3600 + minute * 60 + second) / 86_400, format };
}
