import { plusDays, showDay, showMoment } from '../domain/moment.ts';
import { optionsOf } from '../domain/options.ts';
import { type AnyRegister, fieldOf } from '../domain/register.ts';
import { NO, YES } from '../domain/row.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import type { Texts } from '../locales/zh-CN.ts';
import { NOT_GIVEN, type Term } from '../measures/measure.ts';
import { type MeasuredFigure, type Summary, shareOf } from './summary.ts';
import {
  blank,
  type Cell,
  type Chart,
  count,
  digitsFor,
  hours,
  percent,
  type Report,
  rate,
  type Table,
  text,
} from './table.ts';

/** How a kind of summary is laid out: which breakdowns stand side by side, and which are drawn. */
export interface SummaryLayout {
  readonly kind: 'weekly' | 'monthly';
  readonly tables: readonly BreakdownTable[];
}
export interface BreakdownTable {
  readonly dimension: keyof Texts & string;
  /** The measures that are its columns, by id. */
  readonly measures: readonly string[];
  /** Its options are fields of the register, and have their names. */
  readonly ofFields?: true;
  readonly chart?: Chart['kind'];
  /** Rows shown; the rest are added up in one. */
  readonly most?: number;
}

/** Options that a chart draws: more would not be read. */
const MOST_DRAWN = 10;

/** A summary as a report: sentences, a table of measures for each register, breakdowns, charts, footnotes. */
export function summaryReport(summary: Summary, layout: SummaryLayout): Report {
  const { period, site } = summary;
  const texts = TEXTS[site.locale];
  const registers = [...new Set(summary.figures.map(({ measure }) => measure.register))];
  const breakdowns = layout.tables.map((of) => breakdownTable(summary, of));
  const charts = layout.tables.flatMap((of, index): Chart[] => {
    const table = breakdowns[index];
    if (!of.chart || !table || table.options === 0) return [];
    const { id, title } = table;
    const rows = Math.min(MOST_DRAWN, table.options);
    return [{ kind: of.chart, title, table: id, categories: 'option', series: of.measures.slice(0, 2), rows }];
  });
  return {
    id: layout.kind,
    title: fill(texts[`${layout.kind}Title`], { site: site.name }),
    subtitle: fill(texts.subtitle, {
      period: period.id,
      from: showDay(period.from),
      to: showDay(plusDays(period.until, -1)),
    }),
    locale: site.locale,
    sentences: sentences(summary, registers),
    tables: [
      ...registers.map((register) => measureTable(summary, register)),
      ...breakdowns.filter((table) => table.options > 0),
    ],
    charts,
    footnotes: footnotes(summary),
  };
}

function sentences(summary: Summary, registers: readonly AnyRegister[]): string[] {
  const { site, now, period, leftOut, sample, lost, head } = summary;
  const texts = TEXTS[site.locale];
  const nameOf = (id: string): string => registers.find((one) => one.id === id)?.sheet[site.locale] ?? id;
  const reconciled = registers.filter(
    (register) => register.life && termOf(summary, register, 'closing') !== undefined,
  );
  const reconciliations = reconciled.map((register) => reconciliation(summary, register, texts));
  const missed = summary.figures.flatMap(({ measure, figure, target }) => {
    const share = shareOf(figure);
    if (share === undefined || target === undefined || share >= target) return [];
    return [
      fill(texts.targetMissed, {
        measure: measure.words[site.locale],
        figure: percent(share, digitsFor(share, target)),
        target: percent(target),
      }),
    ];
  });
  const anyDue = summary.figures.some(({ figure, target }) => target !== undefined && shareOf(figure) !== undefined);
  return [
    ...(sample ? [texts.sample] : []),
    ...(lost ? [fill(texts.restored, { kept: lost.sequence, sequence: head.sequence })] : []),
    ...(now < period.until ? [texts.running] : []),
    ...reconciliations,
    ...(missed.length > 0 ? missed : [anyDue ? texts.allTargets : texts.noneDue]),
    ...Object.entries(leftOut)
      .filter(([, left]) => left > 0)
      .map(([register, left]) => fill(texts.leftOut, { register: nameOf(register), count: left })),
  ];
}

/** Opening + opened + reopened − closed − voided = closing, said in one sentence; or that it does not come out even. */
function reconciliation(summary: Summary, register: AnyRegister, texts: Texts): string {
  const of = (term: Term): number => termOf(summary, register, term) ?? 0;
  const facts = {
    start: of('opening'),
    opened: of('opened'),
    reopened: of('reopened'),
    closed: of('closed'),
    voided: of('voided'),
    end: of('closing'),
  };
  const sum = facts.start + facts.opened + facts.reopened - facts.closed - facts.voided;
  const says = sum === facts.end ? texts.reconciled : texts.notReconciled;
  return fill(says, { ...facts, sum, register: register.sheet[summary.site.locale] });
}

function termOf(summary: Summary, register: AnyRegister, term: Term): number | undefined {
  const found = summary.figures.find(({ measure }) => measure.register === register && measure.term === term)?.figure;
  return found?.kind === 'count' ? found.count : undefined;
}

