import { PlatformError } from './host-error.ts';
import type { PropertyStore } from './properties.ts';
import { dueAfter, type Schedule } from './schedule.ts';

export type TriggerEventType = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

/** An installable trigger: it belongs to whoever made it, and runs as that account. */
export interface InstalledTrigger {
  readonly id: string;
  readonly account: string;
  readonly handler: string;
  readonly event: TriggerEventType;
  /** Of a time trigger. */
  readonly schedule: Schedule | null;
  /** Milliseconds since 1970. */
  readonly made: number;
  /** When it runs next; null when it waits for an event, or has run its only time. */
  readonly due: number | null;
}

/** Documented: triggers a user may have in one script. */
const MOST = 20;

/** They belong to the script, as its properties do: a copy of the workbook has none, and an older version restored brings none back. */
const OWNER = 'triggers';

const all = (kept: PropertyStore): InstalledTrigger[] =>
  Object.values(kept.read(OWNER))
    .map((json) => JSON.parse(json) as InstalledTrigger)
    .sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1));

function keep(kept: PropertyStore, trigger: InstalledTrigger): void {
  kept.write(OWNER, { ...kept.read(OWNER), [trigger.id]: JSON.stringify(trigger) });
}

/** Those an account has made; others cannot see them. */
export const triggersOf = (kept: PropertyStore, account: string): InstalledTrigger[] =>
  all(kept).filter((trigger) => trigger.account === account);

/** Everybody's that wait for that event of the workbook. */
export const triggersFor = (kept: PropertyStore, event: TriggerEventType): InstalledTrigger[] =>
  all(kept).filter((trigger) => trigger.event === event);

const dueOf = ({ due }: InstalledTrigger): number => due ?? Number.POSITIVE_INFINITY;

/** The time triggers that are due, the longest overdue first. */
export const dueTriggers = (kept: PropertyStore, now: number): InstalledTrigger[] =>
  all(kept)
    .filter((trigger) => dueOf(trigger) <= now)
    .sort((a, b) => dueOf(a) - dueOf(b));

export const triggerNamed = (kept: PropertyStore, id: string): InstalledTrigger | undefined =>
  all(kept).find((trigger) => trigger.id === id);

export function nextDue(kept: PropertyStore): number | null {
  const due = Math.min(...all(kept).map(dueOf));
  return Number.isFinite(due) ? due : null;
}

export function installTrigger(kept: PropertyStore, trigger: Omit<InstalledTrigger, 'due'>): void {
  if (triggersOf(kept, trigger.account).length >= MOST)
    throw new PlatformError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  const { schedule, made } = trigger;
  const due = schedule && dueAfter(schedule, made, schedule.unit === 'once' ? Number.NEGATIVE_INFINITY : made);
  keep(kept, { ...trigger, due });
}

/** Whether there was such a trigger of that account. */
export function removeTrigger(kept: PropertyStore, account: string, id: string): boolean {
  const { [id]: _, ...others } = kept.read(OWNER);
  const there = triggerNamed(kept, id)?.account === account;
  if (there) kept.write(OWNER, others);
  return there;
}

/** Before it runs: however often it was missed, it runs once, and is due again after now. */
export function putOff(kept: PropertyStore, trigger: InstalledTrigger, now: number): void {
  const { schedule, made } = trigger;
  keep(kept, { ...trigger, due: schedule && dueAfter(schedule, made, now) });
}
