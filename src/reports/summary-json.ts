import type { Head } from '../domain/journal.ts';
import { showDay } from '../domain/moment.ts';
import type { Figure } from '../measures/measure.ts';
import type { Summary } from './summary.ts';

/** A figure in JSON: `{count}`, `{part, whole}` or `{count, mean_hours, median_hours, p90_hours}`, unrounded; null for none. */
export type FigureJson = Readonly<Record<string, number | null>>;

export interface SummaryJson {
  readonly period: string;
  readonly from: string;
  readonly until: string;
  readonly measures: Readonly<Record<string, FigureJson>>;
  readonly breakdowns: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly left_out: Readonly<Record<string, number>>;
  readonly sample: boolean;
  /** The head that an older version, which was restored, has lost; null for none. */
  readonly lost: Head | null;
  readonly journal: { readonly sequence: number; readonly hash: string };
}

/** A summary for programs: every measure by its id, options by their key. */
export function summaryJson(summary: Summary): SummaryJson {
  const { period, figures, leftOut, sample, head, lost } = summary;
  const broken = figures.filter(({ breakdowns }) => Object.keys(breakdowns).length > 0);
  return {
    period: period.id,
    from: showDay(period.from),
    until: showDay(period.until),
    measures: Object.fromEntries(figures.map(({ measure, figure }) => [measure.id, figureJson(figure)])),
    breakdowns: Object.fromEntries(broken.map(({ measure, breakdowns }) => [measure.id, breakdowns])),
    left_out: leftOut,
    sample,
    lost: lost ?? null,
    journal: head,
  };
}

function figureJson(figure: Figure): FigureJson {
  if (figure.kind === 'count') return { count: figure.count };
  if (figure.kind === 'rate') return { part: figure.part, whole: figure.whole };
  const { count, meanHours, medianHours, p90Hours } = figure;
  return { count, mean_hours: meanHours ?? null, median_hours: medianHours ?? null, p90_hours: p90Hours ?? null };
}
