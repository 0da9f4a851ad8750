import { journalLength, linesAbout, readJournal, readSubjects } from '../adapters/journal-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import { type JournalLine, replay, replayAll } from '../domain/journal.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';

/** The entries that the journal has of a register. */
export interface Recorded {
  readonly numbers: ReadonlySet<string>;
  /** Those whose row must be there; what a killed execution left is drawn by the next one. */
  readonly drawn: ReadonlySet<string>;
}

/** The journal's entries by register. */
export function recordedIn({ journal, head }: Workbook): (register: AnyRegister) => Recorded {
  const subjects = readSubjects(journal, journalLength(journal));
  const numbersOf = (id: string, upTo: number): ReadonlySet<string> =>
    new Set(subjects.slice(0, upTo).flatMap(({ register, number }) => (register === id ? number || [] : [])));
  return ({ id }) => ({ numbers: numbersOf(id, subjects.length), drawn: numbersOf(id, head.journal.sequence) });
}

/** Looking up more entries than that one by one costs more than reading the whole journal. */
const MOST_LOOKED_UP = 20;

/** Entries as the journal has them, by number. One that it does not have is left out. */
export function onRecord(
  { journal }: Workbook,
  register: AnyRegister,
  numbers: readonly string[],
): ReadonlyMap<string, AnyEntry> {
  const found = new Map<string, AnyEntry>();
  if (numbers.length <= MOST_LOOKED_UP) {
    for (const number of numbers) {
      const entry = replayAll(register, linesAbout(journal, number));
      if (entry) found.set(number, entry);
    }
    return found;
  }
  const wanted = new Set(numbers);
  for (const line of readJournal(journal, 1, journalLength(journal)))
    if (line && line.register === register.id && wanted.has(line.number)) add(found, register, line);
  return found;
}

const add = (found: Map<string, AnyEntry>, register: AnyRegister, line: JournalLine): void =>
  void found.set(line.number, replay(register, found.get(line.number), line));
