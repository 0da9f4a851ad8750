import { type Moment, plusDays } from '../domain/moment.ts';
import type { Period } from '../domain/period.ts';
import type { AnyRegister } from '../domain/register.ts';
import { lookBackDays } from '../domain/site.ts';
import { touches } from '../domain/timeline.ts';
import { FIRST_ROW, readColumn, rowCount } from './layout.ts';
import { readSome, type SheetRow } from './register-sheet.ts';
import type { Workbook } from './workbook.ts';

/**
 * The rows of a register that touch a period: one column at full height says which, then only those are read. A measure
 * that looks back (repeated complaints, visits due) has `since` before the period's start.
 */
export function periodRows(
  workbook: Workbook,
  register: AnyRegister,
  period: Pick<Period, 'from' | 'until'>,
): SheetRow[] {
  const layout = workbook.layout(register);
  const count = rowCount(layout);
  const since = plusDays(period.from, -lookBackDays(workbook.site));
  const timelines = readColumn(layout, 'timeline', count);
  const wanted = timelines.flatMap((timeline, index) => (isWanted(timeline, since, period) ? [FIRST_ROW + index] : []));
  return wanted.length === 0 ? [] : readSome(workbook, register, wanted);
}

/** A row without a timeline is a draft, or one that somebody has cleared: it is looked at. */
const isWanted = (timeline: string, since: Moment, period: Pick<Period, 'until'>): boolean =>
  timeline === '' || touches(timeline, since, period);
