import { type Book, checkCellLimit, gridOf, MAX_COLUMNS } from './book.ts';
import type { Cell, Rect } from './cell.ts';
import { putCells, writeCells } from './cells.ts';
import { type Grid, usedRows } from './grid.ts';
import { insertColumns, insertRows } from './grid-structure.ts';
import { HostError, NotUndone, PlatformError } from './host-error.ts';
import { sheetOperations } from './operations-sheets.ts';
import type { Action } from './page.ts';
import { sortRows } from './rearrange.ts';
import {
  type Back,
  cellsBack,
  deletedBack,
  type Happened,
  insertedBack,
  sortedBack,
  takeCells,
  valuesOf,
} from './undo.ts';

/** What an action did, for the triggers it sets off and for taking it back. */
export interface Deed extends Happened {
  /** How it is taken back; undefined where it is too much. Missing, undoing passes it over. */
  readonly back?: Back | undefined;
}

export interface ActDesk {
  readonly book: Book;
  readonly now: number;
  readonly cellLimit: number;
  /** How the last that this person did is taken back. */
  readonly lastBack: () => Back | undefined;
}

/** The members of an action, as they are checked: any client can send anything. */
const SHAPES = {
  type: { sheet: 'count', row: 'count', column: 'count', text: 'text' },
  paste: { sheet: 'count', row: 'count', column: 'count', texts: 'texts' },
  clear: { sheet: 'count', row: 'count', column: 'count', rows: 'count', columns: 'count' },
  'insert-rows': { sheet: 'count', at: 'count', count: 'count' },
  'delete-rows': { sheet: 'count', at: 'count', count: 'count' },
  'insert-columns': { sheet: 'count', at: 'count', count: 'count' },
  'delete-columns': { sheet: 'count', at: 'count', count: 'count' },
  sort: { sheet: 'count', column: 'count', ascending: 'flag', row: 'count?', rows: 'count?' },
  undo: {},
  activate: { sheet: 'count' },
  rename: { sheet: 'count', name: 'text' },
  hide: { sheet: 'count' },
  show: { sheet: 'count' },
  'add-sheet': { name: 'text?', after: 'count?' },
  'delete-sheet': { sheet: 'count' },
  widen: { sheet: 'count', column: 'count', pixels: 'count' },
} as const satisfies Readonly<Record<Action['kind'], Readonly<Record<string, keyof typeof IS>>>>;

const IS = {
  count: (value: unknown) => Number.isInteger(value) && (value as number) >= 0,
  'count?': (value: unknown) => value === undefined || IS.count(value),
  text: (value: unknown) => typeof value === 'string',
  'text?': (value: unknown) => value === undefined || typeof value === 'string',
  flag: (value: unknown) => typeof value === 'boolean',
  texts: (value: unknown) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => Array.isArray(row) && row.length > 0 && row.every((text) => typeof text === 'string')),
};

/** An action from outside, or an error that names what is wrong with it. */
export function checkedAction(given: unknown): Action {
  const action = Object(given) as Readonly<Record<string, unknown>>;
  const kind = String(action.kind);
  const shape: Readonly<Record<string, keyof typeof IS>> | undefined = Object.hasOwn(SHAPES, kind)
    ? SHAPES[kind as Action['kind']]
    : undefined;
  if (!shape) throw new HostError('illegal-argument', `No action is called ${kind}`);
  for (const [name, type] of Object.entries(shape))
    if (!IS[type](action[name])) throw new HostError('illegal-argument', `${kind}: ${name} is no ${type}`);
  return given as Action;
}

