import type { Moment } from '../domain/moment.ts';

/**
 * A typed cell: what a figure is, never how it looks. Writers choose the look.
 *
 * - `text`   words people read; always text, never a formula, markup or a path
 * - `count`  a whole number of things
 * - `rate`   part ÷ whole; 0 of 0 is shown as "—", never as 0 % or 100 %; `digits` of the percentage behind the point
 * - `hours`  a duration in hours, unrounded; undefined when there was nothing to measure ("—")
 * - `moment` wall-clock minutes of the workbook's zone
 * - `day`    the same, shown without a time
 * - `blank`  nothing, on purpose
 */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'rate'; readonly part: number; readonly whole: number; readonly digits: Digits }
  | { readonly kind: 'hours'; readonly value: number | undefined }
  | { readonly kind: 'moment'; readonly at: Moment }
  | { readonly kind: 'day'; readonly at: Moment }
  | { readonly kind: 'blank' };

/** Targets are whole percents: a share of up to ten thousand cases that misses one does so in the fourth digit at the latest. */
const DIGITS = [1, 2, 3, 4] as const;
export type Digits = (typeof DIGITS)[number];

export const percent = (share: number, digits: Digits = 1): string => `${(100 * share).toFixed(digits)}%`;

/** How many digits a share needs so that it is not printed as the target that it misses: 94.96 %, not 95.0 %, of 95 %. */
export const digitsFor = (share: number, target: number): Digits =>
  DIGITS.find((digits) => share >= target || Number((100 * share).toFixed(digits)) < 100 * target) ?? 4;

/** What all cells of a column are; `width` is a hint in characters of the western alphabet (a Chinese one takes two). */
export interface Column {
  readonly key: string;
  readonly heading: string;
  readonly width: number;
}

/** Rows of cells under headings. `rows[i].length === columns.length`. `rows` may be a generator: writers read it once, in order. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** A picture of a table's columns: categories from one, a series from each of the others. */
export interface Chart {
  readonly kind: 'column' | 'bar' | 'line';
  readonly title: string;
  readonly table: Table['id'];
  readonly categories: Column['key'];
  readonly series: readonly Column['key'][];
  /** How many of the table's rows are drawn, from the first; a total is no bar. All without it. */
  readonly rows?: number;
}

/** A report is a value: cells, mail and Excel show the same one. `sentences` come first, `footnotes` last. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly locale: 'zh-CN' | 'zh-TW' | 'en';
  readonly sentences: readonly string[];
  readonly tables: readonly Table[];
  readonly charts: readonly Chart[];
  readonly footnotes: readonly string[];
}

export const text = (value: string): Cell => ({ kind: 'text', text: value });
export const count = (value: number): Cell => ({ kind: 'count', value });
export const rate = (part: number, whole: number, digits: Digits = 1): Cell => ({ kind: 'rate', part, whole, digits });
export const hours = (value: number | undefined): Cell => ({ kind: 'hours', value });
export const momentCell = (at: Moment | undefined): Cell => (at === undefined ? blank : { kind: 'moment', at });
export const dayCell = (at: Moment | undefined): Cell => (at === undefined ? blank : { kind: 'day', at });
export const blank: Cell = { kind: 'blank' };
