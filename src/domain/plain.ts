import { type Field, type Fields, isLines } from './field.ts';
import { type Moment, momentOf, showDay, showMoment } from './moment.ts';
import type { AnyEntry, AnyRegister } from './register.ts';

/** What JSON holds: moments as `2026-02-14 09:30`, so that the journal can be read by a person. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A field's value as plain JSON; undefined is null. */
export function toPlain(field: Field, value: unknown): Plain {
  if (value === undefined) return null;
  if (isLines(field)) return (value as readonly Record<string, unknown>[]).map((line) => plainValues(field.of, line));
  if (field.kind === 'moment') return showMoment(value as Moment);
  if (field.kind === 'day') return showDay(value as Moment);
  return value as Plain;
}

/** The value that `toPlain` made plain. */
export function fromPlain(field: Field, plain: Plain): unknown {
  if (plain === null) return undefined;
  if (isLines(field))
    return (plain as readonly Record<string, Plain>[]).map((line) =>
      Object.fromEntries(Object.entries(line).map(([key, one]) => [key, fromPlain(field.of[key] as Field, one)])),
    );
  if (field.kind === 'moment' || field.kind === 'day') return momentOfPlain(String(plain));
  return plain;
}

/** Values under the keys of their fields, in the fields' order, missing ones left out. */
export function plainValues(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
): { readonly [key: string]: Plain } {
  const plain: Record<string, Plain> = {};
  for (const key in fields) if (!isBlank(values[key])) plain[key] = toPlain(fields[key] as Field, values[key]);
  return plain;
}

/** A whole entry, stamp and all, in one fixed order: what its digest is taken of. */
export const plainEntry = (register: AnyRegister, entry: AnyEntry): { readonly [key: string]: Plain } => ({
  number: entry.number,
  ...plainValues(register.fields, entry),
  external: entry.external ?? null,
  recordedBy: entry.recordedBy,
  recordedAt: showMoment(entry.recordedAt),
  changedBy: entry.changedBy ?? null,
  changedAt: entry.changedAt === undefined ? null : showMoment(entry.changedAt),
  voidReason: entry.voidReason ?? null,
  ...(entry.unexplained && { unexplained: true }),
});

/** Reads `2026-02-14` and `2026-02-14 09:30`, as written by showDay and showMoment. */
export function momentOfPlain(plain: string): Moment {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = plain.split(/\D/).map(Number);
  const at = momentOf(year, month, day, hour, minute);
  if (at === undefined) throw new Error(`no moment in the journal: ${plain}`);
  return at;
}

/** No value, or no lines. */
export const isBlank = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
