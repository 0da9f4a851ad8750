import { scaleBand, scaleLinear } from 'd3-scale';
import type { ChartView } from '../local/serve/messages.ts';

type Series = ChartView['series'][number];

/** The values of an axis, with round steps; things that are counted have no halves. */
export function valueScale({ series, stacked, kind }: ChartView, from: number, to: number) {
  const all =
    stacked && kind !== 'line' ? sums(series) : series.flatMap(({ values }) => values.map((value) => value ?? 0));
  const least = Math.min(0, ...all);
  const scale = scaleLinear()
    .domain([least, Math.max(...all, least + 1)])
    .nice(STEPS)
    .range([from, to]);
  const counted = series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)));
  const ticks = scale.ticks(STEPS).filter((tick) => !counted || Number.isInteger(tick));
  return { at: (value: number): number => scale(value), ticks, say: tickText(series, ticks) };
}
const STEPS = 5;

/** Of each category, what is above and what is below nothing. */
const sums = (series: readonly Series[]): number[] =>
  (series[0]?.values ?? []).flatMap((_, i) => {
    const values = series.map(({ values }) => values[i] ?? 0);
    const sum = (some: readonly number[]): number => some.reduce((a, b) => a + b, 0);
    return [sum(values.filter((value) => value > 0)), sum(values.filter((value) => value < 0))];
  });

/** Shares are said as their cells say them, in percent. */
function tickText(series: readonly Series[], ticks: readonly number[]): (tick: number) => string {
  const texts = series.flatMap(({ values, texts }) => texts.filter((_, i) => values[i] !== null));
  const shares = texts.length > 0 && texts.every((text) => text.endsWith('%'));
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) * (shares ? 100 : 1);
  const digits = Math.max(0, Math.min(4, -Math.floor(Math.log10(step) + 1e-9)));
  return (tick) => (shares ? `${(tick * 100).toFixed(digits)}%` : tick.toFixed(digits));
}

/** Where the categories stand, and so many things of each beside each other. */
export function bands(categories: number, beside: number, from: number, to: number) {
  const outer = scaleBand<number>().domain(numbers(categories)).range([from, to]).padding(0.24);
  const inner = scaleBand<number>().domain(numbers(beside)).range([0, outer.bandwidth()]).padding(0.06);
  return {
    step: outer.step(),
    width: inner.bandwidth(),
    middle: (category: number): number => (outer(category) ?? 0) + outer.bandwidth() / 2,
    start: (category: number, one: number): number => (outer(category) ?? 0) + (inner(one) ?? 0),
  };
}
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** About how wide a text is at twelve pixels: a Chinese character and its marks are square. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character >= '\u2000' ? 12 : 6.8), 0);

/** A text cut to a width. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let short = [...text];
  while (short.length > 1 && textWidth(`${short.join('')}…`) > width) short = short.slice(0, -1);
  return `${short.join('')}…`;
}
