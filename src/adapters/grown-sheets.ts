import type { Site } from '../domain/site.ts';
import { drawStates } from './draw-again.ts';
import type { DeclaredSheet } from './draw-missing.ts';
import { rangeProtections, type Sheet } from './google.ts';
import { columnOf, FIRST_ROW, KEY_ROW, type Layout, makeRoom } from './layout.ts';
import { dressRows, isOurProtection, protectRows } from './set-up.ts';

/**
 * Rows that are kept below the last one that is filled: a single entry then never makes a sheet grow by itself, and Google says
 * of no such row that it looks like the one above.
 */
const SPARE = 200;

/**
 * Sheets grow, by the program's hand and by people who paste past their end. Keeps room in one, and dresses the rows it got since
 * it was drawn: formats where nothing stands yet, drop-downs, colours, warnings. One call where it has not grown.
 */
export function dressGrown(layout: Layout, declared: DeclaredSheet, lastRow: number, site: Site): void {
  const { sheet } = layout;
  makeRoom(sheet, lastRow + SPARE);
  const ours = rangeProtections(sheet).filter((one) => isOurProtection(one) && one.getRange().getRow() === FIRST_ROW);
  const drawn = Math.min(...ours.map((one) => one.getRange().getLastRow()));
  if (ours.length === 0 || !reaches(sheet, drawn + 1)) return;
  const { columns, register, field } = declared;
  const rows = sheet.getMaxRows();
  for (const column of columns) {
    const at = columnOf(layout, column.key);
    dressRows(sheet, column, at, { from: drawn + 1, blankFrom: Math.max(drawn, lastRow) + 1, rows }, register, site);
  }
  if (field === undefined) drawStates(layout, register, site);
  // Last, since they say how far the sheet is drawn; the new one before the old one goes.
  for (const one of ours) {
    const range = one.getRange();
    protectRows(sheet.getRange(FIRST_ROW, range.getColumn(), rows - KEY_ROW, range.getNumColumns()), site.locale);
    one.remove();
  }
}

/** Whether a sheet has that row: a range beyond its end is refused unread. */
function reaches(sheet: Sheet, row: number): boolean {
  try {
    sheet.getRange(row, 1);
    return true;
  } catch {
    return false;
  }
}
