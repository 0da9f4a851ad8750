import { entryColumns, LINE_OF, lineColumns, NUMBER, type SheetColumn } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import type { AnyRegister } from '../domain/register.ts';
import type { Site } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { type Sheet, sheetNamed, spreadsheet } from './google.ts';
import { JOURNAL_COLUMNS, JOURNAL_SHEET } from './journal-sheet.ts';
import { FIRST_ROW, HEADING_ROW, KEY_ROW, setCells } from './layout.ts';
import { OUTBOX_COLUMNS, OUTBOX_SHEET } from './outbox-sheet.ts';
import { drawColumn, drawHidden, drawSheet, linesSheet } from './set-up.ts';

/** A sheet as it is declared: of a register's entries, or of one kind of their lines. */
export interface DeclaredSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly register: AnyRegister;
  /** The field of the entry that holds the lines. */
  readonly field: string | undefined;
}

export const declaredSheets = (registers: readonly AnyRegister[], locale: Locale): readonly DeclaredSheet[] =>
  registers.flatMap((register) => [
    { name: register.sheet[locale], columns: entryColumns(register), register, field: undefined },
    ...linesFields(register.fields).map(([field, of]) => ({
      name: linesSheet(register, field)[locale],
      columns: lineColumns(of),
      register,
      field,
    })),
  ]);

/** What the journal has ever had of a register, `complaint`, a field, `complaint.room`, or a line's, `duty-log.matters.at`. */
export type Held = ReadonlySet<string>;
const heldOf = ({ register, field }: DeclaredSheet): string =>
  field === undefined ? register.id : `${register.id}.${field}`;

/** Draws the program's own hidden sheets where they are missing; nothing was ever recorded in that workbook. */
export function drawMissingOwn(locale: Locale): string[] {
  const own = [
    [JOURNAL_SHEET[locale], JOURNAL_COLUMNS, 2],
    [OUTBOX_SHEET[locale], OUTBOX_COLUMNS, 1],
  ] as const;
  return own.flatMap(([name, columns, firstText]) => {
    if (sheetNamed(name)) return [];
    drawHidden(name, columns, firstText);
    return [name];
  });
}

/** Draws the sheets that are missing, but for those that held something: a blank one would look like a loss that was mended. */
export function drawMissing(sheets: readonly DeclaredSheet[], site: Site, held: Held): string[] {
  return sheets.flatMap((declared) => {
    const { name, columns, register, field } = declared;
    if (held.has(heldOf(declared)) || sheetNamed(name)) return [];
    // An execution that was killed may have left it under its first name, which it bears until it is whole.
    const left = sheetNamed(draftName(name));
    if (left && left.getLastRow() <= KEY_ROW) spreadsheet().deleteSheet(left);
    const sheet = drawSheet(
      spreadsheet().getNumSheets(),
      draftName(name),
      columns,
      register,
      field !== undefined,
      site,
    );
    sheet.setName(name);
    return [name];
  });
}
const draftName = (name: string): string => `${name} 0`;

/** The names of declared sheets that somebody else's sheets bear: those have no keys, and nothing of ours ever stood there. */
export const takenNames = (sheets: readonly DeclaredSheet[], held: Held): string[] =>
  sheets.flatMap((declared) => {
    const sheet = held.has(heldOf(declared)) ? undefined : sheetNamed(declared.name);
    const keys: readonly string[] = sheet ? keysOf(sheet) : [];
    return !sheet || keys.includes(NUMBER.key) || keys.includes(LINE_OF.key) ? [] : [declared.name];
  });

const keysOf = (sheet: Sheet): string[] => {
  const [keys = []] = sheet.getRange(KEY_ROW, 1, 1, sheet.getMaxColumns()).getValues();
  return keys.map(String);
};

/**
 * Draws the columns that a sheet does not have, each behind the one it is declared behind, but for those that held something.
 * Headings and keys come last: one that was cut off is blank, and is drawn anew beside it.
 */
export function drawMissingColumns({ name, columns, register, field }: DeclaredSheet, site: Site, held: Held): boolean {
  const sheet = sheetNamed(name);
  if (!sheet) return false;
  const keys = keysOf(sheet);
  let drawn = false;
  columns.forEach((column, index) => {
    const behind = keys.indexOf(columns[index - 1]?.key ?? '');
    const of = [register.id, field, column.key].filter(Boolean).join('.');
    if (keys.includes(column.key) || behind < 0 || held.has(of)) return;
    const at = behind + 2;
    sheet.insertColumnAfter(at - 1);
    // It comes in its neighbour's dress.
    const rows = sheet.getMaxRows();
    const body = sheet.getRange(FIRST_ROW, at, rows - KEY_ROW, 1);
    body.clearFormat().clearDataValidations().setVerticalAlignment('top');
    drawColumn(sheet, column, at, rows, register, field !== undefined, site);
    setCells(sheet, HEADING_ROW, at, [[column.words[site.locale]], [column.key]]);
    keys.splice(at - 1, 0, column.key);
    drawn = true;
  });
  return drawn;
}
