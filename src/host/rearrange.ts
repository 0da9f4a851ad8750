import type { Book } from './book.ts';
import type { Cell, Rect } from './cell.ts';
import { eachCell, putCells, readNotes, noteEach } from './cells.ts';
import { isFormula } from './display.ts';
import { type Grid, setStyleRuns, styleRuns } from './grid.ts';
import { NotAvailable } from './host-error.ts';
import { assignRuns, listRuns } from './runs.ts';
import { FORMAT_ATTRIBUTES } from './style.ts';

export interface SortColumn {
  /** 0-based column of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of a block as Sheets does: numbers, then texts, then booleans; empty cells always last. */
export function sortRows(grid: Grid, rect: Rect, by: readonly SortColumn[], locale: string): void {
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
}

const RANK = { number: 0, string: 1, boolean: 2 } as const;

function compare(a: Cell, b: Cell, collator: Intl.Collator): number {
  const rank = RANK[typeof a as keyof typeof RANK] - RANK[typeof b as keyof typeof RANK];
  if (rank !== 0) return rank;
  return typeof a === 'string' ? collator.compare(a, b as string) : Number(a) - Number(b);
}

/** Puts row `order[i]` of the block at its place i: cells, styles and notes. */
function reorder(grid: Grid, rect: Rect, order: readonly number[]): void {
  const cells = eachCell(grid, rect, (cell) => cell);
  const notes = readNotes(grid, rect);
  const width = rect.columns;
  const moved = <T>(list: readonly T[]): T[] => list.map((_, at) => list[(order[Math.floor(at / width)] as number) * width + (at % width)] as T);
  putCells(grid, rect, moved(cells));
  if (notes.some((text) => text !== '')) noteEach(grid, rect, moved(notes));
  for (let column = rect.column; column < rect.column + width; column++) {
    const runs = styleRuns(grid, column);
    const styles = listRuns(runs, rect.row, rect.rows);
    if (styles.every((style) => style === styles[0])) continue;
    setStyleRuns(grid, column, assignRuns(runs, rect.row, order.map((from) => styles[from] as number)));
  }
}

/** What copyTo and moveTo carry. */
export type Carry = 'all' | 'contents' | 'format';

/** Copies a block; the copy is taken whole before anything is written, so blocks may overlap. */
export function copyBlock(book: Book, from: Grid, rect: Rect, to: Grid, row: number, column: number, carry: Carry): Rect {
  const target = { ...rect, row, column };
  const cells = eachCell(from, rect, (cell) => cell);
  const notes = readNotes(from, rect);
  const styles = Array.from({ length: rect.columns }, (_, i) => listRuns(styleRuns(from, rect.column + i), rect.row, rect.rows));
  if (carry !== 'format') {
    if (cells.some(isFormula)) throw new NotAvailable('Copying a formula');
    putCells(to, target, cells);
  }
  for (const [i, ofColumn] of styles.entries()) {
    const runs = styleRuns(to, column + i);
    if (carry === 'all') setStyleRuns(to, column + i, assignRuns(runs, row, ofColumn));
    else {
      const old = listRuns(runs, row, rect.rows);
      setStyleRuns(to, column + i, assignRuns(runs, row, old.map((style, at) => mixed(book, style, ofColumn[at] as number, carry))));
    }
  }
  if (carry === 'all') noteEach(to, target, notes);
  return target;
}

/** The old style with what `carry` brings of the new one: number format with contents, all of the dress with format. */
function mixed(book: Book, old: number, brought: number, carry: Carry): number {
  const attributes = carry === 'contents' ? (['numberFormat'] as const) : FORMAT_ATTRIBUTES;
  let style = old;
  for (const attribute of attributes) style = book.styles.with(style, attribute, book.styles.get(brought, attribute));
  return style;
}
