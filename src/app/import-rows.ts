import { told } from '../adapters/answer.ts';
import { loadRegisters } from '../adapters/book-sheet.ts';
import type { ToldIssue } from '../adapters/calls.ts';
import { now as clock } from '../adapters/google.ts';
import {
  type ImportRequest,
  newOptions,
  readImport,
  sourcesOf,
  strayHeadings,
  submissionOf,
} from '../adapters/import.ts';
import { journalLength, lineWithKey, readKeys } from '../adapters/journal-sheet.ts';
import { readColumn, rowCount } from '../adapters/layout.ts';
import { appendOptions } from '../adapters/settings-sheet.ts';
import { openToWrite, type Workbook } from '../adapters/workbook.ts';
import { bookOf, type GrowingBook } from '../domain/book.ts';
import { type Author, type Change, settle, take } from '../domain/intake.ts';
import { isReject } from '../domain/issue.ts';
import { type Act, aside, digest, type JournalEntry } from '../domain/journal.ts';
import { may } from '../domain/may.ts';
import type { Moment } from '../domain/moment.ts';
import type { AnyRegister } from '../domain/register.ts';
import { personNamed } from '../domain/site.ts';
import { REGISTERS } from '../registers/index.ts';
import { allowed } from './person.ts';
import { registerNamed } from './registers.ts';
import { IMPORT_KEY, recovered, store } from './store.ts';

/** What came of a slice. A refused row is told with its number in the file, once for each issue. */
export interface ImportAnswer {
  readonly accepted: number;
  readonly already: number;
  /** `heading` is the file's own where it has one for the field. */
  readonly refused: readonly (Pick<ToldIssue, 'rule' | 'field' | 'heading' | 'line' | 'message'> & {
    readonly row: number;
  })[];
  readonly warnings: number;
  /** Headings that were passed over since nothing is called so; empty where a map says what is taken. */
  readonly ignored: readonly string[];
}

/**
 * Imports a slice of a file in one write. Every row has its own operation key, made of the file and the row: killed at any
 * moment and run again, rows that are in the journal are not written again. An import writes no letters.
 */
export function importRows(request: unknown): ImportAnswer {
  const slice = readImport(request);
  const register = registerNamed(slice.register);
  const opened = openToWrite();
  const now = clock();
  const head = recovered(opened, now);
  const author = allowed(opened, request, now, 'record');
  const id = digest(JSON.stringify([slice.file.digest, slice.register, slice.columns ?? null])).slice(0, 16);
  const keyOf = (part: string | number): string => `${IMPORT_KEY}${id}:${part}`;
  const sources = sourcesOf(register, slice.headings, slice.columns, opened.site);
  const submissions = slice.rows.map((row) => submissionOf(register, sources, row, keyOf(row.row)));
  const wanted = slice.addOptions ? newOptions(register, submissions, opened.site) : [];
  const workbook = { ...opened, site: { ...opened.site, options: [...opened.site.options, ...wanted] } };

  const begun = lineWithKey(workbook.journal, keyOf('begin')) !== undefined;
  const written = new Set(begun ? readKeys(workbook.journal, journalLength(workbook.journal)) : []);
  const finished = written.has(keyOf('end'));
  const layout = workbook.layout(register);
  const externals = new Set(readColumn(layout, 'external', rowCount(layout)));
  const book = bookForImport(workbook, register);
  const signed = vouches(workbook, author) ? undefined : new Set([author.person]);

  const changes: Change[] = [];
  const refused: ImportAnswer['refused'][number][] = [];
  let { serials } = head;
  let [accepted, already, warnings] = [0, 0, 0];
  submissions.forEach((submission, index) => {
    const { external } = submission;
    const isWritten = written.has(submission.key);
    if (isWritten ? finished : external !== undefined && externals.has(external)) {
      already += 1;
      return;
    }
    const outcome = take(submission, { book, registers: REGISTERS, author, signed, now, serials });
    const wrong = outcome.issues.filter(isReject);
    if (!isWritten && wrong.length > 0) {
      for (const { rule, field, heading, line, message } of wrong.map((issue) => told(issue, workbook.site.locale))) {
        const at = sources.find((source) => source.field === field)?.at;
        const own = at === undefined ? heading : slice.headings[at];
        refused.push({ row: slice.rows[index]?.row ?? 0, rule, field, heading: own, line, message });
      }
      return;
    }
    accepted += 1;
    // A row that a killed run has written is judged as if it were new, and may then seem to be there already.
    warnings += outcome.issues.length - wrong.length;
    if (isWritten) return;
    serials = outcome.serials;
    changes.push(...outcome.changes);
    settle(book, outcome.changes);
    if (external !== undefined) externals.add(external);
  });

  appendOptions(
    workbook.settingsSheet,
    workbook.lastRow,
    wanted.filter(({ field, option }) => changes.some(({ after }) => after[field] === option)),
    workbook.site.locale,
  );
  const last = slice.from + slice.rows.length >= slice.file.rows;
  const mark = (part: 'begin' | 'end'): JournalEntry => importMark(keyOf(part), `import-${part}`, slice, author, now);
  const before = begun ? [] : [mark('begin')];
  const after = last && !finished ? [mark('end')] : [];
  if (changes.length + before.length + after.length > 0)
    store(workbook, head, { changes, before, after, serials }, now);
  const ignored = slice.columns ? [] : strayHeadings(register, slice.headings);
  return { accepted, already, refused, warnings, ignored };
}

/**
 * What others signed on paper is taken as it is before anybody has chosen a PIN, as at the start; later a supervisor who has
 * proved who they are answers for it. Anybody else signs for themselves alone.
 */
const vouches = ({ site }: Workbook, { person, role }: Author): boolean =>
  site.people.every(({ pin }) => pin === undefined) ||
  (may(role, 'vouch') && personNamed(site, person)?.pin !== undefined);

/** Rules that ask other entries get the registers they read, whole; the others need none. */
function bookForImport(workbook: Workbook, register: AnyRegister): GrowingBook {
  const asks =
    register.knownBy !== undefined ||
    register.asks !== undefined ||
    register.rules.some((rule) => rule.needsBook) ||
    Object.entries(register.fields).some(([key, field]) => field.kind === 'ref' && !register.assigned?.includes(key));
  if (!asks) return bookOf(workbook.site);
  return loadRegisters(
    workbook,
    REGISTERS.filter((one) => one === register || register.reads?.includes(one.id) || register.collects?.(one)),
  );
}

function importMark(
  key: string,
  act: Act,
  { file, register }: ImportRequest,
  { person, account }: Author,
  now: Moment,
): JournalEntry {
  const changes = { file: [null, file.name], digest: [null, file.digest], rows: [null, file.rows] } as const;
  return aside({ key, at: now, person, account, act, register, changes });
}
