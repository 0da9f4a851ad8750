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
  type Layout,
  readColumn,
  readRows,
  readScattered,
  rowCount,
  rowsWith,
  writeRows,
} from './layout.ts';
import type { Workbook } from './workbook.ts';

/** A row as it stands on the sheet; `row` is 1-based. */
export interface SheetRow extends ReadRow {
  readonly row: number;
  readonly cells: Cells;
}

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
  const linesOf = shelved(workbook, register, (layout, count, field) => {
    const read = readRows(layout, FIRST_ROW, count);
    read.forEach((cells, index) => {
      if (Object.keys(cells).length === 0) return;
      lines.push({ field, row: FIRST_ROW + index, number: textOf(cells[LINE_OF.key]), cells });
    });
    return read;
  });
  const rows = readSpan(workbook, register, FIRST_ROW, rowCount(workbook.layout(register)), linesOf);
  return { rows, lines };
}
export const readAll = (workbook: Workbook, register: AnyRegister): readonly SheetRow[] =>
  readWhole(workbook, register).rows;

/** The rows of a span that hold anything. `lines` gives those of a number by field. */
function readSpan(
  workbook: Workbook,
  register: AnyRegister,
  row: number,
  count: number,
  lines: LinesOf,
  watchful = true,
): SheetRow[] {
  const read = readRows(workbook.layout(register), row, count, watchful);
  return understood(
    workbook,
    register,
    read.map((cells, index) => ({ row: row + index, cells })),
    lines,
  );
}

/** Rows as entries with their lines; a row that holds nothing is passed over. */
function understood(
  workbook: Workbook,
  register: AnyRegister,
  rows: readonly Pick<SheetRow, 'row' | 'cells'>[],
  lines: LinesOf,
): SheetRow[] {
  const keys = [...Object.keys(register.fields), NUMBER.key, 'external'];
  return rows.flatMap(({ row, cells }) => {
    if (!keys.some((key) => cells[key] !== undefined)) return [];
    return [{ ...fromRow(register, cells, lines(textOf(cells.number), cells), workbook.site), row, cells }];
  });
}

/** So many entries are read one by one with their lines at most; of more, a column says at once where all their lines are. */
const FEW = 5;

/** Some rows of a register, given by their 1-based numbers in ascending order, and of its lines' sheets only their lines. */
export function readSome(
  workbook: Workbook,
  register: AnyRegister,
  rows: readonly number[],
  watchful = true,
): SheetRow[] {
  if (rows.length <= FEW) return rowsAt(workbook, register, rows, watchful);
  const found = readScattered(workbook.layout(register), rows, watchful);
  const numbers = new Set(found.flatMap(({ cells }) => textOf(cells.number) || []));
  const lines = shelved(workbook, register, (layout, count) => {
    const parents = readColumn(layout, LINE_OF.key, count);
    const own = parents.flatMap((number, index) => (numbers.has(number) ? [FIRST_ROW + index] : []));
    return readScattered(layout, own).map(({ cells }) => cells);
  });
  return understood(workbook, register, found, lines);
}

type LinesOf = (number: string, cells: Cells) => Readonly<Record<string, readonly Cells[]>>;

function shelved(
  workbook: Workbook,
  register: AnyRegister,
  read: (layout: Layout, count: number, field: string) => readonly Cells[],
): LinesOf {
  const shelves = linesFields(register.fields).map(([key]) => {
    const layout = workbook.layout(register, key);
    return [key, shelve(read(layout, rowCount(layout), key))] as const;
  });
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

/**
 * Some rows of the sheet with their lines: a search and a read more of each that has any. A row that was changed by hand may have lost
 * what says that it has lines: they are looked for all the same, or a correction would take them for deleted.
 */
export function rowsAt(
  workbook: Workbook,
  register: AnyRegister,
  rows: readonly number[],
  watchful = false,
): SheetRow[] {
  const kinds = linesFields(register.fields);
  const linesFound =
    (has: (cells: Cells, key: string) => boolean): LinesOf =>
    (number, cells) =>
      Object.fromEntries(
        kinds
          .filter(([key]) => has(cells, key))
          .map(([key]) => {
            const layout = workbook.layout(register, key);
            const lines = rowsWith(layout, LINE_OF.key, number).flatMap((row) => readRows(layout, row, 1, watchful));
            return [key, lines.sort(byLine)];
          }),
      );
  return readScattered(workbook.layout(register), rows, watchful).flatMap((found) => {
    const read = (lines: LinesOf): SheetRow[] => understood(workbook, register, [found], lines);
    const told = read(linesFound((cells, key) => lineCount(textOf(cells.timeline), key) > 0));
    const isSure = kinds.length === 0 || told.every((one) => one.entry && isAsJournalled(register, one.entry, one));
    return isSure ? told : read(linesFound(() => true));
  });
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
  rowsAt(workbook, register, rowsWith(workbook.layout(register), NUMBER.key, number).slice(0, 1))[0];

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
