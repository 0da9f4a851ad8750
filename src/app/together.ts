import { told as tellIssue } from '../adapters/answer.ts';
import { bookForAll } from '../adapters/book-sheet.ts';
import type { TogetherAnswer } from '../adapters/calls.ts';
import { asRecord, malformed, readKey } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { openToWrite, type Workbook } from '../adapters/workbook.ts';
import { beginningOf } from '../domain/begin.ts';
import { type Author, type Change, type Submission, settle, take } from '../domain/intake.ts';
import { type Issue, isReject } from '../domain/issue.ts';
import type { Moment } from '../domain/moment.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { REGISTERS } from '../registers/index.ts';
import { authorHere } from './person.ts';
import { registerNamed } from './registers.ts';
import { recovered, store } from './store.ts';
import { journalledState } from './submit.ts';

/** More than a month's roster has. */
const MOST = 400;

/**
 * Takes a step for several entries at once, as whoever is on duty and now: a supervisor signs a whole day, or publishes a month.
 * An entry that its rules refuse stays as it is, and is said.
 */
export function together(request: unknown): TogetherAnswer {
  const { register: id, step: stepId, numbers } = asRecord(request);
  const register = registerNamed(id);
  const step = register.steps?.find((one) => one.id === stepId && one.together);
  if (!step) throw malformed('step');
  if (!Array.isArray(numbers) || numbers.length > MOST || !numbers.every((one) => typeof one === 'string'))
    throw malformed('numbers');
  const workbook = openToWrite();
  const now = clock();
  const author = authorHere(workbook, request, now);
  const { site } = workbook;
  const values = Object.fromEntries(
    (step.fills ?? []).flatMap((key) => {
      const [beginning, field] = [register.begins?.[key], register.fields[key]];
      return beginning && field
        ? [[key, beginningOf(beginning, field.kind, { site, person: author.person, now })]]
        : [];
    }),
  );
  const submissions = (numbers as string[]).map((number) => ({
    act: 'correct' as const,
    register: register.id,
    number,
    values,
  }));
  // Whoever has lost the answer sends it again: what has been taken is not taken twice.
  const isTaken = (entry: AnyEntry): boolean => (step.fills ?? []).every((field) => entry[field] !== undefined);
  return takeAll(workbook, register, submissions, author, readKey(request), now, isTaken);
}

/** Takes several submissions of a register in one write. Those about an entry that `isTaken` are done already. */
export function takeAll(
  workbook: Workbook,
  register: AnyRegister,
  submissions: readonly Omit<Submission, 'key'>[],
  author: Author,
  key: string,
  now: Moment,
  isTaken: (entry: AnyEntry) => boolean = () => false,
): TogetherAnswer {
  const head = recovered(workbook, now);
  const { book, strays } = bookForAll(submissions, workbook, register, REGISTERS);
  const journalled = new Map(strays.map((stray) => [stray.entry, journalledState(workbook, stray)]));
  const changes: Change[] = [];
  const issues: Issue[] = [];
  let { serials } = head;
  let already = 0;
  for (const one of submissions) {
    const submission = { ...one, key: `${key}:${changes.length}` };
    const entry = one.number === undefined ? undefined : book.recorded(register, one.number);
    if (entry && isTaken(entry)) already += 1;
    else {
      const outcome = take(submission, {
        book,
        journalled,
        registers: REGISTERS,
        author,
        signed: new Set([author.person]),
        now,
        serials,
      });
      issues.push(...outcome.issues.filter(isReject));
      serials = outcome.serials;
      changes.push(...outcome.changes);
      settle(book, outcome.changes);
    }
  }
  if (changes.length > 0) store(workbook, head, { changes, serials }, now);
  const refused = issues.map((issue) => tellIssue(issue, workbook.site.locale));
  return { done: changes.length + already, refused };
}
