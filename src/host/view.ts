import type { Book } from './book.ts';
import { type Cell, columnIndex, Formula, type Rect } from './cell.ts';
import { readBeside } from './cells.ts';
import { type ConditionalRule, conditionalRule, isMet } from './conditional.ts';
import { displayText, showsDate } from './display.ts';
import { type Beside, besideRuns, type Grid, styleRuns, usedColumns, usedRows } from './grid.ts';
import type { BookView, CellView, Input, LinkView, Look, SheetView, WindowView } from './page.ts';
import { listRuns, runValue } from './runs.ts';
import type { Attribute } from './style.ts';
import { type TypingDesk, typed, typedAsText } from './typed-text.ts';
import { parseRule } from './validation.ts';
import { wallOfSerial } from './zone.ts';

/** The tabs, whose rows need not be read for this. */
export function bookView({ meta, grids }: Book, revision: number): BookView {
  const { id, title, timeZone, locale, activeSheet } = meta;
  return { id, title, timeZone, locale, activeSheet, revision, sheets: grids.map(sheetView) };
}

function sheetView({ id, meta }: Grid): SheetView {
  const { name, hidden, tabColor, maxRows, maxColumns, frozenRows, frozenColumns } = meta;
  return {
    id,
    name,
    hidden,
    tabColor,
    rows: maxRows,
    columns: maxColumns,
    frozenRows,
    frozenColumns,
    widths: meta.widths.slice(),
    hiddenColumns: meta.hiddenColumns.slice(),
    heights: structuredClone(meta.heights),
    hiddenRows: structuredClone(meta.hiddenRows),
    charts: meta.charts.length,
  };
}

/** The part of a block that lies on the sheet. */
function cut({ row, column, rows, columns }: Rect, { maxRows, maxColumns }: Grid['meta']): Rect {
  const from = (start: number, most: number): number => Math.min(Math.max(0, start), most);
  const [top, left] = [from(row, maxRows), from(column, maxColumns)];
  return {
    row: top,
    column: left,
    rows: Math.max(0, Math.min(row + rows, maxRows) - top),
    columns: Math.max(0, Math.min(column + columns, maxColumns) - left),
  };
}

const within = ({ row, column, rows, columns }: Rect, atRow: number, atColumn: number): boolean =>
  atRow >= row && atRow < row + rows && atColumn >= column && atColumn < column + columns;

export const meet = (a: Rect, b: Rect): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

/** What a block shows. It costs the cells of the block, not those of the sheet. */
export function windowView(book: Book, grid: Grid, wanted: Rect, revision: number): WindowView {
  const rect = cut(wanted, grid.meta);
  const formats = grid.meta.conditionalFormats
    .filter(({ rects }) => rects.some((area) => meet(area, rect)))
    .map(({ rects, rule }) => ({ rects, rule: conditionalRule(rule) }));
  const styles = Array.from({ length: rect.columns }, (_, i) =>
    listRuns(styleRuns(grid, rect.column + i), rect.row, rect.rows),
  );
  const looks: Look[] = [];
  const known = new Map<string, number>();
  const lookOf = (style: number, cell: Cell, met: readonly ConditionalRule[]): number => {
    const key = `${style} ${alignmentOf(cell)} ${met.map((rule) => formats.findIndex((format) => format.rule === rule))}`;
    let index = known.get(key);
    if (index === undefined) {
      index = looks.push(look(book, style, cell, met)) - 1;
      known.set(key, index);
    }
    return index;
  };
  const texts: string[][] = [];
  const dress: number[][] = [];
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    const cells = grid.rows[row];
    const line: string[] = [];
    const worn: number[] = [];
    for (let i = 0; i < rect.columns; i++) {
      const column = rect.column + i;
      const cell = cells?.[column] ?? null;
      const style = styles[i]?.[row - rect.row] as number;
      const text = shown(book, cell, style);
      const met = formats
        .filter(({ rects }) => rects.some((area) => within(area, row, column)))
        .map(({ rule }) => rule)
        .filter((rule) => isMet(rule, cell, text));
      line.push(text);
      worn.push(lookOf(style, cell, met));
    }
    texts.push(line);
    dress.push(worn);
  }
  return {
    ...rect,
    sheet: grid.id,
    revision,
    usedRows: usedRows(grid),
    usedColumns: usedColumns(grid),
    texts,
    dress,
    looks,
    notes: textsBeside(grid, 'note', rect),
    links: linksIn(book, grid, rect),
    merges: grid.meta.merges.filter((merge) => meet(merge, rect)),
  };
}

function linksIn(book: Book, grid: Grid, rect: Rect): LinkView[] {
  return textsBeside(grid, 'link', rect).flatMap(({ row, column, text }) => {
    const to = placeOf(book, text);
    return to ? [{ row, column, to }] : [];
  });
}

/** `#gid=7&range=B3`, or a whole row `3:3`, as Google writes the address of a place in the same workbook. */
const PLACE = /^#gid=(\d{1,10})&range=([A-Z]{1,3})?([1-9]\d{0,6})(?::[A-Z]{0,3}\d{0,7})?$/;

/** Where an address leads in the workbook; undefined for any that leads elsewhere, or nowhere. */
function placeOf({ grids }: Book, address: string): LinkView['to'] | undefined {
  const [, gid, letters = 'A', number] = PLACE.exec(address) ?? [];
  const sheet = grids.find(({ id, meta }) => String(id) === gid && !meta.hidden);
  if (!sheet) return undefined;
  const row = Number(number) - 1;
  const column = columnIndex(letters);
  return row < sheet.meta.maxRows && column < sheet.meta.maxColumns ? { sheet: sheet.id, row, column } : undefined;
}

