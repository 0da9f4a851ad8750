import type { Cell, Rect } from './cell.ts';
import type { ChartRecord } from './chart.ts';
import { constantRuns, type Runs } from './runs.ts';

/** A protection as stored; `rect` is missing when the whole sheet is protected. */
export interface ProtectionRecord {
  readonly id: number;
  readonly rect: Rect | null;
  readonly description: string;
  readonly warningOnly: boolean;
}

/** A conditional format as stored: where it holds, and the emulation's own record of condition and colours. */
export interface ConditionalFormatRecord {
  readonly rects: readonly Rect[];
  readonly rule: string;
}

/** A named range of a sheet. Names differ within a workbook. */
export interface NameRecord {
  readonly name: string;
  readonly rect: Rect;
}

/** What of a sheet is written as one small record. */
export interface SheetMeta {
  name: string;
  hidden: boolean;
  tabColor: string | null;
  maxRows: number;
  maxColumns: number;
  frozenRows: number;
  frozenColumns: number;
  widths: number[];
  hiddenColumns: boolean[];
  heights: Runs<number>;
  hiddenRows: Runs<boolean>;
  merges: Rect[];
  protections: ProtectionRecord[];
  conditionalFormats: ConditionalFormatRecord[];
  charts: readonly ChartRecord[];
  names: readonly NameRecord[];
  nextRowId: number;
  nextProtectionId: number;
}

/** What a cell bears beside its value: a note, and the address that its text links to. */
export const BESIDES = ['note', 'link'] as const;
export type Beside = (typeof BESIDES)[number];

/** Since the last commit: which rows (by id), columns of styles, notes and links, and small records differ from the store. */
export interface Dirt {
  readonly rows: Map<number, readonly Cell[] | null>;
  readonly styleColumns: Set<number>;
  readonly columnsOf: Readonly<Record<Beside, Set<number>>>;
  order: boolean;
  meta: boolean;
}

/**
 * One sheet. Rows and columns are 0-based here. A row is a plain array, cut after its last filled cell, and has an id that
 * stays when other rows are inserted or deleted: so only rows whose cells changed are written to the store.
 */
export interface Grid {
  readonly id: number;
  readonly meta: SheetMeta;
  rows: (Cell[] | undefined)[];
  rowIds: number[];
  /** Style number of every cell, by column. */
  styles: Runs<number>[];
  /** Note and link of every cell, by column; '' is none. */
  readonly besides: Record<Beside, Runs<string>[]>;
  readonly dirt: Dirt;
}

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;
export const DEFAULT_WIDTH = 100;
export const DEFAULT_HEIGHT = 21;

export const noDirt = (): Dirt => ({
  rows: new Map(),
  styleColumns: new Set(),
  columnsOf: { note: new Set(), link: new Set() },
  order: false,
  meta: false,
});

export function emptyGrid(id: number, name: string, maxRows = DEFAULT_ROWS, maxColumns = DEFAULT_COLUMNS): Grid {
  const meta: SheetMeta = {
    name,
    hidden: false,
    tabColor: null,
    maxRows,
    maxColumns,
    frozenRows: 0,
    frozenColumns: 0,
    widths: new Array(maxColumns).fill(DEFAULT_WIDTH),
    hiddenColumns: new Array(maxColumns).fill(false),
    heights: constantRuns(DEFAULT_HEIGHT),
    hiddenRows: constantRuns(false),
    merges: [],
    protections: [],
    conditionalFormats: [],
    charts: [],
    names: [],
    nextRowId: maxRows + 1,
    nextProtectionId: 1,
  };
  const rowIds = Array.from({ length: maxRows }, (_, i) => i + 1);
  const besides = { note: [], link: [] };
  return { id, meta, rows: [], rowIds, styles: [], besides, dirt: { ...noDirt(), order: true, meta: true } };
}

export const styleRuns = (grid: Grid, column: number): Runs<number> => grid.styles[column] ?? constantRuns(0);
export const besideRuns = ({ besides }: Grid, beside: Beside, column: number): Runs<string> =>
  besides[beside][column] ?? constantRuns('');

export function setStyleRuns(grid: Grid, column: number, runs: Runs<number>): void {
  if (grid.styles[column] === runs) return;
  fillTo(grid.styles, column, () => constantRuns(0));
  grid.styles[column] = runs;
  grid.dirt.styleColumns.add(column);
}

export function setBesideRuns({ besides, dirt }: Grid, beside: Beside, column: number, runs: Runs<string>): void {
  const columns = besides[beside];
  if (columns[column] === runs) return;
  fillTo(columns, column, () => constantRuns(''));
  columns[column] = runs;
  dirt.columnsOf[beside].add(column);
}

/** Lengthens a list without leaving holes. */
function fillTo<T>(list: T[], length: number, make: () => T): void {
  while (list.length < length) list.push(make());
}

/** The row to write into, made when there is none yet. */
export function rowToWrite(grid: Grid, row: number): Cell[] {
  while (grid.rows.length <= row) grid.rows.push(undefined);
  let cells = grid.rows[row];
  if (!cells) {
    cells = [];
    grid.rows[row] = cells;
  }
  return cells;
}

/** Cuts the row after its last filled cell and marks it for the next commit. */
export function rowWritten(grid: Grid, row: number): void {
  const cells = grid.rows[row];
  let length = cells?.length ?? 0;
  while (cells && length > 0 && cells[length - 1] === null) length--;
  if (cells) cells.length = length;
  if (length === 0) grid.rows[row] = undefined;
  grid.dirt.rows.set(grid.rowIds[row] as number, grid.rows[row] ?? null);
}

/** Number of rows up to the last one with content. */
export function usedRows(grid: Grid): number {
  let count = grid.rows.length;
  while (count > 0 && !grid.rows[count - 1]) count--;
  grid.rows.length = count;
  return count;
}

/** Number of columns up to the last one with content. */
export function usedColumns(grid: Grid): number {
  let count = 0;
  for (const row of grid.rows) if (row && row.length > count) count = row.length;
  return count;
}
