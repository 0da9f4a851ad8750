import type { Rect } from './cell.ts';
import { BESIDES, emptyGrid, type Grid } from './grid.ts';
import { PlatformError } from './host-error.ts';
import type { StyleTable } from './style.ts';

/** The workbook's own small record. */
export interface BookMeta {
  id: string;
  title: string;
  timeZone: string;
  locale: string;
  activeSheet: number;
  nextSheetId: number;
  nextChartId: number;
}

/** The open workbook in memory, with everything written to it, flushed or not. */
export interface Book {
  meta: BookMeta;
  /** In the order of the tabs. */
  grids: Grid[];
  styles: StyleTable;
  /** Sheets gone since the last commit. */
  deleted: number[];
  metaChanged: boolean;
  orderChanged: boolean;
  /** What is selected where whoever runs the script sits; not kept. */
  selection?: { readonly sheet: number } & Rect;
  /** How many styles the store already has. */
  stylesStored: number;
  /** Reads the rows of a sheet the first time it is asked for. */
  readonly load: (grid: Grid) => void;
  /** How many rows there are down to the last with content; rows that were not read yet need not be. */
  readonly height: (grid: Grid) => number;
}

/** "10,000,000 cells or 18,278 columns": the limits of a workbook, documented. */
export const MAX_COLUMNS = 18_278;
export const MAX_CHARACTERS = 50_000;

/** The sheet with that id, its rows read. */
export function gridOf(book: Book, id: number): Grid {
  const grid = sheetOf(book, id);
  book.load(grid);
  return grid;
}

/** The sheet with that id, for what does not need its rows. */
export function sheetOf(book: Book, id: number): Grid {
  const grid = book.grids.find((candidate) => candidate.id === id);
  if (!grid) throw new PlatformError(`Sheet ${id} not found`);
  return grid;
}

/** Throws when the workbook would hold more cells than Sheets allows. */
export function checkCellLimit(book: Book, added: number, limit: number): void {
  let cells = added;
  for (const { meta } of book.grids) cells += meta.maxRows * meta.maxColumns;
  if (cells > limit)
    throw new PlatformError(
      `This action would increase the number of cells in the workbook above the limit of ${limit} cells.`,
    );
}

/** A name no sheet has: `工作表1`, `工作表2`, … */
export function freeSheetName(book: Book): string {
  const stem = book.meta.locale.startsWith('zh') ? '工作表' : 'Sheet';
  for (let n = book.grids.length; ; n++) {
    const name = `${stem}${n}`;
    if (!book.grids.some((grid) => grid.meta.name === name)) return name;
  }
}

export const firstSheetName = (locale: string): string => (locale.startsWith('zh') ? '工作表1' : 'Sheet1');

/** Adds an empty sheet, or a copy of `template`, before position `index` (0-based). */
export function addSheet(book: Book, name: string, index: number, template: Grid | null): Grid {
  let id = book.meta.nextSheetId;
  while (book.grids.some((grid) => grid.id === id)) id = nextId(id);
  book.meta.nextSheetId = nextId(id);
  const grid = template ? copyOf(book, template, id, name) : emptyGrid(id, name);
  book.grids = [...book.grids.slice(0, index), grid, ...book.grids.slice(index)];
  book.orderChanged = true;
  book.metaChanged = true;
  return grid;
}

/** Google's ids of sheets and charts look random; these only have to differ. */
const nextId = (id: number): number => (id * 48_271 + 11) % 2_147_483_647;

/** The id of a chart to come. */
export function freshChartId({ meta }: Book): number {
  const id = meta.nextChartId;
  meta.nextChartId = nextId(id);
  return id;
}
/** The first of them; a workbook that was made before there were charts begins with it too. */
export const FIRST_CHART_ID = 1_204_711_883;

function copyOf(book: Book, template: Grid, id: number, name: string): Grid {
  const grid = emptyGrid(id, name, template.meta.maxRows, template.meta.maxColumns);
  Object.assign(grid.meta, structuredClone(template.meta), {
    name,
    nextRowId: template.meta.nextRowId,
    hidden: false,
    protections: [],
    names: [],
    // A copy's charts draw the copy.
    charts: template.meta.charts.map((chart) => ({
      ...structuredClone(chart),
      id: freshChartId(book),
      ranges: chart.ranges.map((range) => (range.sheet === template.id ? { ...range, sheet: id } : range)),
    })),
  });
  grid.rowIds = template.rowIds.slice();
  grid.rows = template.rows.map((row) => row?.slice());
  grid.styles = structuredClone(template.styles);
  for (const beside of BESIDES) grid.besides[beside] = structuredClone(template.besides[beside]);
  grid.rows.forEach((row, i) => {
    if (row) grid.dirt.rows.set(grid.rowIds[i] as number, row);
  });
  for (const column of grid.styles.keys()) grid.dirt.styleColumns.add(column);
  for (const beside of BESIDES)
    for (const column of grid.besides[beside].keys()) grid.dirt.columnsOf[beside].add(column);
  return grid;
}
