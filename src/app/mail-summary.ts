import { asRecord } from '../adapters/form.ts';
import { account, now as clock, flush, type Mail, sendMail, unlockScript } from '../adapters/google.ts';
import { lineWithKey } from '../adapters/journal-sheet.ts';
import { markLetter, readOutbox } from '../adapters/outbox-sheet.ts';
import { checkZone, openToWrite, openWorkbook, type Workbook } from '../adapters/workbook.ts';
import { aside } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import type { Moment } from '../domain/moment.ts';
import { SUMMARIES } from '../reports/index.ts';
import { summaryReport } from '../reports/summary-report.ts';
import { periodNamed } from './registers.ts';
import { recovered, store } from './store.ts';
import { composeMail, summaryOf } from './summary.ts';

export interface MailAnswer {
  readonly period: string;
  readonly recipients: number;
  readonly sent: number;
  /** Letters of this period that had gone out before, or whose fate is unknown: never sent again by the program. */
  readonly already: number;
}

/**
 * Mails a period's summary to the recipients of the settings: planned in the journal under the lock, sent after it. One
 * letter for a period and a recipient, however often this runs.
 */
export function mailSummary(request: unknown): MailAnswer {
  const period = periodNamed(asRecord(request).period);
  checkZone();
  const workbook = openWorkbook();
  const { site } = workbook;
  const now = clock();
  const named = site.recipients.filter((one) => one.summary === period.kind);
  const recipients = named.filter((one, index) => named.findIndex(({ mail }) => mail === one.mail) === index);
  if (recipients.length === 0) return { period: period.id, recipients: 0, sent: 0, already: 0 };
  const mail = composeMail(
    workbook,
    summaryReport(summaryOf(workbook, period, now), SUMMARIES[period.kind]),
    period,
    now,
  );
  const letters = recipients.map(
    (one): Letter => ({ id: `${period.kind}/${period.id}/${one.mail}`, to: one.mail, subject: mail.subject }),
  );
  plan(letters, now);
  unlockScript();
  const sent = letters.filter((letter) => sendOnce(workbook, letter, { ...mail, to: letter.to }, now)).length;
  return { period: period.id, recipients: letters.length, sent, already: letters.length - sent };
}

/** Writes the letters that the journal does not have yet. */
function plan(letters: readonly Letter[], now: Moment): void {
  const workbook = openToWrite();
  const head = recovered(workbook, now);
  const by = account();
  const fresh = letters
    .filter((letter) => lineWithKey(workbook.journal, keyOf(letter)) === undefined)
    .map((letter) => aside({ key: keyOf(letter), at: now, person: by, account: by, act: 'letter', letters: [letter] }));
  if (fresh.length > 0) store(workbook, head, { changes: [], before: fresh, serials: head.serials }, now);
}
const keyOf = (letter: Letter): string => `letter:${letter.id}`;

/**
 * Sends a letter that is planned. What fails while it is sent may have gone out or not: it stays *unknown*, and a person
 * decides. Each step is flushed, so that a kill leaves it in `sending`, which is never sent again either.
 */
function sendOnce({ outbox }: Workbook, letter: Letter, mail: Mail, now: Moment): boolean {
  const row = readOutbox(outbox).find(({ id }) => id === letter.id);
  if (row?.state !== 'planned') return false;
  markLetter(outbox, row, 'sending', now);
  flush();
  try {
    sendMail(mail);
  } catch (failure) {
    markLetter(outbox, row, 'unknown', now, String(failure));
    flush();
    throw failure;
  }
  markLetter(outbox, row, 'sent', now);
  flush();
  return true;
}