/** Does it, in memory; throws what Google refuses. */
export function perform(action: Action, desk: ActDesk): Deed {
  const { book, cellLimit } = desk;
  const sheets = sheetOperations(book, cellLimit);
  const changed = (changeType: string | null): Deed => ({ edit: null, changeType });
  switch (action.kind) {
    case 'type':
      return fill(action.sheet, { ...at(action), rows: 1, columns: 1 }, [action.text], desk);
    case 'paste':
      return paste(action, desk);
    case 'clear': {
      const { row, column, rows, columns } = action;
      return fill(action.sheet, { row, column, rows, columns }, new Array<string>(rows * columns).fill(''), desk);
    }
    case 'insert-rows': {
      const { frozenRows, maxRows } = gridOf(book, action.sheet).meta;
      inside(action.at, 0, maxRows, 'rows');
      // Like the row above, unless that is a heading.
      sheets.insertRows(
        action.sheet,
        action.at,
        least(action),
        action.at > frozenRows ? action.at - 1 : Math.min(action.at, maxRows - 1),
      );
      return { ...changed('INSERT_ROW'), back: insertedBack(gridOf(book, action.sheet), action.at, action.count) };
    }
    case 'delete-rows': {
      const grid = gridOf(book, action.sheet);
      inside(action.at, least(action), grid.meta.maxRows, 'rows');
      const back = deletedBack(grid, action.at, action.count);
      sheets.deleteRows(action.sheet, action.at, action.count);
      return { ...changed('REMOVE_ROW'), back: back() };
    }
    case 'insert-columns':
      inside(action.at, 0, gridOf(book, action.sheet).meta.maxColumns, 'columns');
      sheets.insertColumns(action.sheet, action.at, least(action), Math.max(0, action.at - 1));
      return changed('INSERT_COLUMN');
    case 'delete-columns':
      inside(action.at, least(action), gridOf(book, action.sheet).meta.maxColumns, 'columns');
      sheets.deleteColumns(action.sheet, action.at, action.count);
      return changed('REMOVE_COLUMN');
    case 'sort':
      return sort(action, book);
    case 'undo':
      return undo(desk);
    case 'activate':
      sheets.activate(action.sheet);
      return changed(null);
    case 'rename':
      sheets.setSheet(action.sheet, 'name', action.name);
      return changed('OTHER');
    case 'hide':
    case 'show':
      sheets.setSheet(action.sheet, 'hidden', action.kind === 'hide');
      return changed('OTHER');
    case 'add-sheet':
      sheets.insertSheet(action.name ?? null, behind(action.after, book), null);
      return changed('INSERT_GRID');
    case 'delete-sheet':
      sheets.deleteSheet(action.sheet);
      return changed('REMOVE_GRID');
    case 'widen':
      inside(action.column, 1, gridOf(book, action.sheet).meta.maxColumns, 'columns');
      sheets.setSize(action.sheet, 'column', action.column, 1, Math.max(1, action.pixels));
      return changed('OTHER');
  }
}

/** The place behind a sheet; null where none is named, or it is gone. */
function behind(sheet: number | undefined, { grids }: Book): number | null {
  const index = grids.findIndex(({ id }) => id === sheet);
  return index < 0 ? null : index + 1;
}

const at = ({ row, column }: { readonly row: number; readonly column: number }) => ({ row, column });

function inside(from: number, count: number, most: number, axis: 'rows' | 'columns'): void {
  if (from + count > most) throw new PlatformError(`Those ${axis} are out of bounds.`);
}

function least({ count }: { readonly count: number }): number {
  if (count < 1) throw new PlatformError('The number must be at least 1.');
  return count;
}

/** Texts as typed into a block. Only the edit of one cell tells its values. */
function fill(sheet: number, rect: Rect, texts: readonly string[], { book, now }: ActDesk): Deed {
  const grid = gridOf(book, sheet);
  inside(rect.row, rect.rows, grid.meta.maxRows, 'rows');
  inside(rect.column, rect.columns, grid.meta.maxColumns, 'columns');
  if (texts.length === 0) throw new PlatformError('The block has no cells.');
  const taken = takeCells(grid, rect);
  if (texts.some((text) => text !== '')) writeCells(book, grid, rect, { cells: texts, dates: [] }, 'typed', now);
  else putCells(grid, used(grid, rect), new Array<Cell>(used(grid, rect).rows * rect.columns).fill(null));
  return {
    edit: { range: { sheet, ...rect }, ...valuesOf(grid, taken) },
    changeType: 'EDIT',
    back: cellsBack(grid, taken),
  };
}