function measureTable(summary: Summary, register: AnyRegister): Table {
  const { locale } = summary.site;
  const texts = TEXTS[locale];
  return {
    id: `measures-${register.id}`,
    title: register.sheet[locale],
    columns: [
      { key: 'measure', heading: texts.measure, width: 30 },
      { key: 'figure', heading: texts.figure, width: 12 },
      { key: 'part', heading: texts.part, width: 12 },
      { key: 'whole', heading: texts.whole, width: 12 },
      { key: 'target', heading: texts.target, width: 12 },
      { key: 'reached', heading: texts.reached, width: 8 },
      { key: 'formula', heading: texts.formula, width: 42 },
    ],
    rows: summary.figures
      .filter(({ measure }) => measure.register === register)
      .flatMap((one) => measureRows(one, texts, locale)),
  };
}

function measureRows(
  { measure, figure, target }: MeasuredFigure,
  texts: Texts,
  locale: Summary['site']['locale'],
): Cell[][] {
  const name = measure.words[locale];
  const formula = text(measure.formula[locale]);
  const row = (heading: string, cell: Cell, of: Cell = formula): Cell[] => [
    text(heading),
    cell,
    blank,
    blank,
    blank,
    blank,
    of,
  ];
  if (figure.kind === 'count') return [row(name, count(figure.count))];
  if (figure.kind === 'duration')
    return [
      row(fill(texts.mean, { measure: name }), hours(figure.meanHours)),
      row(fill(texts.median, { measure: name }), hours(figure.medianHours), blank),
      row(fill(texts.p90, { measure: name }), hours(figure.p90Hours), blank),
      row(fill(texts.cases, { measure: name }), count(figure.count), blank),
    ];
  const share = shareOf(figure);
  const reached = share === undefined || target === undefined ? blank : text((share >= target ? YES : NO)[locale]);
  const asked = target === undefined ? blank : rate(Math.round(target * 100), 100);
  return [
    [
      text(name),
      rate(figure.part, figure.whole, share === undefined || target === undefined ? 1 : digitsFor(share, target)),
      count(figure.part),
      count(figure.whole),
      asked,
      reached,
      formula,
    ],
  ];
}

/** Options down, measures across: what a breakdown by one dimension comes to. `options` is 0 when nobody gave any. */
function breakdownTable(
  summary: Summary,
  { dimension, measures, ofFields, most = 20 }: BreakdownTable,
): Table & { readonly options: number } {
  const { site } = summary;
  const texts = TEXTS[site.locale];
  const columns = measures.flatMap((id) => summary.figures.find(({ measure }) => measure.id === id) ?? []);
  const countOf = (column: MeasuredFigure | undefined, option: string): number => counted(column, dimension, option);
  // Most first, said again: an object puts keys that look like numbers (buildings) before the others.
  const options = [...new Set(columns.flatMap(({ breakdowns }) => Object.keys(breakdowns[dimension] ?? {})))].sort(
    (a, b) => countOf(columns[0], b) - countOf(columns[0], a),
  );
  const given = options.some((option) => option !== NOT_GIVEN);
  const cellsOf = (all: readonly string[]): Cell[] =>
    columns.map((column) => count(all.reduce((sum, option) => sum + countOf(column, option), 0)));
  const register = columns[0]?.measure.register;
  const field = register && fieldOf(register, dimension);
  const labels = register && field && optionsOf(site, register.id, dimension, field);
  const nameOf = (option: string): string | undefined =>
    register && ofFields && fieldOf(register, option)?.words[site.locale];
  const rows = options
    .slice(0, most)
    .map((option) => [text(labels?.get(option) ?? nameOf(option) ?? option), ...cellsOf([option])]);
  const rest = options.slice(most);
  if (rest.length > 0) rows.push([text(`… (${rest.length})`), ...cellsOf(rest)]);
  if (options.length > 1) rows.push([text(texts.total), ...cellsOf(options)]);
  const by = texts[dimension];
  return {
    id: `${register?.id}-by-${dimension}`,
    title: `${register?.sheet[site.locale] ?? ''} · ${fill(texts.by, { dimension: by.toLowerCase() })}`,
    columns: [
      { key: 'option', heading: by, width: 30 },
      ...columns.map(({ measure }) => ({ key: measure.id, heading: measure.words[site.locale], width: 12 })),
    ],
    rows,
    options: given ? Math.min(most, options.length) : 0,
  };
}

/** A handler or an option may have the name of something that every object inherits. */
const counted = (column: MeasuredFigure | undefined, dimension: string, option: string): number =>
  Object.getOwnPropertyDescriptor(column?.breakdowns[dimension] ?? {}, option)?.value ?? 0;

function footnotes({ site, now, head }: Summary): string[] {
  const texts = TEXTS[site.locale];
  return [
    fill(texts.madeAt, { at: showMoment(now) }),
    fill(texts.head, { sequence: head.sequence, hash: head.hash.slice(0, 16) }),
  ];
}
