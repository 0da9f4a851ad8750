import { entryColumns, lineColumns, type SheetColumn } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import { optionsOf } from '../domain/options.ts';
import type { AnyRegister } from '../domain/register.ts';
import { statesOf } from '../domain/row.ts';
import { SECTIONS, type Section, type Site } from '../domain/site.ts';
import type { Locale, Words } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { PALETTE, TONES } from '../writers/palette.ts';
import { colourRule, dropDown, type Sheet, sheetNamed, spreadsheet } from './google.ts';
import { JOURNAL_COLUMNS, JOURNAL_SHEET } from './journal-sheet.ts';
import { FIRST_ROW, HEADING_ROW, KEY_ROW, type SheetCell, setCells } from './layout.ts';
import { OUTBOX_COLUMNS, OUTBOX_SHEET } from './outbox-sheet.ts';
import {
  HEADINGS,
  headCells,
  newHead,
  readSettings,
  SETTINGS_SHEET,
  VALUES_COLUMN,
  type WorkbookHead,
} from './settings-sheet.ts';

/** A section of the settings with its first rows, by field. */
export type Seeds = Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean>>[]>>;

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

/** Draws a new workbook from the declarations: a sheet a register and one for each of its lines, settings, journal, outbox. */
export function drawWorkbook(registers: readonly AnyRegister[], locale: Locale, seeds: Seeds, sample: boolean): void {
  const book = spreadsheet();
  const untouched = book.getSheets();
  const settings = drawSettings(locale, newHead(locale, sample), seeds);
  drawHidden(JOURNAL_SHEET[locale], JOURNAL_COLUMNS, 2);
  drawHidden(OUTBOX_SHEET[locale], OUTBOX_COLUMNS, 1);
  const site = readSettings(settings)?.site;
  if (!site) throw new Error('the settings just drawn cannot be read');
  let at = 0;
  for (const register of registers) {
    drawSheet(at++, register.sheet[locale], entryColumns(register), register, '', site);
    for (const [key, of] of linesFields(register.fields))
      drawSheet(at++, linesSheet(register, key)[locale], lineColumns(of), register, key, site);
  }
  for (const sheet of untouched) book.deleteSheet(sheet);
  const first = registers[0] && sheetNamed(registers[0].sheet[locale]);
  if (first) book.setActiveSheet(first);
}

function insertSheet(name: string, columns: number, at = spreadsheet().getNumSheets()): Sheet {
  const sheet = spreadsheet().insertSheet(name, at);
  const spare = sheet.getMaxColumns() - columns;
  if (spare > 0) sheet.deleteColumns(columns + 1, spare);
  if (spare < 0) sheet.insertColumnsAfter(columns + spare, -spare);
  return sheet;
}

function drawSheet(
  at: number,
  name: string,
  columns: readonly SheetColumn[],
  register: AnyRegister,
  lines: string,
  site: Site,
): void {
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
    drawColumn(sheet, column, index + 1, rows, register, lines, site);
  });
  sheet.hideRows(KEY_ROW);
  sheet.setFrozenRows(KEY_ROW);
  sheet.setFrozenColumns(1);
  const state = columns.findIndex((column) => column.key === 'state') + 1;
  if (state > 0) {
    const range = sheet.getRange(FIRST_ROW, state, rows - KEY_ROW, 1);
    sheet.setConditionalFormatRules(
      statesOf(register).map((one) => colourRule(range, one.words[locale], TONES[one.tone])),
    );
  }
  // A sidebar runs as the clerk: a protection that forbids would stop the program too, so it only warns (DESIGN §3).
  sheet
    .getRange(HEADING_ROW, 1, KEY_ROW, columns.length)
    .protect()
    .setWarningOnly(true)
    .setDescription(TEXTS[locale].protected);
}

