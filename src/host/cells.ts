import { type Book, MAX_CHARACTERS } from './book.ts';
import type { CellBlock, RichBlock, WriteMode } from './bridge.ts';
import { type Cell, cellName, Formula, type Rect } from './cell.ts';
import { displayText, showsDate } from './display.ts';
import {
  type Beside,
  besideRuns,
  type Grid,
  rowToWrite,
  rowWritten,
  setBesideRuns,
  setStyleRuns,
  styleRuns,
} from './grid.ts';
import { InvalidInput, NotAvailable, PlatformError } from './host-error.ts';
import { assignRuns, changeRuns, eachRun, isConstant, listRuns, runValue } from './runs.ts';
import { type Attribute, type AttributeValue, DEFAULT_STYLE } from './style.ts';
import { defaultDateFormat, defaultMomentFormat, type Typed, typed, typedAsText } from './typed-text.ts';
import { accepts, parseRule } from './validation.ts';
import { serialOfWall, wallOfSerial, zoneNamed } from './zone.ts';

const formatAt = (book: Book, grid: Grid, row: number, column: number): string =>
  book.styles.get(runValue(styleRuns(grid, column), row), 'numberFormat') as string;

/** The values of a block; a formula among them cannot be read. */
export function readValues(book: Book, grid: Grid, rect: Rect): CellBlock {
  const cells = new Array<string | number | boolean>(rect.rows * rect.columns);
  let at = 0;
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    const source = grid.rows[row];
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      const cell = source?.[column] ?? '';
      if (typeof cell === 'object') throw unreadable(grid, row, column);
      cells[at++] = cell;
    }
  }
  return { cells, dates: datesOf(book, grid, rect, cells) };
}

/** Turns the serial numbers that show as dates into instants, and tells where they are. */
function datesOf(book: Book, grid: Grid, rect: Rect, cells: (string | number | boolean)[]): number[] {
  const zone = zoneNamed(book.meta.timeZone);
  const dates: number[] = [];
  for (let column = 0; column < rect.columns; column++) {
    const runs = styleRuns(grid, rect.column + column);
    eachRun(runs, rect.row, rect.row + rect.rows, (style, from, to) => {
      if (!showsDate(book.styles.get(style, 'numberFormat') as string)) return;
      for (let row = from; row < to; row++) {
        const at = (row - rect.row) * rect.columns + column;
        const cell = cells[at];
        if (typeof cell !== 'number') continue;
        cells[at] = zone.fromWall(wallOfSerial(cell));
        dates.push(at);
      }
    });
  }
  return dates;
}

/** The texts a block shows. */
export function readDisplay(book: Book, grid: Grid, rect: Rect): string[] {
  return eachCell(grid, rect, (cell, row, column) => {
    if (cell instanceof Formula) throw unreadable(grid, row, column);
    return typeof cell === 'number'
      ? displayText(cell, formatAt(book, grid, row, column), book.meta.locale)
      : displayText(cell, '', '');
  });
}

export const readFormulas = (grid: Grid, rect: Rect): string[] =>
  eachCell(grid, rect, (cell) => (cell instanceof Formula ? cell.f : ''));

export function eachCell<T>(grid: Grid, rect: Rect, read: (cell: Cell, row: number, column: number) => T): T[] {
  const list = new Array<T>(rect.rows * rect.columns);
  let at = 0;
  for (let row = rect.row; row < rect.row + rect.rows; row++)
    for (let column = rect.column; column < rect.column + rect.columns; column++)
      list[at++] = read(grid.rows[row]?.[column] ?? null, row, column);
  return list;
}

const unreadable = (grid: Grid, row: number, column: number): NotAvailable =>
  new NotAvailable(`The value of the formula in ${grid.meta.name}!${cellName(row, column)}`);

/** The texts of a block with where they link to, as rich text; null where a cell holds no text. */
export function readRich(grid: Grid, rect: Rect): RichBlock {
  const texts = eachCell(grid, rect, (cell, row, column) => {
    if (cell instanceof Formula) throw unreadable(grid, row, column);
    return cell === null ? '' : typeof cell === 'string' ? cell : null;
  });
  return { texts, links: readBeside(grid, 'link', rect) };
}

