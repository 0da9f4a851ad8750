import { type Moment, plusDays } from '../domain/moment.ts';
import type { Period } from '../domain/period.ts';
import type { AnyRegister } from '../domain/register.ts';
import { touches } from '../domain/timeline.ts';
import { FIRST_ROW, KEY_ROW, readColumn } from './layout.ts';
import { allLines, readSpan, type SheetRow } from './register-sheet.ts';
import type { Workbook } from './workbook.ts';

/**
 * Rows that are far apart are read in two blocks: another call costs as much as reading some 200 rows between
 * (platform.md: 50 ms a call, 7 µs a cell).
 */
const GAP = 200;

/**
 * The rows of a register that touch a period: one column at full height says which, then only those are read. A measure
 * that looks back (repeated complaints) has `since` before the period's start.
 */
export function periodRows(workbook: Workbook, register: AnyRegister, period: Period): SheetRow[] {
  const layout = workbook.layout(register);
  const count = Math.max(0, layout.sheet.getLastRow() - KEY_ROW);
  const since = plusDays(period.from, -workbook.site.repeatDays);
  const timelines = readColumn(layout, 'timeline', count);
  const wanted = timelines.flatMap((timeline, index) => (isWanted(timeline, since, period) ? [index] : []));
  const spans: { first: number; last: number }[] = [];
  for (const index of wanted) {
    const span = spans[spans.length - 1];
    if (span && index - span.last <= GAP) span.last = index;
    else spans.push({ first: index, last: index });
  }
  if (spans.length === 0) return [];
  const lines = allLines(workbook, register);
  return spans.flatMap(({ first, last }) => readSpan(workbook, register, FIRST_ROW + first, last - first + 1, lines));
}

/** A row without a timeline is a draft, or one that somebody has cleared: it is looked at. */
const isWanted = (timeline: string, since: Moment, period: Period): boolean =>
  timeline === '' || touches(timeline, since, period);
