import fc from 'fast-check';
import { type Field, type Fields, isLines } from '../../src/domain/field.ts';
import { MINUTES_PER_DAY, type Moment, plusMinutes, startOfDay } from '../../src/domain/moment.ts';
import { cleanLine } from '../../src/domain/normalise.ts';
import type { AnyEntry, AnyRegister } from '../../src/domain/register.ts';
import { wall } from './wall.ts';

/** Property tests draw the same cases every time. */
fc.configureGlobal({ seed: 20260214 });

export const momentsBetween = (from: string, until: string): fc.Arbitrary<Moment> =>
  fc.integer({ min: wall(from), max: wall(until) }).map((minutes) => minutes as Moment);
/** All a cell may hold: from 1 March 1900, where Excel's days begin to be right. */
export const anyMoment = momentsBetween('1900-03-01', '2999-12-31');
/** A few weeks by quarters of a day, so that much falls on the same time and on the borders of periods. */
export const someMoment = fc
  .integer({ min: 0, max: 42 * 4 })
  .map((quarters) => plusMinutes(wall('2026-01-26'), (quarters * MINUTES_PER_DAY) / 4));

/** Whatever anybody could paste: controls, halves of characters, emoji, formulas, markup. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\u0000', '\ud800', '\u2028', '=', "'", '<', '𠮷', ' ', '\n', '１', '張', ':'),
    maxLength: 12,
  }),
  fc.constantFrom(
    '=1+1',
    "'x",
    '+86 755',
    '@x',
    '{typed}',
    '__proto__',
    'constructor',
    '2026-02-30',
    '24:01',
    '9'.repeat(400),
  ),
);
/** Text as it is kept once it was read. */
export const keptText = anyText.map(cleanLine).filter((text) => text !== '' && text.length <= 200);

/** A typed value of a field. */
export function valueFor(field: Field, at: fc.Arbitrary<Moment> = anyMoment): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'moment':
      return at;
    case 'day':
      return at.map(startOfDay);
    case 'clock':
      return fc.integer({ min: 0, max: MINUTES_PER_DAY });
    case 'whole':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 1_000_000_000 });
    case 'yes-no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options ?? {}));
    case 'shift':
      return fc.constantFrom('早班', '夜班');
    case 'mail':
      return fc.constantFrom('a@example.com', 'b.c+d@example.cn');
    case 'ref':
    case 'phone':
      return fc.constantFrom('TS-20260214-001', 'A-1203', '0755-8888', '+8613800138000');
    case 'lines':
      return isLines(field) ? fc.array(valuesOf(field.of, at), { maxLength: 3 }) : fc.constant(undefined);
    default:
      return field.names ? fc.constantFrom('A-1203', 'P 01') : keptText;
  }
}

/** Values of an entry or a line: required ones are there, the others may be. */
export function valuesOf(fields: Fields, at: fc.Arbitrary<Moment> = anyMoment): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, valueFor(field, at)]));
  const requiredKeys = Object.keys(fields).filter((key) => fields[key]?.required);
  return fc.record(model, { requiredKeys });
}

/** A recorded entry of a register, as good or bad as its typed values may be. */
export const entryOf = (register: AnyRegister, at: fc.Arbitrary<Moment> = anyMoment): fc.Arbitrary<AnyEntry> =>
  fc
    .record(
      {
        values: valuesOf(register.fields, at),
        serial: fc.integer({ min: 1, max: 999 }),
        recordedBy: keptText,
        recordedAt: at,
        external: keptText,
        changedBy: keptText,
        changedAt: at,
        voidReason: keptText,
      },
      { requiredKeys: ['values', 'serial', 'recordedBy', 'recordedAt', 'changedBy', 'changedAt'] },
    )
    .map(({ values, serial, ...stamp }) => ({
      ...values,
      ...stamp,
      number: `${register.prefix}-20260214-${String(serial).padStart(3, '0')}`,
    }));
