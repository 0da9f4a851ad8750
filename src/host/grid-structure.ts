import type { Book } from './book.ts';
import type { Cell, Rect } from './cell.ts';
import { movedChart } from './chart.ts';
import {
  BESIDES,
  besideRuns,
  DEFAULT_HEIGHT,
  DEFAULT_WIDTH,
  type Grid,
  rowWritten,
  setBesideRuns,
  setStyleRuns,
  styleRuns,
  usedRows,
} from './grid.ts';
import { constantRuns, insertRuns, type Runs, removeRuns, runValue } from './runs.ts';

/** `count` empty rows before row `at`, dressed like row `model` (null: undressed). */
export function insertRows(book: Book, grid: Grid, at: number, count: number, model: number | null): void {
  const fresh = Array.from({ length: count }, (_, i) => grid.meta.nextRowId + i);
  grid.meta.nextRowId += count;
  grid.rowIds = grid.rowIds.slice(0, at).concat(fresh, grid.rowIds.slice(at));
  if (at < usedRows(grid))
    grid.rows = grid.rows.slice(0, at).concat(new Array<undefined>(count).fill(undefined), grid.rows.slice(at));
  for (let column = 0; column < grid.styles.length; column++) {
    const runs = styleRuns(grid, column);
    setStyleRuns(grid, column, insertRuns(runs, at, count, model === null ? 0 : runValue(runs, model)));
  }
  for (const beside of BESIDES)
    for (let column = 0; column < grid.besides[beside].length; column++)
      setBesideRuns(grid, beside, column, insertRuns(besideRuns(grid, beside, column), at, count, ''));
  const { meta } = grid;
  meta.heights = insertRuns(meta.heights, at, count, model === null ? DEFAULT_HEIGHT : runValue(meta.heights, model));
  meta.hiddenRows = insertRuns(meta.hiddenRows, at, count, false);
  meta.maxRows += count;
  if (at < meta.frozenRows) meta.frozenRows += count;
  moveRects(book, grid, (rect) => widened(rect, 'row', 'rows', at, count));
  grid.dirt.order = true;
  grid.dirt.meta = true;
}

/** Without the rows from `at` on. */
export function deleteRows(book: Book, grid: Grid, at: number, count: number): void {
  usedRows(grid);
  for (const id of grid.rowIds.slice(at, at + count)) grid.dirt.rows.set(id, null);
  grid.rowIds = grid.rowIds.slice(0, at).concat(grid.rowIds.slice(at + count));
  grid.rows = grid.rows.slice(0, at).concat(grid.rows.slice(at + count));
  for (let column = 0; column < grid.styles.length; column++)
    setStyleRuns(grid, column, removeRuns(styleRuns(grid, column), at, count));
  for (const beside of BESIDES)
    for (let column = 0; column < grid.besides[beside].length; column++)
      setBesideRuns(grid, beside, column, removeRuns(besideRuns(grid, beside, column), at, count));
  const { meta } = grid;
  meta.heights = removeRuns(meta.heights, at, count);
  meta.hiddenRows = removeRuns(meta.hiddenRows, at, count);
  meta.maxRows -= count;
  meta.frozenRows -= Math.max(0, Math.min(meta.frozenRows, at + count) - at);
  moveRects(book, grid, (rect) => narrowed(rect, 'row', 'rows', at, count), { row: Math.min(at, meta.maxRows - 1) });
  grid.dirt.order = true;
  grid.dirt.meta = true;
}

/** `count` empty columns before column `at`, dressed like column `model`. */
export function insertColumns(book: Book, grid: Grid, at: number, count: number, model: number): void {
  const { meta } = grid;
  const blank = new Array<null>(count).fill(null);
  eachRow(grid, (cells) => (cells.length > at ? cells.slice(0, at).concat(blank, cells.slice(at)) : cells));
  const style = styleRuns(grid, model);
  arrangeColumns(grid, (list, make) => {
    while (list.length < at) list.push(make());
    return list.slice(0, at).concat(Array.from({ length: count }, make), list.slice(at));
  });
  for (let i = 0; i < count; i++) setStyleRuns(grid, at + i, style);
  const width = meta.widths[model] ?? DEFAULT_WIDTH;
  meta.widths = meta.widths.slice(0, at).concat(new Array<number>(count).fill(width), meta.widths.slice(at));
  meta.hiddenColumns = meta.hiddenColumns
    .slice(0, at)
    .concat(new Array<boolean>(count).fill(false), meta.hiddenColumns.slice(at));
  meta.maxColumns += count;
  if (at < meta.frozenColumns) meta.frozenColumns += count;
  moveRects(book, grid, (rect) => widened(rect, 'column', 'columns', at, count));
}

