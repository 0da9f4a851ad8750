import { now as clock, dropTriggers, mailQuota } from '../adapters/google.ts';
import { comparedWithKept, readKept } from '../adapters/kept-head.ts';
import { readOutbox } from '../adapters/outbox-sheet.ts';
import { openWorkbook, type Workbook, WorkbookError } from '../adapters/workbook.ts';
import { isDaytime } from '../domain/daytime.ts';
import type { Head } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import { type Moment, plusMinutes, showMoment, startOfDay } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { type Beat, HANDLER, keepBeat, readBeat, readOwner } from './automation.ts';
import { type Due, isOutdated, JOBS, type Job } from './jobs.ts';
import { addressOf, isUrgent, mailOf } from './letter-mail.ts';
import { endUnsent, isWaiting, plan, sendOnce } from './post.ts';
import { renewRoster } from './roster.ts';
import { sweep } from './sweep.ts';

/** What an hourly run came to. */
export interface HourlyAnswer {
  /** False for a trigger that runs no more since somebody else's does. */
  readonly ran: boolean;
  readonly sent: readonly string[];
  /** Letters that wait: for a day's quota, another try, the morning, or an address. */
  readonly waiting: number;
  readonly noAddress: number;
  /** Letters that waited until they told nobody anything: never sent. */
  readonly outdated: readonly string[];
  /** Letters of which nobody knows what they are about: a person decides. */
  readonly givenUp: readonly string[];
  readonly failures: number;
  /** All of it in words. */
  readonly did: string;
}

/** What one run has done so far. */
interface Run {
  readonly now: Moment;
  readonly sent: string[];
  readonly outdated: Letter[];
  readonly givenUp: Letter[];
  readonly failures: unknown[];
  taken: number;
  waiting: number;
  noAddress: number;
  quotaUsedUp: boolean;
}

/**
 * What happens by itself, each hour: takes in what was typed and tells what is wrong, plans the letters that are due and not done, sends what waits.
 * Whatever hour it is, and however long ago the last run: what was missed is caught up. A step that fails stops no other.
 */
export function hourly(event: unknown): HourlyAnswer {
  const owner = readOwner();
  const trigger = (event as { readonly triggerUid?: unknown } | undefined)?.triggerUid;
  if (trigger !== undefined && trigger !== owner?.trigger) {
    dropTriggers(HANDLER, owner?.trigger);
    return { ran: false, sent: [], waiting: 0, noAddress: 0, outdated: [], givenUp: [], failures: 0, did: '' };
  }
  const now = clock();
  const beat = readBeat();
  const since = beat?.since ?? owner?.since ?? showMoment(now);
  const run: Run = {
    now,
    sent: [],
    outdated: [],
    givenUp: [],
    failures: [],
    taken: 0,
    waiting: 0,
    noAddress: 0,
    quotaUsedUp: false,
  };
  attempt(run, () => {
    const { recorded, filledIn, changed } = sweep();
    run.taken = recorded + filledIn + changed;
  });
  const done = { ...beat?.done };
  attempt(run, () => planDue(run, momentOfPlain(since), done));
  attempt(run, () => sendWaiting(run));
  const workbook = openWorkbook();
  attempt(run, () => renewRoster(workbook, now));
  const did = told(run, TEXTS[workbook.site.locale]);
  const at = showMoment(clock());
  const success = run.failures.length === 0 ? at : beat?.success;
  keepBeat({ since, run: at, success, did, done } satisfies Beat);
  // Google mails the trigger's owner what went wrong.
  const [failure] = run.failures.filter((one) => !(one instanceof WorkbookError));
  if (failure !== undefined) throw failure;
  const { sent, waiting, noAddress, failures } = run;
  const ids = (letters: readonly Letter[]): string[] => letters.map(({ id }) => id);
  const unsent = { outdated: ids(run.outdated), givenUp: ids(run.givenUp) };
  return { ran: true, sent, waiting, noAddress, ...unsent, failures: failures.length, did };
}

/** Whether a step went well; what failed is kept for the end. */
function attempt(run: Run, step: () => void): boolean {
  try {
    step();
    return true;
  } catch (failure) {
    run.failures.push(failure);
    return false;
  }
}

/**
 * Plans the letters of what is due and not done; a job is done with a period once its letters are planned, or there are none.
 * Where one fails, the job's later ones wait with it: the last one done tells where the next run goes on.
 */
