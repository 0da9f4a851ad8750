import { journalLength, readJournal } from '../adapters/journal-sheet.ts';
import { readAll } from '../adapters/register-sheet.ts';
import { openWorkbook } from '../adapters/workbook.ts';
import { brokenAt, entryDigest, type JournalLine, replay } from '../domain/journal.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { REGISTERS } from '../registers/index.ts';

export interface Difference {
  readonly register: string;
  readonly number: string;
  /** The journal knows it and the sheet does not, the other way round, or both do and say different things. */
  readonly kind: 'not-on-sheet' | 'not-in-journal' | 'differs' | 'twice-on-sheet';
  readonly row?: number;
}

export interface VerifyAnswer {
  readonly ok: boolean;
  readonly lines: number;
  readonly hash: string;
  /** The first line (1-based) at which the chain is broken; absent when it holds. */
  readonly brokenAt?: number;
  /** Lines after the head: an execution was killed; the next entry brings the sheets up to them. */
  readonly unprojected: number;
  readonly differences: readonly Difference[];
}

/** Whether the journal's chain holds and every sheet equals its journal. Changes nothing. */
export function verify(): VerifyAnswer {
  const workbook = openWorkbook();
  const read = readJournal(workbook.journal, 1, journalLength(workbook.journal));
  const lines = read.flatMap((line) => line ?? []);
  const { head } = workbook;
  const unprojected = read.length - head.journal.sequence;
  const last = lines[lines.length - 1];
  const end = unprojected > 0 && last ? { sequence: last.sequence, hash: last.hash } : head.journal;
  const upToHead = brokenAt(read.slice(0, head.journal.sequence), head.journal);
  const broken = upToHead ?? (unprojected > 0 ? brokenAt(read, end) : undefined);
  const journalled = new Map<string, AnyEntry>();
  const differences: Difference[] = [];
  for (const register of REGISTERS) {
    journalled.clear();
    for (const line of lines)
      if (line.register === register.id && line.number !== '') replayInto(journalled, register, line);
    const seen = new Set<string>();
    for (const { entry, row, issues } of readAll(workbook, register)) {
      if (!entry) continue;
      const { number } = entry;
      const expected = journalled.get(number);
      const wrong = !expected
        ? 'not-in-journal'
        : seen.has(number)
          ? 'twice-on-sheet'
          : issues.some((issue) => issue.effect === 'reject') ||
              entryDigest(register, expected) !== entryDigest(register, entry)
            ? 'differs'
            : undefined;
      seen.add(number);
      if (wrong) differences.push({ register: register.id, number, kind: wrong, row });
    }
    for (const number of journalled.keys())
      if (!seen.has(number)) differences.push({ register: register.id, number, kind: 'not-on-sheet' });
  }
  const ok = broken === undefined && differences.length === 0 && unprojected === 0;
  return { ok, lines: read.length, hash: end.hash, brokenAt: broken, unprojected, differences };
}

/** A forged line may hold anything: what it says of an entry is left out, so that the entry differs. */
function replayInto(journalled: Map<string, AnyEntry>, register: AnyRegister, line: JournalLine): void {
  try {
    journalled.set(line.number, replay(register, journalled.get(line.number), line));
  } catch {
    journalled.delete(line.number);
  }
}
