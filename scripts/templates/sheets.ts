import type { Column, Fill, Workbook, Worksheet } from 'exceljs';
import { type ColumnLook, lookOf } from '../../src/adapters/column-look.ts';
import { FIRST_ROW, HEADING_ROW, KEY_ROW } from '../../src/adapters/layout.ts';
import { SCHEMA } from '../../src/adapters/migrations/index.ts';
import { type Seeds, settingsRows } from '../../src/adapters/settings-rows.ts';
import { SETTINGS_SHEET, VALUES_COLUMN } from '../../src/adapters/settings-sheet.ts';
import { newHead, WITNESS_COLUMNS, WITNESS_FORMAT } from '../../src/adapters/workbook-head.ts';
import { LINE_OF, type SheetColumn } from '../../src/domain/columns.ts';
import type { AnyRegister } from '../../src/domain/register.ts';
import { statesOf } from '../../src/domain/row.ts';
import type { Site } from '../../src/domain/site.ts';
import type { Locale } from '../../src/domain/words.ts';
import { TEXTS } from '../../src/locales/index.ts';
import { columnLetters } from '../../src/writers/cells.ts';
import { PALETTE, TONES } from '../../src/writers/palette.ts';

/** Rows that drop-downs and colours reach: those of a new sheet on Google. */
const LAST_ROW = 1_000;
/** Lines to write on by hand when the sheet is printed. */
const PAPER_ROWS = 25;
/** Characters of the western alphabet that an A4 page takes across, turned and at some two thirds of the size. */
const PAGE_WIDTH = 150;
/** Excel takes a list of options as one text, of at most so many characters. */
const LONGEST_LIST = 255;

/** The sheet of a register, or of one of its lines: headings, hidden keys, and what each column wants. */
export function addRegisterSheet(
  book: Workbook,
  name: string,
  columns: readonly SheetColumn[],
  register: AnyRegister,
  site: Site,
): void {
  const { locale } = site;
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: KEY_ROW }] });
  const isLine = columns[0] === LINE_OF;
  columns.forEach((column, index) => {
    const look = lookOf(column, register, isLine, site);
    drawColumn(sheet.getColumn(index + 1), column, look);
    sheet.getCell(HEADING_ROW, index + 1).value = column.words[locale];
    sheet.getCell(KEY_ROW, index + 1).value = column.key;
    if (look.notes.length > 0) sheet.getCell(HEADING_ROW, index + 1).note = look.notes.join('\n');
    if (look.options.length > 0) addDropDown(sheet, index + 1, look.options, TEXTS[locale].choose);
  });
  drawHeadings(sheet, columns);
  sheet.getRow(KEY_ROW).hidden = true;
  const state = columns.findIndex((column) => column.key === 'state') + 1;
  if (state > 0) colourStates(sheet, columnLetters(state), register, locale);
  preparePaper(sheet, columns);
}

function drawColumn(column: Column, { width, hidden, field }: SheetColumn, { format, wraps }: ColumnLook): void {
  column.width = width + 2;
  column.hidden = hidden === true;
  column.numFmt = format;
  column.alignment = { vertical: 'top', wrapText: wraps };
  if (field) return;
  column.fill = filled(PALETTE.program.background);
  column.font = { color: { argb: argb(PALETTE.program.font) } };
}

