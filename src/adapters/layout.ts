import type { RawCell } from '../domain/normalise.ts';
import type { Cells } from '../domain/row.ts';
import { columnLetters } from '../writers/cells.ts';
import { plainText, type Range, type Sheet } from './google.ts';
import { dateOfMoment, rawCell } from './wall.ts';

/** Row 1 holds the headings, hidden row 2 the keys; entries begin below (1-based). */
export const HEADING_ROW = 1;
export const KEY_ROW = 2;
export const FIRST_ROW = 3;

/** Neighbouring columns that have keys; `start` is 1-based. */
interface Run {
  readonly start: number;
  readonly keys: readonly string[];
}

/** Where the columns of a sheet are now. Columns of the staff's own have no key: they are neither read nor written. */
export interface Layout {
  readonly sheet: Sheet;
  readonly runs: readonly Run[];
}

/** Reads the hidden row of keys: one service call. */
export function layoutOf(sheet: Sheet): Layout {
  const keys = (sheet.getRange(`${KEY_ROW}:${KEY_ROW}`).getValues()[0] ?? []).map(String);
  const runs: { start: number; keys: string[] }[] = [];
  keys.forEach((key, index) => {
    if (key === '') return;
    const last = runs[runs.length - 1];
    if (last && last.start + last.keys.length === index + 1) last.keys.push(key);
    else runs.push({ start: index + 1, keys: [key] });
  });
  return { sheet, runs };
}

/** Rows of a sheet from the first entry down to the last that holds anything: one service call. */
export const rowCount = ({ sheet }: Layout): number => Math.max(0, sheet.getLastRow() - KEY_ROW);

/** The 1-based column of a key. A column that staff deleted is an error with a way out. */
export function columnOf({ sheet, runs }: Layout, key: string): number {
  for (const run of runs) if (run.keys.includes(key)) return run.start + run.keys.indexOf(key);
  throw new Error(`The sheet "${sheet.getName()}" has lost its column "${key}": undo, or set up the workbook again.`);
}

/** All rows of one column, from the first entry down to the sheet's end. */
export function columnRange(layout: Layout, key: string): Range {
  const letters = columnLetters(columnOf(layout, key));
  return layout.sheet.getRange(`${letters}${FIRST_ROW}:${letters}`);
}

/** The 1-based rows in which a cell of a column holds `text` (all of it, or with `part` some of it): one service call. */
export function rowsWith(layout: Layout, key: string, text: string, part = false): number[] {
  const found = columnRange(layout, key).createTextFinder(text).matchCase(true).matchEntireCell(!part).findAll();
  return found.map((range) => range.getRow());
}

/** The 1-based rows in which a cell of a column holds one of the texts: one service call for a hundred of them. */
export function rowsWithAny(layout: Layout, key: string, texts: readonly string[]): number[] {
  const parts = Array.from({ length: Math.ceil(texts.length / MOST_TEXTS) }, (_, part) =>
    texts.slice(part * MOST_TEXTS, (part + 1) * MOST_TEXTS),
  );
  const rows = parts.flatMap((some) => {
    const pattern = some.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
    return rowsLike(layout, key, `^(${pattern})$`);
  });
  return rows.sort((a, b) => a - b);
}
/** The 1-based rows in which a cell of a column is like a pattern (RE2): one service call. */
export const rowsLike = (layout: Layout, key: string, pattern: string): number[] =>
  columnRange(layout, key)
    .createTextFinder(pattern)
    .matchCase(true)
    .useRegularExpression(true)
    .findAll()
    .map((range) => range.getRow());
/** How long a pattern may be is not documented. */
const MOST_TEXTS = 100;

/**
 * Reads rows as cells by key: a service call for each run of keyed columns, mostly one. `watchful` looks for formulas first,
 * a search more; who reads one row to change it compares its digest with the journal's state instead. A row that is not `wanted` comes back empty.
 */
export function readRows(
  { sheet, runs }: Layout,
  row: number,
  count: number,
  watchful = true,
  wanted: Wanted = every,
): Cells[] {
  const rows: Record<string, RawCell>[] = Array.from({ length: count }, () => ({}));
  if (count === 0) return rows;
  for (const { start, keys } of runs) {
    const values = readAround(sheet.getRange(row, start, count, keys.length), watchful, wanted);
    values.forEach((cells, index) => {
      for (let column = 0; column < keys.length; column++) {
        const cell = cells[column];
        if (cell !== undefined && cell !== '') (rows[index] as Record<string, RawCell>)[keys[column] as string] = cell;
      }
    });
  }
  return rows;
}

