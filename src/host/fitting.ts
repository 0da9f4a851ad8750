import type { Book } from './book.ts';
import { type Grid, usedRows } from './grid.ts';
import { windowView } from './view.ts';

/** Pixels of a point, of a cell's edges, and of a cell that says nothing of its size in points. */
const [POINT, EDGES, USUAL] = [4 / 3, 12, 10];
/** Of a letter's size: nobody draws here, so letters are taken to be as wide as they mostly are. */
const [NARROW, WIDE] = [0.58, 1];
const LEAST = 21;

/** Pixels in which the longest text of a column fits, about: Google measures it in the browser. */
export function fittingWidth(book: Book, grid: Grid, column: number): number {
  const { texts, dress, looks } = windowView(book, grid, { row: 0, column, rows: usedRows(grid), columns: 1 }, 0);
  const widths = texts.map(([text = ''], row) => {
    const size = (looks[dress[row]?.[0] ?? 0]?.size ?? USUAL) * POINT;
    return Math.max(...text.split('\n').map((line) => lettersOf(line) * size));
  });
  return Math.ceil(Math.max(LEAST, ...widths.map((width) => width + EDGES)));
}

const lettersOf = (line: string): number => {
  const wide = line.match(/[\u1100-\u{1f9ff}]/gu)?.length ?? 0;
  return wide * WIDE + (Array.from(line).length - wide) * NARROW;
};
