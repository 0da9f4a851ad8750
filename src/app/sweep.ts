import type { ToldIssue } from '../adapters/calls.ts';
import { CLAIM, claimedRows, claimRows, drawKept } from '../adapters/claims.ts';
import { now as clock, flush, stopwatch, unlockScript, uuid } from '../adapters/google.ts';
import { journalLength } from '../adapters/journal-sheet.ts';
import { lostHead, readKept } from '../adapters/kept-head.ts';
import { patchRows } from '../adapters/layout.ts';
import { lineAt, type SheetRow } from '../adapters/register-sheet.ts';
import { lockToWrite, openWorkbook } from '../adapters/workbook.ts';
import type { WorkbookHead } from '../adapters/workbook-head.ts';
import { type Author, type Change, onlyFillsIn, settle, take } from '../domain/intake.ts';
import { isReject } from '../domain/issue.ts';
import { entryDigest, TYPED, UNEXPLAINED } from '../domain/journal.ts';
import { outsideEdit } from '../domain/outside.ts';
import { type AnyEntry, type AnyRegister, isVoid } from '../domain/register.ts';
import { type Cells, isAsJournalled, stateOf, toRow, wrongCells } from '../domain/row.ts';
import { shownValues } from '../domain/shown.ts';
import { REGISTERS } from '../registers/index.ts';
import { checked } from './check.ts';
import { hasLostNumber, nobody, takeDraft } from './drafts.ts';
import { showIssues } from './issues.ts';
import { goneNumbers, type Look, lookAt, type RegisterSeen } from './look.ts';
import { onRecord } from './recorded.ts';
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
 */
export function takeIn(): Swept {
  const opened = openWorkbook();
  const now = clock();
  const isBehind = journalLength(opened.journal) !== opened.head.journal.sequence;
  if (!isBehind && !hasWork(lookAt(opened, now))) return { recorded: 0, filledIn: 0, changed: 0, unfinished: false };
  lockToWrite();
  const workbook = openWorkbook();
  const head = recovered(workbook, now);
  const swept = sweepUnderLock(lookAt(workbook, now), head, nobody(workbook.site.locale));
  flush();
  unlockScript();
  return swept;
}

/** What is being taken in, as far as it has come. */
interface Taking extends Look {
  head: WorkbookHead;
  readonly author: Author;
  /** A new operation key. */
  readonly key: () => string;
}

