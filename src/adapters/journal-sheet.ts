import type { Act, Changes, JournalLine } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import { showMoment } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import type { Words } from '../domain/words.ts';
import { words } from '../domain/words.ts';
import type { Sheet } from './google.ts';
import { makeRoom } from './layout.ts';

export const JOURNAL_SHEET: Words = words('日志', '日誌', 'Journal');

/**
 * The columns of the hidden journal, in order; nobody moves them. Whatever people typed stands inside JSON, so that no
 * cell begins with "=".
 */
export const JOURNAL_COLUMNS = [
  'sequence',
  'at',
  'key',
  'act',
  'register',
  'number',
  'who',
  'changes',
  'letters',
  'hash',
] as const;
const KEY_COLUMN = 3;
/** The number stands beside it. */
const REGISTER_COLUMN = 5;
const FIRST = 2;

/** Lines the journal holds, by the height of its sheet: one service call. */
export const journalLength = (sheet: Sheet): number => sheet.getLastRow() - FIRST + 1;

/** The hash of one line; undefined for a line that is not there: two service calls. */
export const hashAt = (sheet: Sheet, sequence: number): string | undefined =>
  sequence < 1 || sequence > journalLength(sheet)
    ? undefined
    : String(sheet.getRange(FIRST - 1 + sequence, JOURNAL_COLUMNS.length).getValue());

/** Lines from a 1-based sequence on; undefined for one that somebody has spoilt so that it cannot be read. */
export const readJournal = (sheet: Sheet, sequence: number, count: number): (JournalLine | undefined)[] =>
  readCells(sheet, sequence, count).map(toLine);

const readCells = (sheet: Sheet, sequence: number, count: number): unknown[][] =>
  count <= 0 ? [] : sheet.getRange(FIRST - 1 + sequence, 1, count, JOURNAL_COLUMNS.length).getValues();

/** The operation keys of all lines, the oldest first. */
export const readKeys = (sheet: Sheet, count: number): string[] =>
  count === 0
    ? []
    : sheet
        .getRange(FIRST, KEY_COLUMN, count, 1)
        .getValues()
        .map(([key]) => String(key));

/** What each of the first lines is about, the oldest first: one read of two columns. */
export const readSubjects = (sheet: Sheet, count: number): { readonly register: string; readonly number: string }[] =>
  count <= 0
    ? []
    : sheet
        .getRange(FIRST, REGISTER_COLUMN, count, 2)
        .getValues()
        .map(([register, number]) => ({ register: String(register), number: String(number) }));

/** Whether an operation key stands in the journal: one search. Gives the line that has it. */
export function lineWithKey(sheet: Sheet, key: string): JournalLine | undefined {
  const found = sheet.getRange('C2:C').createTextFinder(key).matchEntireCell(true).matchCase(true).findNext();
  return found ? readJournal(sheet, found.getRow() - FIRST + 1, 1)[0] : undefined;
}

/** Whether a person was given a PIN once: one search. */
export const hadPin = (sheet: Sheet, person: string): boolean =>
  sheet
    .getRange('H2:H')
    .createTextFinder(JSON.stringify({ person: [null, person] }))
    .matchEntireCell(true)
    .matchCase(true)
    .findNext() !== null;

/** The line that plans a letter, alone or with the entry that causes it: one search. */
export function lineWithLetter(sheet: Sheet, id: string): JournalLine | undefined {
  const found = sheet
    .getRange('I2:I')
    .createTextFinder(`"id":${JSON.stringify(id)}`)
    .matchCase(true)
    .findNext();
  return found ? readJournal(sheet, found.getRow() - FIRST + 1, 1)[0] : undefined;
}

/** Every line about an entry, the oldest first: a search, and a read each. */
export const linesAbout = (sheet: Sheet, number: string): JournalLine[] =>
  sheet
    .getRange('F2:F')
    .createTextFinder(number)
    .matchEntireCell(true)
    .matchCase(true)
    .findAll()
    .flatMap((found) => readJournal(sheet, found.getRow() - FIRST + 1, 1)[0] ?? []);

/** Appends lines in one write: the commit point. Their sequence says where they belong. */
export function appendJournal(sheet: Sheet, lines: readonly JournalLine[]): void {
  const first = lines[0];
  if (!first) return;
  const row = FIRST - 1 + first.sequence;
  makeRoom(sheet, row + lines.length - 1);
  sheet.getRange(row, 1, lines.length, JOURNAL_COLUMNS.length).setValues(lines.map(toCells));
}
const toCells = (line: JournalLine): (string | number)[] => [
  line.sequence,
  showMoment(line.at),
  line.key,
  line.act,
  line.register,
  line.number,
  JSON.stringify([line.person, line.account, line.reason]),
  JSON.stringify(line.changes),
  JSON.stringify(line.letters),
  line.hash,
];

function toLine(cells: readonly unknown[]): JournalLine | undefined {
  try {
    return readLine(cells);
  } catch {
    // Whoever reads the journal says which line it is.
    return undefined;
  }
}

function readLine(cells: readonly unknown[]): JournalLine {
  const [sequence, at, key, act, register, number, who, changes, letters, hash] = cells;
  const [person, account, reason] = JSON.parse(String(who)) as [string, string, string];
  return {
    sequence: Number(sequence),
    at: momentOfPlain(String(at)),
    key: String(key),
    act: act as Act,
    register: String(register),
    number: String(number),
    person,
    account,
    reason,
    changes: JSON.parse(String(changes)) as Changes,
    letters: JSON.parse(String(letters)) as readonly Letter[],
    hash: String(hash),
  };
}
