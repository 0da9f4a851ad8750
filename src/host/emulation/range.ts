import type { Carry } from '../bridge.ts';
import { type Area, a1Notation } from './a1-notation.ts';
import { cellRows, checkSize, flatCells } from './cell-values.ts';
import { ruleJson, validationFrom } from './data-validation.ts';
import { enumName } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { asRows, service } from './host.ts';
import { newProtection } from './protection.ts';
import { RangeDress } from './range-dress.ts';
import { type RangeMember, rangeKind } from './range-signatures.ts';
import { richOf, richValues } from './rich-text.ts';
import { newSheet, sizeOf } from './sheet.ts';
import { implementationOf, nameOf, strict } from './strict.ts';
import { newTextFinder } from './text-finder.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Validation = GoogleAppsScript.Spreadsheet.DataValidation;
type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;

export const newRange = (sheetId: number, area: Area): Range => strict<Range>(rangeKind, new RangeImpl(sheetId, area));

/** A block within the sheet's size, as getRange checks it; rows and columns from 1. */
export function checkedRange(sheetId: number, row: number, column: number, rows: number, columns: number): Range {
  if (row < 1) throw exception('The starting row of the range is too small.');
  if (column < 1) throw exception('The starting column of the range is too small.');
  if (rows < 1) throw exception('The number of rows in the range must be at least 1.');
  if (columns < 1) throw exception('The number of columns in the range must be at least 1.');
  const { maxRows, maxColumns } = sizeOf(sheetId);
  if (row + rows - 1 > maxRows || column + columns - 1 > maxColumns)
    throw exception('The coordinates of the range are outside the dimensions of the sheet.');
  return newRange(sheetId, { row: row - 1, column: column - 1, rows, columns });
}

export class RangeImpl extends RangeDress implements Exact<Range, RangeMember> {
  readonly sheetId: number;
  readonly area: Area;

  constructor(sheetId: number, area: Area) {
    super();
    this.sheetId = sheetId;
    this.area = area;
  }

