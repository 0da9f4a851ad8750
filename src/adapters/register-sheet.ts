import { LINE_OF, NUMBER } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import type { Moment } from '../domain/moment.ts';
import { isBlank } from '../domain/plain.ts';
import { type AnyEntry, type AnyRegister, isVoid } from '../domain/register.ts';
import { type Cells, fromRow, isAsJournalled, type ReadRow, textOf, toLineRows, toRow } from '../domain/row.ts';
import { lineCount } from '../domain/timeline.ts';
import type { Sheet } from './google.ts';
import {
  appendRows,
  FIRST_ROW,
  readColumn,
  readRows,
  readScattered,
  rowCount,
  rowsWith,
  rowsWithAny,
  writeRows,
} from './layout.ts';
import type { Workbook } from './workbook.ts';

/** A row as it stands on the sheet; `row` is 1-based. */
export interface SheetRow extends ReadRow {
  readonly row: number;
  readonly cells: Cells;
}

/** A row before it is understood. */
type OwnRow = Pick<SheetRow, 'row' | 'cells'>;

/** A line as it stands on the sheet of its kind: under which entry it says it belongs, and as which of its lines. */
export interface SheetLine {
  /** The entry's field that holds the lines. */
  readonly field: string;
  readonly row: number;
  /** Blank where nobody has filled it in. */
  readonly number: string;
  readonly cells: Cells;
}

/** A register's sheet and those of its lines, whole. */
export interface WholeRegister {
  readonly rows: readonly SheetRow[];
  /** Every line that holds anything, whether or not there is such an entry. */
  readonly lines: readonly SheetLine[];
}

/** Every row of a register that holds anything, drafts too, with its lines. Two or three calls a sheet. */
export function readWhole(workbook: Workbook, register: AnyRegister): WholeRegister {
  const lines: SheetLine[] = [];
  const linesOf = shelved(register, (field) => {
    const layout = workbook.layout(register, field);
    const read = readRows(layout, FIRST_ROW, rowCount(layout));
    read.forEach((cells, index) => {
      if (Object.keys(cells).length === 0) return;
      lines.push({ field, row: FIRST_ROW + index, number: textOf(cells[LINE_OF.key]), cells });
    });
    return read;
  });
  const layout = workbook.layout(register);
  const own = readRows(layout, FIRST_ROW, rowCount(layout)).map((cells, index) => ({ row: FIRST_ROW + index, cells }));
  return { rows: understood(workbook, register, own, linesOf), lines };
}
export const readAll = (workbook: Workbook, register: AnyRegister): readonly SheetRow[] =>
  readWhole(workbook, register).rows;

/** Rows as entries with their lines; a row that holds nothing is passed over. */
function understood(workbook: Workbook, register: AnyRegister, rows: readonly OwnRow[], lines: LinesOf): SheetRow[] {
  const keys = [...Object.keys(register.fields), NUMBER.key, 'external'];
  return rows.flatMap(({ row, cells }) => {
    if (!keys.some((key) => cells[key] !== undefined)) return [];
    return [{ ...fromRow(register, cells, lines(textOf(cells.number)), workbook.site), row, cells }];
  });
}

/** The lines of so many entries are searched for at most: of more, a column tells at less cost where they all are. */
const MOST_SEARCHED = 100;

/**
 * Some rows of a register, given by their 1-based numbers in ascending order, with their lines. A row that was changed by hand may
 * have lost what says that it has lines: they are looked for all the same, or a correction would take them for deleted.
 */
export function readSome(
  workbook: Workbook,
  register: AnyRegister,
  rows: readonly number[],
  watchful = true,
): SheetRow[] {
  const found = readScattered(workbook.layout(register), rows, watchful);
  const read = (linesOf: LinesOf): SheetRow[] => understood(workbook, register, found, linesOf);
  if (found.length > MOST_SEARCHED) return read(linesOfMany(workbook, register, numbersIn(found)));
  const told = read(linesOfFew(workbook, register, found, hasLines, watchful));
  if (linesFields(register.fields).length === 0) return told;
  const unsure = new Set(
    told.filter((one) => !one.entry || !isAsJournalled(register, one.entry, one)).map(({ row }) => row),
  );
  if (unsure.size === 0) return told;
  return read(linesOfFew(workbook, register, found, (one, key) => unsure.has(one.row) || hasLines(one, key), watchful));
}

const numbersIn = (rows: readonly OwnRow[]): string[] => rows.flatMap(({ cells }) => textOf(cells.number) || []);
const hasLines = ({ cells }: OwnRow, key: string): boolean => lineCount(textOf(cells.timeline), key) > 0;

/** A search a kind of lines that one of the rows has, then a read or two. */
function linesOfFew(
  workbook: Workbook,
  register: AnyRegister,
  rows: readonly OwnRow[],
  has: (row: OwnRow, key: string) => boolean,
  watchful: boolean,
): LinesOf {
  return shelved(register, (key) => {
    const numbers = numbersIn(rows.filter((row) => has(row, key)));
    if (numbers.length === 0) return [];
    const layout = workbook.layout(register, key);
    return readScattered(layout, rowsWithAny(layout, LINE_OF.key, numbers), watchful).map(({ cells }) => cells);
  });
}

