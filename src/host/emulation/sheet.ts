import { type Area, parseA1, splitSheetName } from './a1-notation.ts';
import { flatCells } from './cell-values.ts';
import { formatsFrom, formatsJson } from './conditional-format.ts';
import { chartIdOf, chartJson, chartsFrom, newChart } from './embedded-chart.ts';
import { enumName } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { copied, local, service } from './host.ts';
import { namedRanges } from './named-range.ts';
import { newProtection } from './protection.ts';
import { checkedRange, newRange, type RangeImpl } from './range.ts';
import { newRangeList } from './range-list.ts';
import { activeCell, activeRange, selectRange } from './selection.ts';
import { type SheetMember, sheetKind } from './sheet-signatures.ts';
import { newSpreadsheet } from './spreadsheet.ts';
import { Emulated, implementationOf, strict } from './strict.ts';
import { newTextFinder } from './text-finder.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Protection = GoogleAppsScript.Spreadsheet.Protection;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** A sheet's small record, as the host gives it. */
export interface SheetRecord {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

export const newSheet = (id: number): Sheet => strict<Sheet>(sheetKind, new SheetImpl(id));

/** A look at the record that is no service call: a name to find a sheet by, a size to check a range against. */
export const sizeOf = (id: number): SheetRecord => JSON.parse(local('sheet', id)) as SheetRecord;

export class SheetImpl extends Emulated<Sheet> implements Exact<Sheet, SheetMember> {
  readonly id: number;
  constructor(id: number) {
    super();
    this.id = id;
  }

  #record(method: string): SheetRecord {
    return JSON.parse(service(`Sheet.${method}`, 'sheet', this.id)) as SheetRecord;
  }
  getName(): string {
    return sizeOf(this.id).name;
  }
  getSheetName(): string {
    return sizeOf(this.id).name;
  }
  setName(name: string): Sheet {
    service('Sheet.setName', 'setSheet', this.id, 'name', name);
    return this.self;
  }
  getSheetId(): number {
    return this.id;
  }
  getIndex(): number {
    return sizeOf(this.id).index + 1;
  }
  getParent(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return newSpreadsheet();
  }
  activate(): Sheet {
    service('Sheet.activate', 'activate', this.id);
    return this.self;
  }
  getLastRow(): number {
    return service('Sheet.getLastRow', 'usedRows', this.id);
  }
  getLastColumn(): number {
    return service('Sheet.getLastColumn', 'usedColumns', this.id);
  }
  getMaxRows(): number {
    return this.#record('getMaxRows').maxRows;
  }
  getMaxColumns(): number {
    return this.#record('getMaxColumns').maxColumns;
  }

