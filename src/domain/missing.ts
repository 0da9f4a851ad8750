import type { Issue } from './issue.ts';
import { type Moment, plusDays } from './moment.ts';
import { type AnyEntry, type AnyRegister, isVoid, type RegisterName } from './register.ts';
import type { Site } from './site.ts';
import { timelineOf, touches } from './timeline.ts';

/** The entries of a register near now, as far as they were loaded. */
export type EntriesNear = (register: RegisterName) => readonly AnyEntry[];

/** What is missing from a register, by its rules of the book. */
export const missingIn = (register: AnyRegister, near: EntriesNear, site: Site, now: Moment): Issue[] =>
  (register.finds ?? []).flatMap(({ id: rule, effect, says, finds }) => {
    const recent = (of: RegisterName): readonly AnyEntry[] => near(of).filter((entry) => !isVoid(entry));
    return finds(recent as never, site, now).map(({ key, facts }) => ({
      rule,
      effect,
      register: register.id,
      key,
      says,
      facts,
    }));
  });

/** How many days around now the rules of the book look at a register: those that are its own, and those of others that name it. */
export const daysLookedAt = (registers: readonly AnyRegister[], { id }: RegisterName): number =>
  Math.max(
    0,
    ...registers.flatMap((register) =>
      (register.finds ?? []).flatMap(({ days, of = [] }) => (register.id === id || of.includes(id) ? days : [])),
    ),
  );

/** Whether an entry is open, or anything about it lies within so many days of now. */
export const isNear = (register: AnyRegister, entry: AnyEntry, days: number, now: Moment): boolean =>
  touches(timelineOf(register, entry), plusDays(now, -days), { until: plusDays(now, days) });