function linesOfMany(workbook: Workbook, register: AnyRegister, of: readonly string[]): LinesOf {
  const numbers = new Set(of);
  return shelved(register, (key) => {
    const layout = workbook.layout(register, key);
    const own = readColumn(layout, LINE_OF.key, rowCount(layout)).flatMap((number, index) =>
      numbers.has(number) ? [FIRST_ROW + index] : [],
    );
    return readScattered(layout, own).map(({ cells }) => cells);
  });
}

/** The lines of an entry, by the field that holds them. */
type LinesOf = (number: string) => Readonly<Record<string, readonly Cells[]>>;

/** The lines of a register by their entry's number, as they are read for each of its kinds. */
function shelved(register: AnyRegister, read: (key: string) => readonly Cells[]): LinesOf {
  const shelves = linesFields(register.fields).map(([key]) => [key, shelve(read(key))] as const);
  return (number) => Object.fromEntries(shelves.map(([key, shelf]) => [key, shelf.get(number) ?? []]));
}

/** Where a line comes among its entry's; one that somebody has added without a number comes last. */
export const lineAt = ({ line }: Cells): number => {
  const at = line === undefined ? Number.NaN : Number(line);
  return Number.isNaN(at) ? Number.MAX_VALUE : at;
};
const byLine = (a: Cells, b: Cells): number => lineAt(a) - lineAt(b);

function shelve(rows: readonly Cells[]): Map<string, Cells[]> {
  const shelf = new Map<string, Cells[]>();
  for (const cells of rows) {
    const number = textOf(cells[LINE_OF.key]);
    if (number !== '') shelf.set(number, [...(shelf.get(number) ?? []), cells]);
  }
  for (const lines of shelf.values()) lines.sort(byLine);
  return shelf;
}

/** Appends the rows of entries, without their lines. */
function appendOwn(workbook: Workbook, register: AnyRegister, entries: readonly AnyEntry[], now: Moment): void {
  const layout = workbook.layout(register);
  appendRows(
    layout,
    entries.map((entry) => toRow(register, entry, workbook.site, now)),
  );
  // A batch may void what it has recorded.
  if (entries.some(isVoid)) {
    const first = layout.sheet.getLastRow() - entries.length + 1;
    entries.forEach((entry, index) => {
      if (isVoid(entry)) strike(layout.sheet, first + index);
    });
  }
}

/** The row of an entry, by its number; undefined where there is none. */
export const rowNumbered = (workbook: Workbook, register: AnyRegister, number: string): SheetRow | undefined =>
  readSome(workbook, register, rowsWith(workbook.layout(register), NUMBER.key, number).slice(0, 1), false)[0];

/** Appends the rows of new entries, and their lines. */
export function appendEntries(
  workbook: Workbook,
  register: AnyRegister,
  entries: readonly AnyEntry[],
  now: Moment,
): void {
  appendOwn(workbook, register, entries, now);
  for (const [key, of] of linesFields(register.fields)) {
    const lines = entries.flatMap((entry) => toLineRows(register, key, of, entry, workbook.site));
    if (lines.length > 0) appendRows(workbook.layout(register, key), lines);
  }
}

/** Writes an entry over its row, found by its number; appends it where it has none. Lines likewise, unless `before` has the same. */
export function writeEntry(
  workbook: Workbook,
  register: AnyRegister,
  entry: AnyEntry,
  before: AnyEntry | undefined,
  now: Moment,
): void {
  const layout = workbook.layout(register);
  const [row] = rowsWith(layout, NUMBER.key, entry.number);
  if (row === undefined) appendOwn(workbook, register, [entry], now);
  else {
    writeRows(layout, row, [toRow(register, entry, workbook.site, now)]);
    if (isVoid(entry)) strike(layout.sheet, row);
    else if (!before || isVoid(before)) strike(layout.sheet, row, 'none');
  }
  for (const [key, of] of linesFields(register.fields)) {
    const lines = toLineRows(register, key, of, entry, workbook.site);
    if (before && !linesDiffer(before, entry, key)) continue;
    const child = workbook.layout(register, key);
    const old = before && isBlank(before[key]) ? [] : rowsWith(child, LINE_OF.key, entry.number);
    old.forEach((at, index) => {
      writeRows(child, at, [lines[index] ?? {}]);
    });
    appendRows(child, lines.slice(old.length));
  }
}

/** Whether an entry's lines under a field are others than before. */
export const linesDiffer = (before: AnyEntry | undefined, after: AnyEntry, key: string): boolean =>
  JSON.stringify(before?.[key] ?? []) !== JSON.stringify(after[key] ?? []);

/** A voided row stays, struck through; a restored one is freed of it. */
function strike(sheet: Sheet, row: number, line: 'line-through' | 'none' = 'line-through'): void {
  sheet.getRange(`${row}:${row}`).setFontLine(line);
}