/** A required column shows a star that is part of the number format: the heading itself stays the field's name. */
function drawHeadings(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  const row = sheet.getRow(HEADING_ROW);
  row.height = 46;
  columns.forEach(({ field }, index) => {
    const cell = row.getCell(index + 1);
    cell.numFmt = field?.required ? '@" *"' : '@';
    cell.font = { bold: true, color: { argb: argb(PALETTE.heading.font) } };
    cell.fill = filled(PALETTE.heading.background);
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
}

/** A drop-down that warns and lets other text in: what is typed is never lost. */
function addDropDown(sheet: Worksheet, column: number, options: readonly string[], hint: string): void {
  const list = options.join(',');
  if (list.length > LONGEST_LIST || options.some((option) => /[,"]/.test(option)))
    throw new Error(`${sheet.name}: Excel cannot list ${list}`);
  const letters = columnLetters(column);
  const { dataValidations } = sheet as Worksheet & {
    readonly dataValidations: { add(range: string, rule: object): void };
  };
  dataValidations.add(`${letters}${FIRST_ROW}:${letters}${LAST_ROW}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
    showErrorMessage: true,
    errorStyle: 'warning',
    error: hint,
  });
}

function colourStates(sheet: Worksheet, letters: string, register: AnyRegister, locale: Locale): void {
  sheet.addConditionalFormatting({
    ref: `${letters}${FIRST_ROW}:${letters}${LAST_ROW}`,
    rules: statesOf(register).map(({ words, tone }, index) => ({
      type: 'expression',
      priority: index + 1,
      formulae: [`$${letters}${FIRST_ROW}="${words[locale]}"`],
      style: {
        fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: argb(TONES[tone].background) } },
        font: { color: { argb: argb(TONES[tone].font) } },
      },
    })),
  });
}

/**
 * Ruled lines below the headings, down to the last column that people fill in: as many pages across as stay legible, with
 * headings and numbers on each.
 */
function preparePaper(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  const across = columns.reduce((last, { field }, index) => (field === undefined ? last : index + 1), 0);
  const width = columns.slice(0, across).reduce((sum, column) => sum + column.width, 0);
  const thin = { style: 'thin', color: { argb: argb(PALETTE.section.background) } } as const;
  for (let row = FIRST_ROW; row < FIRST_ROW + PAPER_ROWS; row++) {
    sheet.getRow(row).height = 24;
    for (let column = 1; column <= across; column++)
      sheet.getCell(row, column).border = { top: thin, left: thin, bottom: thin, right: thin };
  }
  sheet.headerFooter.oddHeader = '&C&14&A';
  sheet.headerFooter.oddFooter = '&C&P / &N';
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: Math.ceil(width / PAGE_WIDTH),
    fitToHeight: 1,
    // exceljs makes the columns absolute and forgets the rows.
    printArea: `A$${HEADING_ROW}:${columnLetters(across)}$${KEY_ROW + PAPER_ROWS}`,
    printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
    printTitlesColumn: 'A:A',
  };
}

/** The settings of a new workbook, with its hidden row of what the workbook knows of itself. */
export function addSettingsSheet(book: Workbook, locale: Locale, seeds: Seeds): void {
  const sheet = book.addWorksheet(SETTINGS_SHEET[locale]);
  const { rows, marks } = settingsRows(locale, newHead(SCHEMA, locale, false), seeds);
  for (let column = 1; column <= (rows[0]?.length ?? 0); column++) {
    sheet.getColumn(column).width = 18;
    sheet.getColumn(column).numFmt = '@';
    sheet.getColumn(column).alignment = { vertical: 'top' };
  }
  rows.forEach((cells, down) => {
    cells.forEach((cell, right) => {
      if (cell !== '') sheet.getCell(down + 1, right + 1).value = cell;
    });
  });
  for (const column of WITNESS_COLUMNS) sheet.getCell(1, column).numFmt = WITNESS_FORMAT;
  for (const { row, kind, fields } of marks)
    for (let at = 0; at < fields; at++) {
      const cell = sheet.getCell(row, VALUES_COLUMN + at);
      const { background, font } = kind === 'section' ? PALETTE.heading : PALETTE.section;
      cell.font = { bold: true, color: { argb: argb(font) } };
      cell.fill = filled(background);
    }
  sheet.getColumn(1).hidden = true;
  sheet.getRow(1).hidden = true;
}

/** A sheet of the program's own. */
export function addHiddenSheet(book: Workbook, name: string, columns: readonly string[]): void {
  const sheet = book.addWorksheet(name, { state: 'hidden', views: [{ state: 'frozen', ySplit: 1 }] });
  columns.forEach((key, index) => {
    sheet.getColumn(index + 1).numFmt = '@';
    sheet.getCell(1, index + 1).value = key;
  });
}

const argb = (colour: string): string => `FF${colour.slice(1).toUpperCase()}`;
const filled = (colour: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb: argb(colour) } });
