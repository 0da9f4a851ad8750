import { asRecord } from '../adapters/form.ts';
import {
  account,
  now as clock,
  dropProperty,
  flush,
  type Mail,
  mailQuota,
  property,
  sendMail,
  setProperty,
  unlockScript,
} from '../adapters/google.ts';
import { lineWithKey } from '../adapters/journal-sheet.ts';
import { comparedWithKept, keepHead, readKept } from '../adapters/kept-head.ts';
import { type LetterState, markLetter, readLetter, readOutbox } from '../adapters/outbox-sheet.ts';
import { lockToWrite, openToWrite, openWorkbook, type Workbook } from '../adapters/workbook.ts';
import { aside, digest } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import { showMoment } from '../domain/moment.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { SUMMARIES } from '../reports/index.ts';
import { summaryReport } from '../reports/summary-report.ts';
import { periodNamed } from './registers.ts';
import { recovered, store } from './store.ts';
import { composeMail, summaryOf } from './summary.ts';

export interface MailAnswer {
  readonly period: string;
  readonly recipients: number;
  /** Sent by this run. */
  readonly sent: number;
  /** Sent before: never sent again. */
  readonly already: number;
  /** Not sent yet: the next run sends them. */
  readonly waiting: number;
  /** They wait because Google sends no more mails today. */
  readonly quotaUsedUp: boolean;
  /** Letters that the program never sends again by itself: whether they went out is unknown, or they were refused too often. */
  readonly undecided: readonly UndecidedLetter[];
}
export interface UndecidedLetter {
  /** What a decision names it by. */
  readonly letter: string;
  readonly to: string;
  readonly state: 'unknown' | 'given-up';
}

/**
 * Mails a period's summary to the recipients of the settings: planned in the journal under the lock, sent after it. One
 * letter for a period and a recipient, however often this runs and however many run at once.
 */
export function mailSummary(request: unknown): MailAnswer {
  const period = periodNamed(asRecord(request).period);
  const kept = readKept();
  const workbook = openWorkbook();
  const { site } = workbook;
  const now = clock();
  const named = site.recipients.filter((one) => one.summary === period.kind);
  const recipients = named.filter((one, index) => named.findIndex(({ mail }) => mail === one.mail) === index);
  if (recipients.length === 0) return answerOf(period.id, [], 0);
  const lost = comparedWithKept(workbook, kept);
  const mail = composeMail(
    workbook,
    summaryReport(summaryOf(workbook, period, now, lost), SUMMARIES[period.kind]),
    period,
    now,
  );
  const letters = recipients.map(
    (one): Letter => ({ id: `${period.kind}/${period.id}/${one.mail}`, to: one.mail, subject: mail.subject }),
  );
  const before = plan(letters, lost !== undefined);
  const waiting = letters.filter(({ id }) => isWaiting(before.get(id)));
  let quota = waiting.length > 0 ? mailQuota() : 0;
  const fates: Fate[] = letters.map((letter) => {
    const state = before.get(letter.id);
    if (!isWaiting(state) || quota <= 0) return { letter, state, now: false };
    const fate = sendOnce(workbook, letter, { ...mail, to: letter.to });
    // Refused for want of quota, it waits: so do the others.
    quota = fate.state === 'planned' ? 0 : quota - 1;
    return fate;
  });
  return answerOf(period.id, fates, quota);
}

/** What became of a letter; `now` if it was this run that sent it. A row that somebody deleted tells nothing. */
interface Fate {
  readonly letter: Letter;
  readonly state: LetterState | undefined;
  readonly now: boolean;
}
const isWaiting = (state: LetterState | undefined): boolean => state === 'planned' || state === 'retry';

