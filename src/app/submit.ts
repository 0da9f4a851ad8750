import { told as tellIssue } from '../adapters/answer.ts';
import { bookFor, type Stray } from '../adapters/book-sheet.ts';
import type { SubmitAnswer } from '../adapters/calls.ts';
import { readSubmission } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { linesAbout, lineWithKey } from '../adapters/journal-sheet.ts';
import { lastLetterAbout } from '../adapters/outbox-sheet.ts';
import { openToWrite, type Workbook } from '../adapters/workbook.ts';
import type { GrowingBook } from '../domain/book.ts';
import { type Submission, take } from '../domain/intake.ts';
import { isReject } from '../domain/issue.ts';
import { entryDigest, replayAll } from '../domain/journal.ts';
import { type Meanwhile, meanwhileOf } from '../domain/meanwhile.ts';
import type { AnyEntry } from '../domain/register.ts';
import { stateOf } from '../domain/row.ts';
import { REGISTERS } from '../registers/index.ts';
import { tellAtOnce } from './alerts.ts';
import { authorHere, signatureOf } from './person.ts';
import { recovered, store } from './store.ts';

/** Records, corrects or voids one entry: load, take, store, all under the lock. */
export function submit(request: unknown): SubmitAnswer {
  const { second, ...submission } = readSubmission(request);
  const workbook = openToWrite();
  const now = clock();
  const { site } = workbook;
  const head = recovered(workbook, now);
  if (isRetry(request) || head.keys.includes(submission.key)) {
    const line = lineWithKey(workbook.journal, submission.key);
    if (line) return { recorded: true, number: line.number, repeated: true, issues: [] };
  }
  const { book, strays } = bookFor(submission, workbook, REGISTERS, now);
  const journalled = new Map(strays.map((stray) => [stray.entry, journalledState(workbook, stray)]));
  const author = authorHere(workbook, request, now);
  const signed = new Set([author.person, ...(second ? [signatureOf(workbook, second, now)] : [])]);
  const outcome = take(submission, {
    book,
    journalled,
    meanwhile: sinceBase(submission, book, workbook),
    registers: REGISTERS,
    author,
    signed,
    now,
    serials: head.serials,
    telling: { last: (subject) => lastLetterAbout(workbook.outbox, subject) },
  });
  const issues = outcome.issues.map((issue) => tellIssue(issue, site.locale));
  if (outcome.issues.some(isReject)) return { recorded: false, issues };
  const [own] = outcome.changes;
  const number = own?.after.number ?? submission.number;
  const answer = {
    recorded: true,
    number,
    state: own && stateOf(own.register, own.after, now, site).words[site.locale],
    issues,
  };
  if (!own) return answer;
  const { journal } = store(workbook, head, { ...outcome, keys: [submission.key] }, now);
  const told = tellAtOnce(workbook, own, journal, now);
  return told.length === 0 ? answer : { ...answer, told };
}

/** What the journal has of an entry: a change journals what was changed by hand before it, with its reason (DUTY-09). */
export const journalledState = ({ journal }: Workbook, { register, entry }: Stray): AnyEntry | undefined =>
  replayAll(register, linesAbout(journal, entry.number));

/** What changed since the client looked: one digest tells whether anything did, and only then is the journal searched. */
function sinceBase(
  { register: id, number, base }: Submission,
  book: GrowingBook,
  { journal }: Workbook,
): Meanwhile | undefined {
  const register = REGISTERS.find((one) => one.id === id);
  if (!register || number === undefined || base === undefined) return undefined;
  const entry = book.recorded(register, number);
  if (!entry || entryDigest(register, entry) === base) return undefined;
  return meanwhileOf(register, linesAbout(journal, number), base);
}

/** A client that sends again says so: only then is the whole journal searched for its key. */
const isRetry = (request: unknown): boolean => (request as { readonly retry?: unknown }).retry === true;
