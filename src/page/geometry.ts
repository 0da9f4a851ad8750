import type { RunsView, SheetView } from '../local/serve/messages.ts';

/** A cell, and a block of them. Rows and columns are the sheet's, from 0, hidden ones included. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** `B` of 1, `AA` of 26. */
export function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}
export const placeName = ({ row, column }: Place): string => `${columnName(column)}${row + 1}`;

export function runValue<Value>({ ends, values }: RunsView<Value>, row: number): Value {
  const at = ends.findIndex((end) => row < end);
  return values[at < 0 ? values.length - 1 : at] as Value;
}

/** Which rows and columns of a sheet are drawn, in order, and how large they are. */
export interface Layout {
  readonly pinnedRows: readonly number[];
  readonly rows: readonly number[];
  readonly pinnedColumns: readonly number[];
  readonly columns: readonly number[];
  height(row: number): number;
  width(column: number): number;
}

/** More columns than this are not drawn. */
export const MOST_COLUMNS = 500;
/** Lower than this Chinese text touches the lines; Google's usual 21 are made this high. */
export const LEAST_HEIGHT = 25;

export function layoutOf(sheet: SheetView): Layout {
  const rows = shown(sheet.rows, (row) => runValue(sheet.hiddenRows, row));
  const columns = shown(Math.min(sheet.columns, MOST_COLUMNS), (column) => sheet.hiddenColumns[column] === true);
  return {
    pinnedRows: rows.filter((row) => row < sheet.frozenRows),
    rows: rows.filter((row) => row >= sheet.frozenRows),
    pinnedColumns: columns.filter((column) => column < sheet.frozenColumns),
    columns: columns.filter((column) => column >= sheet.frozenColumns),
    height: (row) => Math.max(LEAST_HEIGHT, runValue(sheet.heights, row)),
    width: (column) => sheet.widths[column] ?? 100,
  };
}

const shown = (count: number, hidden: (index: number) => boolean): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => !hidden(index));
