import { exception } from './exception.ts';

/** A block with 0-based start. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const CELL = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/;

/** 26 → `AA` */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `B2:D5`, as Range.getA1Notation gives it; a whole column or row is written out too. */
export function a1Notation({ row, column, rows, columns }: Area): string {
  const first = `${columnLetters(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows}`;
}

/** Reads `B2`, `B2:D5`, `B:D`, `2:5`, `B2:D` for a sheet of that size. A sheet name before "!" is given apart. */
export function parseA1(text: string, maxRows: number, maxColumns: number): Area {
  const parts = text.split(':');
  const [first, last = first] = parts.map((part) => CELL.exec(part.trim()));
  if (!first || !last || parts.length > 2) throw exception('Range not found');
  const whole = parts.length === 2;
  const numbers = [first[2], last[2]].map((digits) => (digits === undefined ? undefined : Number(digits) - 1));
  const letters = [first[1], last[1]].map((found) => (found === undefined ? undefined : columnOf(found)));
  if (!whole && (numbers[0] === undefined || letters[0] === undefined)) throw exception('Range not found');
  if (whole && numbers[0] === undefined && letters[0] === undefined) throw exception('Range not found');
  const [row, lastRow] = ordered(numbers[0] ?? 0, numbers[1] ?? maxRows - 1);
  const [column, lastColumn] = ordered(letters[0] ?? 0, letters[1] ?? maxColumns - 1);
  if (row < 0 || lastRow >= maxRows || lastColumn >= maxColumns) throw exception('Range not found');
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

const ordered = (a: number, b: number): [number, number] => (a <= b ? [a, b] : [b, a]);

/** `'登记 表'!A2` → [`登记 表`, `A2`] */
export function splitSheetName(text: string): [sheet: string | null, area: string] {
  const bang = text.lastIndexOf('!');
  if (bang < 0) return [null, text];
  const name = text.slice(0, bang);
  return [/^'.*'$/.test(name) ? name.slice(1, -1).replace(/''/g, "'") : name, text.slice(bang + 1)];
}
