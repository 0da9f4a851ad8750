import { Fault } from './data-fault.ts';
import { REASONS_MARK, unprotected } from './refused-file.ts';

export interface DataRow {
  /** 1-based row in the file, as Excel shows it. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface DataTable {
  readonly headings: readonly string[];
  /** `rows[i].cells.length === headings.length` */
  readonly rows: readonly DataRow[];
}

/** Rows × columns; Google Sheets holds no more either. */
const MOST_CELLS = 10_000_000;

/**
 * Headings and rows of what a file holds: the first row that is not blank is the headings, blank rows are skipped (the
 * others keep their numbers), shorter rows are padded. A cell under no heading is a fault: `tooLong` says which.
 * In a file of refused rows the column of reasons is left out and its protection taken off (refused-file.ts).
 */
export function tableOf(
  records: readonly DataRow[],
  tooLong: (row: number, cells: number, headings: number) => Fault,
): DataTable {
  const filled = records.filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  const [first, ...rest] = filled;
  if (!first) throw new Fault('empty', {});
  const headings = first.cells.slice(0, lengthOf(first.cells)).map((cell) => cell.trim());
  checkHeadings(headings);
  if (rest.length * headings.length > MOST_CELLS) throw new Fault('many-cells', { cells: MOST_CELLS });

  const rows = rest.map(({ row, cells }) => {
    const length = lengthOf(cells);
    if (length > headings.length) throw tooLong(row, length, headings.length);
    return { row, cells: headings.map((_, i) => cells[i] ?? '') };
  });
  const reasons = headings.findIndex((heading) => heading.endsWith(REASONS_MARK));
  if (reasons < 0) return { headings, rows };
  const kept = (cells: readonly string[]) => cells.filter((_, i) => i !== reasons).map(unprotected);
  return { headings: kept(headings), rows: rows.map(({ row, cells }) => ({ row, cells: kept(cells) })) };
}

/** A, B, … Z, AA: how Excel names the column at a 0-based place. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function checkHeadings(headings: readonly string[]): void {
  const seen = new Map<string, number>();
  headings.forEach((heading, i) => {
    const before = seen.get(heading);
    if (heading !== '' && before !== undefined) {
      throw new Fault('same-heading', { heading, columns: `${columnName(before)}, ${columnName(i)}` });
    }
    seen.set(heading, i);
  });
}

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';

/** Without the blank cells at the end. */
function lengthOf(cells: readonly string[]): number {
  let length = cells.length;
  while (length > 0 && isBlank(cells[length - 1])) length--;
  return length;
}