function answerOf(period: string, fates: readonly Fate[], quota: number): MailAnswer {
  const count = (is: (fate: Fate) => boolean): number => fates.filter(is).length;
  const waiting = count(({ state }) => isWaiting(state));
  return {
    period,
    recipients: fates.length,
    sent: count((fate) => fate.now),
    already: count(({ state, now }) => state === 'sent' && !now),
    waiting,
    quotaUsedUp: waiting > 0 && quota <= 0,
    undecided: fates
      .filter(({ state }) => state !== 'sent' && !isWaiting(state))
      .map(({ letter: { id, to }, state }) => ({
        letter: id,
        to,
        state: state === 'given-up' ? 'given-up' : 'unknown',
      })),
  };
}

/**
 * Writes the letters that the journal does not have yet, and keeps its head; gives where each of the outbox stands. A head that
 * was lost stays kept until a person accepts that.
 */
function plan(letters: readonly Letter[], isLost: boolean): ReadonlyMap<string, LetterState> {
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const by = account();
  const fresh = letters
    .filter((letter) => lineWithKey(workbook.journal, keyOf(letter.id)) === undefined)
    .map((letter) =>
      aside({ key: keyOf(letter.id), at: now, person: by, account: by, act: 'letter', letters: [letter] }),
    );
  if (fresh.length > 0) {
    const { journal } = store(workbook, head, { changes: [], before: fresh, serials: head.serials }, now);
    if (!isLost) keepHead(journal);
  }
  const states = new Map(readOutbox(workbook.outbox).map(({ id, state }) => [id, state]));
  unlockScript();
  return states;
}
/** The property that a letter has once it may have gone out; short, so that those of twenty years have room. */
export const sentProperty = (letter: string): string => `letter ${digest(letter).slice(0, 16)}`;
/** The key of the journal's line that plans a letter. */
export const keyOf = (letter: string): string => `letter:${letter}`;

/**
 * Sends a letter if this execution is the one that marks it `sending`, which is done and flushed under the lock: of two that
 * run at once, one sends it. Killed after that, it stays in `sending` and is never sent again by itself. What was sent is kept
 * beside the workbook too: one that was restored may say that a letter waits which has gone out long ago.
 */
function sendOnce({ outbox, site }: Workbook, letter: Letter, mail: Mail): Fate {
  lockToWrite();
  const row = readLetter(outbox, letter.id);
  if (!row || !isWaiting(row.state)) {
    unlockScript();
    return { letter, state: row?.state, now: false };
  }
  const mark = (state: LetterState, note: string): void => {
    markLetter(outbox, letter.id, state, clock(), note);
    flush();
  };
  const before = property(sentProperty(letter.id));
  if (before !== undefined) {
    mark('unknown', fill(TEXTS[site.locale].mailedBefore, { at: before }));
    unlockScript();
    return { letter, state: 'unknown', now: false };
  }
  mark('sending', row.note);
  setProperty(sentProperty(letter.id), showMoment(clock()));
  unlockScript();
  try {
    sendMail(mail);
  } catch (failure) {
    const note = [row.note, `${showMoment(clock())} ${failure}`].filter((line) => line !== '').join('\n');
    const state = afterFailure(String(failure), note);
    if (state !== 'unknown') dropProperty(sentProperty(letter.id));
    mark(state, state === 'planned' ? row.note : note);
    if (state === 'unknown') throw failure;
    return { letter, state, now: false };
  }
  mark('sent', '');
  return { letter, state: 'sent', now: true };
}

/**
 * What Google refuses before anything goes out, by its own texts; a text that is not among them, or in another language, may
 * mean anything, and the letter's fate is unknown.
 */
const NO_QUOTA = /Service invoked too many times/;
const REFUSED =
  /Invalid email|Limit Exceeded: Email|no recipient|(?:do not have permission|permissions are not sufficient) to call \w+\.sendEmail/;
const MOST_REFUSALS = 3;

/** `note` has a line for each refusal so far. */
function afterFailure(failure: string, note: string): LetterState {
  if (NO_QUOTA.test(failure)) return 'planned';
  if (!REFUSED.test(failure)) return 'unknown';
  return note.split('\n').length < MOST_REFUSALS ? 'retry' : 'given-up';
}
