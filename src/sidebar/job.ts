import type { EntryAnswer, SubmitRequest } from '../adapters/calls.ts';
import { beginningOf, type Seat } from '../domain/begin.ts';
import { type Field, type Fields, isLines } from '../domain/field.ts';
import { normaliseAll } from '../domain/normalise.ts';
import type { AnyRegister, AnyStep } from '../domain/register.ts';
import { aboveThem, maySign } from '../domain/signature.ts';
import type { Role, Site } from '../domain/site.ts';

/** What is typed into a form, as it is sent: text by field, lines as lists. */
export type Typed = Readonly<Record<string, string | readonly Line[]>>;
export type Line = Readonly<Record<string, string>>;

/** What a form is for. */
export type Job =
  | {
      readonly kind: 'record';
      readonly register: AnyRegister;
      readonly given: Typed;
      /** The entry it was copied or opened from. */
      readonly from?: string;
    }
  | { readonly kind: 'step'; readonly register: AnyRegister; readonly entry: EntryAnswer; readonly step: AnyStep }
  | {
      readonly kind: 'correct' | 'void' | 'restore' | 'explain';
      readonly register: AnyRegister;
      readonly entry: EntryAnswer;
    };

/** The fields a form asks for at once, and those that are folded away below. */
export interface Asked {
  readonly now: readonly string[];
  readonly later: readonly string[];
}

export function askedBy(job: Job): Asked {
  const { register } = job;
  const assigned = register.assigned ?? [];
  const open = Object.keys(register.fields).filter((key) => !assigned.includes(key));
  if (job.kind === 'step') {
    const { fills = [], also = [], marks } = job.step;
    return { now: [...fills, ...also, ...(marks ? [marks.field] : [])], later: [] };
  }
  if (job.kind === 'record') {
    const steps = (register.steps ?? []).flatMap(({ fills = [], also = [] }) => [...fills, ...also]);
    const later = (key: string): boolean => steps.includes(key) && !register.fields[key]?.required;
    return { now: open.filter((key) => !later(key)), later: open.filter(later) };
  }
  if (job.kind !== 'correct') return { now: [], later: [] };
  // Whoever may not correct it may fill in what is blank.
  if (!job.entry.may.correct) return { now: open.filter((key) => !(key in job.entry.values)), later: [] };
  const filled = (key: string): boolean => key in job.entry.values || Boolean(register.fields[key]?.required);
  return { now: open.filter(filled), later: open.filter((key) => !filled(key)) };
}

/** The steps an entry can take now, by somebody of that role: a step whose fields are all filled in was taken. */
export function stepsOf(
  register: AnyRegister,
  { stateKey, values }: EntryAnswer,
  role: Role,
  site: Site,
): readonly AnyStep[] {
  const entry = normaliseAll(register.fields, values, register.id, site).values;
  const isAbove = (key: string): boolean =>
    aboveThem(register, entry, { ...entry, [key]: true }, role).some(({ field }) => field === key);
  return (register.steps ?? []).filter(({ from, fills = [] }) => {
    const taken = fills.every((key) => !isLinesOf(register.fields, key) && values[key] !== undefined);
    return from.includes(stateKey) && !(fills.length > 0 && taken) && !fills.some(isAbove);
  });
}

const isLinesOf = (fields: Fields, key: string): boolean => {
  const field = fields[key];
  return field !== undefined && isLines(field);
};

/** What a form begins with. */
export function startOf(job: Job, seat: Seat): Typed {
  if (job.kind === 'correct') return job.entry.values;
  if (job.kind === 'record') {
    const begun = Object.fromEntries(askedBy(job).now.map((key) => [key, begin(job.register, key, seat)]));
    return unsignedBy(job, present({ ...begun, ...job.given }), seat);
  }
  if (job.kind !== 'step') return {};
  const { register, entry } = job;
  const filled = askedBy(job).now.map((key) => {
    if (marksOf(job)?.field === key) return [key, entry.values[key] ?? []];
    if (isLinesOf(register.fields, key)) return [key, [newLine(register, key, seat)]];
    return [key, entry.values[key] ?? begin(register, key, seat)];
  });
  return unsignedBy(job, present(Object.fromEntries(filled)), seat);
}

/** What a form begins with, without the names of those who may not sign. */
const unsignedBy = (job: Job, begun: Typed, { site, now }: Seat): Typed =>
  Object.fromEntries(
    Object.entries(begun).filter(([key, name]) => {
      const signature = job.register.signatures?.[key];
      return !signature || maySign(signature, wholeOf(job, begun), String(name), site, now);
    }),
  );

/** Who may sign in a field; undefined for one that nobody signs in. */
export function signersFor(job: Job, typed: Typed, key: string, { site, now }: Seat): readonly string[] | undefined {
  const signature = job.register.signatures?.[key];
  const whole = signature && wholeOf(job, typed);
  return signature && site.people.flatMap(({ name }) => (maySign(signature, whole ?? {}, name, site, now) ? name : []));
}

/** A line as it begins. */
export function newLine(register: AnyRegister, key: string, seat: Seat): Line {
  const field = register.fields[key];
  const names = field && isLines(field) ? Object.keys(field.of) : [];
  return Object.fromEntries(
    names.flatMap((name) => {
      const begun = begin(register, `${key}.${name}`, seat);
      return begun === '' ? [] : [[name, begun]];
    }),
  );
}

function begin(register: AnyRegister, key: string, seat: Seat): string {
  const beginning = register.begins?.[key];
  const field = fieldAt(register.fields, key);
  return beginning && field ? beginningOf(beginning, field.kind, seat) : '';
}

