import { isOpen } from './book.ts';
import { type Fields, isLines, linesFields } from './field.ts';
import type { Moment } from './moment.ts';
import type { Period } from './period.ts';
import { type AnyEntry, type AnyRegister, isVoid, lifeOf, type Span } from './register.ts';

/**
 * The hidden `timeline` cell of a row: when the entry was open or awaited something, when anything happened to it, how many lines it has and
 * for whom it is open. A summary reads this one column at full height, then only the rows that touch its period. It follows
 * from the entry alone, never from the settings: it stays right when they change, and can be checked at any time.
 *
 * `1k3f0-1k3h2,1k4a0-|1k3f0,1k3g8|returns=1|open=A-1203|` (minutes in base 36)
 */
export function timelineOf(register: AnyRegister, entry: AnyEntry): string {
  const awaits = isVoid(entry) ? undefined : register.awaits?.(entry);
  const spans = [...lifeOf(register, entry), ...(awaits === undefined ? [] : [{ from: awaits }])].map(
    ({ from, until }: Span) => `${write(from)}-${until === undefined ? '' : write(until)}`,
  );
  const events = [...new Set(momentsOf(register, entry))].map(write);
  const lines = linesFields(register.fields).map(
    ([key]) => `${key}=${((entry[key] ?? []) as readonly unknown[]).length}`,
  );
  const open = register.openBy && isOpen(register, entry) ? [openMark(String(entry[register.openBy]))] : ['|'];
  return [spans.join(','), events.join(','), lines.join(',')].join('|') + open[0];
}

/** What stands in the timeline of an entry that is open for that name. */
export const openMark = (name: string): string => `|open=${name}|`;

/** Finds, as a search pattern, the timelines of entries that are open: a span of theirs has no end. */
export const OPEN_TIMELINE = '^[^|]*-[,|]';

/**
 * Whether the entry was open at the end of the period, or anything happened to it since `since` and before the end. A summary
 * asks this of every entry there is, so the text is read in one pass and not cut up.
 */
export function touches(timeline: string, since: Moment, { until }: Pick<Period, 'until'>): boolean {
  let at = 0;
  /** The moment that is written from here on. */
  const next = (): number | undefined => {
    let moment: number | undefined;
    for (let digit = digitAt(timeline, at); digit !== undefined; digit = digitAt(timeline, ++at))
      moment = (moment ?? 0) * 36 + digit;
    return moment === undefined ? undefined : moment - OFFSET;
  };
  do {
    const from = next();
    if (timeline[at] === '-') at += 1;
    const end = next();
    if (from !== undefined && from < until && (end === undefined || end >= until)) return true;
  } while (timeline[at++] === ',');
  do {
    const event = next();
    if (event !== undefined && event >= since && event < until) return true;
  } while (timeline[at++] === ',');
  return false;
}

/** A digit of base 36; undefined for what stands between moments. */
function digitAt(written: string, at: number): number | undefined {
  const code = written.charCodeAt(at);
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 122 ? code - 87 : undefined;
}

/** How many lines an entry has under a field; 0 spares the reading of the lines' sheet. */
export const lineCount = (timeline: string, key: string): number =>
  Number(new RegExp(`[|,]${key}=(\\d+)`).exec(timeline)?.[1] ?? 0);

/** Everything that happened, and what the entry itself says should. */
function momentsOf(register: AnyRegister, entry: AnyEntry): Moment[] {
  const of = (fields: Fields, values: Readonly<Record<string, unknown>>): Moment[] =>
    Object.entries(fields).flatMap(([key, field]) => {
      const value = values[key];
      if (value === undefined) return [];
      if (isLines(field)) return (value as readonly Record<string, unknown>[]).flatMap((line) => of(field.of, line));
      return field.kind === 'moment' || field.kind === 'day' ? [value as Moment] : [];
    });
  const voided = entry.voidReason === undefined || entry.changedAt === undefined ? [] : [entry.changedAt];
  return [...of(register.fields, entry), ...voided];
}

/** Minutes from before 1900 to 1970: no moment is written with a minus, which parts the ends of a span. */
const OFFSET = 36_830_000;
const write = (moment: Moment): string => (moment + OFFSET).toString(36);