/** Writes rich text: whatever it looks like, it stays text, and each may link somewhere. */
export function writeRich(book: Book, grid: Grid, rect: Rect, { texts, links }: RichBlock, now: number): void {
  writeCells(book, grid, rect, { cells: texts, dates: [] }, 'text', now);
  const linked = Array.from({ length: links.length }, (_, at) => links[at] as string);
  if (linked.some((link) => link !== '')) putEachBeside(grid, 'link', rect, linked);
}

/** Writes a block as setValues, setRichTextValues or setFormulas do; nothing is written when one cell is refused. */
export function writeCells(book: Book, grid: Grid, rect: Rect, block: CellBlock, mode: WriteMode, now: number): void {
  const count = rect.rows * rect.columns;
  const { locale } = book.meta;
  const zone = zoneNamed(book.meta.timeZone);
  const desk = { locale, year: new Date(zone.toWall(now)).getUTCFullYear() };
  const values = new Array<Cell>(count);
  for (let at = 0; at < count; at++) values[at] = block.cells[at] ?? null;
  /** By column: the formats that values imply. */
  const formats = new Map<number, Map<number, string>>();
  const implies = (at: number, format: string): void => {
    const column = at % rect.columns;
    let ofColumn = formats.get(column);
    if (!ofColumn) {
      ofColumn = new Map();
      formats.set(column, ofColumn);
    }
    ofColumn.set(Math.floor(at / rect.columns), format);
  };
  for (let i = 0; i < block.dates.length; i++) {
    const at = block.dates[i] as number;
    const serial = serialOfWall(zone.toWall(values[at] as number));
    values[at] = serial;
    implies(at, Number.isInteger(serial) ? defaultDateFormat(locale) : defaultMomentFormat(locale));
  }
  const textColumns = mode === 'typed' ? columnsOfText(book, grid, rect) : [];
  for (let at = 0; at < count; at++) {
    const value = values[at];
    if (typeof value !== 'string') continue;
    if (value === '') {
      values[at] = null;
      continue;
    }
    if (value.length > MAX_CHARACTERS)
      throw new PlatformError('Your input contains more than the maximum of 50000 characters in a single cell.');
    let result: Typed;
    if (mode === 'text') result = { value };
    else if (mode === 'formula') result = { value: new Formula(value.startsWith('=') ? value : `=${value}`) };
    else if (textColumns[at % rect.columns]?.(Math.floor(at / rect.columns))) result = typedAsText(value);
    else result = typed(value, desk);
    if (result.value !== value) values[at] = result.value;
    if (result.format) implies(at, result.format);
  }
  checkValidations(book, grid, rect, values, formats);
  putCells(grid, rect, values);
  for (const [column, ofColumn] of formats) implyFormats(book, grid, rect, column, ofColumn);
}

/** For each column, whether a row of the block is formatted as text; undefined where none is. */
function columnsOfText(book: Book, grid: Grid, rect: Rect): (((row: number) => boolean) | undefined)[] {
  return Array.from({ length: rect.columns }, (_, column) => {
    const runs = styleRuns(grid, rect.column + column);
    const isText = (style: number): boolean => book.styles.get(style, 'numberFormat') === '@';
    if (isConstant(runs)) return isText(runs.values[0] as number) ? () => true : undefined;
    return (row) => isText(runValue(runs, rect.row + row));
  });
}

/** A rule that rejects refuses the whole write, as Google does to scripts too. */
function checkValidations(
  book: Book,
  grid: Grid,
  rect: Rect,
  values: readonly Cell[],
  formats: Map<number, Map<number, string>>,
): void {
  for (let column = 0; column < rect.columns; column++) {
    eachRun(styleRuns(grid, rect.column + column), rect.row, rect.row + rect.rows, (style, from, to) => {
      const json = book.styles.get(style, 'validation') as string;
      if (json === '') return;
      const rule = parseRule(json);
      if (rule.allowInvalid) return;
      for (let row = from; row < to; row++) {
        const cell = values[(row - rect.row) * rect.columns + column] as Cell;
        const own = book.styles.get(style, 'numberFormat') as string;
        const format = own === DEFAULT_STYLE.numberFormat ? (formats.get(column)?.get(row - rect.row) ?? own) : own;
        const shown = cell instanceof Formula ? '' : displayText(cell, format, book.meta.locale);
        if (!accepts(rule, cell, shown, zoneNamed(book.meta.timeZone)))
          throw new InvalidInput(row, rect.column + column, rule.helpText);
      }
    });
  }
}

