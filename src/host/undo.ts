import { type Book, checkCellLimit } from './book.ts';
import type { TriggerEvent } from './bridge.ts';
import { type Cell, Formula, type Rect } from './cell.ts';
import { eachCell, putCells, putEachBeside, readBeside } from './cells.ts';
import {
  BESIDES,
  besideRuns,
  type Grid,
  rowToWrite,
  rowWritten,
  setBesideRuns,
  setStyleRuns,
  styleRuns,
} from './grid.ts';
import { deleteRows, insertRows } from './grid-structure.ts';
import { NotUndone } from './host-error.ts';
import { reorder } from './rearrange.ts';
import { assignRuns, listRuns } from './runs.ts';

/** What triggers are told of a change by hand. */
export interface Happened {
  /** Of onEdit; null where Google tells only onChange, or nobody. */
  readonly edit: Partial<TriggerEvent> | null;
  /** Of onChange, by Google's name. */
  readonly changeType: string | null;
}

/** How what somebody did is taken back, once. */
export interface Back {
  readonly sheet: number;
  /** Whether the sheet still holds there what was left. */
  stands(grid: Grid): boolean;
  put(book: Book, grid: Grid, cellLimit: number): Happened;
}

/** What stood in a block. */
export interface Taken {
  readonly sheet: number;
  readonly rect: Rect;
  /** The rows by identity: an index may mean another row tomorrow. */
  readonly rowIds: readonly number[];
  readonly columns: number;
  readonly cells: readonly Cell[];
  readonly links: readonly string[];
  /** By column: typing may have given a number format. */
  readonly styles: readonly (readonly number[])[];
}

/** Above this many cells nothing is taken back. */
const MANY = 200_000;
const KEPT = 100;

export function takeCells(grid: Grid, rect: Rect): Taken {
  return {
    sheet: grid.id,
    rect,
    rowIds: grid.rowIds.slice(rect.row, rect.row + rect.rows),
    columns: grid.meta.maxColumns,
    cells: eachCell(grid, rect, (cell) => cell),
    links: readBeside(grid, 'link', rect),
    styles: Array.from({ length: rect.columns }, (_, i) =>
      listRuns(styleRuns(grid, rect.column + i), rect.row, rect.rows),
    ),
  };
}

/** What each person did, the newest last. */
export interface Edits {
  /** Undefined: it is too much to be kept, and what was done before it cannot be taken back any more either. */
  add(account: string, back: Back | undefined): void;
  /** How the last one is taken back; throws when somebody has changed it since. */
  last(account: string, book: Book): Back | undefined;
  drop(account: string): void;
}

export function makeEdits(): Edits {
  const all = new Map<string, Back[]>();
  return {
    add: (account, back) => {
      const list = all.get(account) ?? [];
      all.set(account, list);
      if (back) list.push(back);
      else list.length = 0;
      if (list.length > KEPT) list.shift();
    },
    last: (account, book) => {
      const back = all.get(account)?.at(-1);
      if (!back) return undefined;
      const grid = book.grids.find(({ id }) => id === back.sheet);
      if (grid) book.load(grid);
      if (!grid || !back.stands(grid)) throw new NotUndone('changed-since');
      return back;
    },
    drop: (account) => void all.get(account)?.pop(),
  };
}

/** Of cells that were typed, pasted or cleared. Called when they hold what is new. */
export function cellsBack(grid: Grid, before: Taken): Back | undefined {
  if (before.cells.length > MANY) return undefined;
  const { sheet, rect } = before;
  const after = takeCells(grid, rect);
  return {
    sheet,
    stands: (now) => stands(now, after),
    put: (book, now) => {
      const undone = takeCells(now, rect);
      takeBack(book, now, before);
      return { edit: { range: { sheet, ...rect }, ...valuesOf(now, undone) }, changeType: 'EDIT' };
    },
  };
}

/** Of a block whose rows stand in another order now: row `order[i]` at its place i. */
export function sortedBack(grid: Grid, rect: Rect, order: readonly number[]): Back | undefined {
  if (rect.rows * rect.columns > MANY) return undefined;
  const after = takeCells(grid, rect);
  const sheet = grid.id;
  return {
    sheet,
    stands: (now) => stands(now, after),
    put: (_, now) => {
      const places = order.map(() => 0);
      for (const [place, from] of order.entries()) places[from] = place;
      reorder(now, rect, places);
      return { edit: { range: { sheet, ...rect } }, changeType: 'EDIT' };
    },
  };
}

/** Of rows that were inserted: they go again while nothing stands in them. */
export function insertedBack(grid: Grid, at: number, count: number): Back {
  const ids = grid.rowIds.slice(at, at + count);
  const first = (now: Grid): number => now.rowIds.indexOf(ids[0] as number);
  return {
    sheet: grid.id,
    stands: (now) => {
      const from = first(now);
      const rect = { row: from, column: 0, rows: count, columns: now.meta.maxColumns };
      return (
        from >= 0 &&
        ids.every((id, i) => now.rowIds[from + i] === id && !now.rows[from + i]?.length) &&
        readBeside(now, 'note', rect).every((text) => text === '')
      );
    },
    put: (book, now) => {
      deleteRows(book, now, first(now), count);
      return { edit: null, changeType: 'REMOVE_ROW' };
    },
  };
}

