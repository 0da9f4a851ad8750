import type { Moment } from '../domain/moment.ts';
import type { Cell, Chart, Report, Table } from '../reports/table.ts';

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
  readonly charts: readonly GridChart[];
}

/** A chart in the blank rows below its table. Rows and columns from 1. */
export interface GridChart {
  readonly chart: Chart;
  /** The columns it draws, the categories first: from the headings so many rows down. */
  readonly columns: readonly number[];
  readonly headings: number;
  readonly drawn: number;
  /** Its room: the first of so many rows. */
  readonly row: number;
  readonly rows: number;
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
  ];
  const charts: GridChart[] = [];
  for (const table of report.tables) {
    rows.push(empty, line('section', table.title));
    rows.push({ role: 'headings', cells: table.columns.map((column) => textCell(column.heading)), table: table.id });
    const headings = rows.length;
    for (const cells of table.rows) rows.push({ role: 'body', cells: cells.map(gridCell), table: table.id });
    const body = rows.length - headings;
    for (const chart of body === 0 ? [] : report.charts.filter((one) => one.table === table.id)) {
      const columns = [chart.categories, ...chart.series].map((key) => columnIn(table, key) + 1);
      const drawn = Math.min(chart.rows ?? body, body);
      const room = chartRows(chart, drawn);
      rows.push(empty);
      charts.push({ chart, columns, headings, drawn, row: rows.length + 1, rows: room });
      for (let row = 0; row < room; row++) rows.push(empty);
    }
  }
  rows.push(empty, ...report.footnotes.map((one) => line('footnote', one)));
  const width = Math.max(1, ...report.tables.map((table) => table.columns.length));
  const widths = Array.from({ length: width }, (_, at) =>
    Math.max(8, ...report.tables.map((table) => table.columns[at]?.width ?? 0)),
  );
  return { rows, width, widths, charts };
}

const CHART_ROWS = 13;
const [LEAST_BAR_ROWS, MOST_BAR_ROWS] = [4, 30];

/** Rows of one line that a chart takes; bars need more the more there are. */
export function chartRows({ kind, series }: Chart, categories: number): number {
  if (kind !== 'bar') return CHART_ROWS;
  return Math.min(MOST_BAR_ROWS, Math.ceil(LEAST_BAR_ROWS + categories * series.length));
}

/** The place of a column that a chart draws; a key the table lacks is a mistake of the report. */
export function columnIn({ id, columns }: Table, key: string): number {
  const index = columns.findIndex((each) => each.key === key);
  if (index < 0) throw new Error(`A chart of table "${id}" draws "${key}", which is none of its columns.`);
  return index;
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
