import type { JournalEntry } from '../domain/journal.ts';
import { type Moment, showMoment } from '../domain/moment.ts';
import { type Words, words } from '../domain/words.ts';
import type { Sheet } from './google.ts';
import { setCells } from './layout.ts';

export const OUTBOX_SHEET: Words = words('发件', '寄件', 'Outbox');
export const OUTBOX_COLUMNS = ['id', 'to', 'subject', 'state', 'at', 'note'] as const;
const FIRST = 2;

/** planned → sending → sent, or unknown: whether it went out cannot be told, so a person decides (platform.md). */
export type LetterState = 'planned' | 'sending' | 'sent' | 'unknown';

export interface OutboxRow {
  readonly id: string;
  readonly state: LetterState;
  /** 1-based. */
  readonly row: number;
}

/** Every letter of the outbox: two service calls. */
export function readOutbox(sheet: Sheet): OutboxRow[] {
  const count = sheet.getLastRow() - FIRST + 1;
  if (count <= 0) return [];
  const rows = sheet.getRange(FIRST, 1, count, OUTBOX_COLUMNS.length).getValues();
  return rows.map(([id, , , state], index) => ({ id: String(id), state: state as LetterState, row: FIRST + index }));
}

/** Adds the letters of journal lines that are not there yet: the outbox is a projection of the journal. */
export function planLetters(sheet: Sheet, lines: readonly JournalEntry[], now: Moment): void {
  const letters = lines.flatMap((line) => line.letters);
  if (letters.length === 0) return;
  const there = readOutbox(sheet);
  const fresh = letters.filter((letter) => !there.some(({ id }) => id === letter.id));
  const cells = fresh.map(({ id, to, subject }) => [id, to, subject, 'planned', showMoment(now), '']);
  if (cells.length > 0) setCells(sheet, FIRST + there.length, 1, cells);
}

export function markLetter(sheet: Sheet, { row }: OutboxRow, state: LetterState, now: Moment, note = ''): void {
  setCells(sheet, row, 4, [[state, showMoment(now), note]]);
}