  getRange(first: number | string, column?: number, numRows = 1, numColumns = 1): Range {
    if (typeof first === 'number') return checkedRange(this.id, first, column as number, numRows, numColumns);
    const { name, maxRows, maxColumns } = sizeOf(this.id);
    const [sheetName, notation] = splitSheetName(first);
    if (sheetName !== null && sheetName !== name) throw exception('Range not found');
    return newRange(this.id, parseA1(notation, maxRows, maxColumns));
  }
  getRangeList(a1Notations: string[]): GoogleAppsScript.Spreadsheet.RangeList {
    return newRangeList(a1Notations.map((notation) => this.getRange(notation)));
  }
  getDataRange(): Range {
    const rows = Math.max(1, service('Sheet.getDataRange', 'usedRows', this.id));
    return newRange(this.id, { row: 0, column: 0, rows, columns: Math.max(1, local('usedColumns', this.id)) });
  }
  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number): unknown[][] {
    return this.getRange(startRow, startColumn, numRows, numColumns).getValues();
  }
  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return namedRanges('Sheet.getNamedRanges', this.id);
  }
  /** No form fills a sheet here. */
  getFormUrl(): null {
    return null;
  }

  getActiveRange(): Range {
    return activeRange(this.id);
  }
  getActiveCell(): Range {
    return activeCell(this.id);
  }
  getCurrentCell(): Range {
    return activeCell(this.id);
  }
  setActiveRange(range: Range): Range {
    return this.#select('setActiveRange', range);
  }
  setCurrentCell(cell: Range): Range {
    return this.#select('setCurrentCell', cell);
  }
  setActiveSelection(rangeOrNotation: Range | string): Range {
    const range = typeof rangeOrNotation === 'string' ? this.getRange(rangeOrNotation) : rangeOrNotation;
    return this.#select('setActiveSelection', range);
  }
  #select(method: string, range: Range): Range {
    if (range.getGridId() !== this.id) throw exception('Range must be on the sheet.');
    return selectRange(`Sheet.${method}`, range);
  }

  /** Documented: "The copied sheet is named "Copy of [original name]"". It stands last and is not brought to the front. */
  copyTo(_: GoogleAppsScript.Spreadsheet.Spreadsheet): Sheet {
    const active = (JSON.parse(local('book')) as { activeSheet: number }).activeSheet;
    const names = copied(local('sheetIds')).map((id) => sizeOf(id).name);
    let name = `Copy of ${this.getName()}`;
    for (let n = 2; names.includes(name); n++) name = `Copy of ${this.getName()} ${n}`;
    const copy = service('Sheet.copyTo', 'insertSheet', name, names.length, this.id);
    local('activate', active);
    return newSheet(copy);
  }
  #everything(): Area {
    const { maxRows, maxColumns } = sizeOf(this.id);
    return { row: 0, column: 0, rows: maxRows, columns: maxColumns };
  }
  createTextFinder(findText: string): GoogleAppsScript.Spreadsheet.TextFinder {
    return newTextFinder([{ sheetId: this.id, area: this.#everything() }], findText);
  }

  appendRow(rowContents: unknown[]): Sheet {
    const { cells, dates } = flatCells([rowContents], rowContents.length);
    service('Sheet.appendRow', 'appendRow', this.id, cells, dates);
    return this.self;
  }

  #insertRows(method: string, at: number, count: number, model: number | null): Sheet {
    const { maxRows } = sizeOf(this.id);
    if (at < 0 || at > maxRows || (model !== null && (model < 0 || model >= maxRows)))
      throw exception('Those rows are out of bounds.');
    if (count < 1) throw exception('The number of rows must be at least 1.');
    service(`Sheet.${method}`, 'insertRows', this.id, at, count, model);
    return this.self;
  }
  insertRowAfter(afterPosition: number): Sheet {
    return this.#insertRows('insertRowAfter', afterPosition, 1, afterPosition - 1);
  }
  insertRowBefore(beforePosition: number): Sheet {
    return this.#insertRows('insertRowBefore', beforePosition - 1, 1, beforePosition - 1);
  }
  insertRowsAfter(afterPosition: number, howMany: number): Sheet {
    return this.#insertRows('insertRowsAfter', afterPosition, howMany, afterPosition - 1);
  }
  insertRowsBefore(beforePosition: number, howMany: number): Sheet {
    return this.#insertRows('insertRowsBefore', beforePosition - 1, howMany, beforePosition - 1);
  }
  insertRows(rowIndex: number, numRows = 1): void {
    this.#insertRows('insertRows', rowIndex - 1, numRows, rowIndex - 1);
  }
  deleteRow(rowPosition: number): Sheet {
    this.#deleteRows('deleteRow', rowPosition, 1);
    return this.self;
  }
  deleteRows(rowPosition: number, howMany: number): void {
    this.#deleteRows('deleteRows', rowPosition, howMany);
  }
  #deleteRows(method: string, position: number, count: number): void {
    this.#checkSpan(position, count, 'row');
    service(`Sheet.${method}`, 'deleteRows', this.id, position - 1, count);
  }

  #insertColumns(method: string, at: number, count: number, model: number): Sheet {
    const { maxColumns } = sizeOf(this.id);
    if (at < 0 || at > maxColumns || model < 0 || model >= maxColumns)
      throw exception('Those columns are out of bounds.');
    if (count < 1) throw exception('The number of columns must be at least 1.');
    service(`Sheet.${method}`, 'insertColumns', this.id, at, count, model);
    return this.self;
  }
  insertColumnAfter(afterPosition: number): Sheet {
    return this.#insertColumns('insertColumnAfter', afterPosition, 1, afterPosition - 1);
  }
  insertColumnBefore(beforePosition: number): Sheet {
    return this.#insertColumns('insertColumnBefore', beforePosition - 1, 1, beforePosition - 1);
  }
  insertColumnsAfter(afterPosition: number, howMany: number): Sheet {
    return this.#insertColumns('insertColumnsAfter', afterPosition, howMany, afterPosition - 1);
  }
  insertColumnsBefore(beforePosition: number, howMany: number): Sheet {
    return this.#insertColumns('insertColumnsBefore', beforePosition - 1, howMany, beforePosition - 1);
  }
  insertColumns(columnIndex: number, numColumns = 1): void {
    this.#insertColumns('insertColumns', columnIndex - 1, numColumns, columnIndex - 1);
  }
  deleteColumn(columnPosition: number): Sheet {
    this.#deleteColumns('deleteColumn', columnPosition, 1);
    return this.self;
  }
  deleteColumns(columnPosition: number, howMany: number): void {
    this.#deleteColumns('deleteColumns', columnPosition, howMany);
  }
  #deleteColumns(method: string, position: number, count: number): void {
    this.#checkSpan(position, count, 'column');
    service(`Sheet.${method}`, 'deleteColumns', this.id, position - 1, count);
  }
  /** Moves the columns to stand before the column that has the index now. */
  moveColumns(columnSpec: Range, destinationIndex: number): void {
    const { area } = implementationOf<RangeImpl>(columnSpec);
    const { maxColumns } = sizeOf(this.id);
    const to = destinationIndex - 1;
    if (to < 0 || to > maxColumns || (to > area.column && to < area.column + area.columns))
      throw exception('The destination index is not valid.');
    service('Sheet.moveColumns', 'moveColumns', this.id, area.column, area.columns, to);
  }
  #checkSpan(position: number, count: number, axis: 'row' | 'column'): void {
    const { maxRows, maxColumns } = sizeOf(this.id);
    if (count < 1) throw exception(`The number of ${axis}s must be at least 1.`);
    if (position < 1 || position + count - 1 > (axis === 'row' ? maxRows : maxColumns))
      throw exception(`Those ${axis}s are out of bounds.`);
  }

  getFrozenRows(): number {
    return this.#record('getFrozenRows').frozenRows;
  }
  getFrozenColumns(): number {
    return this.#record('getFrozenColumns').frozenColumns;
  }
  setFrozenRows(rows: number): void {
    if (rows < 0 || rows >= sizeOf(this.id).maxRows) throw exception("You can't freeze all visible rows on the sheet.");
    service('Sheet.setFrozenRows', 'setSheet', this.id, 'frozenRows', rows);
  }
  setFrozenColumns(columns: number): void {
    if (columns < 0 || columns >= sizeOf(this.id).maxColumns)
      throw exception("You can't freeze all visible columns on the sheet.");
    service('Sheet.setFrozenColumns', 'setSheet', this.id, 'frozenColumns', columns);
  }

  #hide(method: string, axis: 'row' | 'column', position: number, count: number, hidden: boolean): void {
    this.#checkSpan(position, count, axis);
    service(`Sheet.${method}`, axis === 'row' ? 'hideRows' : 'hideColumns', this.id, position - 1, count, hidden);
  }
  hideRows(rowIndex: number, numRows = 1): void {
    this.#hide('hideRows', 'row', rowIndex, numRows, true);
  }
  hideRow(row: Range): void {
    this.#hide('hideRow', 'row', row.getRow(), row.getNumRows(), true);
  }
  hideColumns(columnIndex: number, numColumns = 1): void {
    this.#hide('hideColumns', 'column', columnIndex, numColumns, true);
  }
  hideColumn(column: Range): void {
    this.#hide('hideColumn', 'column', column.getColumn(), column.getNumColumns(), true);
  }
  showRows(rowIndex: number, numRows = 1): void {
    this.#hide('showRows', 'row', rowIndex, numRows, false);
  }
  unhideRow(row: Range): void {
    this.#hide('unhideRow', 'row', row.getRow(), row.getNumRows(), false);
  }
  showColumns(columnIndex: number, numColumns = 1): void {
    this.#hide('showColumns', 'column', columnIndex, numColumns, false);
  }
  unhideColumn(column: Range): void {
    this.#hide('unhideColumn', 'column', column.getColumn(), column.getNumColumns(), false);
  }
  isRowHiddenByUser(rowPosition: number): boolean {
    this.#checkSpan(rowPosition, 1, 'row');
    return service('Sheet.isRowHiddenByUser', 'isHidden', this.id, 'row', rowPosition - 1);
  }
  isColumnHiddenByUser(columnPosition: number): boolean {
    this.#checkSpan(columnPosition, 1, 'column');
    return service('Sheet.isColumnHiddenByUser', 'isHidden', this.id, 'column', columnPosition - 1);
  }
  hideSheet(): Sheet {
    service('Sheet.hideSheet', 'setSheet', this.id, 'hidden', true);
    return this.self;
  }
  showSheet(): Sheet {
    service('Sheet.showSheet', 'setSheet', this.id, 'hidden', false);
    return this.self;
  }
  isSheetHidden(): boolean {
    return this.#record('isSheetHidden').hidden;
  }

  #setSize(method: string, axis: 'row' | 'column', position: number, count: number, pixels: number): Sheet {
    this.#checkSpan(position, count, axis);
    if (pixels < 1) throw exception('The size must be at least 1 pixel.');
    service(`Sheet.${method}`, 'setSize', this.id, axis, position - 1, count, pixels);
    return this.self;
  }
  setColumnWidth(columnPosition: number, width: number): Sheet {
    return this.#setSize('setColumnWidth', 'column', columnPosition, 1, width);
  }
  setColumnWidths(startColumn: number, numColumns: number, width: number): Sheet {
    return this.#setSize('setColumnWidths', 'column', startColumn, numColumns, width);
  }
  getColumnWidth(columnPosition: number): number {
    this.#checkSpan(columnPosition, 1, 'column');
    return service('Sheet.getColumnWidth', 'size', this.id, 'column', columnPosition - 1);
  }
  setRowHeight(rowPosition: number, height: number): Sheet {
    return this.#setSize('setRowHeight', 'row', rowPosition, 1, height);
  }
  setRowHeights(startRow: number, numRows: number, height: number): Sheet {
    return this.#setSize('setRowHeights', 'row', startRow, numRows, height);
  }
  getRowHeight(rowPosition: number): number {
    this.#checkSpan(rowPosition, 1, 'row');
    return service('Sheet.getRowHeight', 'size', this.id, 'row', rowPosition - 1);
  }
  autoResizeColumn(columnPosition: number): Sheet {
    return this.#fit('autoResizeColumn', columnPosition, 1);
  }
  autoResizeColumns(startColumn: number, numColumns: number): Sheet {
    return this.#fit('autoResizeColumns', startColumn, numColumns);
  }
  #fit(method: string, position: number, count: number): Sheet {
    this.#checkSpan(position, count, 'column');
    service(`Sheet.${method}`, 'fitColumns', this.id, position - 1, count);
    return this.self;
  }
  setTabColor(color: string | null): Sheet {
    service('Sheet.setTabColor', 'setSheet', this.id, 'tabColor', color && local('colour', color));
    return this.self;
  }
  getTabColor(): string | null {
    return this.#record('getTabColor').tabColor;
  }

  protect(): Protection {
    return newProtection(this.id, service('Sheet.protect', 'protect', this.id, null));
  }
  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): Protection[] {
    const wantsSheet = enumName(type) === 'SHEET';
    const all = JSON.parse(service('Sheet.getProtections', 'protections', this.id)) as { id: number; rect: unknown }[];
    return all.filter(({ rect }) => (rect === null) === wantsSheet).map(({ id }) => newProtection(this.id, id));
  }
  setConditionalFormatRules(rules: FormatRule[]): void {
    service('Sheet.setConditionalFormatRules', 'setConditionalFormats', this.id, formatsJson(this.id, rules));
  }
  getConditionalFormatRules(): FormatRule[] {
    return formatsFrom(this.id, service('Sheet.getConditionalFormatRules', 'conditionalFormats', this.id));
  }
  clearConditionalFormatRules(): void {
    service('Sheet.clearConditionalFormatRules', 'setConditionalFormats', this.id, '[]');
  }

  newChart(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return newChart();
  }
  getCharts(): Chart[] {
    return chartsFrom(service('Sheet.getCharts', 'charts', this.id));
  }
  insertChart(chart: Chart): void {
    service('Sheet.insertChart', 'insertChart', this.id, chartJson(chart));
  }
  updateChart(chart: Chart): void {
    chartIdOf(chart);
    service('Sheet.updateChart', 'updateChart', this.id, chartJson(chart));
  }
  removeChart(chart: Chart): void {
    service('Sheet.removeChart', 'removeChart', this.id, chartIdOf(chart));
  }

  #clear(method: string, contents: boolean, formats: boolean, notes: boolean): Sheet {
    const { row, column, rows, columns } = this.#everything();
    service(`Sheet.${method}`, 'clear', this.id, row, column, rows, columns, contents, formats, notes, false);
    return this.self;
  }
  clear(options?: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined }): Sheet {
    const both = !options?.formatOnly && !options?.contentsOnly;
    return this.#clear('clear', both || Boolean(options?.contentsOnly), both || Boolean(options?.formatOnly), false);
  }
  clearContents(): Sheet {
    return this.#clear('clearContents', true, false, false);
  }
  clearFormats(): Sheet {
    return this.#clear('clearFormats', false, true, false);
  }
  clearNotes(): Sheet {
    return this.#clear('clearNotes', false, false, true);
  }

  /** Sorts the rows below the frozen ones. */
  sort(columnPosition: number, ascending = true): Sheet {
    this.#checkSpan(columnPosition, 1, 'column');
    const { frozenRows, maxColumns } = sizeOf(this.id);
    const rows = local('usedRows', this.id) - frozenRows;
    if (rows > 0)
      service(
        'Sheet.sort',
        'sort',
        this.id,
        frozenRows,
        0,
        rows,
        maxColumns,
        JSON.stringify([{ column: columnPosition - 1, ascending }]),
      );
    return this.self;
  }
}