/** Without the columns from `at` on. */
export function deleteColumns(book: Book, grid: Grid, at: number, count: number): void {
  const { meta } = grid;
  const without = <T>(list: T[]): T[] => list.slice(0, at).concat(list.slice(at + count));
  eachRow(grid, (cells) => (cells.length > at ? without(cells) : cells));
  arrangeColumns(grid, without);
  meta.widths = without(meta.widths);
  meta.hiddenColumns = without(meta.hiddenColumns);
  meta.maxColumns -= count;
  meta.frozenColumns -= Math.max(0, Math.min(meta.frozenColumns, at + count) - at);
  moveRects(book, grid, (rect) => narrowed(rect, 'column', 'columns', at, count), {
    column: Math.min(at, meta.maxColumns - 1),
  });
}

/** Moves `count` columns from `from` so that they stand before what was column `to`. */
export function moveColumns(book: Book, grid: Grid, from: number, count: number, to: number): void {
  const { meta } = grid;
  const target = to > from ? to - count : to;
  const moved = <T>(list: T[]): T[] => {
    const rest = list.slice(0, from).concat(list.slice(from + count));
    return rest.slice(0, target).concat(list.slice(from, from + count), rest.slice(target));
  };
  const full = <T>(list: T[], make: () => T): T[] => {
    const all = list.slice();
    while (all.length < meta.maxColumns) all.push(make());
    return moved(all);
  };
  eachRow(grid, (cells) => full<Cell>(cells, () => null));
  arrangeColumns(grid, full);
  meta.widths = moved(meta.widths);
  meta.hiddenColumns = moved(meta.hiddenColumns);
  // A rectangle within the moved columns goes with them; one that starts elsewhere keeps its place.
  moveRects(book, grid, (rect) => {
    if (rect.column >= from && rect.column + rect.columns <= from + count)
      return { ...rect, column: rect.column - from + target };
    const order = moved(Array.from({ length: meta.maxColumns }, (_, i) => i));
    return rect.columns === 1 ? { ...rect, column: order.indexOf(rect.column) } : rect;
  });
}

/** Replaces every row's cells and marks those that differ. */
function eachRow(grid: Grid, change: (cells: Cell[]) => Cell[]): void {
  for (let row = 0; row < grid.rows.length; row++) {
    const cells = grid.rows[row];
    if (!cells) continue;
    const next = change(cells);
    if (next === cells) continue;
    grid.rows[row] = next;
    rowWritten(grid, row);
  }
}

/** Rearranges the columns of styles, notes and links alike; all of them are written again. */
function arrangeColumns(grid: Grid, arrange: <T>(list: T[], make: () => T) => T[]): void {
  const arranged = <T>(list: Runs<T>[], none: T, dirty: Set<number>): Runs<T>[] => {
    const next = arrange(list, () => constantRuns(none));
    const columns = Math.max(list.length, next.length, grid.meta.maxColumns);
    for (let column = 0; column < columns; column++) dirty.add(column);
    return next;
  };
  grid.styles = arranged(grid.styles, 0, grid.dirt.styleColumns);
  for (const beside of BESIDES) grid.besides[beside] = arranged(grid.besides[beside], '', grid.dirt.columnsOf[beside]);
  grid.dirt.meta = true;
}

/**
 * Changes the place of everything that is kept as a rectangle; what loses all its cells is gone. A chart stays, at `fallback`,
 * and draws what it drew on whichever sheet it stands.
 */
function moveRects(
  book: Book,
  grid: Grid,
  move: (rect: Rect) => Rect | null,
  fallback: { readonly row?: number; readonly column?: number } = {},
): void {
  const { meta } = grid;
  const all = (rects: readonly Rect[]): Rect[] => rects.map(move).filter((rect) => rect !== null);
  meta.merges = all(meta.merges);
  meta.protections = meta.protections.flatMap((protection) => {
    if (!protection.rect) return [protection];
    const rect = move(protection.rect);
    return rect ? [{ ...protection, rect }] : [];
  });
  meta.conditionalFormats = meta.conditionalFormats.flatMap((format) => {
    const rects = all(format.rects);
    return rects.length > 0 ? [{ ...format, rects }] : [];
  });
  meta.names = meta.names.flatMap((named) => {
    const rect = move(named.rect);
    return rect ? [{ ...named, rect }] : [];
  });
  for (const other of book.grids) {
    const here = other === grid;
    const draws = other.meta.charts.some(({ ranges }) => ranges.some(({ sheet }) => sheet === grid.id));
    if (other.meta.charts.length === 0 || !(here || draws)) continue;
    other.meta.charts = other.meta.charts.map((chart) => movedChart(chart, here, grid.id, move, fallback));
    other.dirt.meta = true;
  }
}

function widened(rect: Rect, start: 'row' | 'column', length: 'rows' | 'columns', at: number, count: number): Rect {
  if (at <= rect[start]) return { ...rect, [start]: rect[start] + count };
  if (at < rect[start] + rect[length]) return { ...rect, [length]: rect[length] + count };
  return rect;
}

function narrowed(
  rect: Rect,
  start: 'row' | 'column',
  length: 'rows' | 'columns',
  at: number,
  count: number,
): Rect | null {
  const kept = (position: number): number => position - Math.max(0, Math.min(position, at + count) - at);
  const from = kept(rect[start]);
  const to = kept(rect[start] + rect[length]);
  return to > from ? { ...rect, [start]: from, [length]: to - from } : null;
}
