import { isLines } from './field.ts';
import { type Moment, showMoment } from './moment.ts';
import { type AnyEntry, type AnyRegister, isVoid, type State } from './register.ts';
import { showValue, stateOf } from './row.ts';
import type { Site } from './site.ts';

/** An entry's values as a person would type them: a form is filled in with them. Lines as arrays, blank fields left out. */
export type Shown = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

export function shownValues(register: AnyRegister, entry: AnyEntry, site: Site): Shown {
  const shown: Record<string, Shown[string]> = {};
  for (const [key, field] of Object.entries(register.fields)) {
    const value = entry[key];
    if (value === undefined) continue;
    shown[key] = isLines(field)
      ? (value as readonly Record<string, unknown>[]).map((line) =>
          Object.fromEntries(
            Object.entries(field.of)
              .filter(([name]) => line[name] !== undefined)
              .map(([name, of]) => [name, showValue(register.id, name, of, line[name], site)]),
          ),
        )
      : showValue(register.id, key, field, value, site);
  }
  return shown;
}

/** An entry as one line of a list. */
export interface Listed {
  readonly title: string;
  readonly about: string;
  readonly state: State;
  /** When it happened: the first time its register asks for. */
  readonly at: Moment;
  /** The limit that ends next. */
  readonly due?: Moment;
}

/** Characters of what an entry is about that a list shows. */
const ABOUT = 80;

export function listed(register: AnyRegister, entry: AnyEntry, site: Site, now: Moment): Listed {
  const words = (keys: readonly string[]): string =>
    keys
      .flatMap((key) => {
        const field = register.fields[key];
        return field && entry[key] !== undefined ? showValue(register.id, key, field, entry[key], site) : [];
      })
      .join(' · ');
  return {
    title: words(register.title),
    about: words(register.about).replace(/\s+/g, ' ').slice(0, ABOUT),
    state: stateOf(register, entry, now, site),
    at: (entry[firstTime(register) ?? ''] ?? entry.recordedAt) as Moment,
    due: isVoid(entry) ? undefined : nextDue(register, entry, site),
  };
}

/** The field that says when an entry happened: the first time that its register asks for. */
export const firstTime = (register: AnyRegister): string | undefined =>
  Object.entries(register.fields).find(
    ([, field]) => field.required && (field.kind === 'moment' || field.kind === 'day'),
  )?.[0];

function nextDue(register: AnyRegister, entry: AnyEntry, site: Site): Moment | undefined {
  const open = (register.limits ?? []).filter((limit) => !limit.done(entry));
  const times = open.flatMap((limit) => limit.due(entry, site) ?? []);
  return times.length === 0 ? undefined : (Math.min(...times) as Moment);
}

/** All that a person can read of an entry, for a search by words. */
export const textOfEntry = (register: AnyRegister, entry: AnyEntry, site: Site): string =>
  [
    entry.number,
    entry.external ?? '',
    ...Object.entries(register.fields).flatMap(([key, field]) =>
      entry[key] === undefined ? [] : showValue(register.id, key, field, entry[key], site),
    ),
    ...(entry.voidReason ? [entry.voidReason, showMoment(entry.changedAt ?? entry.recordedAt)] : []),
  ].join('\n');
