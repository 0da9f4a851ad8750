import { type Book, checkCellLimit, gridOf } from './book.ts';
import type { Operations, Search } from './bridge.ts';
import type { Cell, Rect } from './cell.ts';
import {
  eachCell,
  note,
  paint,
  paintEach,
  putCells,
  putEachBeside,
  readBeside,
  readDisplay,
  readFormulas,
  readRich,
  readStyle,
  readValues,
  writeCells,
  writeRich,
} from './cells.ts';
import { findText, replaced } from './find.ts';
import { type Grid, usedRows } from './grid.ts';
import { insertRows } from './grid-structure.ts';
import { PlatformError } from './host-error.ts';
import { copyBlock, moveBlock, type SortColumn, sortRows } from './rearrange.ts';
import { type Attribute, FORMAT_ATTRIBUTES } from './style.ts';

type CellOperations = Pick<
  Operations,
  | 'values'
  | 'display'
  | 'formulas'
  | 'write'
  | 'rich'
  | 'writeRich'
  | 'appendRow'
  | 'clear'
  | 'style'
  | 'paint'
  | 'paintEach'
  | 'border'
  | 'notes'
  | 'note'
  | 'noteEach'
  | 'isBlank'
  | 'merges'
  | 'merge'
  | 'breakApart'
  | 'sort'
  | 'copy'
  | 'find'
  | 'replaceAll'
>;

/** How many cells an execution has touched. */
export interface CellCount {
  read: number;
  written: number;
  searched: number;
}

/** Reading and writing of cells and what they wear. */
export function cellOperations(book: Book, count: CellCount, now: () => number, cellLimit: number): CellOperations {
  const grid = (id: number): Grid => gridOf(book, id);
  const block = (row: number, column: number, rows: number, columns: number): Rect => ({ row, column, rows, columns });
  /** The block of an operation that reads, or writes, all of its cells. */
  const reading = (row: number, column: number, rows: number, columns: number): Rect => {
    count.read += rows * columns;
    return block(row, column, rows, columns);
  };
  const writing = (row: number, column: number, rows: number, columns: number): Rect => {
    count.written += rows * columns;
    return block(row, column, rows, columns);
  };
  const search = (
    id: number,
    rect: Rect,
    json: string,
  ): { query: Search; places: { row: number; column: number }[] } => {
    const query = JSON.parse(json) as Search;
    const { places, searched } = findText(book, grid(id), rect, query);
    count.searched += searched;
    return { query, places };
  };

  return {
    values: (id, ...at) => readValues(book, grid(id), reading(...at)),
    display: (id, ...at) => readDisplay(book, grid(id), reading(...at)),
    formulas: (id, ...at) => readFormulas(grid(id), reading(...at)),
    write: (id, row, column, rows, columns, cells, dates, mode) =>
      writeCells(book, grid(id), writing(row, column, rows, columns), { cells, dates }, mode, now()),
    rich: (id, ...at) => readRich(grid(id), reading(...at)),
    writeRich: (id, row, column, rows, columns, texts, links) =>
      writeRich(book, grid(id), writing(row, column, rows, columns), { texts, links }, now()),
    appendRow: (id, cells, dates) => {
      const sheet = grid(id);
      const row = usedRows(sheet);
      if (cells.length > sheet.meta.maxColumns)
        throw new PlatformError('The number of columns in the data does not match the number of columns in the range.');
      if (row === sheet.meta.maxRows) {
        checkCellLimit(book, sheet.meta.maxColumns, cellLimit);
        insertRows(book, sheet, row, 1, row - 1);
      }
      if (cells.length > 0) writeCells(book, sheet, writing(row, 0, 1, cells.length), { cells, dates }, 'typed', now());
    },
    clear: (id, row, column, rows, columns, contents, formats, notes, validations) => {
      const sheet = grid(id);
      const rect = writing(row, column, rows, columns);
      if (contents) {
        const used = { ...rect, rows: Math.max(0, Math.min(row + rows, usedRows(sheet)) - row) };
        putCells(sheet, used, new Array<Cell>(used.rows * columns).fill(null));
      }
      if (formats) for (const attribute of FORMAT_ATTRIBUTES) paint(book, sheet, rect, attribute, null);
      if (validations) paint(book, sheet, rect, 'validation', null);
      if (notes) note(sheet, rect, '');
    },
    style: (id, row, column, rows, columns, attribute) =>
      readStyle(book, grid(id), reading(row, column, rows, columns), attribute),
    paint: (id, row, column, rows, columns, attribute, value) => {
      // One format for a block is one request, whatever its size.
      count.written += 1;
      paint(book, grid(id), block(row, column, rows, columns), attribute, value);
    },
    paintEach: (id, row, column, rows, columns, attribute, values) =>
      paintEach(book, grid(id), writing(row, column, rows, columns), attribute, values),
    border: (id, row, column, rows, columns, json) => {
      count.written += 1;
      border(book, grid(id), block(row, column, rows, columns), JSON.parse(json) as BorderRequest);
    },
    notes: (id, ...at) => readBeside(grid(id), 'note', reading(...at)),
    note: (id, row, column, rows, columns, text) => note(grid(id), writing(row, column, rows, columns), text),
    noteEach: (id, row, column, rows, columns, texts) =>
      putEachBeside(grid(id), 'note', writing(row, column, rows, columns), texts),
    isBlank: (id, ...at) => eachCell(grid(id), reading(...at), (cell) => cell === null).every(Boolean),
    merges: (id, ...at) => {
      const rect = block(...at);
      return JSON.stringify(grid(id).meta.merges.filter((merge) => overlap(merge, rect)));
    },
    merge: (id, ...at) => {
      const sheet = grid(id);
      const rect = block(...at);
      for (const merge of sheet.meta.merges)
        if (overlap(merge, rect) && !contains(rect, merge))
          throw new PlatformError('You must select all cells in a merged range to merge or unmerge them.');
      // Google keeps the upper left value only.
      const first = sheet.rows[rect.row]?.[rect.column] ?? null;
      putCells(sheet, rect, [first, ...new Array<Cell>(rect.rows * rect.columns - 1).fill(null)]);
      sheet.meta.merges = [...sheet.meta.merges.filter((merge) => !overlap(merge, rect)), rect];
      sheet.dirt.meta = true;
    },
    breakApart: (id, ...at) => {
      const sheet = grid(id);
      const rect = block(...at);
      for (const merge of sheet.meta.merges)
        if (overlap(merge, rect) && !contains(rect, merge))
          throw new PlatformError('You must select all cells in a merged range to merge or unmerge them.');
      sheet.meta.merges = sheet.meta.merges.filter((merge) => !overlap(merge, rect));
      sheet.dirt.meta = true;
    },
    sort: (id, row, column, rows, columns, json) => {
      const rect = writing(row, column, rows, columns);
      sortRows(grid(id), rect, JSON.parse(json) as SortColumn[], book.meta.locale);
    },
    copy: (id, row, column, rows, columns, toSheet, toRow, toColumn, carry, move) => {
      const rect = writing(row, column, rows, columns);
      if (move) moveBlock(book, grid(id), rect, grid(toSheet), toRow, toColumn);
      else copyBlock(book, grid(id), rect, grid(toSheet), toRow, toColumn, carry);
    },
    find: (id, row, column, rows, columns, json) =>
      JSON.stringify(search(id, block(row, column, rows, columns), json).places),
    replaceAll: (id, row, column, rows, columns, json, by) => {
      const sheet = grid(id);
      const { query, places } = search(id, block(row, column, rows, columns), json);
      let occurrences = 0;
      for (const place of places) {
        const rect = { ...place, rows: 1, columns: 1 };
        const [text = ''] = query.matchFormulaText ? readFormulas(sheet, rect) : readDisplay(book, sheet, rect);
        writeCells(book, sheet, rect, { cells: [replaced(text, query, by)], dates: [] }, 'typed', now());
        occurrences += 1;
      }
      count.written += occurrences;
      return occurrences;
    },
  };
}