/** By the index of a row in its block. */
type Wanted = (index: number) => boolean;
const every: Wanted = () => true;

/**
 * Rows that are far apart are read in several blocks: another call costs as much as reading some 200 rows between
 * (platform.md: 50 ms a call, 7 µs a cell).
 */
const GAP = 200;

/** Reads rows that may lie apart, given by their 1-based numbers in ascending order. */
export function readScattered(
  layout: Layout,
  rows: readonly number[],
  watchful = true,
): readonly { readonly row: number; readonly cells: Cells }[] {
  const blocks: { readonly first: number; last: number; readonly rows: Set<number> }[] = [];
  for (const row of rows) {
    const block = blocks[blocks.length - 1];
    if (block && row - block.last <= GAP) {
      block.last = row;
      block.rows.add(row);
    } else blocks.push({ first: row, last: row, rows: new Set([row]) });
  }
  return blocks.flatMap(({ first, last, rows: wanted }) => {
    const read = readRows(layout, first, last - first + 1, watchful, (index) => wanted.has(first + index));
    return [...wanted].map((row) => ({ row, cells: read[row - first] ?? {} }));
  });
}

/** One column at full height, as text; `count` rows from the first entry on. */
export function readColumn(layout: Layout, key: string, count: number): string[] {
  if (count === 0) return [];
  const range = layout.sheet.getRange(FIRST_ROW, columnOf(layout, key), count, 1);
  return readAround(range, true, every).map(([cell]) => (typeof cell === 'string' ? cell : ''));
}

/**
 * Values with formulas read around: a formula in a register's column is an issue, never a value (DESIGN §3). Google gives a
 * formula's result, so who must know looks for them first; the local host refuses to read one, which says the same.
 */
function readAround(range: Range, watchful: boolean, wanted: Wanted): RawCell[][] {
  const read = (): RawCell[][] =>
    (range.getValues() as unknown[][]).map((row, index) => (wanted(index) ? row.map(rawCell) : []));
  if (watchful && !hasFormula(range)) return read();
  if (watchful) return besideFormulas(range);
  try {
    return read();
  } catch (refused) {
    if (!hasFormula(range)) throw refused;
    return besideFormulas(range);
  }
}

/** The cells of a range; whoever reads it cannot wait for a search. */
export const readUnwatched = (range: Range): RawCell[][] => readAround(range, false, every);

/** One search. Text that merely begins with "=" is looked at again when the formulas are read. */
const hasFormula = (range: Range): boolean => range.createTextFinder('=').matchFormulaText(true).findNext() !== null;

/**
 * Columns without a formula in one read each run of them, those with one in a read for each run of cells beside them: a formula is
 * mostly one of a whole column of them.
 */
function besideFormulas(range: Range): RawCell[][] {
  const formulas = range.getFormulas();
  const [height, width] = [formulas.length, range.getNumColumns()];
  const rows: RawCell[][] = formulas.map((row) => row.map((formula) => (formula === '' ? '' : { formula })));
  const read = (down: number, right: number, tall: number, wide: number): void => {
    const values = range.offset(down, right, tall, wide).getValues() as unknown[][];
    values.forEach((cells, row) => {
      cells.forEach((cell, at) => {
        (rows[down + row] as RawCell[])[right + at] = rawCell(cell);
      });
    });
  };
  const clean = Array.from({ length: width }, (_, at) => formulas.every((row) => row[at] === ''));
  for (const [right, wide] of runsWhere(clean, true)) read(0, right, height, wide);
  for (const [right, wide] of runsWhere(clean, false))
    for (let at = right; at < right + wide; at++)
      for (const [down, tall] of runsWhere(
        formulas.map((row) => row[at] === ''),
        true,
      ))
        read(down, at, tall, 1);
  return rows;
}

/** Where a list says that, as runs: where each begins and how long it is. */
function runsWhere(list: readonly boolean[], wanted: boolean): (readonly [from: number, count: number])[] {
  const runs: [number, number][] = [];
  list.forEach((one, at) => {
    if (one !== wanted) return;
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === at) last[1] += 1;
    else runs.push([at, 1]);
  });
  return runs;
}

