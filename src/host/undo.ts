import type { Book } from './book.ts';
import { type Cell, Formula, type Rect } from './cell.ts';
import { eachCell, putCells } from './cells.ts';
import { type Grid, setStyleRuns, styleRuns } from './grid.ts';
import { NotUndone } from './host-error.ts';
import { assignRuns, listRuns } from './runs.ts';

/** What stood in a block before an edit, and after it once that is known. */
export interface Taken {
  readonly sheet: number;
  readonly rect: Rect;
  /** The rows by identity: an index may mean another row tomorrow. */
  readonly rowIds: readonly number[];
  readonly columns: number;
  readonly cells: readonly Cell[];
  /** By column: typing may have given a number format. */
  readonly styles: readonly (readonly number[])[];
}

/** Above this many cells an edit cannot be taken back. */
const MANY = 200_000;
const KEPT = 100;

export function takeCells(grid: Grid, rect: Rect): Taken {
  return {
    sheet: grid.id,
    rect,
    rowIds: grid.rowIds.slice(rect.row, rect.row + rect.rows),
    columns: grid.meta.maxColumns,
    cells: eachCell(grid, rect, (cell) => cell),
    styles: Array.from({ length: rect.columns }, (_, i) =>
      listRuns(styleRuns(grid, rect.column + i), rect.row, rect.rows),
    ),
  };
}

/** An edit as it can be taken back: what stood there before, and what it left. */
interface Edit {
  readonly before: Taken;
  readonly after: Taken;
}

/** The edits of each person, the newest last. */
export interface Edits {
  add(account: string, before: Taken, grid: Grid): void;
  /** What the last edit replaced; throws when somebody has changed those cells since. */
  last(account: string, book: Book): Taken | undefined;
  drop(account: string): void;
}

export function makeEdits(): Edits {
  const all = new Map<string, Edit[]>();
  return {
    add: (account, before, grid) => {
      const list = all.get(account) ?? [];
      all.set(account, list);
      if (before.cells.length > MANY) list.length = 0;
      else list.push({ before, after: takeCells(grid, before.rect) });
      if (list.length > KEPT) list.shift();
    },
    last: (account, book) => {
      const edit = all.get(account)?.at(-1);
      if (!edit) return undefined;
      const grid = book.grids.find(({ id }) => id === edit.before.sheet);
      if (!grid || !stands(grid, edit.after)) throw new NotUndone('changed-since');
      return edit.before;
    },
    drop: (account) => void all.get(account)?.pop(),
  };
}

/** Whether the block still holds what the edit left there. */
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

/** Puts back cells and number formats; what else they wear stays as it is. */
export function takeBack(book: Book, grid: Grid, { rect, cells, styles }: Taken): void {
  putCells(grid, rect, cells);
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
