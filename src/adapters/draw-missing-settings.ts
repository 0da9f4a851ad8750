import { SECTIONS, type Section, SITE } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import type { Sheet } from './google.ts';
import { makeRoom, setCells } from './layout.ts';
import { drawMark } from './set-up.ts';
import { type Seeds, sectionCells, sectionMarks } from './settings-rows.ts';
import { HEADINGS, readCells, SETTINGS_WIDTH, VALUES_COLUMN } from './settings-sheet.ts';

/**
 * Draws the sections that the settings do not have, each before the one it is declared before, with what a new workbook begins
 * with, and new columns' headings. A section of a single row gets the values of its new columns too. What stands there stays.
 */
export function drawMissingSettings(sheet: Sheet, seeds: Seeds, locale: Locale): void {
  const missing = SETTINGS_WIDTH - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(SETTINGS_WIDTH - missing, missing);
  SECTIONS.forEach((section, index) => {
    const rows = readCells(sheet);
    const rowOf = (id: string): number => rows.findIndex(([key]) => key === id) + 1;
    const row = rowOf(section.id);
    const next = SECTIONS.slice(index + 1).find(({ id }) => rowOf(id) > 0);
    if (row > 0) drawNewColumns(sheet, section, row, rows, seeds, locale);
    else if (!hasTitle(rows, section))
      drawSection(sheet, section, next ? rowOf(next.id) : sheet.getLastRow() + 2, seeds, locale);
  });
}

/** One whose title is there has lost its mark, and what people typed below it: it is not new. */
const hasTitle = (rows: ReturnType<typeof readCells>, { words }: Section): boolean =>
  rows.some((cells) => (Object.values(words) as unknown[]).includes(cells[VALUES_COLUMN - 1]));

/** A section before what stands in row `at`, with a blank row between. */
function drawSection(sheet: Sheet, section: Section, at: number, seeds: Seeds, locale: Locale): void {
  const cells = sectionCells(section, seeds, locale);
  makeRoom(sheet, at);
  sheet.insertRowsBefore(at, cells.length + 1);
  const block = sheet.getRange(at, 1, cells.length + 1, SETTINGS_WIDTH);
  block.clearFormat().clearDataValidations().setNumberFormat('@').setVerticalAlignment('top');
  for (const mark of sectionMarks(section, at)) drawMark(sheet, mark);
  // Last and at once: a section that was cut off is blank, and is drawn anew.
  setCells(sheet, at, 1, cells);
}

/** Headings that are blank behind the last that is there; of the site's own row, blank values too. */
function drawNewColumns(
  sheet: Sheet,
  section: Section,
  row: number,
  rows: ReturnType<typeof readCells>,
  seeds: Seeds,
  locale: Locale,
): void {
  const there = rows[row] ?? [];
  if (there[0] !== HEADINGS) return;
  const known = there.reduce<number>((last, cell, at) => (cell === '' ? last : at + 1), 0);
  const [, headings = [], seed = []] = sectionCells(section, seeds, locale);
  const width = VALUES_COLUMN - 1 + Object.keys(section.fields).length;
  if (known >= width) return;
  if (section.id === SITE.id)
    for (let at = known; at < width; at++)
      if (rows[row + 1]?.[at] === '') setCells(sheet, row + 2, at + 1, [[seed[at] ?? '']]);
  for (const mark of sectionMarks(section, row)) drawMark(sheet, mark);
  setCells(sheet, row + 1, known + 1, [headings.slice(known, width)]);
}
