import { asRecord, malformed } from '../adapters/form.ts';
import { now as clock, dropProperty } from '../adapters/google.ts';
import { lineWithLetter } from '../adapters/journal-sheet.ts';
import { isUndecided, type LetterState, readLetter } from '../adapters/outbox-sheet.ts';
import { openToWrite, WorkbookError } from '../adapters/workbook.ts';
import { aside } from '../domain/journal.ts';
import { words } from '../domain/words.ts';
import { allowed } from './person.ts';
import { sentProperty } from './post.ts';
import { recovered, store } from './store.ts';

export interface LetterAnswer {
  readonly letter: string;
  readonly state: LetterState;
}

/**
 * A person decides about a letter that the program does not send again by itself: it arrived, or it is to be sent again by
 * the next mailing of its period. On record in the journal.
 */
export function decideLetter(request: unknown): LetterAnswer {
  const { letter: id, decision } = asRecord(request);
  if (typeof id !== 'string' || id === '') throw malformed('letter');
  if (decision !== 'again' && decision !== 'arrived') throw malformed('decision');
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const author = allowed(workbook, request, now, 'decide-letters');
  const letter = lineWithLetter(workbook.journal, id)?.letters.find((one) => one.id === id);
  if (!letter) throw new WorkbookError('unknown-letter', NO_LETTER, { letter: id });
  const row = readLetter(workbook.outbox, id);
  if (row && !isUndecided(row, now)) throw new WorkbookError('letter-settled', SETTLED, { to: row.to });
  const line = aside({
    key: `letter-${decision}:${id}:${head.journal.sequence + 1}`,
    at: now,
    person: author.person,
    account: author.account,
    act: `letter-${decision}`,
    letters: [letter],
  });
  if (decision === 'again') dropProperty(sentProperty(id));
  store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
  return { letter: id, state: decision === 'again' ? 'planned' : 'sent' };
}

const NO_LETTER = words(
  '没有邮件「{letter}」：请核对。没有改动。',
  '沒有郵件「{letter}」：請核對。沒有改動。',
  'There is no letter "{letter}": check its name. Nothing was changed.',
);
const SETTLED = words(
  '给 {to} 的邮件不需要决定：已经发出、还在等待发送，或正在发送（请过十分钟再看）。没有改动。',
  '給 {to} 的郵件不需要決定：已經發出、還在等待發送，或正在發送（請過十分鐘再看）。沒有改動。',
  'The letter to {to} needs no decision: it was sent, waits to be sent, or is being sent (look again in ten minutes). Nothing was changed.',
);
