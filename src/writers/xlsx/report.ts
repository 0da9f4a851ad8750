import type { Moment } from '../../domain/moment.ts';
import type { Cell, Chart, Column, Report, Table } from '../../reports/table.ts';
import { chartRows, columnIn, columnLetters } from '../cells.ts';
import { type Content, cellReference, contentOf } from './cells.ts';
import { isGap, type PlacedChart, type Series } from './chart.ts';
import { type Grid, layGrid, type Span, widthOf } from './grid.ts';
import { breaksOf, type PageLine } from './pages.ts';
import { LINE_HEIGHT } from './sheet.ts';
import type { Look } from './styles.ts';
import { cellText, cleanText, linesIn, sheetName } from './text.ts';
import { writeBook } from './workbook.ts';

export interface ReportOptions {
  readonly creator?: string;
  /** Wall clock, from the caller: nothing here reads one. */
  readonly createdAt?: Moment;
}

/** Rows above the headings may take this much of a screen when they are frozen. */
const MOST_FROZEN_POINTS = 200;
/** What a cell's indent takes of its column, in characters. */
const INDENT = 2;

export function writeReport(report: Report, options: ReportOptions): Uint8Array {
  const page = layPage(report);
  const { lines, grid, merges, charts, headings } = page;
  const only = headings.length === 1 ? headings[0] : undefined;
  const above = lines.slice(0, only).reduce((sum, line) => sum + line.height.points, 0);
  return writeBook({
    sheet: page.sheet,
    locale: report.locale,
    properties: { title: report.title, subject: report.subtitle, ...options },
    lines,
    frame: () => ({
      widths: grid.widths,
      hiddenColumns: page.hiddenColumns,
      frozenRows: only !== undefined && above <= MOST_FROZEN_POINTS ? only : 0,
      orientation: 'portrait',
      title: `${report.title} ${report.subtitle}`.trim(),
      gridLines: false,
      merges,
      breaks: breaksOf(lines, grid.widths),
      cells: `A1:${cellReference(grid.widths.length, lines.length)}`,
    }),
    repeated: only === undefined ? [1, 1] : [only, only],
    charts,
  });
}

type Rows = readonly (readonly Cell[])[];

/** The report as lines of one sheet. */
interface Page {
  readonly sheet: string;
  readonly grid: Grid;
  readonly lines: PageLine[];
  readonly merges: string[];
  readonly charts: PlacedChart[];
  hiddenColumns: number;
  /** The row of each table's headings. */
  readonly headings: number[];
}

function layPage(report: Report): Page {
  const grid = layGrid(report.tables);
  const page: Page = {
    sheet: sheetName(report.title),
    grid,
    lines: [],
    merges: [],
    charts: [],
    hiddenColumns: 0,
    headings: [],
  };
  addText(page, report.title, 'title', 30);
  if (report.subtitle !== '') addText(page, report.subtitle, 'subtitle');
  addGap(page);
  for (const sentence of report.sentences) addText(page, sentence, 'sentence');
  for (const table of report.tables)
    addTable(
      page,
      table,
      report.charts.filter((chart) => chart.table === table.id),
    );
  if (report.footnotes.length > 0) addGap(page);
  for (const footnote of report.footnotes) addText(page, footnote, 'footnote');
  return page;
}

function addTable(page: Page, table: Table, charts: readonly Chart[]): void {
  const spans = page.grid.spans.get(table) as readonly Span[];
  const rows = [...table.rows];
  addGap(page);
  addText(page, table.title, 'table-title', LINE_HEIGHT + 8, true);
  addRow(
    page,
    spans,
    table.columns.map(({ heading }) => ({ look: 'heading', value: cellText(heading) })),
    true,
  );
  page.headings.push(page.lines.length);
  for (const [i, row] of rows.entries())
    addRow(page, spans, row.map(contentOf), i === rows.length - 1 && charts.length > 0);
  if (rows.length > 0) for (const chart of charts) addChart(page, table, rows, chart);
}