/** Which edges to draw (true), wipe (false) or leave (null), and the line as it is stored. */
interface BorderRequest {
  readonly top: boolean | null;
  readonly left: boolean | null;
  readonly bottom: boolean | null;
  readonly right: boolean | null;
  readonly vertical: boolean | null;
  readonly horizontal: boolean | null;
  readonly line: string;
}

function border(book: Book, grid: Grid, rect: Rect, request: BorderRequest): void {
  const edge = (wanted: boolean | null, attribute: Attribute, part: Partial<Rect>): void => {
    const area = { ...rect, ...part };
    if (wanted !== null && area.rows > 0 && area.columns > 0)
      paint(book, grid, area, attribute, wanted ? request.line : null);
  };
  const lastRow = rect.row + rect.rows - 1;
  const lastColumn = rect.column + rect.columns - 1;
  edge(request.top, 'borderTop', { rows: 1 });
  edge(request.bottom, 'borderBottom', { row: lastRow, rows: 1 });
  edge(request.left, 'borderLeft', { columns: 1 });
  edge(request.right, 'borderRight', { column: lastColumn, columns: 1 });
  edge(request.horizontal, 'borderTop', { row: rect.row + 1, rows: rect.rows - 1 });
  edge(request.horizontal, 'borderBottom', { rows: rect.rows - 1 });
  edge(request.vertical, 'borderLeft', { column: rect.column + 1, columns: rect.columns - 1 });
  edge(request.vertical, 'borderRight', { columns: rect.columns - 1 });
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

const contains = (outer: Rect, inner: Rect): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;