/** The part of a block down to the last row with content: emptying what is empty would make rows. */
const used = (grid: Grid, rect: Rect): Rect => ({
  ...rect,
  rows: Math.max(0, Math.min(rect.row + rect.rows, usedRows(grid)) - rect.row),
});

function paste(action: Extract<Action, { kind: 'paste' }>, desk: ActDesk): Deed {
  const { book, cellLimit } = desk;
  const grid = gridOf(book, action.sheet);
  const rows = action.texts.length;
  const columns = action.texts.reduce((most, line) => Math.max(most, line.length), 0);
  const { maxRows, maxColumns } = grid.meta;
  const moreRows = Math.max(0, action.row + rows - maxRows);
  const moreColumns = Math.max(0, action.column + columns - maxColumns);
  if (maxColumns + moreColumns > MAX_COLUMNS)
    throw new PlatformError(`A sheet cannot have more than ${MAX_COLUMNS} columns.`);
  checkCellLimit(book, (maxRows + moreRows) * (maxColumns + moreColumns) - maxRows * maxColumns, cellLimit);
  if (moreRows > 0) insertRows(book, grid, maxRows, moreRows, maxRows - 1);
  if (moreColumns > 0) insertColumns(book, grid, maxColumns, moreColumns, maxColumns - 1);
  const texts = action.texts.flatMap((line) => Array.from({ length: columns }, (_, i) => line[i] ?? ''));
  return fill(action.sheet, { ...at(action), rows, columns }, texts, desk);
}

function sort(action: Extract<Action, { kind: 'sort' }>, book: Book): Deed {
  const { sheet, column, ascending } = action;
  const grid = gridOf(book, sheet);
  inside(column, 1, grid.meta.maxColumns, 'columns');
  const rect = sorted(action, grid);
  if (rect.rows < 1) return { edit: null, changeType: null };
  const order = sortRows(grid, rect, [{ column, ascending }], book.meta.locale);
  return { edit: { range: { sheet, ...rect } }, changeType: 'EDIT', back: sortedBack(grid, rect, order) };
}

/** Whole rows, below the frozen ones and down to the last with content: half a row would part what belongs together. */
function sorted({ row = 0, rows = Number.POSITIVE_INFINITY }: Extract<Action, { kind: 'sort' }>, grid: Grid): Rect {
  const { frozenRows, maxColumns } = grid.meta;
  const from = Math.max(row, frozenRows);
  return { row: from, column: 0, rows: Math.min(row + rows, usedRows(grid)) - from, columns: maxColumns };
}

function undo({ book, cellLimit, lastBack }: ActDesk): Deed {
  const back = lastBack();
  if (!back) throw new NotUndone('nothing-to-undo');
  return back.put(book, gridOf(book, back.sheet), cellLimit);
}

/** The block an action touches, for protections; null for what concerns the sheet as a whole. */
export function touched(action: Action, grid: Grid): Rect | null | undefined {
  const { maxRows, maxColumns } = grid.meta;
  switch (action.kind) {
    case 'type':
      return { ...at(action), rows: 1, columns: 1 };
    case 'paste':
      return {
        ...at(action),
        rows: action.texts.length,
        columns: action.texts.reduce((most, line) => Math.max(most, line.length), 0),
      };
    case 'clear':
      return action;
    case 'delete-rows':
      return { row: action.at, column: 0, rows: action.count, columns: maxColumns };
    case 'delete-columns':
      return { row: 0, column: action.at, rows: maxRows, columns: action.count };
    case 'sort':
      return sorted(action, grid);
    case 'insert-rows':
      // Among the frozen rows, where the headings stand, it moves those below it.
      return action.at < grid.meta.frozenRows
        ? { row: action.at, column: 0, rows: grid.meta.frozenRows - action.at, columns: maxColumns }
        : null;
    case 'insert-columns':
    case 'rename':
      return null;
    case 'delete-sheet':
      return { row: 0, column: 0, rows: maxRows, columns: maxColumns };
    default:
      return undefined;
  }
}
