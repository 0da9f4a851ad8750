import type { Book } from './book.ts';
import type { Carry } from './bridge.ts';
import type { Cell, Rect } from './cell.ts';
import { eachCell, note, paint, putCells, putEachBeside, readBeside } from './cells.ts';
import { isFormula } from './display.ts';
import { BESIDES, type Beside, type Grid, setStyleRuns, styleRuns } from './grid.ts';
import { NotAvailable } from './host-error.ts';
import { assignRuns, listRuns } from './runs.ts';
import { FORMAT_ATTRIBUTES } from './style.ts';

export interface SortColumn {
  /** 0-based column of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of a block as Sheets does: numbers, then texts, then booleans; empty cells always last. Gives their order. */
export function sortRows(grid: Grid, rect: Rect, by: readonly SortColumn[], locale: string): number[] {
  const collator = new Intl.Collator(locale.replace('_', '-'), { sensitivity: 'base' });
  const keys = by.map(({ column }) => eachCell(grid, { ...rect, column, columns: 1 }, (cell) => cell));
  if (keys.some((column) => column.some(isFormula))) throw new NotAvailable('Sorting by a formula');
  const order = Array.from({ length: rect.rows }, (_, i) => i).sort((a, b) => {
    for (const [i, { ascending }] of by.entries()) {
      const left = keys[i]?.[a] as Cell;
      const right = keys[i]?.[b] as Cell;
      if (left === null || right === null) {
        if (left !== right) return left === null ? 1 : -1;
        continue;
      }
      const difference = compare(left, right, collator);
      if (difference !== 0) return ascending ? difference : -difference;
    }
    return a - b;
  });
  reorder(grid, rect, order);
  return order;
}

const RANK = { number: 0, string: 1, boolean: 2 } as const;

function compare(a: Cell, b: Cell, collator: Intl.Collator): number {
  const rank = RANK[typeof a as keyof typeof RANK] - RANK[typeof b as keyof typeof RANK];
  if (rank !== 0) return rank;
  return typeof a === 'string' ? collator.compare(a, b as string) : Number(a) - Number(b);
}

/** Puts row `order[i]` of the block at its place i: cells, styles, notes and links. */
export function reorder(grid: Grid, rect: Rect, order: readonly number[]): void {
  const cells = eachCell(grid, rect, (cell) => cell);
  const besides = takeBesides(grid, rect);
  const width = rect.columns;
  const moved = <T>(list: readonly T[]): T[] =>
    list.map((_, at) => list[(order[Math.floor(at / width)] as number) * width + (at % width)] as T);
  putCells(grid, rect, moved(cells));
  for (const beside of BESIDES)
    if (besides[beside].some((text) => text !== '')) putEachBeside(grid, beside, rect, moved(besides[beside]));
  for (let column = rect.column; column < rect.column + width; column++) {
    const runs = styleRuns(grid, column);
    const styles = listRuns(runs, rect.row, rect.rows);
    if (styles.every((style) => style === styles[0])) continue;
    setStyleRuns(
      grid,
      column,
      assignRuns(
        runs,
        rect.row,
        order.map((from) => styles[from] as number),
      ),
    );
  }
}

type Besides = Readonly<Record<Beside, string[]>>;
const takeBesides = (grid: Grid, rect: Rect): Besides => ({
  note: readBeside(grid, 'note', rect),
  link: readBeside(grid, 'link', rect),
});

/** A block taken whole, so that source and target may overlap. */
interface Taken {
  readonly cells: Cell[];
  readonly besides: Besides;
  /** By column. */
  readonly styles: number[][];
}

function take(grid: Grid, rect: Rect): Taken {
  const cells = eachCell(grid, rect, (cell) => cell);
  const styles = Array.from({ length: rect.columns }, (_, i) =>
    listRuns(styleRuns(grid, rect.column + i), rect.row, rect.rows),
  );
  return { cells, besides: takeBesides(grid, rect), styles };
}

export function copyBlock(
  book: Book,
  from: Grid,
  rect: Rect,
  to: Grid,
  row: number,
  column: number,
  carry: Carry,
): void {
  const taken = take(from, rect);
  const target = { ...rect, row, column };
  if (carry !== 'format') {
    // Its references would have to be shifted.
    if (taken.cells.some(isFormula)) throw new NotAvailable('Copying a formula');
    putCells(to, target, taken.cells);
  }
  for (const [i, styles] of taken.styles.entries()) {
    const runs = styleRuns(to, column + i);
    const old = carry === 'all' ? [] : listRuns(runs, row, rect.rows);
    const dressed = carry === 'all' ? styles : old.map((style, at) => mixed(book, style, styles[at] as number, carry));
    setStyleRuns(to, column + i, assignRuns(runs, row, dressed));
  }
  if (carry === 'all') for (const beside of BESIDES) putEachBeside(to, beside, target, taken.besides[beside]);
}

/** Cut and paste: formulas move as they are, what is left behind is untouched cells. */
export function moveBlock(book: Book, from: Grid, rect: Rect, to: Grid, row: number, column: number): void {
  const taken = take(from, rect);
  putCells(from, rect, new Array<Cell>(taken.cells.length).fill(null));
  note(from, rect, '');
  for (const attribute of [...FORMAT_ATTRIBUTES, 'validation'] as const) paint(book, from, rect, attribute, null);
  const target = { ...rect, row, column };
  putCells(to, target, taken.cells);
  for (const beside of BESIDES) putEachBeside(to, beside, target, taken.besides[beside]);
  for (const [i, styles] of taken.styles.entries())
    setStyleRuns(to, column + i, assignRuns(styleRuns(to, column + i), row, styles));
}

/** The old style with what `carry` brings of the new one: number format with contents, all of the dress with format. */
function mixed(book: Book, old: number, brought: number, carry: Carry): number {
  const attributes = carry === 'contents' ? (['numberFormat'] as const) : FORMAT_ATTRIBUTES;
  let style = old;
  for (const attribute of attributes) style = book.styles.with(style, attribute, book.styles.get(brought, attribute));
  return style;
}
