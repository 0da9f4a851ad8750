import { TEXTS } from '../locales/index.ts';
import type { Report } from '../reports/table.ts';
import { cellGrid, type GridChart, type RowRole } from '../writers/cells.ts';
import { PALETTE, SERIES_COLOURS } from '../writers/palette.ts';
import { type Sheet, sheetNamed, spreadsheet } from './google.ts';
import { setCells } from './layout.ts';
import { pixels } from './set-up.ts';
import { dateOfMoment } from './wall.ts';

interface Look {
  readonly size?: number;
  readonly bold?: true;
  readonly background?: string;
  readonly font?: string;
}
const BODY_SIZE = 10;
/** How the rows of a report look, by what they are. */
const LOOKS: Partial<Record<RowRole, Look>> = {
  title: { size: 16, bold: true, font: PALETTE.ink },
  subtitle: { font: PALETTE.quiet },
  section: { size: 12, bold: true, font: PALETTE.section.font },
  headings: { bold: true, background: PALETTE.heading.background, font: PALETTE.heading.font },
  footnote: { font: PALETTE.quiet },
};

/** Where a report is or will be drawn: one that somebody else made and filled keeps its name and its contents. */
function placeFor(name: string): { readonly found?: Sheet; readonly free: string } {
  const found = sheetNamed(name);
  const isOurs = (sheet: Sheet): boolean => sheet.getLastRow() === 0 || NOTES.has(sheet.getRange(1, 1).getNote());
  if (!found || isOurs(found)) return { ...(found && { found }), free: name };
  const free = `${name} · Dutybook`;
  const other = sheetNamed(free);
  return { ...(other && { found: other }), free };
}
/** The sheet on which a report of that name was drawn; undefined where none was. */
export const drawnSheet = (name: string): Sheet | undefined => placeFor(name).found;
/** What stands as a note on the first cell of a report that the program drew. */
const NOTES = new Set(Object.values(TEXTS).map((texts) => texts.drawn));

/** Draws a report on the sheet of that name, over what stood there: one sheet a kind of report. Gives that sheet. */
export function drawReport(name: string, report: Report): Sheet {
  const { rows, width, widths, charts } = cellGrid(report);
  const { found, free } = placeFor(name);
  const sheet = found ?? spreadsheet().insertSheet(free, spreadsheet().getNumSheets());
  // Only what was drawn last time: to clear the sheet whole is to write every blank cell of it.
  const old = sheet.getDataRange();
  old.clear();
  sheet.getRange(1, 1).setNote(TEXTS[report.locale].drawn);
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
  const block = sheet.getRange(1, 1, rows.length, width);
  const dress = <Dress>(of: (look: Look) => Dress, none: Dress): Dress[][] =>
    rows.map(({ role, cells }) =>
      Array.from({ length: width }, (_, at) => (at < Math.max(1, cells.length) ? of(LOOKS[role] ?? {}) : none)),
    );
  block.setFontSizes(dress((look) => look.size ?? BODY_SIZE, BODY_SIZE));
  block.setFontWeights(dress((look) => (look.bold ? 'bold' : 'normal'), 'normal'));
  block.setFontColors(dress((look) => look.font ?? PALETTE.ink, PALETTE.ink));
  block.setBackgrounds(dress<string | null>((look) => look.background ?? null, null));
  widths.forEach((characters, index) => {
    sheet.setColumnWidth(index + 1, pixels(characters));
  });
  const across = widths.reduce((sum, characters) => sum + pixels(characters), 0);
  drawCharts(sheet, charts, Math.min(MOST_PIXELS, across));
  return sheet;
}

const MOST_PIXELS = 900;
/** Google's height of a row. */
const ROW_PIXELS = 21;
const AS = { column: 'asColumnChart', bar: 'asBarChart', line: 'asLineChart' } as const;

/** Native charts in the rows kept for them. The sheet is drawn over, and so are those that were on it. */
function drawCharts(sheet: Sheet, charts: readonly GridChart[], width: number): void {
  for (const old of sheet.getCharts()) sheet.removeChart(old);
  for (const { chart, columns, headings, drawn, row, rows } of charts) {
    const builder = sheet.newChart()[AS[chart.kind]]().setNumHeaders(1).setPosition(row, 1, 0, 0);
    for (const column of columns) builder.addRange(sheet.getRange(headings, column, drawn + 1, 1));
    const options = {
      title: chart.title,
      width,
      height: rows * ROW_PIXELS,
      colors: SERIES_COLOURS,
      'legend.position': chart.series.length > 1 ? 'bottom' : 'none',
      useFirstColumnAsDomain: true,
    };
    for (const [name, value] of Object.entries(options)) builder.setOption(name, value);
    // The figures stand at the columns: what is what is not told by colour alone.
    for (const index of chart.series.keys()) builder.setOption(`series.${index}.dataLabel`, 'value');
    sheet.insertChart(builder.build());
  }
}
