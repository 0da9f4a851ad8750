import { asRecord } from '../adapters/form.ts';
import { now as clock, mailQuota } from '../adapters/google.ts';
import { comparedWithKept, readKept } from '../adapters/kept-head.ts';
import { openWorkbook } from '../adapters/workbook.ts';
import { SUMMARIES } from '../reports/index.ts';
import { summaryReport } from '../reports/summary-report.ts';
import { summaryLetters } from './jobs.ts';
import { type Fate, isWaiting, plan, sendOnce } from './post.ts';
import { periodNamed } from './registers.ts';
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
  const letters = summaryLetters(site, period.kind, period.id);
  if (letters.length === 0) return answerOf(period.id, [], 0);
  const lost = comparedWithKept(workbook, kept);
  const mail = composeMail(
    workbook,
    summaryReport(summaryOf(workbook, period, now, lost), SUMMARIES[period.kind]),
    period,
    now,
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
