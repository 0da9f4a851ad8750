import type { Head } from '../domain/journal.ts';
import { type Moment, plusMinutes } from '../domain/moment.ts';
import type { Period } from '../domain/period.ts';
import type { AnyEntry } from '../domain/register.ts';
import type { Site } from '../domain/site.ts';
import type { AnyMeasure, Figure } from '../measures/measure.ts';

/** What a summary is made of. */
export interface SummaryInput {
  readonly period: Period;
  readonly site: Site;
  readonly sample: boolean;
  readonly head: Head;
  /** The head that was printed once and that the journal does not lead up to: an older version was restored. */
  readonly lost?: Head;
  readonly now: Moment;
  /** By register: the entries that were open or had an event in the period. */
  readonly entries: Readonly<Record<string, readonly AnyEntry[]>>;
  /** By register: how many of them have an open *reject* issue and are not counted. */
  readonly leftOut: Readonly<Record<string, number>>;
}

export interface MeasuredFigure {
  readonly measure: AnyMeasure;
  readonly figure: Figure;
  /** Share to be reached, 0–1: the site's, else the measure's own. */
  readonly target?: number;
  readonly breakdowns: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A period's figures: the one value that sheet, mail and Excel show. */
export interface Summary extends Omit<SummaryInput, 'entries'> {
  readonly figures: readonly MeasuredFigure[];
}

export function summarise(measures: readonly AnyMeasure[], input: SummaryInput): Summary {
  const { entries, ...rest } = input;
  const { site } = input;
  const period = upTo(input.period, input.now);
  const figures = measures.map((measure): MeasuredFigure => {
    const of = entries[measure.register.id] ?? [];
    const own = site.targets.find((one) => one.measure === measure.id)?.percent;
    return {
      measure,
      figure: measure.figure(of, period, site, entries),
      target: own === undefined ? measure.target : own / 100,
      breakdowns: measure.breakdowns(of, period, site),
    };
  });
  return { ...rest, figures };
}

/** A period that is not over is counted up to now: what is due tomorrow is not overdue today. */
const upTo = (period: Period, now: Moment): Period => ({
  ...period,
  until: Math.max(period.from, Math.min(period.until, plusMinutes(now, 1))) as Moment,
});

/** Share reached; undefined for 0 of 0 and for what is no rate. */
export const shareOf = (figure: Figure): number | undefined =>
  figure.kind === 'rate' && figure.whole > 0 ? figure.part / figure.whole : undefined;
