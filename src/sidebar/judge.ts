import type { ToldIssue } from '../adapters/calls.ts';
import type { Seat } from '../domain/begin.ts';
import { checkAlone, missingWords } from '../domain/check.ts';
import { type Field, type Fields, isLines } from '../domain/field.ts';
import { type Issue, sayIssue } from '../domain/issue.ts';
import { type Moment, showClock, showDay, showMoment } from '../domain/moment.ts';
import { normalise, normaliseAll } from '../domain/normalise.ts';
import { emptyBook } from '../domain/register.ts';
import { showValue } from '../domain/row.ts';
import { saidClock, saidDay, saidMoment } from '../domain/said-moment.ts';
import { aboveThem, wrongSigners } from '../domain/signature.ts';
import { roleAt, type Site } from '../domain/site.ts';
import { blank, type Job, type Line, type Typed, wholeOf } from './job.ts';

/** What is typed, with the times people say written out: 昨天 18:20 → 2026-02-13 18:20. */
export const written = (fields: Fields, typed: Typed, seat: Seat): Typed =>
  Object.fromEntries(
    Object.entries(typed).map(([key, value]) => {
      const field = fields[key];
      if (!field) return [key, value];
      if (typeof value === 'string') return [key, writtenOut(field, value, seat)];
      return [key, isLines(field) ? value.map((line) => writtenLine(field.of, line, seat)) : value];
    }),
  );

const writtenLine = (of: Fields, line: Line, seat: Seat): Line =>
  Object.fromEntries(
    Object.entries(line).map(([key, value]) => {
      const field = of[key];
      return [key, field ? writtenOut(field, value, seat) : value];
    }),
  );

/** A time as the workbook shows it, however it was said; anything else, and what cannot be told, stays as typed. */
export function writtenOut(field: Field, typed: string, { site, now }: Seat): string {
  const show = TIMES[field.kind];
  if (!show || typed.trim() === '') return typed;
  const formal = normalise(field, typed, { register: '', field: '' }, site).value;
  const meant = typeof formal === 'number' ? formal : show.said(typed, now);
  return meant === undefined ? typed : show.shown(meant);
}

interface Time {
  said(typed: string, now: Moment): number | undefined;
  shown(value: number): string;
}
const TIMES: Readonly<Partial<Record<Field['kind'], Time>>> = {
  moment: { said: saidMoment, shown: (at) => showMoment(at as Moment) },
  day: { said: saidDay, shown: (at) => showDay(at as Moment) },
  clock: { said: saidClock, shown: showClock },
};

/** What is wrong or unusual, by the browser's check or the server's. */
export type Said = Pick<ToldIssue, 'rule' | 'effect' | 'field' | 'line' | 'message'>;

/** What the program makes of what is typed, and what is wrong with it. */
export interface Judged {
  readonly issues: readonly Said[];
  /** Fields that were left blank and will be filled in, as they will be shown. */
  readonly filledIn: Readonly<Record<string, string>>;
}

/** All that the browser can tell: the same checks as on the server, but for what needs the other entries. */
export function judge(job: Job, typed: Typed, seat: Seat): Judged {
  const { register } = job;
  const { site, now } = seat;
  if (job.kind === 'void' || job.kind === 'restore' || job.kind === 'explain') return { issues: [], filledIn: {} };
  const whole = written(register.fields, wholeOf(job, typed), seat);
  const { values, issues } = normaliseAll(register.fields, whole, register.id, site);
  const before = job.kind === 'record' ? undefined : valuesBefore(job.entry.values, job, site);
  const assigned = register.assign?.(values, site, before, now, emptyBook(site)) ?? {};
  const checked = checkAlone(register, { ...values, ...assigned }, emptyBook(site), now, issues, before);
  const all = [
    ...issues,
    ...checked,
    ...stepIssues(job, typed, [...issues, ...checked]),
    ...wrongSigners(register, before, values, site, now),
    ...aboveThem(register, before, values, roleAt(site, seat.person, now) ?? 'desk'),
  ];
  return { issues: all.map((issue) => told(issue, site)), filledIn: filledIn(job, whole, assigned, site) };
}

const valuesBefore = (values: Typed, { register }: Job, site: Site) =>
  normaliseAll(register.fields, values, register.id, site).values;

/** What a step fills in may not be left blank. */
function stepIssues(job: Job, typed: Typed, known: readonly Issue[]): Issue[] {
  if (job.kind !== 'step') return [];
  const { register, step } = job;
  return (step.fills ?? []).flatMap((key): Issue[] => {
    const field = register.fields[key];
    if (!field || !blank(typed[key]) || known.some((issue) => issue.field === key)) return [];
    return [
      { rule: register.complete, effect: 'reject', register: register.id, field: key, says: missingWords(field) },
    ];
  });
}

function filledIn({ register }: Job, whole: Typed, assigned: Readonly<Record<string, unknown>>, site: Site) {
  const shown = Object.entries(assigned).flatMap(([key, value]) => {
    const field = register.fields[key];
    if (!field || value === undefined || !blank(whole[key])) return [];
    return [[key, showValue(register.id, key, field, value, site)] as const];
  });
  return Object.fromEntries(shown);
}

const told = (issue: Issue, { locale }: Site): Said => {
  const { rule, effect, field, line } = issue;
  return { rule, effect, field, line, message: sayIssue(issue, locale) };
};
