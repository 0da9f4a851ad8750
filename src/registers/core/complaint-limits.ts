import { limitEnd, plusTime, type RunsOn, runsOn, timeBetween } from '../../domain/limit.ts';
import { type Moment, plusDays } from '../../domain/moment.ts';
import { optionKey } from '../../domain/options.ts';
import type { Limit, Site } from '../../domain/site.ts';
import type { WorkCalendar } from '../../domain/working-time.ts';
import { CATEGORY } from './complaint-category.ts';

/** What is kept of the limits of a complaint: the program sets it. */
interface Kept {
  readonly dueAt?: Moment;
  readonly runsOn?: RunsOn;
  readonly answeredLate?: number;
  readonly resumedAt?: Moment;
  readonly heldMinutes?: number;
  readonly heldWorking?: number;
  readonly handledLate?: number;
}
/** That, with what the limits depend on. */
export interface Timed extends Kept {
  readonly receivedAt?: Moment;
  readonly severity?: string;
  readonly category?: string;
  readonly firstAnswerAt?: Moment;
  readonly holdSince?: Moment;
  readonly handledAt?: Moment;
  readonly dropped?: string;
  readonly closedAt?: Moment;
  readonly reopenings?: readonly { readonly handledAt?: Moment; readonly reopenedAt: Moment }[];
}
type Due = Pick<Kept, 'dueAt' | 'runsOn'>;
type Span = readonly [from: Moment, until: Moment];

/** What a limit depends on beside the settings. They are asked when one of these changes; else what was due stays. */
const LIMITED_BY = ['receivedAt', 'severity', 'category'] as const;

/**
 * CMPL-02: what follows for the limits when a complaint is taken in. Time on hold moves the end of the handling limit; by how much
 * a limit was missed is kept, in minutes of the time it runs on, until one of the times it follows from is corrected.
 */
export function timesOf(complaint: Timed, site: Site, before: Timed | undefined, now: Moment): Kept {
  const held = dueOnceHeld(complaint, site, before, now);
  const timed = { ...complaint, ...held };
  const unchanged = (keys: readonly (keyof Timed)[]): boolean =>
    before !== undefined && keys.every((key) => before[key] === timed[key]);
  return {
    ...held,
    ...(unchanged(['dueAt', 'handledAt', 'dropped']) ? {} : { handledLate: handledLate(timed, site) }),
    ...(unchanged([...LIMITED_BY, 'firstAnswerAt']) ? {} : { answeredLate: answeredLate(timed, site) }),
  };
}

/** When it is due, and how long it has waited: by the settings when it is new, from where it stood when a wait ends. */
function dueOnceHeld(complaint: Timed, site: Site, before: Timed | undefined, now: Moment): Kept {
  const asBefore = before !== undefined && LIMITED_BY.every((key) => before[key] === complaint[key]);
  const resumed = before && resumedWait(before, complaint, now);
  const [old, fresh] = [before && endedWait(before), resumed ?? endedWait(complaint)];
  if (asBefore && old?.[0] === fresh?.[0] && old?.[1] === fresh?.[1]) return {};

  const gone = old && counts(old, before?.dueAt) ? old : undefined;
  const lessOf = (time: RunsOn): number => (gone ? -timeBetween(site, time, ...gone) : 0);
  const waited = {
    clock: (before?.heldMinutes ?? 0) + lessOf('clock'),
    working: (before?.heldWorking ?? 0) + lessOf('working'),
  };
  const due = asBefore ? dueWithout(before, site, gone) : dueAnew(complaint, site, waited);
  const back = resumed && { resumedAt: resumed[1] };
  if (!fresh || !counts(fresh, due.dueAt)) return { ...due, ...keptOf(waited), ...back };
  const moreOf = (time: RunsOn): number => timeBetween(site, time, ...fresh);
  return {
    ...due,
    dueAt: movedOn(due.dueAt, due.runsOn, site, fresh),
    ...keptOf({ clock: waited.clock + moreOf('clock'), working: waited.working + moreOf('working') }),
    ...back,
  };
}

/** A wait that began once the limit was missed takes nothing back. */
const counts = ([from]: Span, dueAt: Moment | undefined): boolean => dueAt === undefined || from <= dueAt;

const keptOf = ({ clock, working }: Readonly<Record<RunsOn, number>>): Kept => ({
  heldMinutes: clock > 0 ? clock : undefined,
  heldWorking: clock > 0 ? Math.max(0, working) : undefined,
});

function dueAnew(complaint: Timed, site: Site, waited: Readonly<Record<RunsOn, number>>): Due {
  const { receivedAt, reopenings = [] } = complaint;
  const limit = limitOf(complaint, site);
  if (receivedAt === undefined || !limit) return { dueAt: undefined, runsOn: undefined };
  const time = runsOn(limit.handleUnit);
  const stood = reopenings.reduce(
    (sum, { handledAt, reopenedAt }) => sum + timeBetween(site, time, handledAt ?? reopenedAt, reopenedAt),
    waited[time],
  );
  return { dueAt: limitEnd(site, receivedAt, limit.handle, limit.handleUnit, stood), runsOn: time };
}