function drawColumn(
  sheet: Sheet,
  column: SheetColumn,
  at: number,
  rows: number,
  register: AnyRegister,
  lines: string,
  site: Site,
): void {
  const { locale } = site;
  const range = sheet.getRange(FIRST_ROW, at, rows - KEY_ROW, 1);
  range.setNumberFormat(FORMATS[column.kind] ?? '@');
  sheet.setColumnWidth(at, pixels(column.width));
  if (column.kind === 'long-text') range.setWrap(true);
  if (column.hidden) sheet.hideColumns(at);
  const field = column.field;
  if (!field) {
    range.setBackground(PALETTE.program.background).setFontColor(PALETTE.program.font);
    range.protect().setWarningOnly(true).setDescription(TEXTS[locale].protected);
    return;
  }
  const heading = sheet.getRange(HEADING_ROW, at);
  const notes = [field.required && !lines ? TEXTS[locale].required : '', field.hint?.[locale] ?? ''].filter(
    (note) => note !== '',
  );
  if (notes.length > 0) heading.setNote(notes.join('\n'));
  const key = lines ? `${lines}.${column.key}` : column.key;
  const choices: Partial<Record<string, readonly string[]>> = {
    choice: [...optionsOf(site, register.id, key.slice(key.lastIndexOf('.') + 1), field).values()],
    'yes-no': [TEXTS[locale].yes, TEXTS[locale].no],
    shift: site.shifts.map((one) => one.name),
    person: site.people.filter((one) => !one.left).map((one) => one.name),
  };
  const options = choices[field.kind];
  if (options && options.length > 0) range.setDataValidation(dropDown(options, TEXTS[locale].choose));
}

/** Number formats by kind of field; every other kind is text, so that "3-12", "0755" and "+86…" stay as they were typed. */
const FORMATS: Partial<Record<SheetColumn['kind'], string>> = {
  moment: 'yyyy-mm-dd hh:mm',
  day: 'yyyy-mm-dd',
  whole: '0',
};

function drawSettings(locale: Locale, head: WorkbookHead, seeds: Seeds): Sheet {
  const width = Math.max(...SECTIONS.map((section) => Object.keys(section.fields).length), headCells(head).length - 1);
  const sheet = insertSheet(SETTINGS_SHEET[locale], width + 1);
  const rows: SheetCell[][] = [headCells(head)];
  const marks: { row: number; kind: 'section' | 'headings'; fields: number }[] = [];
  for (const section of SECTIONS) {
    const fields = Object.values(section.fields);
    marks.push(
      { row: rows.length + 2, kind: 'section', fields: width },
      { row: rows.length + 3, kind: 'headings', fields: fields.length },
    );
    rows.push(
      [''],
      [section.id, section.words[locale]],
      [HEADINGS, ...fields.map((field) => field.words[locale] + (field.required ? ' *' : ''))],
    );
    for (const seed of seeds[section.id] ?? []) rows.push(['', ...seedCells(section, seed)]);
  }
  sheet
    .getRange(1, 1, sheet.getMaxRows(), width + 1)
    .setNumberFormat('@')
    .setVerticalAlignment('top');
  const wide = rows.map((row) => [...row, ...Array<SheetCell>(width + 1 - row.length).fill('')]);
  setCells(sheet, 1, 1, wide);
  for (const { row, kind, fields } of marks) {
    const range = sheet.getRange(row, VALUES_COLUMN, 1, fields).setFontWeight('bold');
    if (kind === 'section') range.setBackground(PALETTE.heading.background).setFontColor(PALETTE.heading.font);
    else range.setBackground(PALETTE.section.background).setFontColor(PALETTE.section.font);
  }
  sheet.setColumnWidths(VALUES_COLUMN, width, pixels(18));
  sheet.hideColumns(1);
  sheet.hideRows(1);
  return sheet;
}

const seedCells = (section: Section, seed: Readonly<Record<string, string | number | boolean>>): SheetCell[] =>
  Object.keys(section.fields).map((key) => seed[key] ?? '');

/** A sheet of the program's own: every column text but the first of the journal. */
function drawHidden(name: string, columns: readonly string[], firstText: number): void {
  const sheet = insertSheet(name, columns.length);
  sheet.getRange(1, firstText, sheet.getMaxRows(), columns.length - firstText + 1).setNumberFormat('@');
  setCells(sheet, 1, 1, [columns]);
  sheet.setFrozenRows(1);
  sheet.hideSheet();
}
