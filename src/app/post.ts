import {
  account,
  now as clock,
  dropProperty,
  flush,
  type Mail,
  property,
  sendMail,
  setProperty,
  unlockScript,
} from '../adapters/google.ts';
import { lineWithKey } from '../adapters/journal-sheet.ts';
import { keepHead } from '../adapters/kept-head.ts';
import { type LetterState, markLetter, readLetter, readOutbox } from '../adapters/outbox-sheet.ts';
import { lockToWrite, openToWrite, type Workbook } from '../adapters/workbook.ts';
import { aside, digest } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import { showMoment } from '../domain/moment.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { recovered, store } from './store.ts';

/** What became of a letter; `now` if it was this run that sent it. A row that somebody deleted tells nothing. */
export interface Fate {
  readonly letter: Letter;
  readonly state: LetterState | undefined;
  readonly now: boolean;
}
export const isWaiting = (state: LetterState | undefined): boolean => state === 'planned' || state === 'retry';

/**
 * Writes the letters that the journal does not have yet, and keeps its head; gives where each of the outbox stands. A head that
 * was lost stays kept until a person accepts that.
 */
export function plan(letters: readonly Letter[], isLost: boolean): ReadonlyMap<string, LetterState> {
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const by = account();
  const fresh = letters
    .filter((letter) => lineWithKey(workbook.journal, keyOf(letter.id)) === undefined)
    .map((letter) =>
      aside({ key: keyOf(letter.id), at: now, person: by, account: by, act: 'letter', letters: [letter] }),
    );
  if (fresh.length > 0) {
    const next = store(workbook, head, { changes: [], before: fresh, serials: head.serials }, now);
    if (!isLost) keepHead(next);
  }
  const states = new Map(readOutbox(workbook.outbox).map(({ id, state }) => [id, state]));
  unlockScript();
  return states;
}
/** The property that a letter has once it may have gone out; short, so that those of twenty years have room. */
export const sentProperty = (letter: string): string => `letter ${digest(letter).slice(0, 16)}`;
/** The key of the journal's line that plans a letter. */
export const keyOf = (letter: string): string => `letter:${letter}`;

/**
 * Sends a letter if this execution is the one that marks it `sending`, which is done and flushed under the lock: of two that
 * run at once, one sends it. Killed after that, it stays in `sending` and is never sent again by itself. What was sent is kept
 * beside the workbook too: one that was restored may say that a letter waits which has gone out long ago.
 */
export function sendOnce({ outbox, site }: Workbook, letter: Letter, mail: Mail): Fate {
  lockToWrite();
  const row = readLetter(outbox, letter.id);
  if (!row || !isWaiting(row.state)) {
    unlockScript();
    return { letter, state: row?.state, now: false };
  }
  const mark = (state: LetterState, note: string): void => {
    markLetter(outbox, letter.id, state, clock(), note);
    flush();
  };
  const before = property(sentProperty(letter.id));
  if (before !== undefined) {
    mark('unknown', fill(TEXTS[site.locale].mailedBefore, { at: before }));
    unlockScript();
    return { letter, state: 'unknown', now: false };
  }
  mark('sending', row.note);
  setProperty(sentProperty(letter.id), showMoment(clock()));
  unlockScript();
  try {
    sendMail(mail);
  } catch (failure) {
    const note = [row.note, `${showMoment(clock())} ${failure}`].filter((line) => line !== '').join('\n');
    const state = afterFailure(String(failure), note);
    if (state !== 'unknown') dropProperty(sentProperty(letter.id));
    mark(state, state === 'planned' ? row.note : note);
    if (state === 'unknown') throw failure;
    return { letter, state, now: false };
  }
  mark('sent', '');
  return { letter, state: 'sent', now: true };
}

/** Ends letters that wait without sending them. One that somebody sends or decides meanwhile is left alone. */
export function endUnsent(
  { outbox }: Workbook,
  letters: readonly Letter[],
  state: Extract<LetterState, 'given-up' | 'outdated'>,
  note = '',
): void {
  if (letters.length === 0) return;
  lockToWrite();
  for (const { id } of letters)
    if (isWaiting(readLetter(outbox, id)?.state)) markLetter(outbox, id, state, clock(), note);
  flush();
  unlockScript();
}

/**
 * What Google refuses before anything goes out, by its own texts; a text that is not among them, or in another language, may
 * mean anything, and the letter's fate is unknown.
 */
const NO_QUOTA = /Service invoked too many times/;
const REFUSED =
  /Invalid email|Limit Exceeded: Email|no recipient|(?:do not have permission|permissions are not sufficient) to call \w+\.sendEmail/;
const MOST_REFUSALS = 3;

/** `note` has a line for each refusal so far. */
function afterFailure(failure: string, note: string): LetterState {
  if (NO_QUOTA.test(failure)) return 'planned';
  if (!REFUSED.test(failure)) return 'unknown';
  return note.split('\n').length < MOST_REFUSALS ? 'retry' : 'given-up';
}
