import { CLAIM, type Claimed, drawClaimed, drawKept } from '../adapters/claims.ts';
import { flush } from '../adapters/google.ts';
import { appendJournal, journalLength, linesAbout, readJournal } from '../adapters/journal-sheet.ts';
import { readColumn, rowCount } from '../adapters/layout.ts';
import { projectLetters } from '../adapters/outbox-sheet.ts';
import { appendEntries, linesDiffer, writeEntry } from '../adapters/register-sheet.ts';
import { asChanges, projectSettings, type SettingChange } from '../adapters/settings-edit.ts';
import { type Workbook, WorkbookError } from '../adapters/workbook.ts';
import { type WorkbookHead, writeHead } from '../adapters/workbook-head.ts';
import { NUMBER } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import type { Author, Change } from '../domain/intake.ts';
import { aside, brokenAt, chain, type JournalEntry, type JournalLine, replayAll } from '../domain/journal.ts';
import type { Moment } from '../domain/moment.ts';
import { type Serials, serialsAfter } from '../domain/number.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

/** What one write leaves behind. */
export interface Batch {
  readonly changes: readonly Change[];
  /** Lines of the journal around them: where an import begins and ends. */
  readonly before?: readonly JournalEntry[];
  readonly after?: readonly JournalEntry[];
  readonly serials: Serials;
  /** Operation keys to keep at hand. */
  readonly keys?: readonly string[];
}

/**
 * Stores a batch: one write appends to the journal (the commit point), then the registers' rows, then the head that says
 * so, then flush. Killed in between, the next execution finds a journal longer than the head and draws the rows again.
 */
export function store(workbook: Workbook, head: WorkbookHead, batch: Batch, now: Moment): WorkbookHead {
  const { changes, before = [], after = [], serials, keys = [] } = batch;
  for (const change of changes) lookUp(workbook, change);
  const chained = chain(head.journal, [...before, ...changes.map((change) => change.journal), ...after]);
  appendJournal(workbook.journal, chained.lines);
  project(workbook, changes, now);
  projectSettings(workbook.settingsSheet, chained.lines);
  projectLetters(workbook.outbox, chained.lines, now);
  const next = { ...head, journal: chained.head, serials, keys: [...head.keys, ...keys] };
  writeHead(workbook.settingsSheet, next);
  flush();
  return next;
}

/** Stores changes of the settings the same way: on record first, then on their sheet. */
export function storeSettings(
  workbook: Workbook,
  head: WorkbookHead,
  changes: readonly SettingChange[],
  { person, account }: Author,
  now: Moment,
): void {
  const key = `settings:${head.journal.sequence + 1}`;
  const line = aside({ key, at: now, person, account, act: 'settings', changes: asChanges(changes) });
  store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
}

/** Finds the sheets that a change will be drawn on: one that has lost a column is told before anything is written. */
function lookUp(workbook: Workbook, { register, before, after }: Change): void {
  workbook.layout(register);
  for (const [key] of linesFields(register.fields)) if (linesDiffer(before, after, key)) workbook.layout(register, key);
}

/** Draws changes on the registers' sheets: new entries in one block a register, the others row by row, each as it ends. */
function project(workbook: Workbook, changes: readonly Change[], now: Moment): void {
  for (const register of new Set(changes.map((change) => change.register))) {
    const last = new Map<string, Pick<Change, 'before' | 'after' | 'journal'>>();
    for (const { before, after, journal } of changes.filter((change) => change.register === register)) {
      const earlier = last.get(after.number);
      last.set(after.number, {
        before: earlier ? earlier.before : before,
        after,
        journal: earlier?.journal ?? journal,
      });
    }
    drawFresh(
      workbook,
      register,
      [...last.values()].flatMap(({ before, after, journal }) =>
        before === undefined ? [{ entry: after, claim: journal.key }] : [],
      ),
      now,
    );
    const byHand = [...last.values()].filter(({ journal }) => journal.act === 'outside');
    drawKept(
      workbook,
      register,
      byHand.map(({ after }) => after),
      now,
    );
    for (const { before, after, journal } of last.values())
      if (before !== undefined && journal.act !== 'outside') writeEntry(workbook, register, after, before, now);
  }
}

