import type { Carry } from '../bridge.ts';
import { type Area, a1Notation } from './a1-notation.ts';
import { cellRows, checkSize, flatCells } from './cell-values.ts';
import { nextFilled, regionOf } from './data-region.ts';
import { newDataValidation, ruleJson, validationFrom } from './data-validation.ts';
import { enumName } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { asOneCall, asRows, local, service } from './host.ts';
import { newProtection } from './protection.ts';
import { a1Formula } from './r1c1.ts';
import { RangeDress } from './range-dress.ts';
import { type FormerRangeMember, type RangeMember, rangeKind } from './range-signatures.ts';
import { richOf, richValues } from './rich-text.ts';
import { selectRange } from './selection.ts';
import { newSheet, sizeOf } from './sheet.ts';
import { implementationOf, nameOf, strict } from './strict.ts';
import { newTextFinder } from './text-finder.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
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

/** Members that the official types forgot, each as another one. */
type Former = Record<FormerRangeMember, unknown>;

export class RangeImpl extends RangeDress implements Exact<Range, RangeMember>, Former {
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
  getColumnIndex(): number {
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
    return selectRange('Range.activate', this.self);
  }
  activateAsCurrentCell(): Range {
    return selectRange('Range.activateAsCurrentCell', this.self);
  }
  getDataRegion(dimension?: GoogleAppsScript.Spreadsheet.Dimension): Range {
    const { maxRows, maxColumns } = sizeOf(this.sheetId);
    const all = { row: 0, column: 0, rows: maxRows, columns: maxColumns };
    const block = [this.sheetId, 0, 0, maxRows, maxColumns] as const;
    const texts = service('Range.getDataRegion', 'display', ...block);
    const region = regionOf(this.area, all, (row, column) => texts[row * maxColumns + column] !== '');
    const { row, column, rows, columns } = this.area;
    const only = dimension === undefined ? '' : enumName(dimension);
    return newRange(this.sheetId, {
      ...region,
      ...(only === 'ROWS' ? { column, columns } : only === 'COLUMNS' ? { row, rows } : {}),
    });
  }
  /** Documented: as Ctrl and an arrow key. */
  getNextDataCell(direction: GoogleAppsScript.Spreadsheet.Direction): Range {
    const { maxRows, maxColumns } = sizeOf(this.sheetId);
    const way = enumName(direction);
    const isDown = way === 'UP' || way === 'DOWN';
    const { row, column } = this.area;
    const line: [number, number, number, number] = isDown ? [0, column, maxRows, 1] : [row, 0, 1, maxColumns];
    const texts = service('Range.getNextDataCell', 'display', this.sheetId, ...line);
    const at = nextFilled(texts, isDown ? row : column, way === 'UP' || way === 'PREVIOUS' ? -1 : 1);
    return newRange(this.sheetId, { row: isDown ? at : row, column: isDown ? column : at, rows: 1, columns: 1 });
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
  setFormulaR1C1(formula: string): Range {
    const { rows, columns } = this.area;
    return this.#writeR1C1(
      'setFormulaR1C1',
      Array.from({ length: rows }, () => new Array<string>(columns).fill(formula)),
    );
  }
  setFormulasR1C1(formulas: string[][]): Range {
    checkSize(formulas, this.area.rows, this.area.columns);
    return this.#writeR1C1('setFormulasR1C1', formulas);
  }
  #writeR1C1(method: string, formulas: readonly (readonly string[])[]): Range {
    const { row, column } = this.area;
    const cells = formulas.flatMap((line, down) =>
      line.map((formula, across) => a1Formula(formula, row + down, column + across)),
    );
    service(`Range.${method}`, 'write', ...this.block, cells, [], 'formula');
    return this.self;
  }

  insertCheckboxes(): Range {
    const texts = service('Range.insertCheckboxes', 'display', ...this.block);
    const rule = ruleJson(newDataValidation().requireCheckbox().build());
    local('paint', ...this.block, 'validation', rule);
    // Documented: "Sets the cells' value to false"; what is TRUE stays.
    const ticks: boolean[] = [];
    for (let i = 0; i < texts.length; i++) ticks[i] = texts[i] === 'TRUE';
    local('write', ...this.block, ticks, [], 'typed');
    return this.self;
  }
  removeCheckboxes(): Range {
    service('Range.removeCheckboxes', 'clear', ...this.block, true, false, false, true);
    return this.self;
  }
  check(): Range {
    return this.#tick('check', true);
  }
  uncheck(): Range {
    return this.#tick('uncheck', false);
  }
  #tick(method: string, ticked: boolean): Range {
    if (this.#ticks().includes(null)) throw exception('The range contains cells without checkboxes.');
    const ticks = new Array<boolean>(this.area.rows * this.area.columns).fill(ticked);
    service(`Range.${method}`, 'write', ...this.block, ticks, [], 'typed');
    return this.self;
  }
  /** Documented: null where some are and some are not, or one has no checkbox. */
  isChecked(): boolean | null {
    const ticks = this.#ticks('Range.isChecked');
    const [first] = ticks;
    return first === undefined || ticks.some((tick) => tick !== first) ? null : first;
  }
  /** Of each cell whether it is ticked; null where it has no checkbox. */
  #ticks(method = ''): (boolean | null)[] {
    const rules = service(method, 'style', ...this.block, 'validation');
    const texts = local('display', ...this.block);
    const ticks: (boolean | null)[] = [];
    for (let i = 0; i < texts.length; i++) {
      const rule = validationFrom(rules[i]);
      const isBox = rule !== null && enumName(rule.getCriteriaType()) === 'CHECKBOX';
      ticks[i] = isBox ? texts[i] === 'TRUE' : null;
    }
    return ticks;
  }

  /** Documented: rows with the same values; those that are left move up, and the range without blank rows is given. */
  removeDuplicates(columnsToCompare?: number[]): Range {
    const { rows, columns } = this.area;
    const block = service('Range.removeDuplicates', 'values', ...this.block);
    const table = cellRows(block, rows, columns);
    const compared = columnsToCompare?.map((column) => column - this.getColumn());
    if (compared?.some((column) => column < 0 || column >= columns))
      throw exception('The column index must be within the range.');
    const seen = new Set<string>();
    const left = table.filter((line) => {
      const key = JSON.stringify(compared ? compared.map((column) => line[column]) : line).toLowerCase();
      return !seen.has(key) && seen.add(key);
    });
    const blank = table.slice(left.length).map(() => new Array<string>(columns).fill(''));
    const { cells, dates } = flatCells([...left, ...blank], columns);
    local('write', ...this.block, cells, dates, 'typed');
    return newRange(this.sheetId, { ...this.area, rows: left.length });
  }
  /** Documented: spaces before and after go, and all but one between. */
  trimWhitespace(): Range {
    const { rows, columns } = this.area;
    const table = cellRows(service('Range.trimWhitespace', 'values', ...this.block), rows, columns);
    const trimmed = table.map((line) =>
      line.map((value) => (typeof value === 'string' ? value.trim().replace(/[ \t\u00a0]+/g, ' ') : value)),
    );
    const { cells, dates } = flatCells(trimmed, columns);
    local('write', ...this.block, cells, dates, 'typed');
    return this.self;
  }

  setBackgroundRGB(red: number, green: number, blue: number): Range {
    const two = (part: number): string => part.toString(16).padStart(2, '0');
    return this.setBackground(`#${two(red)}${two(green)}${two(blue)}`);
  }
  setBackgroundColor(color: string | null): Range {
    return this.setBackground(color);
  }
  setBackgroundColors(colors: string[][]): Range {
    return this.setBackgrounds(colors);
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
  mergeAcross(): Range {
    return this.#mergeEach('mergeAcross', this.area.rows, (row) => ({
      ...this.area,
      row: this.area.row + row,
      rows: 1,
    }));
  }
  mergeVertically(): Range {
    return this.#mergeEach('mergeVertically', this.area.columns, (column) => ({
      ...this.area,
      column: this.area.column + column,
      columns: 1,
    }));
  }
  #mergeEach(method: string, count: number, areaOf: (index: number) => Area): Range {
    asOneCall(`Range.${method}`, () => {
      for (let index = 0; index < count; index++) {
        const { row, column, rows, columns } = areaOf(index);
        if (rows * columns > 1) service(`Range.${method}`, 'merge', this.sheetId, row, column, rows, columns);
      }
    });
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
  copyValuesToRange(sheet: Sheet, column: number, columnEnd: number, row: number, rowEnd: number): void {
    this.#fillRange('copyValuesToRange', 'contents', sheet, column, columnEnd, row, rowEnd);
  }
  copyFormatToRange(sheet: Sheet, column: number, columnEnd: number, row: number, rowEnd: number): void {
    this.#fillRange('copyFormatToRange', 'format', sheet, column, columnEnd, row, rowEnd);
  }
  /** Documented: "If the destination is larger than the source then the source is repeated"; it is written once where it is smaller. */
  #fillRange(
    method: string,
    carry: Carry,
    sheet: Sheet,
    column: number,
    columnEnd: number,
    row: number,
    rowEnd: number,
  ) {
    const { rows, columns } = this.area;
    asOneCall(`Range.${method}`, () => {
      for (let down = row; down <= Math.max(row, rowEnd - rows + 1); down += rows)
        for (let across = column; across <= Math.max(column, columnEnd - columns + 1); across += columns)
          this.#copy(method, checkedRange(sheet.getSheetId(), down, across, 1, 1), carry, false);
    });
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
