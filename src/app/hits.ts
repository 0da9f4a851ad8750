import type { Hit } from '../adapters/calls.ts';
import { type Moment, showMoment } from '../domain/moment.ts';
import { type AnyEntry, type AnyRegister, nameOf } from '../domain/register.ts';
import { listed } from '../domain/shown.ts';
import type { Site } from '../domain/site.ts';

/** An entry of a register, for a list of several registers' entries. */
export interface Found {
  readonly register: AnyRegister;
  readonly entry: AnyEntry;
}

export function hitOf({ register, entry }: Found, site: Site, now: Moment): Hit {
  const { title, about, state, at, due } = listed(register, entry, site, now);
  return {
    register: register.id,
    number: entry.number,
    name: nameOf(register, entry),
    title,
    about,
    state: state.words[site.locale],
    tone: state.tone,
    at: showMoment(at),
    ...(due !== undefined && { due: showMoment(due) }),
    ...(due !== undefined && due < now && { overdue: true }),
  };
}

/** The newest first. */
export const newest = (hits: readonly Hit[]): Hit[] =>
  [...hits].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.number.localeCompare(a.number)));
/** What is due first; what is not due at all comes last, the newest first. */
export const mostUrgent = (hits: readonly Hit[]): Hit[] =>
  newest(hits).sort((a, b) => ((a.due ?? '~') < (b.due ?? '~') ? -1 : (a.due ?? '~') > (b.due ?? '~') ? 1 : 0));