/** Puts values into the rows; no parsing, no formats. Whatever is written anew links nowhere. */
export function putCells(grid: Grid, rect: Rect, values: readonly Cell[]): void {
  let at = 0;
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    const cells = rowToWrite(grid, row);
    while (cells.length < rect.column) cells.push(null);
    for (let column = rect.column; column < rect.column + rect.columns; column++) cells[column] = values[at++] as Cell;
    rowWritten(grid, row);
  }
  if (grid.besides.link.length > 0) putBeside(grid, 'link', rect, '');
}

/** A cell without a number format of its own takes the one its value implies. */
function implyFormats(book: Book, grid: Grid, rect: Rect, column: number, formats: ReadonlyMap<number, string>): void {
  const runs = styleRuns(grid, rect.column + column);
  const styles = listRuns(runs, rect.row, rect.rows);
  for (const [row, format] of formats) {
    const style = styles[row] as number;
    if (book.styles.get(style, 'numberFormat') === DEFAULT_STYLE.numberFormat)
      styles[row] = book.styles.with(style, 'numberFormat', format);
  }
  setStyleRuns(grid, rect.column + column, assignRuns(runs, rect.row, styles));
}

export function readStyle(book: Book, grid: Grid, rect: Rect, attribute: Attribute): AttributeValue[] {
  const list = new Array<AttributeValue>(rect.rows * rect.columns);
  for (let column = 0; column < rect.columns; column++)
    eachRun(styleRuns(grid, rect.column + column), rect.row, rect.row + rect.rows, (style, from, to) => {
      const value = book.styles.get(style, attribute);
      for (let row = from; row < to; row++) list[(row - rect.row) * rect.columns + column] = value;
    });
  return list;
}

/** One value for the whole block; null takes the default. */
export function paint(book: Book, grid: Grid, rect: Rect, attribute: Attribute, value: AttributeValue | null): void {
  for (let column = rect.column; column < rect.column + rect.columns; column++) {
    const change = (style: number): number => book.styles.with(style, attribute, value ?? undefined);
    setStyleRuns(grid, column, changeRuns(styleRuns(grid, column), rect.row, rect.row + rect.rows, change));
  }
}

/** One value for each cell. */
export function paintEach(
  book: Book,
  grid: Grid,
  rect: Rect,
  attribute: Attribute,
  values: ArrayLike<AttributeValue | null>,
): void {
  for (let column = 0; column < rect.columns; column++) {
    const runs = styleRuns(grid, rect.column + column);
    const styles = listRuns(runs, rect.row, rect.rows);
    for (let row = 0; row < rect.rows; row++)
      styles[row] = book.styles.with(
        styles[row] as number,
        attribute,
        values[row * rect.columns + column] ?? undefined,
      );
    setStyleRuns(grid, rect.column + column, assignRuns(runs, rect.row, styles));
  }
}

/** The notes, or the links, of a block. */
export function readBeside(grid: Grid, beside: Beside, rect: Rect): string[] {
  const list = new Array<string>(rect.rows * rect.columns);
  for (let column = 0; column < rect.columns; column++)
    eachRun(besideRuns(grid, beside, rect.column + column), rect.row, rect.row + rect.rows, (text, from, to) => {
      for (let row = from; row < to; row++) list[(row - rect.row) * rect.columns + column] = text;
    });
  return list;
}

/** One note for the whole block. */
export const note = (grid: Grid, rect: Rect, text: string): void => putBeside(grid, 'note', rect, text);

function putBeside(grid: Grid, beside: Beside, rect: Rect, text: string): void {
  for (let column = rect.column; column < rect.column + rect.columns; column++) {
    const runs = besideRuns(grid, beside, column);
    setBesideRuns(
      grid,
      beside,
      column,
      changeRuns(runs, rect.row, rect.row + rect.rows, () => text),
    );
  }
}

/** A note, or a link, for each cell of the block. */
export function putEachBeside(grid: Grid, beside: Beside, rect: Rect, texts: ArrayLike<string>): void {
  for (let column = 0; column < rect.columns; column++) {
    const runs = besideRuns(grid, beside, rect.column + column);
    const ofColumn = Array.from({ length: rect.rows }, (_, row) => texts[row * rect.columns + column] as string);
    setBesideRuns(grid, beside, rect.column + column, assignRuns(runs, rect.row, ofColumn));
  }
}
