import { entryColumns, lineColumns, type SheetColumn } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import type { AnyRegister } from '../domain/register.ts';
import { statesOf } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import type { Locale, Words } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { PALETTE, TONES } from '../writers/palette.ts';
import { lookOf } from './column-look.ts';
import {
  colourRule,
  dropDown,
  type FormatRule,
  type Protection,
  protectionsOf,
  type Range,
  type Sheet,
  sheetNamed,
  spreadsheet,
} from './google.ts';
import { JOURNAL_COLUMNS, JOURNAL_SHEET } from './journal-sheet.ts';
import { FIRST_ROW, HEADING_ROW, KEY_ROW, setCells } from './layout.ts';
import { OUTBOX_COLUMNS, OUTBOX_SHEET } from './outbox-sheet.ts';
import { type Seeds, type SettingsMark, settingsRows } from './settings-rows.ts';
import { readSettings, SETTINGS_SHEET, VALUES_COLUMN } from './settings-sheet.ts';
import { WITNESS_COLUMNS, WITNESS_FORMAT, type WorkbookHead } from './workbook-head.ts';

/** The sheet of an entry's lines: the register's name and the field's. */
export const linesSheet = (register: AnyRegister, key: string): Words => {
  const field = register.fields[key];
  const of = (locale: Locale): string => `${register.sheet[locale]}·${field?.words[locale] ?? key}`;
  return { 'zh-CN': of('zh-CN'), 'zh-TW': of('zh-TW'), en: of('en') };
};

/** Pixels a character of the western alphabet takes at the sheets' type size, and the margin of a cell. */
const CHARACTER = 7.2;
const MARGIN = 14;
export const pixels = (characters: number): number => Math.round(characters * CHARACTER + MARGIN);

/** The names of all sheets of a workbook. */
export const sheetNames = (registers: readonly AnyRegister[], locale: Locale): string[] => [
  ...[SETTINGS_SHEET, JOURNAL_SHEET, OUTBOX_SHEET].map((name) => name[locale]),
  ...registers.flatMap((register) => [
    register.sheet[locale],
    ...linesFields(register.fields).map(([key]) => linesSheet(register, key)[locale]),
  ]),
];

/**
 * Draws a new workbook from the declarations: a sheet a register and one for each of its lines, settings, journal, outbox.
 * Sheets that hold something stay; blank ones go.
 */
export function drawWorkbook(registers: readonly AnyRegister[], head: WorkbookHead, seeds: Seeds): void {
  const { locale } = head;
  const book = spreadsheet();
  const untouched = book.getSheets();
  const settings = drawSettings(locale, head, seeds);
  drawHidden(JOURNAL_SHEET[locale], JOURNAL_COLUMNS, 2);
  drawHidden(OUTBOX_SHEET[locale], OUTBOX_COLUMNS, 1);
  const drawn = readSettings(settings);
  if ('problem' in drawn) throw new Error(`the settings just drawn cannot be read: ${drawn.problem}`);
  const { site } = drawn;
  let at = 0;
  for (const register of registers) {
    drawSheet(at++, register.sheet[locale], entryColumns(register), register, false, site);
    for (const [key, of] of linesFields(register.fields))
      drawSheet(at++, linesSheet(register, key)[locale], lineColumns(of), register, true, site);
  }
  for (const sheet of untouched) if (sheet.getLastRow() === 0) book.deleteSheet(sheet);
  const first = registers[0] && sheetNamed(registers[0].sheet[locale]);
  if (first) book.setActiveSheet(first);
  protectOwn(locale);
}

/**
 * Slips are warned of where only the program writes: journal, outbox and the settings' hidden head. Drawn anew at every call;
 * what the staff protected stays.
 */
