import { isOpen } from './book.ts';
import { type Fields, isLines, linesFields } from './field.ts';
import type { Moment } from './moment.ts';
import type { Period } from './period.ts';
import { type AnyEntry, type AnyRegister, lifeOf } from './register.ts';
import type { Site } from './site.ts';

/**
 * The hidden `timeline` cell of a row: when the entry was open, when anything happened to it, how many lines it has and
 * for whom it is open. A summary reads this one column at full height, then only the rows that touch its period.
 *
 * `1k3f0-1k3h2,1k4a0-|1k3f0,1k3g8|returns=1|open=A-1203|` (minutes in base 36)
 */
export function timelineOf(register: AnyRegister, entry: AnyEntry, site: Site): string {
  const spans = lifeOf(register, entry).map(
    (span) => `${write(span.from)}-${span.until === undefined ? '' : write(span.until)}`,
  );
  const events = [...new Set(momentsOf(register, entry, site))].map(write);
  const lines = linesFields(register.fields).map(
    ([key]) => `${key}=${((entry[key] ?? []) as readonly unknown[]).length}`,
  );
  const open = register.openBy && isOpen(register, entry) ? [openMark(String(entry[register.openBy]))] : ['|'];
  return [spans.join(','), events.join(','), lines.join(',')].join('|') + open[0];
}

/** What stands in the timeline of an entry that is open for that name. */
export const openMark = (name: string): string => `|open=${name}|`;

/** Whether the entry was open at the end of the period, or anything happened to it since `since` and before the end. */
export function touches(timeline: string, since: Moment, { until }: Pick<Period, 'until'>): boolean {
  const [spans = '', events = ''] = timeline.split('|');
  const open = spans.split(',').some((span) => {
    const [from, end] = span.split('-');
    return (
      from !== undefined && from !== '' && read(from) < until && (end === '' || end === undefined || read(end) >= until)
    );
  });
  return open || events.split(',').some((event) => event !== '' && read(event) >= since && read(event) < until);
}

/** How many lines an entry has under a field; 0 spares the reading of the lines' sheet. */
export const lineCount = (timeline: string, key: string): number =>
  Number(new RegExp(`[|,]${key}=(\\d+)`).exec(timeline)?.[1] ?? 0);

/** Everything that happened, and every time by which something had to. */
function momentsOf(register: AnyRegister, entry: AnyEntry, site: Site): Moment[] {
  const of = (fields: Fields, values: Readonly<Record<string, unknown>>): Moment[] =>
    Object.entries(fields).flatMap(([key, field]) => {
      const value = values[key];
      if (value === undefined) return [];
      if (isLines(field)) return (value as readonly Record<string, unknown>[]).flatMap((line) => of(field.of, line));
      return field.kind === 'moment' || field.kind === 'day' ? [value as Moment] : [];
    });
  const due = (register.limits ?? []).flatMap((limit) => limit.due(entry, site) ?? []);
  const voided = entry.voidReason === undefined || entry.changedAt === undefined ? [] : [entry.changedAt];
  return [...of(register.fields, entry), ...due, ...voided];
}

const write = (moment: Moment): string => moment.toString(36);
const read = (written: string): number => Number.parseInt(written, 36);
