import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fields, isLines } from '../../src/domain/field.ts';
import { type Moment, plusDays } from '../../src/domain/moment.ts';
import { type AnyEntry, lifeOf } from '../../src/domain/register.ts';
import { lookBackDays } from '../../src/domain/site.ts';
import { lineCount, timelineOf, touches } from '../../src/domain/timeline.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { entryOf, someMoment } from '../support/arbitrary.ts';
import { SITE } from '../support/site.ts';

/** Every moment and day of an entry and of its lines. */
const momentsIn = (fields: Fields, values: Readonly<Record<string, unknown>>): Moment[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    if (isLines(field))
      return ((values[key] ?? []) as Record<string, unknown>[]).flatMap((line) => momentsIn(field.of, line));
    const dated = field.kind === 'moment' || field.kind === 'day';
    return dated && values[key] !== undefined ? [values[key] as Moment] : [];
  });

const entries = fc
  .constantFrom(...REGISTERS)
  .chain((register) => fc.tuple(fc.constant(register), entryOf(register, someMoment)));
const periods = fc
  .tuple(someMoment, fc.integer({ min: 1, max: 40 }))
  .map(([from, days]) => ({ from, until: plusDays(from, days) }));

it('an entry touches a period exactly when it is open or awaited at its end, or anything happened since', () =>
  fc.assert(
    fc.property(entries, periods, ([register, entry], { from: since, until }) => {
      const openAtEnd = lifeOf(register, entry).some(
        (span) => span.from < until && (span.until === undefined || span.until >= until),
      );
      const awaits = entry.voidReason === undefined ? register.awaits?.(entry) : undefined;
      const happened: Moment[] = [
        ...momentsIn(register.fields, entry),
        ...(entry.voidReason === undefined || entry.changedAt === undefined ? [] : [entry.changedAt]),
      ];
      expect(touches(timelineOf(register, entry), since, { until })).toBe(
        openAtEnd || (awaits !== undefined && awaits < until) || happened.some((at) => at >= since && at < until),
      );
    }),
    { numRuns: 2_000 },
  ));

it('a summary that looks back finds every entry of which something was due in its period', () =>
  fc.assert(
    fc.property(entries, periods, ([register, entry], { from, until }) => {
      const due = (register.limits ?? []).flatMap((limit) => limit.due(entry as never, SITE) ?? []);
      fc.pre(due.some((at) => at >= from && at < until));
      expect(touches(timelineOf(register, entry), plusDays(from, -lookBackDays(SITE)), { until })).toBe(true);
    }),
  ));

it('it tells how many lines there are, and for whom the entry is open', () =>
  fc.assert(
    fc.property(entries, ([register, entry]) => {
      const timeline = timelineOf(register, entry);
      for (const [key, field] of Object.entries(register.fields))
        if (isLines(field)) expect(lineCount(timeline, key)).toBe(((entry[key] ?? []) as unknown[]).length);
      const isOpen = lifeOf(register, entry).some((span) => span.until === undefined);
      const name = register.openBy && (entry as AnyEntry)[register.openBy];
      expect(timeline.includes(`|open=${String(name)}|`)).toBe(register.openBy !== undefined && isOpen);
    }),
  ));
