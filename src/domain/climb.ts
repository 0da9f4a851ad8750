import { overdue } from './check.ts';
import type { Issue } from './issue.ts';
import { type Moment, plusHours } from './moment.ts';
import type { AnyEntry, AnyRegister } from './register.ts';
import { holdersOf, isAtLeast, type Person, personNamed, type Role, type Site } from './site.ts';

/** ROLE-01: the levels that a matter climbs. */
const LADDER: readonly Role[] = ['supervisor', 'manager', 'general-manager'];

/** A limit that has passed, as somebody above its owner is told of it. */
export interface Risen {
  readonly register: AnyRegister;
  readonly entry: AnyEntry;
  readonly owner: string;
  readonly issue: Issue;
  readonly due: Moment;
  /** When it came to which level. */
  readonly at: Moment;
  readonly role: Role;
  readonly to: readonly Person[];
}

/**
 * What of an entry is overdue, and whom it has come to by now: the level above its owner at once, after each further time of
 * the settings the next one that anybody holds.
 */
export function risen(register: AnyRegister, entry: AnyEntry, site: Site, now: Moment): readonly Risen[] {
  const { climbHours } = site;
  if (climbHours === 0) return [];
  const owner = register.owner?.(entry) ?? '';
  return overdue(register, entry, site, now).flatMap(({ due, issue }) =>
    levelsAbove(owner, site)
      .map((role, index) => ({ role, at: plusHours(due, index * climbHours), to: toldAt(role, owner, site, now) }))
      .filter(({ at }) => at < now)
      .map((level) => ({ register, entry, owner, issue, due, ...level })),
  );
}

function levelsAbove(owner: string, site: Site): readonly Role[] {
  const own = personNamed(site, owner)?.role ?? 'desk';
  return LADDER.filter((role) => !isAtLeast(own, role) && site.people.some((one) => one.role === role && !one.left));
}

/** The supervisors of the owner's department, where it has any; else all of that level. */
function toldAt(role: Role, owner: string, site: Site, now: Moment): readonly Person[] {
  const holders = holdersOf(site, role, now);
  const { department } = personNamed(site, owner) ?? {};
  const near = holders.filter((one) => department !== undefined && one.department === department);
  return role === 'supervisor' && near.length > 0 ? near : holders;
}
