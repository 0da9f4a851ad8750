import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Letter } from './letter.ts';
import { type Moment, showMoment } from './moment.ts';
import { fromPlain, isBlank, type Plain, plainEntry, toPlain } from './plain.ts';
import { type AnyEntry, type AnyRegister, fieldOf } from './register.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * - `record` `correct` `void` `restore` of an entry
 * - `outside`                   somebody changed an entry's row by hand: found by the sweep
 * - `put-back`                  a row that somebody deleted was drawn again; `changes` says which
 * - `import-begin` `import-end` around the entries of one file; `changes` holds its digest and count
 * - `letter`                    a letter is planned
 * - `letter-again` `letter-arrived`  what a person decided about a letter of unknown fate
 * - `pin`                       a person was given a PIN; `changes` says whom
 * - `export`                    a register, or a summary's file, left the workbook (SECR-03)
 * - `settings`                 settings were changed from the dialog; `changes` says which line of which section
 * - `automation`                the automatic run was turned on or off; `changes` says by whom it runs
 * - `accept`                    a person goes on with a restored older version
 */
export type Act =
  | 'record'
  | 'correct'
  | 'void'
  | 'restore'
  | 'outside'
  | 'put-back'
  | 'import-begin'
  | 'import-end'
  | 'letter'
  | 'letter-again'
  | 'letter-arrived'
  | 'export'
  | 'accept'
  | 'automation'
  | 'settings'
  | 'pin';

/** What changes in the journal's words: the fields changed, each with its old and its new value. */
export type Changes = { readonly [field: string]: readonly [before: Plain, after: Plain] };

/** A change before it is given its place in the chain. */
export interface JournalEntry {
  /** The operation key of the caller: seen before means answered before. */
  readonly key: string;
  readonly at: Moment;
  readonly person: string;
  readonly account: string;
  readonly act: Act;
  readonly register: string;
  readonly number: string;
  readonly reason: string;
  readonly changes: Changes;
  readonly letters: readonly Letter[];
}

/** A line about no single entry: an import's marks, an export, a letter. */
export const aside = (
  entry: Pick<JournalEntry, 'key' | 'at' | 'act' | 'person' | 'account'> & Partial<JournalEntry>,
): JournalEntry => ({ register: '', number: '', reason: '', changes: {}, letters: [], ...entry });

/** A line of the journal. `hash` covers everything in it and the hash of the line before. */
export interface JournalLine extends JournalEntry {
  readonly sequence: number;
  readonly hash: string;
}

/** Where the journal ends. Whoever keeps one can prove later that a change came after. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}
export const NO_HEAD: Head = Object.freeze({ sequence: 0, hash: '0'.repeat(64) });

/** Appends to the chain: each line is numbered from the head on and sealed with the hash before it. */
export function chain(
  head: Head,
  entries: readonly JournalEntry[],
): { readonly lines: readonly JournalLine[]; readonly head: Head } {
  const lines: JournalLine[] = [];
  let { sequence, hash } = head;
  for (const entry of entries) {
    sequence += 1;
    hash = seal(hash, sequence, entry);
    lines.push({ ...entry, sequence, hash });
  }
  return { lines, head: { sequence, hash } };
}

/** The first line at which the chain is broken or unreadable; undefined when it holds from `from` to the head. */
export function brokenAt(
  lines: Iterable<JournalLine | undefined>,
  head: Head,
  from: Head = NO_HEAD,
): number | undefined {
  let { sequence, hash } = from;
  for (const line of lines) {
    sequence += 1;
    if (!line) return sequence;
    hash = seal(hash, sequence, line);
    if (line.sequence !== sequence || line.hash !== hash) return sequence;
  }
  return sequence === head.sequence && hash === head.hash ? undefined : sequence + 1;
}

function seal(before: string, sequence: number, entry: JournalEntry): string {
  const { key, at, person, account, act, register, number, reason, changes, letters } = entry;
  const sealed = [
    before,
    sequence,
    key,
    showMoment(at),
    person,
    account,
    act,
    register,
    number,
    reason,
    changes,
    letters,
  ];
  return digest(JSON.stringify(sealed));
}

/** SHA-256 of a text, in hex. */
export const digest = (text: string): string => bytesToHex(sha256(encodeUtf8(text)));

/** What a row keeps of its last journalled state: enough to see that someone changed a cell by hand. */
export const entryDigest = (register: AnyRegister, entry: AnyEntry): string =>
  digest(JSON.stringify(plainEntry(register, entry))).slice(0, 16);

/** The fields that differ between two states of an entry; `before` undefined for a new one. */
export function changesBetween(
  register: AnyRegister,
  before: Readonly<Record<string, unknown>> | undefined,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const changes: Record<string, readonly [Plain, Plain]> = {};
  for (const key of [...Object.keys(register.fields), 'external', 'voidReason', UNEXPLAINED]) {
    const plain = (value: unknown): Plain => {
      const field = fieldOf(register, key);
      return isBlank(value) ? null : field ? toPlain(field, value) : (value as Plain);
    };
    const [old, now] = [plain(before?.[key]), plain(after[key])];
    if (!same(old, now)) changes[key] = [old, now];
  }
  return changes;
}

const same = (a: Plain, b: Plain): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** What was typed over an entry's row and is no value of it: what cannot be read, and what nobody but the program fills in. */
export const TYPED = 'typed';
/** That a change by hand waits to be explained. */
export const UNEXPLAINED = 'unexplained';

/** The entry after a line of the journal: how the sheets are drawn again from it. */
export function replay(register: AnyRegister, before: AnyEntry | undefined, line: JournalEntry): AnyEntry {
  const entry: Record<string, unknown> = before
    ? { ...before, changedBy: line.person, changedAt: line.at }
    : { number: line.number, recordedBy: line.person, recordedAt: line.at };
  for (const [key, [, after]] of Object.entries(line.changes)) {
    if (key === TYPED) continue;
    const field = fieldOf(register, key);
    const value = after === null ? undefined : field ? fromPlain(field, after) : after;
    if (value === undefined) delete entry[key];
    else entry[key] = value;
  }
  return entry as unknown as AnyEntry;
}

/** The entry that its lines come to; undefined for none. */
export const replayAll = (register: AnyRegister, lines: readonly JournalEntry[]): AnyEntry | undefined =>
  lines.reduce<AnyEntry | undefined>((before, line) => replay(register, before, line), undefined);
