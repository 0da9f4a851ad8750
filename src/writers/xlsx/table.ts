import type { Moment } from '../../domain/moment.ts';
import type { Table } from '../../reports/table.ts';
import { type Content, cellReference, contentOf } from './cells.ts';
import { LEAST_WIDTH, LINE_HEIGHT } from './sheet.ts';
import type { Locale } from './styles.ts';
import { cellText, displayWidth, linesIn, sheetName } from './text.ts';
import { type Line, writeBook } from './workbook.ts';

export interface TableOptions {
  /** Where the export comes from; it stands above the headings and in the document's properties. */
  readonly caption?: string;
  readonly creator?: string;
  /** Wall clock, from the caller: nothing here reads one. */
  readonly createdAt?: Moment;
  readonly locale?: Locale;
}

/** What a cell's indent takes of its column. */
const INDENT = 2;
const MOST_WIDTH = 60;
/** The filter's button takes as much of a heading. */
const BUTTON_WIDTH = 4;
/** Wider than this an upright A4 page would print too small to read. */
const PORTRAIT_WIDTH = 110;

export function writeTable(table: Table, options: TableOptions): Uint8Array {
  const caption = options.caption === undefined || options.caption === '' ? undefined : options.caption;
  const headings = caption === undefined ? 1 : 2;
  const widths = table.columns.map(({ width, heading }) =>
    Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width, displayWidth(heading) + BUTTON_WIDTH)),
  );
  const columns = Math.max(1, widths.length);
  const isWide = widths.reduce((sum, width) => sum + width, 0) > PORTRAIT_WIDTH;
  return writeBook({
    sheet: sheetName(table.title),
    locale: options.locale ?? 'zh-CN',
    properties: { title: table.title, description: caption, creator: options.creator, createdAt: options.createdAt },
    lines: linesOf(table, caption, widths),
    frame: (rows) => ({
      widths,
      hiddenColumns: 0,
      frozenRows: headings,
      orientation: isWide ? 'landscape' : 'portrait',
      title: caption ?? table.title,
      gridLines: true,
      autoFilter: `A${headings}:${cellReference(columns, Math.max(headings, rows))}`,
      merges: [],
      breaks: [],
      cells: `A1:${cellReference(columns, Math.max(1, rows))}`,
    }),
    repeated: [headings, headings],
    charts: [],
  });
}

function* linesOf(table: Table, caption: string | undefined, widths: readonly number[]): Generator<Line> {
  if (caption !== undefined) yield { cells: [[1, { look: 'caption', value: cellText(caption) }]] };
  yield {
    cells: table.columns.map(({ heading }, i) => [i + 1, { look: 'heading', value: cellText(heading) }]),
    height: { points: LINE_HEIGHT + 5, fixed: true },
  };
  for (const row of table.rows) yield rowLine(row.map(contentOf), widths);
}

/** A height of several lines is only a start: Excel measures the row again when someone edits it. */
function rowLine(contents: readonly Content[], widths: readonly number[]): Line {
  let most = 1;
  for (const [i, { value }] of contents.entries()) {
    if (typeof value === 'string') most = Math.max(most, linesIn(value, (widths[i] as number) - INDENT));
  }
  return {
    cells: contents.map((content, i) => [i + 1, content]),
    height: most > 1 ? { points: most * LINE_HEIGHT, fixed: false } : undefined,
  };
}
