import type { Head } from '../domain/journal.ts';
import { lastNumbers } from '../domain/number.ts';
import { property, setProperty } from './google.ts';
import { hashAt } from './journal-sheet.ts';
import type { Workbook } from './workbook.ts';
import type { WorkbookHead } from './workbook-head.ts';

const HEAD = 'head';

/** The last number of each prefix stands beside the head; one kept by an earlier program has none. */
export interface KeptHead extends Head {
  readonly numbers?: readonly string[];
}

/**
 * The journal's head as it was last printed. It is a property of the script: restoring an older version of the workbook does
 * not bring an older one back. Read before the workbook, which only grows meanwhile: one service call.
 */
export function readKept(): KeptHead | undefined {
  const kept = property(HEAD);
  return kept === undefined ? undefined : (JSON.parse(kept) as KeptHead);
}

export function keepHead({ journal: { sequence, hash }, serials }: WorkbookHead): void {
  const kept: KeptHead = { sequence, hash, numbers: lastNumbers(serials) };
  setProperty(HEAD, JSON.stringify(kept));
}

/** The head that was kept, if the workbook's journal does not lead up to it: an older version was restored. */
export function lostHead({ head, journal }: Workbook, kept: Head | undefined): Head | undefined {
  if (!kept) return undefined;
  const { sequence, hash } = head.journal;
  if ((sequence === kept.sequence ? hash : hashAt(journal, kept.sequence)) === kept.hash) return undefined;
  return { sequence: kept.sequence, hash: kept.hash };
}

/** The same, and keeps the workbook's head if it has gone on. */
export function comparedWithKept(workbook: Workbook, kept: Head | undefined): Head | undefined {
  const lost = lostHead(workbook, kept);
  const { journal } = workbook.head;
  if (!lost && journal.sequence > (kept?.sequence ?? 0)) keepHead(workbook.head);
  return lost;
}