/** Draws new entries: those that a sweep took in over the drafts they were, the others below. */
function drawFresh(workbook: Workbook, register: AnyRegister, fresh: readonly Claimed[], now: Moment): void {
  drawClaimed(
    workbook,
    register,
    fresh.filter(({ claim }) => isOfSweep(claim)),
    now,
  );
  appendEntries(
    workbook,
    register,
    fresh.flatMap(({ entry, claim }) => (isOfSweep(claim) ? [] : entry)),
    now,
  );
}
const isOfSweep = (key: string): boolean => key.startsWith(CLAIM);

/**
 * Brings the sheets up to the journal, if an execution was killed between the two, and gives the head as it should be.
 * One service call when there is nothing to do.
 */
export function recovered(workbook: Workbook, now: Moment): WorkbookHead {
  const { head, journal } = workbook;
  const behind = journalLength(journal) - head.journal.sequence;
  if (behind === 0) return head;
  if (behind < 0) throw new WorkbookError('journal-short', JOURNAL_SHORT, { lines: -behind });
  const read = readJournal(journal, head.journal.sequence + 1, behind);
  const tail = read.flatMap((line) => line ?? []);
  const { sequence, hash } = tail[tail.length - 1] ?? head.journal;
  const end = { sequence, hash };
  const broken = brokenAt(read, end, head.journal);
  if (broken !== undefined) throw new WorkbookError('journal-broken', JOURNAL_BROKEN, { line: broken });
  for (const register of REGISTERS)
    redraw(
      workbook,
      register,
      tail.filter((line) => line.register === register.id && line.number !== ''),
      now,
    );
  projectSettings(workbook.settingsSheet, tail);
  projectLetters(workbook.outbox, tail, now);
  const next: WorkbookHead = {
    ...head,
    journal: end,
    serials: tail.flatMap(numbersOf).reduce(serialsAfter, head.serials),
    keys: [
      ...head.keys,
      ...tail.map((line) => line.key).filter((key) => !key.startsWith(IMPORT_KEY) && !isOfSweep(key)),
    ],
  };
  writeHead(workbook.settingsSheet, next);
  flush();
  return next;
}
/** How the keys of an import's rows begin: they are looked for in the journal, not kept at hand; those of a sweep on the rows. */
export const IMPORT_KEY = 'import:';

/**
 * Draws the entries of the lines again, each from the journal: what stands on the sheet may be half written. One that the
 * lines record anew needs no earlier ones; of one that was changed by hand the fields stay as they are.
 */
function redraw(workbook: Workbook, register: AnyRegister, lines: readonly JournalLine[], now: Moment): void {
  if (lines.length === 0) return;
  const layout = workbook.layout(register);
  const there = new Set(readColumn(layout, NUMBER.key, rowCount(layout)));
  const byNumber = new Map<string, JournalLine[]>();
  for (const line of lines) byNumber.set(line.number, [...(byNumber.get(line.number) ?? []), line]);
  const fresh: Claimed[] = [];
  const byHand: AnyEntry[] = [];
  for (const [number, tail] of byNumber) {
    const all = tail[0]?.act === 'record' ? tail : linesAbout(workbook.journal, number);
    const entry = replayAll(register, all);
    if (!entry) continue;
    if (!there.has(number)) fresh.push({ entry, claim: tail[0]?.key ?? '' });
    else if (tail.every(({ act }) => act === 'outside')) byHand.push(entry);
    else writeEntry(workbook, register, entry, undefined, now);
  }
  drawFresh(workbook, register, fresh, now);
  drawKept(workbook, register, byHand, now);
}

/** The numbers that a line gives out, or says were given out in the version that was lost. */
function numbersOf({ act, number, changes }: JournalLine): readonly string[] {
  if (act === 'accept') return String(changes.numbers?.[1] ?? '').split(' ');
  return act === 'record' ? [number] : [];
}

const JOURNAL_BROKEN = words(
  '日志第 {line} 条被人改过或读不懂：请撤销对日志的改动，或从备份恢复，再继续登记。',
  '日誌第 {line} 條被人改過或讀不懂：請撤銷對日誌的改動，或從備份恢復，再繼續登記。',
  'Line {line} of the journal was changed or cannot be read: undo that, or restore a backup, before you record anything.',
);
const JOURNAL_SHORT = words(
  '日志少了 {lines} 条，工作簿可能被恢复成旧版本或有人删行：请先从备份恢复，不要继续登记。',
  '日誌少了 {lines} 條，工作簿可能被恢復成舊版本或有人刪列：請先從備份恢復，不要繼續登記。',
  'The journal is {lines} lines short: an older version was restored, or rows were deleted. Restore a backup before you record anything.',
);
