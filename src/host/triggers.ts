import { PlatformError } from './host-error.ts';
import { dueAfter, type Schedule } from './schedule.ts';
import type { Connection } from './store.ts';

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

interface Row extends Omit<InstalledTrigger, 'schedule'> {
  readonly schedule: string | null;
}

/** Workbooks made before there were triggers get their table when they are opened. */
export function prepareTriggers(connection: Connection): void {
  connection.exec(`CREATE TABLE IF NOT EXISTS installed_trigger (id TEXT PRIMARY KEY, account TEXT NOT NULL,
    handler TEXT NOT NULL, event TEXT NOT NULL, schedule TEXT, made INTEGER NOT NULL, due INTEGER) WITHOUT ROWID`);
}

const COLUMNS = 'id, account, handler, event, schedule, made, due';
const triggerOf = (row: Row): InstalledTrigger => ({
  ...row,
  schedule: row.schedule === null ? null : (JSON.parse(row.schedule) as Schedule),
});

function select(connection: Connection, where: string, ...values: readonly unknown[]): InstalledTrigger[] {
  const rows = connection.prepare(`SELECT ${COLUMNS} FROM installed_trigger ${where}`).all([...values]) as Row[];
  return rows.map(triggerOf);
}

/** Those an account has made; others cannot see them. */
export const triggersOf = (connection: Connection, account: string): InstalledTrigger[] =>
  select(connection, 'WHERE account = ? ORDER BY made, id', account);

/** Everybody's that wait for that event of the workbook. */
export const triggersFor = (connection: Connection, event: TriggerEventType): InstalledTrigger[] =>
  select(connection, 'WHERE event = ? ORDER BY made, id', event);

/** The time triggers that are due, the longest overdue first. */
export const dueTriggers = (connection: Connection, now: number): InstalledTrigger[] =>
  select(connection, 'WHERE due <= ? ORDER BY due, id', now);

export const triggerNamed = (connection: Connection, id: string): InstalledTrigger | undefined =>
  select(connection, 'WHERE id = ?', id)[0];

export function nextDue(connection: Connection): number | null {
  const { due } = connection.prepare('SELECT min(due) AS due FROM installed_trigger').get() as { due: number | null };
  return due;
}

export function installTrigger(connection: Connection, trigger: Omit<InstalledTrigger, 'due'>): void {
  if (triggersOf(connection, trigger.account).length >= MOST)
    throw new PlatformError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  const { id, account, handler, event, schedule, made } = trigger;
  const due = schedule && dueAfter(schedule, made, schedule.unit === 'once' ? Number.NEGATIVE_INFINITY : made);
  connection
    .prepare(`INSERT INTO installed_trigger (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
    .run([id, account, handler, event, schedule && JSON.stringify(schedule), made, due]);
}

/** Whether there was such a trigger of that account. */
export const removeTrigger = (connection: Connection, account: string, id: string): boolean =>
  connection.prepare('DELETE FROM installed_trigger WHERE account = ? AND id = ?').run([account, id]).changes > 0;

/** Before it runs: however often it was missed, it runs once, and is due again after now. */
export function putOff(connection: Connection, { id, schedule, made }: InstalledTrigger, now: number): void {
  const due = schedule && dueAfter(schedule, made, now);
  connection.prepare('UPDATE installed_trigger SET due = ? WHERE id = ?').run([due, id]);
}
