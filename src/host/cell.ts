/** A formula is stored and shown, never computed. `f` is also its form in the store. */
export class Formula {
  readonly f: string;
  constructor(f: string) {
    this.f = f;
  }
}

/** What a cell holds; null is empty. A moment is a serial number whose number format shows a date, as in Sheets. */
export type Cell = string | number | boolean | null | Formula;

/** A block of cells, 0-based, half-open to the right and below. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** 27 → `AA` */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** `AA` → 26 */
export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `B7` of a 0-based row and column. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;
