import { periodRows } from '../adapters/period-rows.ts';
import type { Workbook } from '../adapters/workbook.ts';
import { bookOf } from '../domain/book.ts';
import { checkAlone } from '../domain/check.ts';
import { isReject } from '../domain/issue.ts';
import type { Moment } from '../domain/moment.ts';
import type { Period } from '../domain/period.ts';
import { type AnyEntry, type AnyRegister, type Book, isVoid } from '../domain/register.ts';
import { isAsTaken, type ReadRow } from '../domain/row.ts';

/** The entries of a register that touch a period, and how many rows are wrong and therefore not among them. */
export interface Counted {
  readonly entries: readonly AnyEntry[];
  readonly leftOut: number;
}

/** What is counted of a period, in a summary and in a mail alike: neither copied rows nor entries with an open *reject* issue. */
export function counted(
  workbook: Workbook,
  register: AnyRegister,
  period: Pick<Period, 'from' | 'until'>,
  now: Moment,
): Counted {
  const book = bookOf(workbook.site);
  const entries: AnyEntry[] = [];
  const seen = new Set<string>();
  let leftOut = 0;
  for (const row of periodRows(workbook, register, period)) {
    const { entry } = row;
    if (!entry) continue;
    const twice = seen.has(entry.number);
    seen.add(entry.number);
    if (twice || (!isVoid(entry) && isWrong(register, row, entry, book, now))) leftOut += 1;
    else entries.push(entry);
  }
  return { entries, leftOut };
}

/** What was taken in stays right when the settings change after it; what was changed by hand is judged anew. */
const isWrong = (register: AnyRegister, row: ReadRow, entry: AnyEntry, book: Book, now: Moment): boolean =>
  row.issues.some(isReject) ||
  (!isAsTaken(register, entry, row) && checkAlone(register, entry, book, now).some(isReject));