export function protectOwn(locale: Locale): void {
  const own = [JOURNAL_SHEET, OUTBOX_SHEET, SETTINGS_SHEET].flatMap((name) => sheetNamed(name[locale]) ?? []);
  for (const sheet of own) {
    for (const protection of protectionsOf(sheet)) if (isOurProtection(protection)) protection.remove();
    const isSettings = sheet.getName() === SETTINGS_SHEET[locale];
    const drawn = isSettings ? sheet.getRange(1, 1, 1, sheet.getMaxColumns()).protect() : sheet.protect();
    drawn.setWarningOnly(true).setDescription(TEXTS[locale].protected);
  }
}
const PROTECTED = new Set(Object.values(TEXTS).map((texts) => texts.protected));
/** Whether the program drew it; those of the staff stay as they are. */
export const isOurProtection = (one: Protection): boolean => PROTECTED.has(one.getDescription());

/** Warns of slips: a protection that forbids would stop the program too, which runs as the clerk (DESIGN §3). */
export const protectRows = (range: Range, locale: Locale): void =>
  void range.protect().setWarningOnly(true).setDescription(TEXTS[locale].protected);

function insertSheet(name: string, columns: number, at = spreadsheet().getNumSheets()): Sheet {
  const sheet = spreadsheet().insertSheet(name, at);
  const spare = sheet.getMaxColumns() - columns;
  if (spare > 0) sheet.deleteColumns(columns + 1, spare);
  if (spare < 0) sheet.insertColumnsAfter(columns + spare, -spare);
  return sheet;
}

/** Draws a sheet of a register or of its lines. */
export function drawSheet(
  at: number,
  name: string,
  columns: readonly SheetColumn[],
  register: AnyRegister,
  isLine: boolean,
  site: Site,
): Sheet {
  const { locale } = site;
  const sheet = insertSheet(name, columns.length, at);
  const rows = sheet.getMaxRows();
  setCells(sheet, HEADING_ROW, 1, [columns.map((column) => column.words[locale]), columns.map((column) => column.key)]);
  sheet
    .getRange(HEADING_ROW, 1, 1, columns.length)
    .setFontWeight('bold')
    .setBackground(PALETTE.heading.background)
    .setFontColor(PALETTE.heading.font)
    .setWrap(true)
    .setVerticalAlignment('middle');
  sheet.getRange(FIRST_ROW, 1, rows - KEY_ROW, columns.length).setVerticalAlignment('top');
  columns.forEach((column, index) => {
    drawColumn(sheet, column, index + 1, rows, register, isLine, site);
  });
  sheet.hideRows(KEY_ROW);
  sheet.setFrozenRows(KEY_ROW);
  sheet.setFrozenColumns(1);
  const state = columns.findIndex((column) => column.key === 'state') + 1;
  if (state > 0) {
    const range = sheet.getRange(FIRST_ROW, state, rows - KEY_ROW, 1);
    sheet.setConditionalFormatRules(stateColours(range, register, locale));
  }
  // A sidebar runs as the clerk: a protection that forbids would stop the program too, so it only warns (DESIGN §3).
  protectHeadings(sheet, columns.length, locale);
  return sheet;
}

const protectHeadings = (sheet: Sheet, columns: number, locale: Locale): void =>
  void sheet
    .getRange(HEADING_ROW, 1, KEY_ROW, columns)
    .protect()
    .setWarningOnly(true)
    .setDescription(TEXTS[locale].protected);

/**
 * Puts keys back above columns that still have their heading, and headings where they are blank; hides the keys and warns of
 * both rows again. A column whose heading and key are both gone cannot be known. Tells whether anything was put back.
 */
export function restoreHeadings(sheet: Sheet, columns: readonly SheetColumn[], locale: Locale): boolean {
  const rows = sheet.getRange(HEADING_ROW, 1, KEY_ROW, sheet.getMaxColumns()).getValues();
  const [headings = [], keys = []] = rows.map((row) => row.map(String));
  let restored = false;
  const put = (row: number, at: number, text: string): void => {
    setCells(sheet, row, at + 1, [[text]]);
    restored = true;
  };
  for (const { key, words } of columns) {
    const at = keys.indexOf(key);
    if (at >= 0 && headings[at] === '') put(HEADING_ROW, at, words[locale]);
    const named = headings.findIndex((heading, index) => heading === words[locale] && keys[index] === '');
    if (at < 0 && named >= 0) put(KEY_ROW, named, key);
  }
  sheet.hideRows(KEY_ROW);
  const isWarned = protectionsOf(sheet).some((one) => one.getRange().getRow() === HEADING_ROW);
  if (!isWarned) protectHeadings(sheet, sheet.getMaxColumns(), locale);
  return restored || !isWarned;
}

