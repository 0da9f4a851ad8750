import { flush } from '../adapters/google.ts';
import { drawWorkbook } from '../adapters/set-up.ts';
import type { Seeds } from '../adapters/settings-rows.ts';
import { checkZone, isSetUp, WorkbookError } from '../adapters/workbook.ts';
import { type Locale, words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

/** Makes a workbook out of an empty spreadsheet. One that is set up already is left as it is, and said to be. */
export function setUp(locale: Locale, seeds: Seeds, sample: boolean): void {
  checkZone();
  if (isSetUp()) throw new WorkbookError('already-set-up', ALREADY);
  drawWorkbook(REGISTERS, locale, seeds, sample);
  flush();
}

const ALREADY = words(
  '工作簿已经建立，未作改动。',
  '工作簿已經建立，未作改動。',
  'The workbook is set up already. Nothing was changed.',
);
