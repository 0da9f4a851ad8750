import type { Report } from '../reports/table.ts';
import { cellGrid, type RowRole } from '../writers/cells.ts';
import { PALETTE } from '../writers/palette.ts';
import { sheetNamed, spreadsheet } from './google.ts';
import { setCells } from './layout.ts';
import { pixels } from './set-up.ts';
import { dateOfMoment } from './wall.ts';

/** How the rows of a report look, by what they are. */
const LOOKS: Partial<Record<RowRole, { size?: number; bold?: true; background?: string; font?: string }>> = {
  title: { size: 16, bold: true, font: PALETTE.ink },
  subtitle: { font: PALETTE.quiet },
  section: { size: 12, bold: true, font: PALETTE.section.font },
  headings: { bold: true, background: PALETTE.heading.background, font: PALETTE.heading.font },
  footnote: { font: PALETTE.quiet },
};

/** Draws a report on the sheet of that name, over what stood there: one sheet a kind of report. */
export function drawReport(name: string, report: Report): void {
  const { rows, width, widths } = cellGrid(report);
  const sheet = sheetNamed(name) ?? spreadsheet().insertSheet(name, spreadsheet().getNumSheets());
  sheet.clear();
  const missing = { rows: rows.length - sheet.getMaxRows(), columns: width - sheet.getMaxColumns() };
  if (missing.rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing.rows);
  if (missing.columns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing.columns);
  const wide = rows.map(({ cells }) =>
    Array.from({ length: width }, (_, at) => cells[at] ?? { value: '', format: '@' }),
  );
  sheet.getRange(1, 1, rows.length, width).setNumberFormats(wide.map((cells) => cells.map(({ format }) => format)));
  setCells(
    sheet,
    1,
    1,
    wide.map((cells) => cells.map(({ value }) => (typeof value === 'object' ? dateOfMoment(value.at) : value))),
  );
  rows.forEach(({ role, cells }, index) => {
    const look = LOOKS[role];
    if (!look) return;
    const range = sheet.getRange(index + 1, 1, 1, Math.max(1, cells.length));
    if (look.size) range.setFontSize(look.size);
    if (look.bold) range.setFontWeight('bold');
    if (look.background) range.setBackground(look.background);
    if (look.font) range.setFontColor(look.font);
  });
  widths.forEach((characters, index) => {
    sheet.setColumnWidth(index + 1, pixels(characters));
  });
}