/** Dresses a column below the headings. */
export function drawColumn(
  sheet: Sheet,
  column: SheetColumn,
  at: number,
  rows: number,
  register: AnyRegister,
  isLine: boolean,
  site: Site,
): void {
  const { notes } = lookOf(column, register, isLine, site);
  dressRows(sheet, column, at, { from: FIRST_ROW, blankFrom: FIRST_ROW, rows }, register, site);
  sheet.setColumnWidth(at, pixels(column.width));
  if (column.hidden) sheet.hideColumns(at);
  if (!column.field) protectRows(sheet.getRange(FIRST_ROW, at, rows - KEY_ROW, 1), site.locale);
  else if (notes.length > 0) sheet.getRange(HEADING_ROW, at).setNote(notes.join('\n'));
}

/** Dresses a column from a row to the sheet's last: with number formats only where nothing stands yet. */
export function dressRows(
  sheet: Sheet,
  column: SheetColumn,
  at: number,
  { from, blankFrom, rows }: { readonly from: number; readonly blankFrom: number; readonly rows: number },
  register: AnyRegister,
  site: Site,
): void {
  // Of a line, only the notes on its headings differ.
  const { format, wraps, options } = lookOf(column, register, false, site);
  if (blankFrom <= rows) sheet.getRange(blankFrom, at, rows - blankFrom + 1, 1).setNumberFormat(format);
  const range = sheet.getRange(from, at, rows - from + 1, 1);
  if (wraps) range.setWrap(true);
  if (!column.field) range.setBackground(PALETTE.program.background).setFontColor(PALETTE.program.font);
  if (options.length > 0) range.setDataValidation(dropDown(options, TEXTS[site.locale].choose));
}

/** The colours of a register's states, on the rows of its state column. */
export const stateColours = (range: Range, register: AnyRegister, locale: Locale): FormatRule[] =>
  statesOf(register).map((one) => colourRule(range, one.words[locale], TONES[one.tone]));

/** Blank rows below the settings, which are read to the sheet's end every time. */
const SPARE_SETTINGS = 30;

function drawSettings(locale: Locale, head: WorkbookHead, seeds: Seeds): Sheet {
  const { rows, marks } = settingsRows(locale, head, seeds);
  const columns = rows[0]?.length ?? 0;
  const sheet = insertSheet(SETTINGS_SHEET[locale], columns);
  const surplus = sheet.getMaxRows() - rows.length - SPARE_SETTINGS;
  if (surplus > 0) sheet.deleteRows(rows.length + SPARE_SETTINGS + 1, surplus);
  sheet.getRange(1, 1, sheet.getMaxRows(), columns).setNumberFormat('@').setVerticalAlignment('top');
  for (const column of WITNESS_COLUMNS) sheet.getRange(1, column).setNumberFormat(WITNESS_FORMAT);
  setCells(sheet, 1, 1, rows);
  for (const mark of marks) drawMark(sheet, mark);
  sheet.setColumnWidths(VALUES_COLUMN, columns - 1, pixels(18));
  sheet.hideColumns(1);
  sheet.hideRows(1);
  return sheet;
}

/** Dresses a title or headings of the settings. */
export function drawMark(sheet: Sheet, { row, kind, fields }: SettingsMark): void {
  const { background, font } = kind === 'section' ? PALETTE.heading : PALETTE.section;
  const range = sheet.getRange(row, VALUES_COLUMN, 1, fields).setFontWeight('bold');
  range.setBackground(background).setFontColor(font);
}

/** A sheet of the program's own: every column text but the first of the journal. */
export function drawHidden(name: string, columns: readonly string[], firstText: number): void {
  const sheet = insertSheet(name, columns.length);
  sheet.getRange(1, firstText, sheet.getMaxRows(), columns.length - firstText + 1).setNumberFormat('@');
  setCells(sheet, 1, 1, [columns]);
  sheet.setFrozenRows(1);
  sheet.hideSheet();
}
