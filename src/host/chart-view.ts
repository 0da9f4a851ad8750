import { type Book, gridOf } from './book.ts';
import { type Cell, Formula } from './cell.ts';
import { type ChartRange, type ChartRecord, chartOption } from './chart.ts';
import { displayText } from './display.ts';
import { type Grid, styleRuns, usedRows } from './grid.ts';
import type { ChartView } from './page.ts';
import { runValue } from './runs.ts';

/** Google's size of a chart that nobody gave one. */
const [WIDTH, HEIGHT] = [600, 371];
/** More than this no picture shows. */
const [MOST_CATEGORIES, MOST_SERIES] = [500, 20];
const KINDS = { COLUMN: 'column', BAR: 'bar', LINE: 'line', PIE: 'pie' } as const;

/** The charts of a sheet with the figures their ranges hold now. */
export const chartViews = (book: Book, { meta }: Grid): ChartView[] => meta.charts.map((chart) => viewOf(book, chart));

function viewOf(book: Book, chart: ChartRecord): ChartView {
  const { id, kind, row, column, offsetX, offsetY } = chart;
  const option = (path: string): unknown => chartOption(chart.options, path);
  const text = (path: string): string => {
    const value = option(path);
    return typeof value === 'string' ? value : '';
  };
  const pixels = (path: string, usual: number): number => {
    const value = Number(option(path) ?? usual);
    return value >= 1 && value <= 5000 ? Math.round(value) : usual;
  };
  const { categories, series } = figuresOf(book, chart);
  const colours = option('colors');
  return {
    id,
    kind: KINDS[kind],
    title: text('title'),
    row,
    column,
    offsetX,
    offsetY,
    width: pixels('width', WIDTH),
    height: pixels('height', HEIGHT),
    stacked: option('isStacked') === true || option('isStacked') === 'true',
    legend: option('legend') !== 'none' && option('legend.position') !== 'none',
    across: text('hAxis.title'),
    up: text('vAxis.title') || text('vAxes.0.title'),
    categories,
    series: series.map((one, i) => {
      const colour = option(`series.${i}.color`) ?? (Array.isArray(colours) ? colours[i] : undefined);
      return { ...one, colour: typeof colour === 'string' && /^#[\da-f]{6}$/i.test(colour) ? colour : null };
    }),
  };
}

interface Seen {
  readonly value: number | null;
  readonly text: string;
}
type Rows = readonly (readonly Seen[])[];
const NOTHING: Seen = { value: null, text: '' };

function figuresOf(book: Book, chart: ChartRecord): Pick<ChartView, 'categories'> & { readonly series: Figures[] } {
  const rows = joined(book, chart);
  const headers = chart.headers < 0 ? guessedHeaders(rows) : chart.headers;
  const headings = rows.slice(0, headers);
  const body = withoutBlankEnd(rows.slice(headers)).slice(0, MOST_CATEGORIES);
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  const named = columns > 1 && namesCategories(chart, body);
  const ofSeries = Array.from({ length: columns }, (_, i) => i).slice(named ? 1 : 0, MOST_SERIES + 1);
  return {
    categories: body.map((cells, i) => (named ? (cells[0] ?? NOTHING).text : String(i + 1))),
    series: ofSeries.map((i) => ({
      name: headings.map((cells) => cells[i]?.text ?? '').join(' '),
      values: body.map((cells) => cells[i]?.value ?? null),
      texts: body.map((cells) => cells[i]?.text ?? ''),
    })),
  };
}
type Figures = Omit<ChartView['series'][number], 'colour'>;

/** Whether the first column names what is drawn; a column of numbers is drawn itself, unless the option says otherwise. */
function namesCategories({ options, kind }: ChartRecord, body: Rows): boolean {
  const says = chartOption(options, 'useFirstColumnAsDomain');
  if (says !== undefined) return says === true || says === 'true';
  return kind === 'PIE' || body.some(([first]) => first !== undefined && first.value === null && first.text !== '');
}

/** A first row of words over figures is one of headings. */
function guessedHeaders([first = [], ...rest]: Rows): number {
  const words = first.slice(1).every(({ value }) => value === null) && first.some(({ text }) => text !== '');
  const figures = rest.some((cells) => cells.slice(1).some(({ value }) => value !== null));
  return words && figures ? 1 : 0;
}

function withoutBlankEnd(rows: Rows): Rows {
  let end = rows.length;
  while (end > 0 && rows[end - 1]?.every(({ text }) => text === '')) end--;
  return rows.slice(0, end);
}

/** All ranges as one table: side by side, or one below the other. */
function joined(book: Book, chart: ChartRecord): Rows {
  const blocks = chart.ranges.map((range) => seen(book, range, chart.hidden));
  const rows: Rows =
    chart.merge === 'MERGE_ROWS'
      ? blocks.flat()
      : Array.from({ length: Math.max(0, ...blocks.map((block) => block.length)) }, (_, row) =>
          blocks.flatMap((block) => block[row] ?? (block[0] ?? []).map(() => NOTHING)),
        );
  if (!chart.transpose) return rows;
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: columns }, (_, column) => rows.map((cells) => cells[column] ?? NOTHING));
}

/** What a range shows, as far as the sheet is filled; hidden rows and columns as the chart says. */
function seen(book: Book, range: ChartRange, hidden: ChartRecord['hidden']): Rows {
  const grid = gridOf(book, range.sheet);
  const { hiddenRows, hiddenColumns } = grid.meta;
  const skipsRows = hidden === 'IGNORE_BOTH' || hidden === 'IGNORE_ROWS';
  const skipsColumns = hidden === 'IGNORE_BOTH' || hidden === 'IGNORE_COLUMNS';
  const rows = numbers(range.row, Math.min(range.rows, usedRows(grid) - range.row)).filter(
    (row) => !(skipsRows && runValue(hiddenRows, row)),
  );
  const columns = numbers(range.column, range.columns).filter((column) => !(skipsColumns && hiddenColumns[column]));
  return rows.map((row) => columns.map((column) => seenCell(book, grid, row, column)));
}

const numbers = (from: number, count: number): number[] =>
  Array.from({ length: Math.max(0, count) }, (_, i) => from + i);

function seenCell(book: Book, grid: Grid, row: number, column: number): Seen {
  const cell: Cell = grid.rows[row]?.[column] ?? null;
  // Nothing computes a formula here: it is no figure, and shows itself.
  if (cell instanceof Formula) return { value: null, text: cell.f };
  const format = book.styles.get(runValue(styleRuns(grid, column), row), 'numberFormat') as string;
  return { value: typeof cell === 'number' ? cell : null, text: displayText(cell, format, book.meta.locale) };
}
