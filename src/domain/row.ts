import { type Field, type Fields, isLines, linesFields } from './field.ts';
import type { Issue } from './issue.ts';
import { entryDigest } from './journal.ts';
import { type Moment, showDay, showMoment } from './moment.ts';
import { normalise, normaliseAll, type RawCell } from './normalise.ts';
import { optionsOf } from './options.ts';
import { type AnyEntry, type AnyRegister, isVoid, type State } from './register.ts';
import type { Site } from './site.ts';
import { timelineOf } from './timeline.ts';
import { words } from './words.ts';

/** Cells by the keys of their columns; a blank one is left out. */
export type Cells = Readonly<Record<string, RawCell>>;

const VOID: State = { words: words('已作废', '已作廢', 'Void'), tone: 'void' };

/** The state of an entry, derived: what its row shows. */
export const stateOf = (register: AnyRegister, entry: AnyEntry, now: Moment, site: Site): State =>
  isVoid(entry) ? VOID : (register.states[register.state(entry, now, site)] ?? VOID);

/** Every state the sheet of a register may show. */
export const statesOf = (register: AnyRegister): readonly State[] => [...Object.values(register.states), VOID];

/** An entry as the cells of its row. */
export function toRow(register: AnyRegister, entry: AnyEntry, site: Site, now: Moment): Cells {
  const { number, external = '', recordedBy, recordedAt, changedBy = '', changedAt, voidReason = '' } = entry;
  return {
    number,
    state: stateOf(register, entry, now, site).words[site.locale],
    ...toCells(register.id, register.fields, entry, site),
    external,
    recordedBy,
    recordedAt: { at: recordedAt },
    changedBy,
    changedAt: changedAt === undefined ? '' : { at: changedAt },
    voidReason,
    digest: digestCell(register, entry),
    timeline: timelineOf(register, entry),
  };
}

/** What a row keeps of its last journalled state, with a mark while it waits to be explained. */
const digestCell = (register: AnyRegister, entry: AnyEntry): string =>
  entryDigest(register, entry) + (entry.unexplained ? UNEXPLAINED : '');
const UNEXPLAINED = '?';

/** An entry's lines as rows of their sheet. */
export const toLineRows = (
  register: AnyRegister,
  key: string,
  of: Fields,
  entry: AnyEntry,
  site: Site,
): readonly Cells[] =>
  ((entry[key] ?? []) as readonly Record<string, unknown>[]).map((line, index) => ({
    entry: entry.number,
    line: index + 1,
    ...toCells(register.id, of, line, site),
  }));

function toCells(register: string, fields: Fields, values: Readonly<Record<string, unknown>>, site: Site): Cells {
  const cells: Record<string, RawCell> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key];
    if (value !== undefined && field.kind !== 'lines') cells[key] = toCell(register, key, field, value, site);
  }
  return cells;
}

/** A value as a person sees it in a cell: options by their label, days and times as dates. */
export function toCell(register: string, key: string, field: Field, value: unknown, site: Site): RawCell {
  if (field.kind === 'moment' || field.kind === 'day') return { at: value as Moment };
  if (field.kind === 'choice') return optionsOf(site, register, key, field).get(String(value)) ?? String(value);
  if (field.kind === 'yes-no') return (value ? YES : NO)[site.locale];
  return value as RawCell;
}

/** A value as text, as a person would type it; lines one after the other. */
export function showValue(register: string, key: string, field: Field, value: unknown, site: Site): string {
  if (isLines(field))
    return (value as readonly Readonly<Record<string, unknown>>[])
      .map((line) => showLine(register, field.of, line, site))
      .join('\n');
  if (field.kind === 'moment') return showMoment(value as Moment);
  if (field.kind === 'day') return showDay(value as Moment);
  return String(toCell(register, key, field, value, site));
}

const showLine = (register: string, of: Fields, line: Readonly<Record<string, unknown>>, site: Site): string =>
  Object.entries(of)
    .filter(([key]) => line[key] !== undefined)
    .map(([key, field]) => `${field.words[site.locale]} ${showValue(register, key, field, line[key], site)}`)
    .join(',');

export const YES = words('是', '是', 'Yes');
export const NO = words('否', '否', 'No');

/** What a row says: an entry, as far as it can be read, and what cannot. A row without a number is no entry. */
export interface ReadRow {
  readonly entry?: AnyEntry;
  readonly issues: readonly Issue[];
  /** The digest of the last journalled state, as the row keeps it. */
  readonly digest: string;
}

