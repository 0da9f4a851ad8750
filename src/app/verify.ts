import { now as clock } from '../adapters/google.ts';
import { journalLength, readJournal } from '../adapters/journal-sheet.ts';
import { lostHead, readKept } from '../adapters/kept-head.ts';
import { readWhole } from '../adapters/register-sheet.ts';
import { openWorkbook } from '../adapters/workbook.ts';
import { brokenAt, entryDigest, type Head, type JournalLine, replay } from '../domain/journal.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { type DerivedCell, wrongCells } from '../domain/row.ts';
import { REGISTERS } from '../registers/index.ts';
import { type StrayLine, strayLines } from './stray-lines.ts';

export interface Difference {
  readonly register: string;
  readonly number: string;
  /**
   * The journal knows it and the sheet does not, the other way round, or both do and say different things: in what people
   * fill in, or in a cell that the program works out. Or lines stand where they should not.
   */
  readonly kind:
    | 'not-on-sheet'
    | 'not-in-journal'
    | 'differs'
    | 'twice-on-sheet'
    | `${DerivedCell}-differs`
    | Exclude<StrayLine['kind'], 'line-unclaimed'>;
  readonly row?: number;
  /** Of a line: the field it stands under; `row` is a row of that field's sheet. */
  readonly field?: string;
}

export interface VerifyAnswer {
  readonly ok: boolean;
  readonly lines: number;
  readonly hash: string;
  /** The first line (1-based) at which the chain is broken; absent when it holds. */
  readonly brokenAt?: number;
  /** Lines after the head: an execution was killed; the next entry brings the sheets up to them. */
  readonly unprojected: number;
  /** The head that was printed once and that the journal does not lead up to: an older version was restored. */
  readonly lost?: Head;
  readonly differences: readonly Difference[];
}

/** Whether the journal's chain holds and every sheet equals its journal. Changes nothing. */
export function verify(): VerifyAnswer {
  const kept = readKept();
  const workbook = openWorkbook();
  const now = clock();
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
    const { rows, lines: linesThere } = readWhole(workbook, register);
    journalled.clear();
    for (const line of lines)
      if (line.register === register.id && line.number !== '') replayInto(journalled, register, line);
    const seen = new Set<string>();
    for (const { entry, row, issues, cells } of rows) {
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
      if (!expected || wrong === 'twice-on-sheet') continue;
      for (const cell of wrongCells(register, expected, cells, workbook.site, now))
        differences.push({ register: register.id, number, kind: `${cell}-differs`, row });
    }
    for (const number of journalled.keys())
      if (!seen.has(number)) differences.push({ register: register.id, number, kind: 'not-on-sheet' });
    // One that nobody claims is a draft, like a row without a number.
    for (const { kind, number, row, field } of strayLines(linesThere, (one) => journalled.has(one) || seen.has(one)))
      if (kind !== 'line-unclaimed') differences.push({ register: register.id, number, kind, row, field });
  }
  const lost = lostHead(workbook, kept);
  const ok = lost === undefined && broken === undefined && differences.length === 0 && unprojected === 0;
  return { ok, lines: read.length, hash: end.hash, brokenAt: broken, unprojected, lost, differences };
}

/** A forged line may hold anything: what it says of an entry is left out, so that the entry differs. */
function replayInto(journalled: Map<string, AnyEntry>, register: AnyRegister, line: JournalLine): void {
  try {
    journalled.set(line.number, replay(register, journalled.get(line.number), line));
  } catch {
    journalled.delete(line.number);
  }
}
