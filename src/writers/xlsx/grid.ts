import type { Column, Table } from '../../reports/table.ts';
import { LEAST_WIDTH } from './sheet.ts';
import { displayWidth } from './text.ts';

/** The width of an upright A4 page at full size, in characters. */
export const PAGE_WIDTH = 92;
const MOST_WIDTH = 46;
/** A table narrower than the page is stretched, but not into a desert. */
const MOST_STRETCH = 1.6;
/** A column this near to what it wants need not take another one. */
const NEARLY = 0.85;

/** The sheet columns all tables of a report share, and which of them each table's columns take. */
export interface Grid {
  readonly widths: readonly number[];
  readonly spans: ReadonlyMap<Table, readonly Span[]>;
}

/** Sheet columns from 1, both inclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Tables of one sheet share its columns. The table with most columns makes the grid; a wide column of another table
 * takes several of them, merged, so that neither table has to follow the other's widths.
 */
export function layGrid(tables: readonly Table[]): Grid {
  const widest = [...tables].sort((a, b) => b.columns.length - a.columns.length);
  const [first] = widest;
  const widths = (first?.columns ?? []).map(wanted);
  // Definitions stand last in one table, figures in another of as many columns: they share its beginning only.
  const equals = widest.filter((table) => table.columns.length === first?.columns.length);
  const last = widths.pop() ?? 0;
  const narrow = Math.min(last, ...equals.map((table) => wanted(table.columns[table.columns.length - 1] as Column)));
  if (first) widths.push(...(last > 2 * narrow ? [narrow, last - narrow] : [last]));
  const spans = new Map(widest.map((table) => [table, place(table.columns, widths)]));
  return { widths: fill(widths), spans };
}

export const widthOf = (widths: readonly number[], { from, to }: Span): number =>
  widths.slice(from - 1, to).reduce((sum, width) => sum + width, 0);

const wanted = ({ width, heading }: Column): number =>
  Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width, longestWord(heading) + 2));

/** A heading breaks between words, and a Chinese one anywhere: it asks for its longest word, or four characters. */
const longestWord = (heading: string): number =>
  Math.max(
    ...heading.split(/\s+/).map((word) => Math.min(displayWidth(word), /[\u2e80-\uffef]/.test(word) ? 8 : MOST_WIDTH)),
  );

/** Spans for one table's columns; the last sheet column of a span grows when all of them are still too narrow. */
function place(columns: readonly Column[], widths: number[]): Span[] {
  let next = 1;
  return columns.map((column, i) => {
    const from = next;
    const left = columns.length - i - 1;
    const want = wanted(column);
    let to = from;
    while (widthOf(widths, { from, to }) < want * NEARLY && to + left < widths.length) to += 1;
    const lack = want - widthOf(widths, { from, to });
    if (lack > 0) widths[to - 1] = (widths[to - 1] ?? 0) + lack;
    next = to + 1;
    return { from, to };
  });
}

/** Widths that fill the page: stretched, then with one empty column more for the texts above the tables. */
function fill(widths: readonly number[]): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const factor = Math.min(MOST_STRETCH, Math.max(1, PAGE_WIDTH / Math.max(1, total)));
  const stretched = widths.map((width) => Math.round(width * factor * 10) / 10);
  const rest = PAGE_WIDTH - total * factor;
  return rest > 1 ? [...stretched, Math.round(rest)] : stretched;
}
