import { flush, sheetNamed } from '../adapters/google.ts';
import { SCHEMA } from '../adapters/migrations/index.ts';
import { drawWorkbook, sheetNames } from '../adapters/set-up.ts';
import type { Seeds } from '../adapters/settings-rows.ts';
import { checkZone, isSetUp, lockToWrite, WorkbookError } from '../adapters/workbook.ts';
import { newHead } from '../adapters/workbook-head.ts';
import { LOCALES, type Locale, words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

/** Makes a workbook out of an empty spreadsheet. One that is set up already is left as it is, and said to be. */
export function setUp(locale: Locale, seeds: Seeds, sample: boolean): void {
  lockToWrite();
  canBeSetUp([locale]);
  // What an execution left that was killed before it wrote anything is blank, and goes with the other blank sheets.
  for (const name of sheetNames(REGISTERS, locale)) sheetNamed(name)?.setName(`${name} 0`);
  drawWorkbook(REGISTERS, newHead(SCHEMA, locale, sample), seeds);
  flush();
}

/** Refuses a spreadsheet in which nothing can be set up, before anybody fills in a dialog for it. */
export function canBeSetUp(locales: readonly Locale[] = LOCALES): void {
  checkZone();
  if (isSetUp()) throw new WorkbookError('already-set-up', ALREADY);
  const names = new Set(locales.flatMap((locale) => sheetNames(REGISTERS, locale)));
  const taken = [...names].filter((name) => (sheetNamed(name)?.getLastRow() ?? 0) > 0);
  if (taken.length > 0) throw new WorkbookError('names-taken', TAKEN, { names: taken.join('、') });
}

const TAKEN = words(
  '已有同名的工作表：{names}。如果「设置」表被改了名，请改回原名；否则请先给这些表改名，再建立工作簿。没有改动。',
  '已有同名的工作表：{names}。如果「設置」表被改了名，請改回原名；否則請先給這些表改名，再建立工作簿。沒有改動。',
  'Sheets of these names exist already: {names}. If the sheet "Settings" was renamed, give it its name back; else rename those sheets first. Nothing was changed.',
);
const ALREADY = words(
  '工作簿已经建立，未作改动。',
  '工作簿已經建立，未作改動。',
  'The workbook is set up already. Nothing was changed.',
);