/**
 * Of rows that are about to be deleted: between the same two rows they come back as they were, with all they wore. Gives what
 * is to be called when they are gone.
 */
export function deletedBack(grid: Grid, at: number, count: number): () => Back | undefined {
  const columns = grid.meta.maxColumns;
  if (count * columns > MANY) return () => undefined;
  const ids = grid.rowIds.slice(at, at + count);
  const rows = Array.from({ length: count }, (_, i) => grid.rows[at + i]?.slice() ?? []);
  const styles = grid.styles.map((_, column) => listRuns(styleRuns(grid, column), at, count));
  const besides = BESIDES.map((beside) => ({
    beside,
    columns: grid.besides[beside].map((_, column) => listRuns(besideRuns(grid, beside, column), at, count)),
  }));
  const heights = listRuns(grid.meta.heights, at, count);
  const hidden = listRuns(grid.meta.hiddenRows, at, count);
  const placed = placedOn(grid);
  return () => {
    const [above, below] = [grid.rowIds[at - 1], grid.rowIds[at]];
    const left = JSON.stringify(placedOn(grid));
    const place = (now: Grid): number => (above === undefined ? 0 : now.rowIds.indexOf(above) + 1);
    return {
      sheet: grid.id,
      stands: (now) =>
        now.meta.maxColumns === columns &&
        (above === undefined || now.rowIds.includes(above)) &&
        now.rowIds[place(now)] === below,
      put: (book, now, cellLimit) => {
        checkCellLimit(book, count * columns, cellLimit);
        const from = place(now);
        const asLeft = JSON.stringify(placedOn(now)) === left;
        insertRows(book, now, from, count, null);
        now.rowIds.splice(from, count, ...ids);
        for (const [i, cells] of rows.entries()) {
          if (cells.length === 0) continue;
          rowToWrite(now, from + i).push(...cells);
          rowWritten(now, from + i);
        }
        for (const [column, list] of styles.entries())
          setStyleRuns(now, column, assignRuns(styleRuns(now, column), from, list));
        for (const { beside, columns: texts } of besides)
          for (const [column, list] of texts.entries())
            setBesideRuns(now, beside, column, assignRuns(besideRuns(now, beside, column), from, list));
        now.meta.heights = assignRuns(now.meta.heights, from, heights);
        now.meta.hiddenRows = assignRuns(now.meta.hiddenRows, from, hidden);
        // What lay on them alone went with them, unless it has been arranged anew since.
        if (asLeft) Object.assign(now.meta, placed);
        return { edit: null, changeType: 'INSERT_ROW' };
      },
    };
  };
}

/** What of a sheet is kept by the place of rows. */
const placedOn = ({ meta: { frozenRows, merges, protections, conditionalFormats, charts } }: Grid) => ({
  frozenRows,
  merges,
  protections,
  conditionalFormats,
  charts,
});

/** Whether the block still holds what was left there. */
function stands(grid: Grid, after: Taken): boolean {
  const now = takeCells(grid, after.rect);
  return (
    now.columns === after.columns &&
    now.rowIds.length === after.rowIds.length &&
    now.rowIds.every((id, i) => id === after.rowIds[i]) &&
    now.cells.every((cell, i) => same(cell, after.cells[i] ?? null))
  );
}

const same = (a: Cell, b: Cell): boolean => a === b || (a instanceof Formula && b instanceof Formula && a.f === b.f);

/** Puts back cells with where they linked to, and number formats; what else they wear stays as it is. */
function takeBack(book: Book, grid: Grid, { rect, cells, links, styles }: Taken): void {
  putCells(grid, rect, cells);
  if (links.some((link) => link !== '')) putEachBeside(grid, 'link', rect, links);
  for (const [i, before] of styles.entries()) {
    const runs = styleRuns(grid, rect.column + i);
    const now = listRuns(runs, rect.row, rect.rows);
    const put = now.map((style, row) =>
      book.styles.with(style, 'numberFormat', book.styles.get(before[row] as number, 'numberFormat')),
    );
    if (put.some((style, row) => style !== now[row]))
      setStyleRuns(grid, rect.column + i, assignRuns(runs, rect.row, put));
  }
}

/** The values that the event of an edit tells, when it was of one cell. */
export function valuesOf(grid: Grid, { rect, cells }: Taken): Pick<TriggerEvent, 'value' | 'oldValue'> {
  if (rect.rows !== 1 || rect.columns !== 1) return {};
  const value = told(grid.rows[rect.row]?.[rect.column] ?? null);
  const oldValue = told(cells[0] ?? null);
  return { ...(value === undefined ? {} : { value }), ...(oldValue === undefined ? {} : { oldValue }) };
}

/** A value as an event tells it. What a formula gives nobody knows here. */
function told(cell: Cell): string | undefined {
  if (cell === null || cell instanceof Formula) return undefined;
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