  getRow(): number {
    return this.area.row + 1;
  }
  getRowIndex(): number {
    return this.area.row + 1;
  }
  getColumn(): number {
    return this.area.column + 1;
  }
  getLastRow(): number {
    return this.area.row + this.area.rows;
  }
  getLastColumn(): number {
    return this.area.column + this.area.columns;
  }
  getNumRows(): number {
    return this.area.rows;
  }
  getNumColumns(): number {
    return this.area.columns;
  }
  getHeight(): number {
    return this.area.rows;
  }
  getWidth(): number {
    return this.area.columns;
  }
  getA1Notation(): string {
    return a1Notation(this.area);
  }
  getGridId(): number {
    return this.sheetId;
  }
  getSheet(): GoogleAppsScript.Spreadsheet.Sheet {
    return newSheet(this.sheetId);
  }
  getCell(row: number, column: number): Range {
    const { row: first, column: firstColumn, rows, columns } = this.area;
    if (row < 1 || column < 1 || row > rows || column > columns) throw exception('Cell reference out of range');
    return newRange(this.sheetId, { row: first + row - 1, column: firstColumn + column - 1, rows: 1, columns: 1 });
  }
  offset(rowOffset: number, columnOffset: number, numRows = this.area.rows, numColumns = this.area.columns): Range {
    const { row, column } = this.area;
    return checkedRange(this.sheetId, row + 1 + rowOffset, column + 1 + columnOffset, numRows, numColumns);
  }
  activate(): Range {
    service('Range.activate', 'activate', this.sheetId);
    return this.self;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the official type says any
  getValue(): any {
    return cellRows(service('Range.getValue', 'values', ...this.corner), 1, 1)[0]?.[0];
  }
  // biome-ignore lint/suspicious/noExplicitAny: the official type says any
  getValues(): any[][] {
    return cellRows(service('Range.getValues', 'values', ...this.block), this.area.rows, this.area.columns);
  }
  getDisplayValue(): string {
    return service('Range.getDisplayValue', 'display', ...this.corner)[0] as string;
  }
  getDisplayValues(): string[][] {
    return asRows(service('Range.getDisplayValues', 'display', ...this.block), this.area.rows, this.area.columns);
  }
  getFormula(): string {
    return service('Range.getFormula', 'formulas', ...this.corner)[0] as string;
  }
  getFormulas(): string[][] {
    return asRows(service('Range.getFormulas', 'formulas', ...this.block), this.area.rows, this.area.columns);
  }
  setValue(value: unknown): Range {
    const rows: unknown[][] = [];
    for (let row = 0; row < this.area.rows; row++) rows[row] = new Array(this.area.columns).fill(value);
    const { cells, dates } = flatCells(rows, this.area.columns);
    service('Range.setValue', 'write', ...this.block, cells, dates, 'typed');
    return this.self;
  }
  setValues(values: unknown[][]): Range {
    if (values.length > 0 && !Array.isArray(values[0])) throw mismatch('setValues', values[0]);
    checkSize(values, this.area.rows, this.area.columns);
    const { cells, dates } = flatCells(values, this.area.columns);
    service('Range.setValues', 'write', ...this.block, cells, dates, 'typed');
    return this.self;
  }
  setFormula(formula: string): Range {
    const cells = new Array<string>(this.area.rows * this.area.columns).fill(formula);
    service('Range.setFormula', 'write', ...this.block, cells, [], 'formula');
    return this.self;
  }
  setFormulas(formulas: string[][]): Range {
    checkSize(formulas, this.area.rows, this.area.columns);
    const { cells } = flatCells(formulas, this.area.columns);
    service('Range.setFormulas', 'write', ...this.block, cells, [], 'formula');
    return this.self;
  }
  getRichTextValue(): RichText | null {
    return richValues(service('Range.getRichTextValue', 'rich', ...this.corner), 1, 1)[0]?.[0] ?? null;
  }
  getRichTextValues(): (RichText | null)[][] {
    const { rows, columns } = this.area;
    return richValues(service('Range.getRichTextValues', 'rich', ...this.block), rows, columns);
  }
  setRichTextValue(value: RichText): Range {
    const count = this.area.rows * this.area.columns;
    const { text, link } = richOf(value);
    const [texts, links] = [new Array<string>(count).fill(text), new Array<string>(count).fill(link)];
    service('Range.setRichTextValue', 'writeRich', ...this.block, texts, links);
    return this.self;
  }
  setRichTextValues(values: RichText[][]): Range {
    checkSize(values, this.area.rows, this.area.columns);
    const texts: string[] = [];
    const links: string[] = [];
    for (const row of values)
      for (const value of row) {
        if (nameOf(value) !== 'RichTextValue') throw mismatch('setRichTextValues', value);
        const { text, link } = richOf(value);
        texts.push(text);
        links.push(link);
      }
    service('Range.setRichTextValues', 'writeRich', ...this.block, texts, links);
    return this.self;
  }
  isBlank(): boolean {
    return service('Range.isBlank', 'isBlank', ...this.block);
  }

  getNote(): string {
    return service('Range.getNote', 'notes', ...this.corner)[0] as string;
  }
  getNotes(): string[][] {
    return asRows(service('Range.getNotes', 'notes', ...this.block), this.area.rows, this.area.columns);
  }
  setNote(note: string | null): Range {
    service('Range.setNote', 'note', ...this.block, note ?? '');
    return this.self;
  }
  setNotes(notes: (string | null)[][]): Range {
    checkSize(notes, this.area.rows, this.area.columns);
    const texts: string[] = [];
    for (const row of notes)
      for (const note of row) {
        if (note !== null && typeof note !== 'string') throw mismatch('setNotes', note);
        texts.push(note ?? '');
      }
    service('Range.setNotes', 'noteEach', ...this.block, texts);
    return this.self;
  }
  clearNote(): Range {
    service('Range.clearNote', 'note', ...this.block, '');
    return this.self;
  }

  getDataValidation(): Validation | null {
    return validationFrom(service('Range.getDataValidation', 'style', ...this.corner, 'validation')[0]);
  }
  getDataValidations(): (Validation | null)[][] {
    const rules = service('Range.getDataValidations', 'style', ...this.block, 'validation');
    return asRows(rules, this.area.rows, this.area.columns).map((row) => row.map(validationFrom));
  }
  setDataValidation(rule: Validation | null): Range {
    service('Range.setDataValidation', 'paint', ...this.block, 'validation', rule && ruleJson(rule));
    return this.self;
  }
  setDataValidations(rules: (Validation | null)[][]): Range {
    checkSize(rules, this.area.rows, this.area.columns);
    const values: (string | null)[] = [];
    for (const row of rules)
      for (const rule of row) {
        if (rule !== null && nameOf(rule) !== 'DataValidation') throw mismatch('setDataValidations', rule);
        values.push(rule && ruleJson(rule));
      }
    service('Range.setDataValidations', 'paintEach', ...this.block, 'validation', values);
    return this.self;
  }
  clearDataValidations(): Range {
    service('Range.clearDataValidations', 'clear', ...this.block, false, false, false, true);
    return this.self;
  }

  clear(options?: {
    commentsOnly?: boolean | undefined;
    contentsOnly?: boolean | undefined;
    formatOnly?: boolean | undefined;
    validationsOnly?: boolean | undefined;
    skipFilteredRows?: boolean | undefined;
  }): Range {
    const { commentsOnly, contentsOnly, formatOnly, validationsOnly, skipFilteredRows } = options ?? {};
    if (skipFilteredRows) throw notAvailable('SpreadsheetApp.Range.clear with skipFilteredRows');
    const all = !commentsOnly && !contentsOnly && !formatOnly && !validationsOnly;
    const wanted = [contentsOnly, formatOnly, commentsOnly, validationsOnly].map((only) => all || Boolean(only));
    // Documented: clear() takes contents, formats and validation rules, and leaves notes.
    const [contents, formats, notes, validations] = wanted as [boolean, boolean, boolean, boolean];
    service('Range.clear', 'clear', ...this.block, contents, formats, notes && !all, validations);
    return this.self;
  }
  clearContent(): Range {
    service('Range.clearContent', 'clear', ...this.block, true, false, false, false);
    return this.self;
  }
  clearFormat(): Range {
    service('Range.clearFormat', 'clear', ...this.block, false, true, false, false);
    return this.self;
  }

  merge(): Range {
    service('Range.merge', 'merge', ...this.block);
    return this.self;
  }
  breakApart(): Range {
    service('Range.breakApart', 'breakApart', ...this.block);
    return this.self;
  }
  getMergedRanges(): Range[] {
    const areas = JSON.parse(service('Range.getMergedRanges', 'merges', ...this.block)) as Area[];
    return areas.map((area) => newRange(this.sheetId, area));
  }
  isPartOfMerge(): boolean {
    return service('Range.isPartOfMerge', 'merges', ...this.block) !== '[]';
  }

  copyTo(destination: Range, options?: unknown, transposed?: boolean): void {
    if (transposed) throw notAvailable('SpreadsheetApp.Range.copyTo with transposed');
    const { formatOnly, contentsOnly } = (typeof options === 'object' ? (options ?? {}) : {}) as {
      formatOnly?: boolean;
      contentsOnly?: boolean;
    };
    let carry: Carry = formatOnly ? 'format' : contentsOnly ? 'contents' : 'all';
    if (nameOf(options) === 'CopyPasteType') {
      const known: Record<string, Carry> = { PASTE_NORMAL: 'all', PASTE_VALUES: 'contents', PASTE_FORMAT: 'format' };
      const type = enumName(options);
      const chosen = known[type];
      if (!chosen) throw notAvailable(`SpreadsheetApp.Range.copyTo with ${type}`);
      carry = chosen;
    }
    this.#copy('copyTo', destination, carry, false);
  }
  moveTo(target: Range): void {
    this.#copy('moveTo', target, 'all', true);
  }
  #copy(method: string, destination: Range, carry: Carry, move: boolean): void {
    const { sheetId, area } = implementationOf<RangeImpl>(destination);
    const { maxRows, maxColumns } = sizeOf(sheetId);
    if (area.row + this.area.rows > maxRows || area.column + this.area.columns > maxColumns)
      throw exception('The coordinates of the range are outside the dimensions of the sheet.');
    service(`Range.${method}`, 'copy', ...this.block, sheetId, area.row, area.column, carry, move);
  }

