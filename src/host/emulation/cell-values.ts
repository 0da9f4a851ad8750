import { columnLetters } from './a1-notation.ts';
import { exception, notAvailable } from './exception.ts';

/** A flat list as it crosses the bridge: instants as numbers, their positions in `dates`. */
export interface FlatCells {
  readonly cells: (string | number | boolean | null)[];
  readonly dates: number[];
}

/** Throws Google's message unless the data has exactly the range's size. */
export function checkSize(data: readonly unknown[], rows: number, columns: number): void {
  if (data.length !== rows)
    throw exception(
      `The number of rows in the data does not match the number of rows in the range. The data has ${data.length} but the range has ${rows}.`,
    );
  for (const row of data) {
    if (!Array.isArray(row)) throw exception('Cannot convert Array to Object[][].');
    if (row.length !== columns)
      throw exception(
        `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${columns}.`,
      );
  }
}

/** Rows of a script as a flat list; what Google would turn into nonsense is refused. */
export function flatCells(data: readonly (readonly unknown[])[], columns: number): FlatCells {
  const flat: FlatCells = { cells: [], dates: [] };
  let at = 0;
  for (const row of data)
    for (let column = 0; column < columns; column++) {
      const value = row[column];
      if (typeof value === 'string' || typeof value === 'boolean') flat.cells[at] = value;
      else if (typeof value === 'number' && Number.isFinite(value)) flat.cells[at] = value;
      else if (value === null) flat.cells[at] = '';
      else if (value instanceof Date && !Number.isNaN(value.getTime())) {
        flat.cells[at] = value.getTime();
        flat.dates.push(at);
      } else throw notAvailable(`Writing ${shown(value)} into a cell (column ${columnLetters(column)} of the data)`);
      at++;
    }
  return flat;
}

function shown(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  if (value instanceof Date) return 'an invalid Date';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Flat cells of the host as rows of the script's own, with its own Dates. */
export function cellRows(
  block: { readonly cells: ArrayLike<unknown>; readonly dates: ArrayLike<number> },
  rows: number,
  columns: number,
): unknown[][] {
  const { cells, dates } = block;
  const table: unknown[][] = [];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const line: unknown[] = [];
    for (let column = 0; column < columns; column++) line[column] = cells[at++];
    table[row] = line;
  }
  for (let i = 0; i < dates.length; i++) {
    const position = dates[i] as number;
    const line = table[Math.floor(position / columns)] as unknown[];
    line[position % columns] = new Date(line[position % columns] as number);
  }
  return table;
}