function sweepUnderLock(look: Look, head: WorkbookHead, author: Author): Swept {
  const elapsed = stopwatch();
  const run = uuid();
  let keys = 0;
  const taking: Taking = { ...look, head, author, key: () => `${CLAIM}${run}:${++keys}` };
  const isLate = (): boolean => elapsed() > MOST_MS;
  const done = { recorded: 0, filledIn: 0, changed: 0 };
  let unfinished = false;
  for (const seen of look.sheets) {
    const { register } = seen;
    giveBackNumbers(look, seen);
    const { spoilt, changed, fillIns } = changedByHand(taking, seen);
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

// Rows of entries.

type EntryRow = SheetRow & { readonly entry: AnyEntry };
const isEntryRow = (row: SheetRow): row is EntryRow => row.entry !== undefined;

/** The rows of entries that no longer say what was journalled. A number that stands twice says of neither row which is meant. */
function strays({ register, rows, recorded }: RegisterSeen): EntryRow[] {
  const entries = rows.filter(isEntryRow);
  const times = new Map<string, number>();
  for (const { entry } of entries) times.set(entry.number, (times.get(entry.number) ?? 0) + 1);
  return entries.filter(
    (row) =>
      !isAsJournalled(register, row.entry, row) &&
      recorded.numbers.has(row.entry.number) &&
      times.get(row.entry.number) === 1,
  );
}

/** An edit by hand that only goes on with an entry: what was blank is filled in. */
interface FillIn {
  readonly register: AnyRegister;
  readonly recorded: AnyEntry;
  readonly row: EntryRow;
  readonly change: Change;
}

/** What was changed by hand in a register: only in what the program keeps, in what people fill in, or further filled in. */
function changedByHand(taking: Taking, seen: RegisterSeen) {
  const { workbook, now } = taking;
  const { register } = seen;
  const [spoilt, changed, fillIns]: [AnyEntry[], Change[], FillIn[]] = [[], [], []];
  const rows = strays(seen);
  const found = onRecord(
    workbook,
    register,
    rows.map(({ entry }) => entry.number),
  );
  for (const row of rows) {
    const recorded = found.get(row.entry.number);
    if (!recorded) continue;
    const who = nobody(workbook.site.locale);
    const change = outsideEdit(register, recorded, row, { ...who, key: taking.key(), at: now });
    if (!change) spoilt.push(recorded);
    else if (fillsIn(recorded, change)) fillIns.push({ register, recorded, row, change });
    else if (fits(change)) changed.push(change);
  }
  return { spoilt, changed, fillIns };
}

const fillsIn = (recorded: AnyEntry, { journal: { changes } }: Change): boolean => {
  const { [UNEXPLAINED]: _, ...others } = changes;
  return !isVoid(recorded) && !(TYPED in others) && !('external' in others) && onlyFillsIn(others);
};

/** A cell of the journal takes 50,000 characters (platform.md); what is longer stays as it is, and is told at every check. */
const fits = ({ journal }: Change): boolean => JSON.stringify(journal.changes).length < 49_000;

/** The next step of an entry's life, typed on its sheet: as in a form, or a change by hand where the rules do not let it be. */
function fillIn(taking: Taking, { register, recorded, row, change }: FillIn): boolean {
  const { book, now, author, workbook, head } = taking;
  book.put(register, recorded);
  const shown = shownValues(register, row.entry, workbook.site);
  const keys = Object.keys(change.journal.changes).filter((key) => key !== UNEXPLAINED);
  const values = Object.fromEntries(keys.map((key) => [key, shown[key] ?? '']));
  const { key } = change.journal;
  const outcome = take(
    { key, act: 'correct', register: register.id, number: recorded.number, values },
    { book, registers: REGISTERS, author, signed: new Set(), now, serials: head.serials },
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

/** The cells that the program works out and that are not as they should be, by row. */
function derivedCells({ workbook, now }: Look, { register, rows }: RegisterSeen): Map<number, Cells> {
  const wrong = new Map<number, Cells>();
  for (const row of rows) {
    const { entry } = row;
    if (!entry || !isAsJournalled(register, entry, row)) continue;
    const right = stateOf(register, entry, now).words[workbook.site.locale];
    const keys = new Set<string>(wrongCells(register, entry, row.cells, workbook.site, now));
    if (row.cells.state !== right) keys.add('state');
    if (keys.size === 0) continue;
    const cells = toRow(register, entry, workbook.site, now);
    wrong.set(row.row, Object.fromEntries([...keys].map((key) => [key, cells[key] ?? ''])));
  }
  return wrong;
}

/** Lines that are not numbered 1, 2, 3 … under their entry, by field and row. */
function misnumbered({ rows, lines }: RegisterSeen): ReadonlyMap<string, ReadonlyMap<number, Cells>> {
  const numbers = new Set(rows.flatMap(({ entry }) => entry?.number ?? []));
  const wrong = new Map<string, Map<number, Cells>>();
  const inOrder = [...lines].sort((a, b) => lineAt(a.cells) - lineAt(b.cells) || a.row - b.row);
  const last = new Map<string, number>();
  for (const line of inOrder) {
    if (!numbers.has(line.number)) continue;
    const under = `${line.field} ${line.number}`;
    const right = (last.get(under) ?? 0) + 1;
    last.set(under, right);
    if (Number(line.cells.line) === right) continue;
    wrong.set(line.field, (wrong.get(line.field) ?? new Map<number, Cells>()).set(line.row, { line: right }));
  }
  return wrong;
}

/** Rows between two that are written cost less to be written with them than a call costs (platform.md). */
const GAP = 300;

/** Draws them again; what time alone has changed in few writes. */
function drawDerived(look: Look, seen: RegisterSeen): void {
  const wrong = derivedCells(look, seen);
  const layout = look.workbook.layout(seen.register);
  const states = new Map<number, Cells>();
  const there = new Map(seen.rows.map((row) => [row.row, row]));
  let last: number | undefined;
  for (const [row, { state }] of wrong) {
    if (state === undefined) continue;
    if (last !== undefined && row - last <= GAP)
      for (let between = last + 1; between < row; between++)
        states.set(between, { state: there.get(between)?.cells.state ?? '' });
    states.set(row, { state });
    last = row;
  }
  patchRows(layout, states);
  const others = [...wrong].map(([row, { state: _, ...cells }]) => [row, cells] as const);
  patchRows(layout, new Map(others.filter(([, cells]) => Object.keys(cells).length > 0)));
  for (const [field, rows] of misnumbered(seen))
    patchRows(look.workbook.layout(seen.register, field), new Map([...rows].sort(([a], [b]) => a - b)));
}

// Rows without a number.

/** Rows that were entries' and have lost their numbers. */
const lostNumbers = ({ rows, digests, recorded }: RegisterSeen): SheetRow[] => {
  const lost = rows.filter((row) => !row.entry && hasLostNumber(row, digests));
  return lost.length > 0 && recorded.numbers.size > 0 ? lost : [];
};

/** Gives them back, where a row still says what was journalled of an entry that has none. */
function giveBackNumbers({ workbook }: Look, seen: RegisterSeen): void {
  const lost = lostNumbers(seen);
  if (lost.length === 0) return;
  const { register } = seen;
  const byDigest = new Map(
    [...onRecord(workbook, register, goneNumbers(seen))].map(([number, entry]) => [
      entryDigest(register, entry),
      number,
    ]),
  );
  const numbers = lost.flatMap(({ row, digest }) => {
    const number = byDigest.get(digest);
    byDigest.delete(digest);
    return number === undefined ? [] : [[row, { number }] as const];
  });
  patchRows(workbook.layout(register), new Map(numbers));
}

const draftsOf = ({ rows, digests }: RegisterSeen): SheetRow[] =>
  rows.filter((row) => !row.entry && !hasLostNumber(row, digests));

const isReady = (
  { book, author, now }: Pick<Taking, 'book' | 'author' | 'now'>,
  register: AnyRegister,
  row: SheetRow,
) => !takeDraft(register, row, '', book, author, now).issues.some(isReject);

/** Takes drafts in; gives the rows of those that are entries now. */
function takeDrafts(taking: Taking, register: AnyRegister, rows: readonly SheetRow[]): ReadonlySet<number> {
  const { workbook, book, author, now } = taking;
  const claims = new Map(rows.map(({ row }) => [row, taking.key()]));
  claimRows(workbook, register, claims);
  const changes: Change[] = [];
  const taken = new Set<string>();
  let { serials } = taking.head;
  for (const row of claimedRows(workbook, register, new Set(claims.values()))) {
    if (row.entry) continue;
    const outcome = takeDraft(register, row, row.claim, book, author, now, serials);
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

/** Takes in what people typed, then shows what is wrong: the hourly trigger and the menu do. */
export function sweep(): SweepAnswer {
  const swept = takeIn();
  const kept = readKept();
  const workbook = openWorkbook();
  const look = lookAt(workbook, clock());
  const { reject, due, warn } = checked(look, lostHead(workbook, kept));
  showIssues(look, [...reject, ...due, ...warn]);
  flush();
  const first = [...reject, ...due].slice(0, MOST_TOLD);
  return { ...swept, reject: reject.length, due: due.length, warn: warn.length, first };
}