  sort(sortSpecObj: unknown): Range {
    const specs = (Array.isArray(sortSpecObj) ? sortSpecObj : [sortSpecObj]).map((spec: unknown) => {
      const column = typeof spec === 'number' ? spec : (spec as { column?: unknown } | null)?.column;
      const ascending = typeof spec === 'number' ? true : ((spec as { ascending?: unknown } | null)?.ascending ?? true);
      if (typeof column !== 'number' || typeof ascending !== 'boolean') throw mismatch('sort', spec);
      if (column < this.getColumn() || column > this.getLastColumn())
        throw exception('The column index for sorting must be within the range.');
      return { column: column - 1, ascending };
    });
    service('Range.sort', 'sort', ...this.block, JSON.stringify(specs));
    return this.self;
  }

  protect(): GoogleAppsScript.Spreadsheet.Protection {
    return newProtection(this.sheetId, service('Range.protect', 'protect', this.sheetId, JSON.stringify(this.area)));
  }
  createTextFinder(findText: string): GoogleAppsScript.Spreadsheet.TextFinder {
    return newTextFinder([{ sheetId: this.sheetId, area: this.area }], findText);
  }
}

function mismatch(method: string, value: unknown): Error {
  const type = typeof value === 'string' ? 'String' : value === null || value === undefined ? 'null' : typeof value;
  return exception(`The parameters (${type}[]) don't match the method signature for SpreadsheetApp.Range.${method}.`);
}