/** Reads a row and its lines back into an entry. */
export function fromRow(
  register: AnyRegister,
  cells: Cells,
  lines: Readonly<Record<string, readonly Cells[]>>,
  site: Site,
): ReadRow {
  const number = textOf(cells.number);
  const raw: Record<string, RawCell | readonly Cells[]> = {};
  for (const [key, field] of Object.entries(register.fields)) {
    const cell = field.kind === 'lines' ? lines[key] : cells[key];
    if (cell !== undefined) raw[key] = cell;
  }
  for (const [key, of] of linesFields(register.fields))
    if (lines[key]) raw[key] = lines[key].map((line) => only(of, line));
  const { values, issues } = normaliseAll(register.fields, raw, register.id, site);
  const stamp = {
    number,
    external: textOf(cells.external) || undefined,
    recordedBy: textOf(cells.recordedBy),
    recordedAt: momentIn(cells.recordedAt, site),
    changedBy: textOf(cells.changedBy) || undefined,
    changedAt: momentIn(cells.changedAt, site),
    voidReason: textOf(cells.voidReason) || undefined,
    unexplained: textOf(cells.digest).endsWith(UNEXPLAINED) || undefined,
  };
  const digest = textOf(cells.digest).replace(UNEXPLAINED, '');
  const read = { entry: { ...values, ...stamp } as AnyEntry, issues };
  const { entry, issues: left } = digest === '' ? read : (asItWasTaken(register, read, digest) ?? read);
  return {
    entry: number === '' ? undefined : entry,
    issues: left.map((issue) => ({ ...issue, number: number || undefined })),
    digest,
  };
}

/** What a cell may name that the settings had when it was taken in, and have no more. */
export const MAY_BE_GONE: readonly string[] = ['FORM-SHIFT', 'FORM-CHOICE'];

/**
 * The entry with the names that the settings no longer have, if that is what was journalled of it: a shift that was renamed, an
 * option that was taken out. What was taken in stays right; what was typed since is not what was journalled.
 */
function asItWasTaken(
  register: AnyRegister,
  { entry, issues }: Pick<ReadRow, 'issues'> & { readonly entry: AnyEntry },
  digest: string,
): { readonly entry: AnyEntry; readonly issues: readonly Issue[] } | undefined {
  const gone = issues.filter(({ rule }) => MAY_BE_GONE.includes(rule));
  if (gone.length === 0) return undefined;
  const values: Record<string, unknown> = { ...entry };
  for (const { field = '', line, facts } of gone) {
    const [key = '', sub = ''] = field.split('.');
    const lines = values[key] as readonly object[];
    values[key] =
      line === undefined
        ? facts?.typed
        : lines.map((one, at) => (at + 1 === line ? { ...one, [sub]: facts?.typed } : one));
  }
  const taken = values as AnyEntry;
  if (entryDigest(register, taken) !== digest) return undefined;
  return { entry: taken, issues: issues.filter((issue) => !gone.includes(issue)) };
}

/** Whether a row still says what was journalled of its entry last; else somebody changed it by hand since. */
export const isAsJournalled = (register: AnyRegister, entry: AnyEntry, { digest }: Pick<ReadRow, 'digest'>): boolean =>
  entryDigest(register, entry) === digest;

/** Whether a row says what was taken in, and not what somebody changed by hand and nobody has explained. */
export const isAsTaken = (register: AnyRegister, entry: AnyEntry, row: Pick<ReadRow, 'digest'>): boolean =>
  entry.unexplained === undefined && isAsJournalled(register, entry, row);

/** The cells of a row that the program works out and nobody types. */
export type DerivedCell = 'state' | 'timeline' | 'digest';

/**
 * The derived cells of a row that do not say what follows from the entry. The state was written when the entry changed last
 * and changes with the clock alone: what it was then and what it is now are both right.
 */
export function wrongCells(
  register: AnyRegister,
  entry: AnyEntry,
  cells: Cells,
  site: Site,
  now: Moment,
): readonly DerivedCell[] {
  const stateAt = (at: Moment): string => stateOf(register, entry, at, site).words[site.locale];
  const right: Readonly<Record<DerivedCell, readonly string[]>> = {
    state: [stateAt(entry.changedAt ?? entry.recordedAt), stateAt(now)],
    timeline: [timelineOf(register, entry)],
    digest: [digestCell(register, entry)],
  };
  return (Object.keys(right) as DerivedCell[]).filter((cell) => !right[cell].includes(textOf(cells[cell])));
}

const only = (fields: Fields, cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([key]) => key in fields));

export const textOf = (cell: RawCell | undefined): string =>
  typeof cell === 'string' ? cell : cell === undefined ? '' : String(cell);

const AT: Field = { kind: 'moment', words: words('', '', ''), required: false };
const momentIn = (cell: RawCell | undefined, site: Site): Moment | undefined =>
  normalise(AT, cell, { register: '', field: '' }, site).value as Moment | undefined;