/** Room below the table, and the chart in it. */
function addChart(page: Page, table: Table, rows: Rows, chart: Chart): void {
  const { lines, grid } = page;
  const drawn = rows.slice(0, chart.rows);
  const categories = seriesOf(page, table, drawn, chart.categories);
  const series = chart.series.map((key) => withGaps(page, seriesOf(page, table, drawn, key)));
  addGap(page, true);
  const fromRow = lines.length;
  const toRow = fromRow + chartRows(chart, drawn.length);
  for (let row = fromRow + 1; row <= toRow; row++) addGap(page, row < toRow, LINE_HEIGHT);
  page.charts.push({ ...chart, categories, series, columns: grid.widths.length, fromRow, toRow });
}

/** What a chart draws from the table just laid. */
function seriesOf({ sheet, grid, headings }: Page, table: Table, rows: Rows, key: string): Series {
  const index = columnIn(table, key);
  const span = grid.spans.get(table)?.[index] as Span;
  const heading = headings[headings.length - 1] as number;
  const letters = columnLetters(span.from);
  return {
    heading: cleanText((table.columns[index] as Column).heading),
    cells: rows.map((row) => row[index] as Cell),
    reference: {
      sheet,
      heading: `$${letters}$${heading}`,
      column: span.from,
      first: heading + 1,
      last: heading + rows.length,
    },
  };
}

/**
 * Where a figure is missing its cell says "—", and Excel draws a text as 0. A series with such a cell is drawn from a
 * hidden column of the same figures, where the missing ones are empty: a gap.
 */
function withGaps(page: Page, series: Series): Series {
  const { cells, reference } = series;
  if (!cells.some((cell) => cell.kind !== 'blank' && isGap(cell))) return series;
  page.hiddenColumns += 1;
  const column = page.grid.widths.length + page.hiddenColumns;
  for (const [i, cell] of cells.entries()) {
    if (!isGap(cell)) page.lines[reference.first - 1 + i]?.cells.push([column, contentOf(cell)]);
  }
  return { ...series, reference: { ...reference, column } };
}

/** A text across the page. */
function addText(page: Page, text: string, look: Look, least = LINE_HEIGHT, keepsNext = false): void {
  const value = cellText(text);
  const whole: Span = { from: 1, to: Math.max(1, page.grid.widths.length) };
  const points = Math.max(least, linesIn(value, widthOf(page.grid.widths, whole)) * LINE_HEIGHT);
  mergeAcross(page, whole);
  page.lines.push({ cells: [[1, { look, value }]], height: { points, fixed: true }, keepsNext });
}

/** A table's row. A cell across several columns is merged, and each of its columns has the cell's borders. */
function addRow(page: Page, spans: readonly Span[], contents: readonly Content[], keepsNext: boolean): void {
  const cells: [number, Content][] = [];
  let most = 1;
  for (const [i, content] of contents.entries()) {
    const span = spans[i] as Span;
    cells.push([span.from, content]);
    for (let column = span.from + 1; column <= span.to; column++)
      cells.push([column, { ...content, value: undefined }]);
    if (typeof content.value === 'string')
      most = Math.max(most, linesIn(content.value, widthOf(page.grid.widths, span) - INDENT));
    mergeAcross(page, span);
  }
  page.lines.push({ cells, height: { points: most * LINE_HEIGHT + 3, fixed: true }, keepsNext });
}

function addGap({ lines }: Page, keepsNext = false, points = 9): void {
  lines.push({ cells: [], height: { points, fixed: true }, keepsNext });
}

/** Called before its line is added. */
function mergeAcross({ lines, merges }: Page, { from, to }: Span): void {
  const row = lines.length + 1;
  if (to > from) merges.push(`${cellReference(from, row)}:${cellReference(to, row)}`);
}
