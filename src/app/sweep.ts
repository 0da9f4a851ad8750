import type { ToldIssue } from '../adapters/calls.ts';
import { CLAIM, claimedRows, claimRows, drawKept } from '../adapters/claims.ts';
import { declaredSheets } from '../adapters/draw-missing.ts';
import { now as clock, flush, stopwatch, unlockScript, uuid } from '../adapters/google.ts';
import { dressGrown } from '../adapters/grown-sheets.ts';
import { journalLength } from '../adapters/journal-sheet.ts';
import { lostHead, readKept } from '../adapters/kept-head.ts';
import { areSamplesStale, drawLimitSamples } from '../adapters/limit-samples.ts';
import { lastLetterAbout } from '../adapters/outbox-sheet.ts';
import type { SheetRow } from '../adapters/register-sheet.ts';
import { lockToWrite, openWorkbook, type Workbook } from '../adapters/workbook.ts';
import type { WorkbookHead } from '../adapters/workbook-head.ts';
import type { Telling } from '../domain/alert.ts';
import { type Author, type Change, settle, take } from '../domain/intake.ts';
import { isReject } from '../domain/issue.ts';
import { UNEXPLAINED } from '../domain/journal.ts';
import { type Moment, plusDays } from '../domain/moment.ts';
import type { AnyRegister } from '../domain/register.ts';
import { shownValues } from '../domain/shown.ts';
import { REGISTERS } from '../registers/index.ts';
import { changedByHand, type FillIn, fits, strays } from './changed-by-hand.ts';
import { checked } from './check.ts';
import { derivedCells, drawDerived, giveBackNumbers, lostNumbers, misnumbered } from './derived-cells.ts';
import { hasLostNumber, nobody, takeDraft } from './drafts.ts';
import { showIssues } from './issues.ts';
import { type Look, lookAt, type RegisterSeen } from './look.ts';
import { recovered, store } from './store.ts';

/** What a sweep took in. */
export interface Swept {
  /** Drafts that became entries. */
  readonly recorded: number;
  /** Entries that were filled in further on their rows, and those that were changed there. */
  readonly filledIn: number;
  readonly changed: number;
  /** There is more than one execution has time for: the next sweep goes on. */
  readonly unfinished: boolean;
}

/** Google gives an execution six minutes; what is begun later may not end. */
const MOST_MS = 4 * 60_000;
/** Entries that go to the journal in one write (DESIGN §4). */
const CHUNK = 2_000;

/**
 * Takes in what people typed and pasted: complete drafts become entries, what was changed by hand goes on record and is never
 * overwritten, what the program works out is drawn as it should be. It looks without the lock first: mostly there is nothing to do.
 * Gives what came of it, and how everything stands then.
 */
function takeIn(): { readonly swept: Swept; readonly look: Look } {
  const opened = openWorkbook();
  const now = clock();
  if (journalLength(opened.journal) === opened.head.journal.sequence) {
    const look = lookAt(opened, now);
    if (!hasWork(look)) return { swept: { recorded: 0, filledIn: 0, changed: 0, unfinished: false }, look };
  }
  lockToWrite();
  const workbook = openWorkbook();
  const head = recovered(workbook, now);
  const swept = sweepUnderLock(lookAt(workbook, now), head, nobody(workbook.site.locale));
  flush();
  unlockScript();
  return { swept, look: lookAt(openWorkbook(), clock()) };
}

/** What is being taken in, as far as it has come. */
interface Taking extends Look {
  head: WorkbookHead;
  readonly author: Author;
  /** A new operation key. */
  readonly key: () => string;
  readonly telling: Telling;
}

/**
 * Who is written to of what was typed into a sheet: as when it is handed in, but only of the last day. What is pasted may be
 * the history of years. A letter that is planned in the same run is not in the outbox yet.
 */
function tellingOf({ outbox }: Workbook, now: Moment): Telling {
  const lately = new Map<string, Moment>();
  const last = (subject: string): Moment | undefined => {
    const told = lately.get(subject) ?? lastLetterAbout(outbox, subject);
    lately.set(subject, told ?? now);
    return told;
  };
  return { last, since: plusDays(now, -1) };
}

function sweepUnderLock(look: Look, head: WorkbookHead, author: Author): Swept {
  const elapsed = stopwatch();
  const run = uuid();
  let keys = 0;
  const taking: Taking = {
    ...look,
    head,
    author,
    key: () => `${CLAIM}${run}:${++keys}`,
    telling: tellingOf(look.workbook, look.now),
  };
  const isLate = (): boolean => elapsed() > MOST_MS;
  const done = { recorded: 0, filledIn: 0, changed: 0 };
  let unfinished = false;
  drawLimitSamples(look.workbook);
  for (const seen of look.sheets) {
    const { register } = seen;
    giveBackNumbers(look, seen);
    const { spoilt, changed, fillIns } = changedByHand(look, seen, taking.key);
    drawKept(look.workbook, register, spoilt, look.now);
    drawDerived(look, seen);
    for (const chunk of chunks(changed)) put(taking, chunk);
    done.changed += changed.length;
    for (const edit of fillIns) {
      if (isLate()) unfinished = true;
      else done[fillIn(taking, edit) ? 'filledIn' : 'changed'] += 1;
    }
  }
  const drafts = look.sheets.map((seen) => ({ seen, rows: draftsOf(seen) }));
  // A loan may name a key that stands as a draft itself: what was taken in may make others complete.
  for (let before = -1; before !== done.recorded && !unfinished; ) {
    before = done.recorded;
    for (const draft of drafts)
      for (const chunk of chunks(draft.rows.filter((row) => isReady(taking, draft.seen.register, row)))) {
        if (isLate()) unfinished = true;
        else {
          const taken = takeDrafts(taking, draft.seen.register, chunk);
          draft.rows = draft.rows.filter((row) => !taken.has(row.row));
          done.recorded += taken.size;
        }
      }
  }
  return { ...done, unfinished };
}