/** The field of that key, or of a line's: `returns.at`. */
export function fieldAt(fields: Fields, key: string): Field | undefined {
  const [name = '', of] = key.split('.');
  const field = fields[name];
  return of === undefined || !field ? field : isLines(field) ? field.of[of] : undefined;
}

const present = (typed: Typed): Typed => Object.fromEntries(Object.entries(typed).filter(([, value]) => !blank(value)));
export const blank = (value: string | readonly Line[] | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);

/** The lines that a step ticks instead of adding one. */
export const marksOf = (job: Job): AnyStep['marks'] => (job.kind === 'step' ? job.step.marks : undefined);

/** How many lines an entry has before the one a step adds. */
export const linesBefore = (job: Job, key: string): number =>
  job.kind === 'step' && marksOf(job)?.field !== key
    ? ((job.entry.values[key] as readonly Line[] | undefined)?.length ?? 0)
    : 0;

/** The entry's values as they will be: what there is, with what is typed. */
export function wholeOf(job: Job, typed: Typed): Typed {
  if (job.kind === 'record') return typed;
  return { ...job.entry.values, ...changed(job, typed) };
}

/** The values to send: of a correction or a step only what changes; what is blanked is sent blank. */
export function valuesOf(job: Job, typed: Typed): NonNullable<SubmitRequest['values']> {
  return job.kind === 'record' ? present(typed) : changed(job, typed);
}

function changed(job: Exclude<Job, { kind: 'record' }>, typed: Typed): Typed {
  const { values } = job.entry;
  if (job.kind !== 'step' && job.kind !== 'correct') return {};
  const cleared = job.kind === 'step' ? (job.step.clears ?? []).map((key) => [key, ''] as const) : [];
  const changes = Object.entries(typed).flatMap(([key, value]) => {
    const added = job.kind === 'step' && typeof value !== 'string' && marksOf(job)?.field !== key;
    const now = added ? [...((values[key] as readonly Line[] | undefined) ?? []), ...value] : value;
    const same = blank(now) ? blank(values[key]) : JSON.stringify(now) === JSON.stringify(values[key]);
    return same ? [] : [[key, now] as const];
  });
  return Object.fromEntries([...cleared, ...changes]);
}

/** Whether the server wants to know why: whoever only fills in what was blank needs no reason. */
export const needsReason = (job: Job, typed: Typed): boolean => {
  if (job.kind === 'record' || job.kind === 'step') return false;
  if (job.kind !== 'correct') return true;
  const { values } = job.entry;
  return Object.entries(changed(job, typed)).some(([key, now]) => {
    const before = values[key];
    return !blank(before) && !(typeof before === 'object' && typeof now === 'object' && extend(before, now));
  });
};

const extend = (before: readonly Line[], now: readonly Line[]): boolean =>
  before.every((line, index) => Object.entries(line).every(([key, value]) => now[index]?.[key] === value));

/** The same form over an entry that somebody else changed meanwhile: what was typed stays, the rest is theirs. */
export function rebased(job: Job, typed: Typed, fresh: EntryAnswer): { readonly job: Job; readonly typed: Typed } {
  if (job.kind === 'record') return { job, typed };
  if (job.kind !== 'correct') return { job: { ...job, entry: fresh }, typed };
  return { job: { ...job, entry: fresh }, typed: { ...fresh.values, ...changed(job, typed) } };
}

/** Names a job among the drafts: the same form finds its own again. */
export const draftName = (job: Job): string =>
  job.kind === 'record'
    ? `draft:record/${job.register.id}${job.from === undefined ? '' : `/${job.from}`}`
    : `draft:${job.kind}/${job.register.id}/${job.entry.number}${job.kind === 'step' ? `/${job.step.id}` : ''}`;

/** Where a draft goes on, as its name says it: `record/complaint`, `step/complaint/TS-20260214-003/accept`. */
export interface DraftPlace {
  readonly kind: Job['kind'];
  readonly register: string;
  /** The entry it is about; of a new one, the entry that it was copied or opened from. */
  readonly number?: string;
  readonly step?: string;
}
export function placeNamed(name: string): DraftPlace {
  const [kind, register = '', number, step] = name.split('/');
  return { kind: kind as Job['kind'], register, number, step };
}

/** The job that a draft was begun for, on its entry as that is now; undefined for one that there is no more. */
export function jobAt({ kind, step: id }: DraftPlace, register: AnyRegister, entry: EntryAnswer): Job | undefined {
  if (kind === 'record') return undefined;
  if (kind !== 'step') return { kind, register, entry };
  const step = register.steps?.find((one) => one.id === id);
  return step && { kind, register, entry, step };
}

/** A new entry like another: what it says, without its times and without the steps it has taken since. */
export function copyOf(register: AnyRegister, entry: EntryAnswer): Job {
  const asked = askedBy({ kind: 'record', register, given: {} }).now;
  const given = asked.flatMap((key) => {
    const [field, value] = [register.fields[key], entry.values[key]];
    const taken = field && value !== undefined && !TIMES.has(field.kind) && key !== register.knownBy;
    return taken && !register.begins?.[key] ? [[key, value]] : [];
  });
  return { kind: 'record', register, given: Object.fromEntries(given), from: entry.number };
}
const TIMES = new Set(['moment', 'day', 'lines', 'shift']);

/** The new entry that a step opens, with what it takes over. */
export function openedBy(step: AnyStep, from: EntryAnswer, name: string, register: AnyRegister): Job {
  const copies = Object.entries(step.opens?.copies ?? {}).flatMap(([ours, theirs]) => {
    const value = from.values[ours];
    return value === undefined || theirs === undefined ? [] : [[theirs, value]];
  });
  return {
    kind: 'record',
    register,
    given: { ...Object.fromEntries(copies), ...(step.opens && { [step.opens.names]: name }) },
    from: from.number,
  };
}