/** Appends rows below the last one that holds anything: a single one in one call, several in two. */
export function appendRows(layout: Layout, rows: readonly Cells[]): void {
  const { sheet, runs } = layout;
  const [first, second] = rows;
  if (!first) return;
  const run = runs[0];
  const plain = !Object.values(first).some((cell) => typeof cell === 'string' && RISKY.test(cell));
  if (!second && run?.start === 1 && runs.length === 1 && plain) {
    sheet.appendRow(run.keys.map((key) => toCell(first[key] ?? '')));
    return;
  }
  const last = sheet.getLastRow();
  makeRoom(sheet, last + rows.length);
  writeRows(layout, last + 1, rows);
}

/** Rows are added by the hundred, so that it is seldom. */
const ROOM = 500;

/** Makes a sheet at least so many rows high: no service call where it is, since a range beyond its end is refused unread. */
export function makeRoom(sheet: Sheet, needed: number): void {
  try {
    sheet.getRange(needed, 1);
  } catch {
    const height = sheet.getMaxRows();
    sheet.insertRowsAfter(height, needed + ROOM - height);
  }
}

/** Writes rows from a 1-based row on; a key without a cell becomes blank. */
export function writeRows({ sheet, runs }: Layout, row: number, rows: readonly Cells[]): void {
  for (const { start, keys } of runs)
    setCells(
      sheet,
      row,
      start,
      rows.map((cells) => keys.map((key) => toCell(cells[key] ?? ''))),
    );
}

/** Rows that are written in one call: Google takes more, but a write that is cut off should not cost everything. */
const MOST_ROWS = 2_000;

/**
 * Writes some cells of some rows, by keys; `rows` in ascending order, what is not named stays. Neighbours that name the same keys
 * are one write for each run of columns. `formats` are set with them: whoever pastes brings formats that would change a text.
 */
export function patchRows(
  layout: Layout,
  rows: ReadonlyMap<number, Cells>,
  formats?: ReadonlyMap<string, string>,
): void {
  const blocks: { readonly first: number; readonly keys: string; readonly rows: Cells[] }[] = [];
  for (const [row, cells] of rows) {
    const keys = Object.keys(cells).join(' ');
    const block = blocks[blocks.length - 1];
    const isNext = block && block.first + block.rows.length === row && block.rows.length < MOST_ROWS;
    if (isNext && block.keys === keys) block.rows.push(cells);
    else blocks.push({ first: row, keys, rows: [cells] });
  }
  for (const { first, rows: block } of blocks)
    for (const { start, keys } of runsOf(layout, new Set(Object.keys(block[0] ?? {})))) {
      const format = keys.map((key) => formats?.get(key) ?? '@');
      const range = layout.sheet.getRange(first, start, block.length, keys.length);
      if (formats && range.getNumberFormats().some((row) => row.some((one, at) => one !== format[at])))
        range.setNumberFormats(block.map(() => format));
      setCells(
        layout.sheet,
        first,
        start,
        block.map((cells) => keys.map((key) => toCell(cells[key] ?? ''))),
      );
    }
}

/** The neighbouring columns among some keys. */
function runsOf({ runs }: Layout, wanted: ReadonlySet<string>): Run[] {
  const found: { start: number; keys: string[] }[] = [];
  for (const { start, keys } of runs)
    keys.forEach((key, index) => {
      if (!wanted.has(key)) return;
      const last = found[found.length - 1];
      if (last && last.start + last.keys.length === start + index) last.keys.push(key);
      else found.push({ start: start + index, keys: [key] });
    });
  return found;
}

export type SheetCell = string | number | boolean | Date;

/** Writes a block of cells in one call. Text that would be run or lost is written as rich text, which is never parsed. */
export function setCells(sheet: Sheet, row: number, column: number, rows: readonly (readonly SheetCell[])[]): void {
  const isRisky = (cell: SheetCell): boolean => typeof cell === 'string' && RISKY.test(cell);
  const safe = rows.map((cells) => cells.map((cell) => (isRisky(cell) ? '' : cell)));
  if (safe.length === 0) return;
  sheet.getRange(row, column, safe.length, safe[0]?.length ?? 1).setValues(safe);
  rows.forEach((cells, down) => {
    cells.forEach((cell, right) => {
      if (isRisky(cell)) sheet.getRange(row + down, column + right).setRichTextValue(plainText(String(cell)));
    });
  });
}

const toCell = (cell: RawCell): SheetCell => {
  if (typeof cell !== 'object') return cell;
  if ('formula' in cell) throw new Error('a formula is never written');
  return dateOfMoment(cell.at);
};

/** What even a cell formatted as text would not keep as it is: "=…" is made a formula, a first "'" swallowed. */
const RISKY = /^[=']/;