function planDue(run: Run, since: Moment, done: Record<string, string>): void {
  const { now } = run;
  if (!isDaytime(now)) return;
  const workbook = openWorkbook();
  const isDue = (job: Job, { period, at }: Due): boolean =>
    at <= now && at >= startOfDay(since) && period > (done[job.id] ?? '');
  const due = JOBS.map((job) => ({ job, ones: job.due(workbook.site, now).filter((one) => isDue(job, one)) }));
  if (due.every(({ ones }) => ones.length === 0)) return;
  const lost = comparedWithKept(workbook, readKept());
  const letters: Letter[] = [];
  const finished: { job: Job; one: Due }[] = [];
  const plans = (job: Job, one: Due): boolean =>
    attempt(run, () => {
      const late = now > plusMinutes(one.at, LATE);
      const caughtUp = (letter: Letter): Letter =>
        late ? { ...letter, subject: fill(TEXTS[workbook.site.locale].caughtUp, { subject: letter.subject }) } : letter;
      letters.push(...job.letters(workbook, one.period, now).map(caughtUp));
      finished.push({ job, one });
    });
  for (const { job, ones } of due) ones.every((one) => plans(job, one));
  if (letters.length > 0) plan(letters, lost !== undefined);
  for (const { job, one } of finished) done[job.id] = one.period;
}
/** Minutes after which a mail says that it comes late. */
const LATE = 3 * 60;

/** Sends what waits in the outbox, each letter once; what nobody is to be woken for waits for the morning. */
function sendWaiting(run: Run): void {
  const workbook = openWorkbook();
  const waiting = readOutbox(workbook.outbox)
    .filter(({ state }) => isWaiting(state))
    .map(({ id, to, subject }): Letter => ({ id, to, subject }));
  if (waiting.length === 0) return;
  const outdated = waiting.filter((letter) => isOutdated(letter, run.now));
  endUnsent(workbook, outdated, 'outdated');
  run.outdated.push(...outdated);
  const lost = comparedWithKept(workbook, readKept());
  let quota = mailQuota();
  for (const letter of waiting) {
    if (outdated.includes(letter)) continue;
    if (addressOf(workbook, letter, run.now) === undefined) run.noAddress += 1;
    else if (quota > 0 && (isUrgent(letter) || isDaytime(run.now)))
      attempt(run, () => {
        quota = sendOne(run, workbook, letter, lost) ? quota - 1 : 0;
      });
    else run.waiting += 1;
  }
  run.quotaUsedUp = quota <= 0;
}

/** False when no more mails go out today. */
function sendOne(run: Run, workbook: Workbook, letter: Letter, lost: Head | undefined): boolean {
  const mail = mailOf(workbook, letter, lost, run.now);
  if (!mail) {
    endUnsent(workbook, [letter], 'given-up', TEXTS[workbook.site.locale].aboutNothing);
    run.givenUp.push(letter);
    return true;
  }
  const fate = sendOnce(workbook, letter, mail);
  if (fate.now) run.sent.push(letter.id);
  else if (isWaiting(fate.state)) run.waiting += 1;
  return fate.state !== 'planned';
}

/** What was done, in the workbook's language. */
function told(run: Run, texts: (typeof TEXTS)['zh-CN']): string {
  const { sent, failures, taken, waiting, noAddress, quotaUsedUp, outdated, givenUp } = run;
  const named = (letters: readonly Letter[]): { readonly count: number; readonly subjects: string } => ({
    count: letters.length,
    subjects: letters
      .slice(0, MOST_NAMED)
      .map(({ subject }) => subject)
      .join(' · ')
      .concat(letters.length > MOST_NAMED ? ' …' : ''),
  });
  const parts = [
    taken > 0 ? fill(texts.hourlyTaken, { count: taken }) : '',
    sent.length > 0 ? fill(texts.hourlySent, { count: sent.length }) : '',
    waiting > 0 ? fill(texts.hourlyWaiting, { count: waiting }) : '',
    noAddress > 0 ? fill(texts.hourlyNoAddress, { count: noAddress }) : '',
    outdated.length > 0 ? fill(texts.hourlyOutdated, named(outdated)) : '',
    givenUp.length > 0 ? fill(texts.hourlyGivenUp, named(givenUp)) : '',
    quotaUsedUp && waiting > 0 ? texts.hourlyNoQuota : '',
    ...failures.map((failure) =>
      failure instanceof WorkbookError && failure.code === 'busy'
        ? texts.hourlyBusy
        : fill(texts.hourlyFailed, { failure: String(failure).slice(0, 200) }),
    ),
  ].filter((part) => part !== '');
  return parts.length === 0 ? texts.hourlyNothing : parts.join(' · ');
}
/** Letters that a report names; the outbox has them all. */
const MOST_NAMED = 3;
