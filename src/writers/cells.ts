import type { Moment } from '../domain/moment.ts';
import type { Cell, Report } from '../reports/table.ts';

/** What a spreadsheet shows: text, a number, or a moment, with its number format. */
export interface GridCell {
  readonly value: string | number | { readonly at: Moment };
  readonly format: string;
}
/** What a row is, for whoever colours it. */
export type RowRole = 'title' | 'subtitle' | 'sentence' | 'section' | 'headings' | 'body' | 'footnote' | 'blank';

/** A report laid out on a grid, row by row; `width` columns, short rows end early. */
export interface Grid {
  readonly rows: readonly { readonly role: RowRole; readonly cells: readonly GridCell[]; readonly table?: string }[];
  readonly width: number;
  /** Characters of each column. */
  readonly widths: readonly number[];
}

export const NO_FIGURE = '—';

/** Lays a report out for cells: figures unrounded, 0 of 0 as "—", text always as text. */
export function cellGrid(report: Report): Grid {
  const line = (role: RowRole, value: string): Grid['rows'][number] => ({ role, cells: [textCell(value)] });
  const empty: Grid['rows'][number] = { role: 'blank', cells: [] };
  const rows = [
    line('title', report.title),
    line('subtitle', report.subtitle),
    ...report.sentences.map((one) => line('sentence', one)),
    ...report.tables.flatMap((table) => [
      empty,
      line('section', table.title),
      { role: 'headings' as const, cells: table.columns.map((column) => textCell(column.heading)), table: table.id },
      ...[...table.rows].map((cells) => ({ role: 'body' as const, cells: cells.map(gridCell), table: table.id })),
    ]),
    empty,
    ...report.footnotes.map((one) => line('footnote', one)),
  ];
  const width = Math.max(1, ...report.tables.map((table) => table.columns.length));
  const widths = Array.from({ length: width }, (_, at) =>
    Math.max(8, ...report.tables.map((table) => table.columns[at]?.width ?? 0)),
  );
  return { rows, width, widths };
}

function gridCell(cell: Cell): GridCell {
  switch (cell.kind) {
    case 'text':
      return textCell(cell.text);
    case 'count':
      return { value: cell.value, format: '0' };
    case 'rate':
      return cell.whole === 0
        ? textCell(NO_FIGURE)
        : { value: cell.part / cell.whole, format: `0.${'0'.repeat(cell.digits)}%` };
    case 'hours':
      return cell.value === undefined ? textCell(NO_FIGURE) : { value: cell.value, format: '0.0' };
    case 'moment':
      return { value: { at: cell.at }, format: 'yyyy-mm-dd hh:mm' };
    case 'day':
      return { value: { at: cell.at }, format: 'yyyy-mm-dd' };
    case 'blank':
      return textCell('');
  }
}

const textCell = (value: string): GridCell => ({ value, format: '@' });

/** 1 → `A`, 27 → `AA`; every cell of an Excel file asks for its column's. */
export function columnLetters(column: number): string {
  const known = LETTERS.get(column);
  if (known !== undefined) return known;
  const letters = lettersOf(column);
  LETTERS.set(column, letters);
  return letters;
}
const LETTERS = new Map<number, string>();

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? last : lettersOf(rest) + last;
}
