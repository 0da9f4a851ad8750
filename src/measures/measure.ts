import type { Fields } from '../domain/field.ts';
import type { Period } from '../domain/period.ts';
import { type AnyEntry, type AnyRegister, type Entry, isVoid, type Register } from '../domain/register.ts';
import type { Site } from '../domain/site.ts';
import type { Words } from '../domain/words.ts';

/**
 * What a measure comes to in a period.
 * - count    how many
 * - rate     part of whole; 0 of 0 is no rate
 * - duration hours of `count` cases: mean, and median and 90th percentile by nearest rank; undefined for none
 */
export type Figure =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'rate'; readonly part: number; readonly whole: number }
  | {
      readonly kind: 'duration';
      readonly count: number;
      readonly meanHours: number | undefined;
      readonly medianHours: number | undefined;
      readonly p90Hours: number | undefined;
    };

/** Opening + opened + reopened − closed − voided = closing. */
export type Term = 'opening' | 'opened' | 'reopened' | 'closed' | 'voided' | 'closing';

/** The entries of another register that touch the period, voided ones left out: some figures stand on two registers. */
export type Others = <G extends Fields>(register: Pick<Register<G>, 'id' | 'fields'>) => readonly Entry<G>[];

type Of<F extends Fields, Answer> = (entry: Entry<F>, period: Period, site: Site) => Answer;

/** How a measure is taken of the entries that touch the period: exactly one of these. */
type Taken<F extends Fields> =
  | {
      /** How much an entry counts; true is 1. */
      readonly count: Of<F, number | boolean>;
      /** What the count is broken down by: the option an entry has, or how much of it each option has. */
      readonly by?: Readonly<
        Record<string, (entry: Entry<F>, site: Site) => string | Readonly<Record<string, number>> | undefined>
      >;
      /** Voided entries are seen too: they were open until they were voided. */
      readonly voidedToo?: true;
    }
  | { readonly total: (entries: readonly Entry<F>[], period: Period, site: Site, others: Others) => number }
  | { readonly whole: Of<F, boolean>; readonly part: Of<F, boolean> }
  | {
      /** A rate that stands on two registers, or counts more than entries. */
      readonly share: (
        entries: readonly Entry<F>[],
        period: Period,
        site: Site,
        others: Others,
      ) => { readonly part: number; readonly whole: number };
    }
  | { readonly hours: Of<F, number | undefined> };

/** A measure 指标: its name, how it is computed in words, and how in code. */
export type Measure<F extends Fields = Fields> = {
  readonly id: string;
  readonly words: Words;
  /** The definition in words, printed beside the figure. */
  readonly formula: Words;
  /** Counts up when the definition changes: figures of two versions are not compared. */
  readonly version: number;
  readonly register: Pick<Register<F>, 'id' | 'fields'>;
  /** Which term of its register's reconciliation it is. */
  readonly term?: Term;
  /** Share that should be reached, 0–1; a site sets its own. */
  readonly target?: number;
} & Taken<F>;

export type EntriesByRegister = Readonly<Record<string, readonly AnyEntry[]>>;

/** A measure of any register. */
export interface AnyMeasure {
  readonly id: string;
  readonly words: Words;
  readonly formula: Words;
  readonly version: number;
  readonly register: AnyRegister;
  readonly target?: number;
  readonly term?: Term;
  /** `others` has the entries of the other registers, by register. */
  figure(entries: readonly AnyEntry[], period: Period, site: Site, others?: EntriesByRegister): Figure;
  /** Dimension → option → count, most first; empty without dimensions. */
  breakdowns(
    entries: readonly AnyEntry[],
    period: Period,
    site: Site,
  ): Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Declares a measure. It sees the entries that were open or had an event in the period; voided ones only if it asks. */
export function defineMeasure<F extends Fields>(measure: Measure<F>): AnyMeasure {
  const seen = (entries: readonly AnyEntry[]): readonly Entry<F>[] =>
    ('voidedToo' in measure ? entries : entries.filter((entry) => !isVoid(entry))) as unknown as readonly Entry<F>[];
  return {
    ...measure,
    register: measure.register as unknown as AnyRegister,
    figure: (entries, period, site, others = {}) =>
      figureOf(
        measure,
        seen(entries),
        period,
        site,
        ({ id }) => (others[id] ?? []).filter((entry) => !isVoid(entry)) as never,
      ),
    breakdowns: (entries, period, site) => breakdownsOf(measure, seen(entries), period, site),
  };
}

function figureOf<F extends Fields>(
  measure: Measure<F>,
  entries: readonly Entry<F>[],
  period: Period,
  site: Site,
  others: Others,
): Figure {
  if ('count' in measure)
    return {
      kind: 'count',
      count: entries.reduce((sum, entry) => sum + Number(measure.count(entry, period, site)), 0),
    };
  if ('total' in measure) return { kind: 'count', count: measure.total(entries, period, site, others) };
  if ('share' in measure) return { kind: 'rate', ...measure.share(entries, period, site, others) };
  if ('whole' in measure) {
    const whole = entries.filter((entry) => measure.whole(entry, period, site));
    return {
      kind: 'rate',
      part: whole.filter((entry) => measure.part(entry, period, site)).length,
      whole: whole.length,
    };
  }
  const all = entries.flatMap((entry) => measure.hours(entry, period, site) ?? []).sort((a, b) => a - b);
  const mean = all.length === 0 ? undefined : all.reduce((sum, hours) => sum + hours, 0) / all.length;
  return {
    kind: 'duration',
    count: all.length,
    meanHours: mean,
    medianHours: rank(all, 0.5),
    p90Hours: rank(all, 0.9),
  };
}

/** Nearest rank: the ⌈share·n⌉-th smallest. */
const rank = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.ceil(share * sorted.length) - 1];

function breakdownsOf<F extends Fields>(measure: Measure<F>, entries: readonly Entry<F>[], period: Period, site: Site) {
  if (!('count' in measure) || !measure.by) return {};
  const breakdowns: Record<string, Record<string, number>> = {};
  const all = entries.map((entry) => ({ entry, counted: Number(measure.count(entry, period, site)) }));
  const counting = all.filter(({ counted }) => counted !== 0);
  for (const [dimension, of] of Object.entries(measure.by)) {
    const sums = new Map<string, number>();
    for (const { entry, counted } of counting) {
      const given = of(entry, site) ?? NOT_GIVEN;
      for (const [option, much] of typeof given === 'string' ? [[given, counted] as const] : Object.entries(given))
        sums.set(option, (sums.get(option) ?? 0) + much);
    }
    breakdowns[dimension] = Object.fromEntries([...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
  }
  return breakdowns;
}

/** The option of entries that have none. */
export const NOT_GIVEN = '—';