function dueWithout({ dueAt, runsOn: time }: Timed, site: Site, gone: Span | undefined): Due {
  if (dueAt === undefined || !gone) return { dueAt, runsOn: time };
  const on = time ?? 'clock';
  return { dueAt: plusTime(site, on, dueAt, -timeBetween(site, on, ...gone)), runsOn: time };
}

/** A due time once the limit stood still for a while; it never ends before it runs again. */
export function movedOn(
  dueAt: Moment | undefined,
  time: RunsOn = 'clock',
  calendar: WorkCalendar,
  [from, until]: Span,
): Moment | undefined {
  if (dueAt === undefined) return undefined;
  const moved = plusTime(calendar, time, dueAt, timeBetween(calendar, time, from, until));
  return moved === undefined || dueAt < from ? moved : (Math.max(moved, until) as Moment);
}

/** Since when it has been open this time: received, or reopened last. */
export const openSince = ({ receivedAt, reopenings = [] }: Pick<Timed, 'receivedAt' | 'reopenings'>): Moment =>
  Math.max(receivedAt ?? 0, ...reopenings.map((line) => line.reopenedAt)) as Moment;

/** Since when it waits; undefined where it does not, or did before it was reopened. A wait that is over is not counted twice. */
function waitsSince(complaint: Timed): Moment | undefined {
  const { holdSince, resumedAt = 0, reopenings = [] } = complaint;
  const since = openSince(complaint);
  if (holdSince === undefined || (reopenings.length > 0 && holdSince < since)) return undefined;
  return Math.max(holdSince, since, resumedAt) as Moment;
}

/** A wait that came to its end because the complaint was handled, or dropped. */
function endedWait(complaint: Timed): Span | undefined {
  const [from, until] = [waitsSince(complaint), complaint.handledAt ?? complaint.closedAt];
  return from !== undefined && until !== undefined && from < until ? [from, until] : undefined;
}

/** A wait that somebody has ended now. */
function resumedWait(before: Timed, after: Timed, now: Moment): Span | undefined {
  const from = waitsSince(before);
  if (from === undefined || after.holdSince !== undefined) return undefined;
  if ((before.handledAt ?? before.closedAt) !== undefined) return undefined;
  const until = Math.min(now, after.handledAt ?? after.closedAt ?? now) as Moment;
  return from < until ? [from, until] : undefined;
}

/** Whether its handling limit stands still. */
const isPaused = (complaint: Timed): boolean => {
  const from = waitsSince(complaint);
  const isOpen = (complaint.handledAt ?? complaint.closedAt) === undefined;
  return isOpen && from !== undefined && counts([from, from], complaint.dueAt);
};

/** When it has to be handled; undefined where nothing says so, or while the limit stands still. */
export const handlingDue = (complaint: Timed): Moment | undefined =>
  isPaused(complaint) ? undefined : complaint.dueAt;

/** Whether it was handled before its limit ended. One that was kept as missed stays missed. */
export const isInTime = ({ dueAt, handledAt, handledLate: late }: Timed): boolean =>
  handledAt !== undefined && dueAt !== undefined && late === undefined && handledAt <= dueAt;

/** By how many minutes of the limit's time it was handled late; undefined where it was not. */
export const handledLate = (
  { dueAt, runsOn: time = 'clock', handledAt, dropped }: Timed,
  site: Site,
): number | undefined =>
  dueAt === undefined || handledAt === undefined || dropped !== undefined || handledAt <= dueAt
    ? undefined
    : timeBetween(site, time, dueAt, handledAt);

function answeredLate(complaint: Timed, site: Site): number | undefined {
  const { firstAnswerAt } = complaint;
  const due = answerDue(complaint, site);
  if (firstAnswerAt === undefined || due === undefined || firstAnswerAt <= due) return undefined;
  return timeBetween(site, runsOn(limitOf(complaint, site)?.answerUnit), due, firstAnswerAt);
}

/** By category and severity; a limit for the category goes before one for all. */
function limitOf({ severity, category }: Timed, site: Site): Limit | undefined {
  const limits = site.limits.filter((limit) => limit.severity === severity);
  const categoryOf = (one: Limit): string | undefined =>
    one.category && optionKey(site, 'complaint', 'category', CATEGORY, one.category);
  const own = category === undefined ? undefined : limits.find((one) => categoryOf(one) === category);
  return own ?? limits.find((one) => one.category === undefined);
}

/** When the customer should be answered first, as the settings stand: it asks for something to be done. */
export function answerDue(complaint: Timed, site: Site): Moment | undefined {
  const { receivedAt } = complaint;
  const limit = limitOf(complaint, site);
  return receivedAt === undefined || !limit ? undefined : limitEnd(site, receivedAt, limit.answer, limit.answerUnit);
}

/** RVIS-01: within seven days (a setting) of being handled. */
export function visitDue(complaint: Pick<Timed, 'handledAt' | 'dropped'>, site: Site): Moment | undefined {
  return complaint.handledAt === undefined || complaint.dropped !== undefined
    ? undefined
    : plusDays(complaint.handledAt, site.visitDays);
}
