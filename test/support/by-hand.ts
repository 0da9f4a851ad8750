type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What people do to a workbook behind the program's back: a piece of Apps Script whose text alone is run. */
export type ByHand<Given extends readonly unknown[], Result> = (book: Book, ...given: Given) => Result;

/** Stands beside the bundle's functions, so that both work on one workbook. */
export const BY_HAND =
  'function byHand(body, given) { return (0, eval)("(" + body + ")")(SpreadsheetApp.getActive(), ...given) ?? null; }';

/** A sheet as it is seen: every row below the hidden one, by its headings. */
export const seenRows: ByHand<[string], Record<string, string>[]> = (book, name) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const [headings = [], , ...rows] = sheet.getDataRange().getDisplayValues();
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
};

/** The hidden sheets of the program: headings are their keys, and there is no hidden row. */
export const ownRows: ByHand<[string], Record<string, string>[]> = (book, name) => {
  const [keys = [], ...rows] = book.getSheetByName(name)?.getDataRange().getDisplayValues() ?? [];
  return rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? ''])));
};

/** Every cell of a sheet, as the value it holds. */
export const cellValues: ByHand<[string], (string | number)[][]> = (book, name) =>
  book.getSheetByName(name)?.getDataRange().getValues() ?? [];

/** Types into the cell of an entry's row under a heading. */
export const typeInto: ByHand<[string, string, string, string | number | boolean], void> = (
  book,
  name,
  number,
  heading,
  value,
) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const [headings = [], , ...rows] = sheet.getDataRange().getDisplayValues();
  const column = headings.indexOf(heading) + 1;
  const row = rows.findIndex((cells) => cells.includes(number)) + 3;
  if (column < 1 || row < 3) throw new Error(`no cell ${number} ${heading}`);
  sheet.getRange(row, column).setValue(value);
};

/** Types rows below the last one, each cell under its heading. Text that looks like something else is typed as it is. */
export const typeRows: ByHand<[string, Record<string, unknown>[]], void> = (book, name, rows) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const headings = (sheet.getRange('1:1').getValues()[0] ?? []).map(String);
  const first = sheet.getLastRow() + 1;
  const missing = first + rows.length - 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const width = headings.filter((heading) => heading !== '').length;
  for (const row of rows)
    for (const heading of Object.keys(row))
      if (!headings.includes(heading)) throw new Error(`${name} has no heading ${heading}`);
  sheet
    .getRange(first, 1, rows.length, width)
    .setValues(rows.map((row) => headings.slice(0, width).map((heading) => row[heading] ?? '')));
};

/** Adds rows to a section of the settings, as staff would: below its headings. */
export const addSettings: ByHand<[string, string, (string | number)[][]], void> = (book, name, section, rows) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const start = sheet
    .getRange('A:A')
    .getValues()
    .findIndex(([cell]) => cell === section);
  if (start < 0) throw new Error(`no section ${section}`);
  const headings = start + 2;
  sheet.insertRowsAfter(headings, rows.length);
  sheet.getRange(headings + 1, 2, rows.length, rows[0]?.length ?? 1).setValues(rows);
};
