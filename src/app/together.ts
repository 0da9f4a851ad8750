import { told as tellIssue } from '../adapters/answer.ts';
import { bookFor, loadRegisters } from '../adapters/book-sheet.ts';
import type { TogetherAnswer } from '../adapters/calls.ts';
import { asRecord, malformed, readKey } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { lineWithKey } from '../adapters/journal-sheet.ts';
import { openToWrite, type Workbook } from '../adapters/workbook.ts';
import { beginningOf } from '../domain/begin.ts';
import { type Author, type Change, type Submission, settle, take } from '../domain/intake.ts';
import { type Issue, isReject } from '../domain/issue.ts';
import type { Moment } from '../domain/moment.ts';
import type { AnyRegister } from '../domain/register.ts';
import { REGISTERS } from '../registers/index.ts';
import { authorHere } from './person.ts';
import { registerNamed } from './registers.ts';
import { recovered, store } from './store.ts';

/** More than a month's roster has. */
const MOST = 400;
/** Of so many the registers are read whole: a search for each would cost more. */
const FEW = 10;

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
    register: id as string,
    number,
    values,
  }));
  return takeAll(workbook, register, submissions, author, readKey(request), now);
}

/** Takes several submissions of a register in one write. The first bears the operation key: a retry finds it. */
export function takeAll(
  workbook: Workbook,
  register: AnyRegister,
  submissions: readonly Omit<Submission, 'key'>[],
  author: Author,
  key: string,
  now: Moment,
): TogetherAnswer {
  const head = recovered(workbook, now);
  if (head.keys.includes(key) || lineWithKey(workbook.journal, key)) return { done: submissions.length, refused: [] };
  const whole =
    submissions.length > FEW
      ? loadRegisters(
          workbook,
          REGISTERS.filter((one) => one === register || register.reads?.includes(one.id)),
        )
      : undefined;
  const changes: Change[] = [];
  const issues: Issue[] = [];
  let { serials } = head;
  submissions.forEach((one, index) => {
    const submission = { ...one, key: index === 0 ? key : `${key}:${index}` };
    const book = whole ?? bookFor(submission, workbook, REGISTERS, now).book;
    const signed = new Set([author.person]);
    const outcome = take(submission, { book, registers: REGISTERS, author, signed, now, serials });
    issues.push(...outcome.issues.filter(isReject));
    serials = outcome.serials;
    changes.push(...outcome.changes);
    settle(book, outcome.changes);
  });
  if (changes.length > 0) store(workbook, head, { changes, serials, keys: [key] }, now);
  return { done: changes.length, refused: issues.map((issue) => tellIssue(issue, workbook.site.locale)) };
}