function textsBeside(grid: Grid, beside: Beside, rect: Rect): { row: number; column: number; text: string }[] {
  return readBeside(grid, beside, rect).flatMap((text, at) =>
    text === ''
      ? []
      : [{ row: rect.row + Math.floor(at / rect.columns), column: rect.column + (at % rect.columns), text }],
  );
}

const shown = (book: Book, cell: Cell, style: number): string =>
  cell instanceof Formula
    ? cell.f
    : displayText(cell, book.styles.get(style, 'numberFormat') as string, book.meta.locale);

/** Where a value stands whose cell does not say. */
function alignmentOf(cell: Cell): 'center' | 'right' | undefined {
  if (typeof cell === 'number' || cell instanceof Formula) return 'right';
  return typeof cell === 'boolean' ? 'center' : undefined;
}

function look(book: Book, style: number, cell: Cell, met: readonly ConditionalRule[]): Look {
  const own = <T extends string | number>(attribute: Attribute): T | undefined =>
    book.styles.list[style]?.[attribute] as T | undefined;
  /** The first rule that says something of it comes before the cell's own. */
  const first = <K extends keyof ConditionalRule>(key: K) =>
    met.find((rule) => rule[key] !== null)?.[key] as NonNullable<ConditionalRule[K]> | undefined;
  const horizontal = own<string>('horizontalAlignment');
  const align = horizontal === undefined || horizontal === 'general' ? alignmentOf(cell) : horizontal;
  const vertical = own<string>('verticalAlignment');
  const wrap = own<string>('wrapStrategy');
  const line = own<string>('fontLine');
  const borders = {
    top: own<string>('borderTop'),
    left: own<string>('borderLeft'),
    bottom: own<string>('borderBottom'),
    right: own<string>('borderRight'),
  };
  const validation = own<string>('validation');
  return present({
    background: first('background') ?? own<string>('background'),
    color: first('fontColor') ?? own<string>('fontColor'),
    bold: first('bold') ?? own('fontWeight') === 'bold',
    italic: first('italic') ?? own('fontStyle') === 'italic',
    underline: first('underline') ?? line === 'underline',
    strikethrough: first('strikethrough') ?? line === 'line-through',
    font: own<string>('fontFamily'),
    size: own<number>('fontSize'),
    align: align === 'center' || align === 'right' ? align : undefined,
    vertical: vertical === 'top' || vertical === 'middle' ? vertical : undefined,
    wrap: wrap === 'WRAP' ? 'wrap' : wrap === 'CLIP' ? 'clip' : undefined,
    borders: Object.values(borders).some(Boolean) ? present(borders) : undefined,
    input: validation ? inputOf(validation) : undefined,
  });
}

/** Without the members that are undefined, false or empty. */
const present = <T extends object>(all: T) =>
  Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== false && value !== ''),
  ) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

function inputOf(json: string): Input {
  const { criteria, values, helpText, allowInvalid } = parseRule(json);
  const list = criteria === 'VALUE_IN_LIST';
  return {
    kind: list ? 'list' : criteria === 'CHECKBOX' ? 'checkbox' : criteria.startsWith('DATE_') ? 'date' : 'other',
    // The last of a list's values says whether its menu is shown.
    options: list && values.at(-1) === true ? values.slice(0, -1).map(String) : [],
    help: helpText,
    strict: !allowInvalid,
  };
}

/** One cell as a formula bar shows it. `year` is the one that a date without a year would get. */
export function cellView(book: Book, grid: Grid, row: number, column: number, year: number): CellView {
  const style = runValue(styleRuns(grid, column), row);
  const cell = grid.rows[row]?.[column] ?? null;
  const validation = book.styles.get(style, 'validation') as string;
  return {
    typed: typedFor(cell, book.styles.get(style, 'numberFormat') as string, { locale: book.meta.locale, year }),
    shown: shown(book, cell, style),
    note: runValue(besideRuns(grid, 'note', column), row),
    input: validation === '' ? null : inputOf(validation),
  };
}

/** What one would type to get the same cell. */
function typedFor(cell: Cell, format: string, desk: TypingDesk): string {
  if (cell === null) return '';
  if (cell instanceof Formula) return cell.f;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') {
    const again = format === '@' ? typedAsText(cell) : typed(cell, desk);
    return again.value === cell ? cell : `'${cell}`;
  }
  if (showsDate(format)) return typedMoment(cell, format, desk);
  if (format.includes('%')) return `${Number((cell * 100).toPrecision(15))}%`;
  return String(cell);
}

/** As it is shown where that says all of it, else with year and seconds. */
function typedMoment(serial: number, format: string, desk: TypingDesk): string {
  const asShown = displayText(serial, format, desk.locale);
  const again = asShown === '' ? null : typed(asShown, desk).value;
  // Half a second: no text says more.
  if (typeof again === 'number' && Math.abs(again - serial) < 0.5 / 86_400) return asShown;
  const [day = '', time = ''] = new Date(wallOfSerial(serial)).toISOString().slice(0, 19).split('T');
  if (Math.floor(serial) === 0) return time;
  return Number.isInteger(serial) ? day : `${day} ${time}`;
}
