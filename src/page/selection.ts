import type { Block } from '../local/serve/messages.ts';
import type { Layout, Place } from './geometry.ts';

/** What is selected: the active cell, and the corner opposite of where the selection began. */
export interface Selection {
  readonly active: Place;
  readonly end: Place;
}

export const single = (place: Place): Selection => ({ active: place, end: place });

/** The block between the two corners. */
export function blockOf({ active, end }: Selection): Block {
  const row = Math.min(active.row, end.row);
  const column = Math.min(active.column, end.column);
  return {
    row,
    column,
    rows: Math.max(active.row, end.row) - row + 1,
    columns: Math.max(active.column, end.column) - column + 1,
  };
}

export const contains = ({ row, column, rows, columns }: Block, at: Place): boolean =>
  at.row >= row && at.row < row + rows && at.column >= column && at.column < column + columns;

export type Direction = 'up' | 'down' | 'left' | 'right';
export interface Step {
  readonly direction: Direction;
  /** One cell, a screen, to the last filled cell before a gap, or to the edge. */
  readonly by: 'cell' | 'page' | 'block' | 'edge';
}

export interface Around {
  readonly layout: Layout;
  /** Rows of a screen. */
  readonly page: number;
  readonly filled: (place: Place) => boolean;
  /** The last cell of the last row and column that hold anything. */
  readonly last: Place;
}

/** Where a step from a cell leads; hidden rows and columns are passed over. */
export function stepFrom(
  from: Place,
  { direction, by }: Step,
  { layout, page, filled, last: lastFilled }: Around,
): Place {
  const across = direction === 'left' || direction === 'right';
  const line = across ? [...layout.pinnedColumns, ...layout.columns] : [...layout.pinnedRows, ...layout.rows];
  const at = (index: number): Place =>
    across ? { row: from.row, column: line[index] as number } : { row: line[index] as number, column: from.column };
  const sign = direction === 'up' || direction === 'left' ? -1 : 1;
  const last = line.length - 1;
  const start = Math.max(0, line.indexOf(across ? from.column : from.row));
  const clamp = (index: number): number => Math.min(last, Math.max(0, index));
  if (by === 'cell') return at(clamp(start + sign));
  if (by === 'page') return at(clamp(start + sign * page));
  if (by === 'edge') return at(sign < 0 ? 0 : lastUpTo(line, across ? lastFilled.column : lastFilled.row));
  let index = clamp(start + sign);
  const inBlock = filled(at(start)) && filled(at(index));
  // Inside a block to its end; from a gap, or the end of a block, to where the next one begins.
  while (index !== clamp(index + sign) && (inBlock ? filled(at(index + sign)) : !filled(at(index)))) index += sign;
  return at(index);
}

/** The last of the line that does not lie behind a row or column; that itself may be hidden. */
function lastUpTo(line: readonly number[], most: number): number {
  const behind = line.findIndex((index) => index > most);
  return behind < 0 ? line.length - 1 : Math.max(0, behind - 1);
}