/** Whether a sweep would write anything. */
const hasWork = (look: Look): boolean =>
  areSamplesStale(look.workbook) ||
  look.sheets.some(
    (seen) =>
      strays(seen).length > 0 ||
      lostNumbers(seen).length > 0 ||
      derivedCells(look, seen).size > 0 ||
      misnumbered(seen).size > 0 ||
      draftsOf(seen).some((row) => isReady({ ...look, author: nobody(look.workbook.site.locale) }, seen.register, row)),
  );

/** Writes changes to the journal and the sheets, and lets what comes after see them. */
function put(taking: Taking, changes: readonly Change[], serials = taking.head.serials): void {
  if (changes.length === 0) return;
  taking.head = store(taking.workbook, taking.head, { changes, serials }, taking.now);
  settle(taking.book, changes);
}

function chunks<One>(all: readonly One[]): readonly (readonly One[])[] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));
}

/** The next step of an entry's life, typed on its sheet: as in a form, or a change by hand where the rules do not let it be. */
function fillIn(taking: Taking, { register, recorded, row, change }: FillIn): boolean {
  const { book, now, author, workbook, head, telling } = taking;
  book.put(register, recorded);
  const shown = shownValues(register, row.entry, workbook.site);
  const keys = Object.keys(change.journal.changes).filter((key) => key !== UNEXPLAINED);
  const values = Object.fromEntries(keys.map((key) => [key, shown[key] ?? '']));
  const { key } = change.journal;
  const outcome = take(
    { key, act: 'correct', register: register.id, number: recorded.number, values },
    { book, registers: REGISTERS, author, signed: new Set(), now, serials: head.serials, telling },
  );
  const [own, ...caused] = outcome.changes;
  if (!own || outcome.issues.some(isReject)) {
    if (fits(change)) put(taking, [change]);
    return false;
  }
  // Its lines stand on their sheet already.
  put(taking, [{ ...own, before: row.entry }, ...caused]);
  return true;
}

// Rows without a number.

const draftsOf = ({ rows, digests }: RegisterSeen): SheetRow[] =>
  rows.filter((row) => !row.entry && !hasLostNumber(row, digests));

const isReady = (
  { book, author, now }: Pick<Taking, 'book' | 'author' | 'now'>,
  register: AnyRegister,
  row: SheetRow,
) => !takeDraft(register, row, '', book, author, now).issues.some(isReject);

/** Takes drafts in; gives the rows of those that are entries now. */
function takeDrafts(taking: Taking, register: AnyRegister, rows: readonly SheetRow[]): ReadonlySet<number> {
  const { workbook, book, author, now, telling } = taking;
  const claims = new Map(rows.map(({ row }) => [row, taking.key()]));
  claimRows(workbook, register, claims);
  const changes: Change[] = [];
  const taken = new Set<string>();
  let { serials } = taking.head;
  for (const row of claimedRows(workbook, register, new Set(claims.values()))) {
    if (row.entry) continue;
    const outcome = takeDraft(register, row, row.claim, book, author, now, serials, telling);
    if (outcome.issues.some(isReject)) continue;
    serials = outcome.serials;
    changes.push(...outcome.changes);
    settle(book, outcome.changes);
    taken.add(row.claim);
  }
  put(taking, changes, serials);
  return new Set([...claims].flatMap(([row, claim]) => (taken.has(claim) ? row : [])));
}

/** What a sweep came to: what it took in, and what is wrong now. */
export interface SweepAnswer extends Swept {
  readonly reject: number;
  readonly due: number;
  readonly warn: number;
  /** What is wrong and what is late, the first of them. */
  readonly first: readonly ToldIssue[];
}
const MOST_TOLD = 20;

/** The sheets that hold something keep up with what stands on them. */
function dressSheets({ workbook }: Look, { register, rows, lines }: RegisterSeen): void {
  for (const declared of declaredSheets([register], workbook.site.locale)) {
    const { field } = declared;
    const filled = field === undefined ? rows : lines.filter((line) => line.field === field);
    const last = filled.reduce((most, { row }) => Math.max(most, row), 0);
    if (last > 0) dressGrown(workbook.layout(register, field), declared, last, workbook.site);
  }
}

/** Takes in what people typed, then shows what is wrong: the hourly trigger and the menu do. */
export function sweep(): SweepAnswer {
  const kept = readKept();
  const { swept, look } = takeIn();
  const { reject, due, warn } = checked(look, lostHead(look.workbook, kept));
  showIssues(look, [...reject, ...due, ...warn]);
  for (const seen of look.sheets) dressSheets(look, seen);
  flush();
  const first = [...reject, ...due].slice(0, MOST_TOLD);
  return { ...swept, reject: reject.length, due: due.length, warn: warn.length, first };
}
