import { subjectMark } from '../domain/alert.ts';
import type { Act, JournalEntry } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import { type Moment, plusMinutes, showMoment } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { type Words, words } from '../domain/words.ts';
import type { Sheet } from './google.ts';
import { setCells } from './layout.ts';

export const OUTBOX_SHEET: Words = words('发件', '寄件', 'Outbox');
export const OUTBOX_COLUMNS = ['id', 'to', 'subject', 'state', 'at', 'note'] as const;
const FIRST = 2;
const STATE_COLUMN = 4;

/**
 * planned → sending → sent, or
 * - `retry`     Google refused it before anything went out: the next run sends it
 * - `given-up`  refused too often, or nobody knows what it is about
 * - `outdated`  it waited until it told nobody anything: never sent, and nobody has to decide
 * - `unknown`   whether it went out cannot be told, so a person decides (platform.md)
 */
export type LetterState = 'planned' | 'sending' | 'sent' | 'retry' | 'unknown' | 'given-up' | 'outdated';

export interface OutboxRow {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly state: LetterState;
  /** When it came into that state: "2026-02-16 08:00". */
  readonly at: string;
  /** Why it was not sent: a line for each refusal. */
  readonly note: string;
  /** 1-based. */
  readonly row: number;
}

/** Every letter of the outbox: two service calls. */
export function readOutbox(sheet: Sheet): OutboxRow[] {
  const count = sheet.getLastRow() - FIRST + 1;
  return count <= 0 ? [] : readFrom(sheet, FIRST, count);
}

/** One letter, found by its id: a search and a read. */
export function readLetter(sheet: Sheet, id: string): OutboxRow | undefined {
  const row = rowOf(sheet, id);
  return row === undefined ? undefined : readFrom(sheet, row, 1)[0];
}

function readFrom(sheet: Sheet, first: number, count: number): OutboxRow[] {
  const rows = sheet.getRange(first, 1, count, OUTBOX_COLUMNS.length).getValues();
  return rows.map(([id, to, subject, state, at, note], index) => ({
    id: String(id),
    to: String(to),
    subject: String(subject),
    state: state as LetterState,
    at: String(at),
    note: String(note),
    row: first + index,
  }));
}

const rowOf = (sheet: Sheet, id: string): number | undefined =>
  sheet.getRange('A2:A').createTextFinder(id).matchEntireCell(true).matchCase(true).findNext()?.getRow();

/** Longer than Google lets an execution run: whoever was sending the letter is gone. */
const SENDING_MINUTES = 10;

/** Whether a person has to say what becomes of a letter; one that may be on its way this minute is left to whoever sends it. */
export const isUndecided = ({ state, at }: OutboxRow, now: Moment): boolean =>
  state === 'unknown' ||
  state === 'given-up' ||
  (state === 'sending' && at <= showMoment(plusMinutes(now, -SENDING_MINUTES)));

/**
 * Brings the outbox up to lines of the journal, of which it is a projection: letters that are not there yet are planned,
 * and what a person decided holds.
 */
export function projectLetters(sheet: Sheet, lines: readonly JournalEntry[], now: Moment): void {
  const about = lines.filter((line) => line.letters.length > 0);
  if (about.length === 0) return;
  const there = readOutbox(sheet);
  const fresh = new Map<string, readonly [Letter, LetterState, string]>();
  for (const { act, letters, person } of about)
    for (const letter of letters) {
      const [state, note] = act === 'letter-arrived' ? (['sent', person] as const) : (['planned', ''] as const);
      const row = there.find(({ id }) => id === letter.id)?.row;
      if (row === undefined) fresh.set(letter.id, [letter, state, note]);
      else if (isDecision(act)) writeState(sheet, row, state, now, note);
    }
  const cells = [...fresh.values()].map(([{ id, to, subject }, state, note]) => [
    id,
    to,
    subject,
    state,
    showMoment(now),
    note,
  ]);
  if (cells.length > 0) setCells(sheet, FIRST + there.length, 1, cells);
}

/** What a person decided changes a letter's state; an entry that comes to the same again writes no second one. */
const isDecision = (act: Act): boolean => act === 'letter-again' || act === 'letter-arrived';

/** When a letter about a subject came into its state last; undefined where there is none: a search and a read. */
export function lastLetterAbout(sheet: Sheet, subject: string): Moment | undefined {
  const mark = `/${subjectMark(subject)}/`;
  const found = sheet.getRange('A2:A').createTextFinder(mark).matchCase(true).findAll();
  const rows = found.length === 0 ? [] : readFrom(sheet, (found[found.length - 1] as (typeof found)[0]).getRow(), 1);
  return rows[0] && momentOfPlain(rows[0].at);
}

/** Marks a letter, wherever its row is by now: the lock keeps scripts out, not people. A search and a write. */
export function markLetter(sheet: Sheet, id: string, state: LetterState, now: Moment, note = ''): void {
  const row = rowOf(sheet, id);
  if (row !== undefined) writeState(sheet, row, state, now, note);
}

const writeState = (sheet: Sheet, row: number, state: LetterState, now: Moment, note: string): void =>
  setCells(sheet, row, STATE_COLUMN, [[state, showMoment(now), note]]);
