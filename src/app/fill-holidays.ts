import { asRecord, malformed } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { addedLines } from '../adapters/settings-edit.ts';
import { readCells } from '../adapters/settings-sheet.ts';
import { openToWrite, openWorkbook, WorkbookError } from '../adapters/workbook.ts';
import { holidayRows, lackingHolidays, officialHolidays, officialYears } from '../domain/official-holidays.ts';
import { HOLIDAYS } from '../domain/site.ts';
import { words } from '../domain/words.ts';
import { allowed } from './person.ts';
import { recovered, storeSettings } from './store.ts';

export interface HolidaysAnswer {
  readonly year: number;
  /** Rows that were added to the settings; none where all of the year stands there already. */
  readonly added: number;
}

/**
 * Adds to the settings what the official calendar of a year says and they do not; what somebody typed in about a day stays. Only
 * managers edit settings; on record in the journal.
 */
export function fillHolidays(request: unknown): HolidaysAnswer {
  const { year } = asRecord(request);
  if (typeof year !== 'number' || !Number.isInteger(year)) throw malformed('year');
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const author = allowed(workbook, request, now, 'edit-settings');
  if (officialHolidays(year).length === 0)
    throw new WorkbookError('unknown-year', UNKNOWN_YEAR, { year, known: officialYears().join('、') });
  // What was recovered may be the days that a killed try wrote down.
  const { locale, holidays } = (head === workbook.head ? workbook : openWorkbook()).site;
  const rows = holidayRows(lackingHolidays(year, holidays), locale);
  if (rows.length === 0) return { year, added: 0 };
  const changes = addedLines(readCells(workbook.settingsSheet), HOLIDAYS, rows);
  storeSettings(workbook, head, changes, author, now);
  return { year, added: rows.length };
}

const UNKNOWN_YEAR = words(
  '程序里没有 {year} 年的官方节假日（有 {known}）：请按放假通知在「设置」表填写，或更新程序。没有改动。',
  '程式裡沒有 {year} 年的官方節假日（有 {known}）：請按放假通知在「設置」表填寫，或更新程式。沒有改動。',
  'The program does not know the official holidays of {year} (it knows {known}): type them into the settings, or update the program. Nothing was changed.',
);
