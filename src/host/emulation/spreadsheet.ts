import { splitSheetName } from './a1-notation.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { copied, local, service } from './host.ts';
import { namedRanges, nameRange, rangeNamed } from './named-range.ts';
import { activeCell, activeRange, selectRange } from './selection.ts';
import { newUser } from './session.ts';
import { newSheet, type SheetImpl, sizeOf } from './sheet.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';
import { newTextFinder } from './text-finder.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const none = [[]] as const;
const text = [['string']] as const;

/** What is supported of SpreadsheetApp.Spreadsheet, and how it may be called. */
export const spreadsheetSignatures = {
  addMenu: [['string', 'any[]']],
  appendRow: [['any[]']],
  autoResizeColumn: [['int']],
  createTextFinder: text,
  deleteActiveSheet: none,
  deleteSheet: [['Sheet']],
  duplicateActiveSheet: none,
  getActiveCell: none,
  getActiveRange: none,
  getActiveSheet: none,
  getCurrentCell: none,
  getDataRange: none,
  getFormUrl: none,
  getId: none,
  getLastColumn: none,
  getLastRow: none,
  getName: none,
  getNamedRanges: none,
  getNumSheets: none,
  getOwner: none,
  getRange: text,
  getRangeByName: text,
  getSheetById: [['int']],
  getSheetByName: text,
  getSheetValues: [['int', 'int', 'int', 'int']],
  getSheets: none,
  getSpreadsheetLocale: none,
  getSpreadsheetTimeZone: none,
  getUrl: none,
  insertSheet: [
    [],
    ['int'],
    ['int', 'object'],
    ['object'],
    ['string'],
    ['string', 'int'],
    ['string', 'int', 'object'],
    ['string', 'object'],
  ],
  moveActiveSheet: [['int']],
  removeMenu: text,
  removeNamedRange: text,
  rename: text,
  setActiveRange: [['Range']],
  setActiveSelection: [['Range'], ['string']],
  setActiveSheet: [['Sheet'], ['Sheet', 'boolean']],
  setCurrentCell: [['Range']],
  setNamedRange: [['string', 'Range']],
  setSpreadsheetLocale: text,
  setSpreadsheetTimeZone: text,
  toast: [['string'], ['string', 'string'], ['string', 'string', 'number|null']],
  updateMenu: [['string', 'any[]']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp.Spreadsheet', name: 'Spreadsheet', signatures: spreadsheetSignatures };

interface BookRecord {
  readonly id: string;
  readonly title: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly activeSheet: number;
}

const bookRecord = (method: string): BookRecord => JSON.parse(service(method, 'book')) as BookRecord;

class SpreadsheetImpl extends Emulated<Spreadsheet> implements Exact<Spreadsheet, keyof typeof spreadsheetSignatures> {
  getId(): string {
    return bookRecord('').id;
  }
  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${bookRecord('').id}/edit`;
  }
  getName(): string {
    return bookRecord('Spreadsheet.getName').title;
  }
  rename(newName: string): void {
    service('Spreadsheet.rename', 'renameBook', newName);
  }
  getSpreadsheetTimeZone(): string {
    return bookRecord('Spreadsheet.getSpreadsheetTimeZone').timeZone;
  }
  setSpreadsheetTimeZone(timezone: string): void {
    service('Spreadsheet.setSpreadsheetTimeZone', 'setTimeZone', timezone);
  }
  getSpreadsheetLocale(): string {
    return bookRecord('Spreadsheet.getSpreadsheetLocale').locale;
  }
  setSpreadsheetLocale(locale: string): void {
    service('Spreadsheet.setSpreadsheetLocale', 'setLocale', locale);
  }

  getSheets(): Sheet[] {
    return copied(local('sheetIds')).map(newSheet);
  }
  getNumSheets(): number {
    return local('sheetIds').length;
  }
  getSheetByName(name: string): Sheet | null {
    const id = copied(local('sheetIds')).find((candidate) => sizeOf(candidate).name === name);
    return id === undefined ? null : newSheet(id);
  }
  getSheetById(id: number): Sheet | null {
    return copied(local('sheetIds')).includes(id) ? newSheet(id) : null;
  }
  getActiveSheet(): Sheet {
    return newSheet(bookRecord('').activeSheet);
  }
  setActiveSheet(sheet: Sheet): Sheet {
    service('Spreadsheet.setActiveSheet', 'activate', implementationOf<SheetImpl>(sheet).id);
    return sheet;
  }
  insertSheet(first?: unknown, second?: unknown, third?: unknown): Sheet {
    const given = [first, second, third];
    const name = given.find((argument) => typeof argument === 'string') as string | undefined;
    const index = given.find((argument) => typeof argument === 'number') as number | undefined;
    const options = given.find((argument) => typeof argument === 'object') as { template?: Sheet } | undefined;
    const template = options?.template ? implementationOf<SheetImpl>(options.template).id : null;
    if (index !== undefined && index < 0) throw exception('Invalid argument: sheetIndex');
    return newSheet(service('Spreadsheet.insertSheet', 'insertSheet', name ?? null, index ?? null, template));
  }
  deleteSheet(sheet: Sheet): void {
    service('Spreadsheet.deleteSheet', 'deleteSheet', implementationOf<SheetImpl>(sheet).id);
  }
  moveActiveSheet(pos: number): void {
    service('Spreadsheet.moveActiveSheet', 'moveSheet', bookRecord('').activeSheet, pos - 1);
  }
  getRange(a1Notation: string): GoogleAppsScript.Spreadsheet.Range {
    const [name, area] = splitSheetName(a1Notation);
    const sheet = name === null ? this.getActiveSheet() : this.getSheetByName(name);
    if (!sheet) throw exception('Range not found');
    return sheet.getRange(area);
  }
  createTextFinder(findText: string): GoogleAppsScript.Spreadsheet.TextFinder {
    const grounds = copied(local('sheetIds')).map((sheetId) => {
      const { maxRows, maxColumns } = sizeOf(sheetId);
      return { sheetId, area: { row: 0, column: 0, rows: maxRows, columns: maxColumns } };
    });
    return newTextFinder(grounds, findText);
  }
  /** The menus of a time before `Ui`: each item an object, null a line between them. */
  addMenu(name: string, subMenus: ({ name: string; functionName: string } | null)[]): void {
    const items = subMenus.map((item) => item && { caption: item.name, functionName: item.functionName });
    service('Spreadsheet.addMenu', 'addMenu', JSON.stringify({ caption: name, items }));
  }
  updateMenu(name: string, subMenus: ({ name: string; functionName: string } | null)[]): void {
    this.addMenu(name, subMenus);
  }
  /** Menus are drawn when the workbook is opened: one that is gone is not drawn again. */
  removeMenu(_: string): void {}

  getRangeByName(name: string): Range | null {
    return rangeNamed('Spreadsheet.getRangeByName', name);
  }
  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return namedRanges('Spreadsheet.getNamedRanges');
  }
  setNamedRange(name: string, range: Range): void {
    nameRange('Spreadsheet.setNamedRange', name, range);
  }
  removeNamedRange(name: string): void {
    service('Spreadsheet.removeNamedRange', 'removeName', name);
  }

  getActiveRange(): Range {
    return activeRange();
  }
  getActiveCell(): Range {
    return activeCell();
  }
  getCurrentCell(): Range {
    return activeCell();
  }
  setActiveRange(range: Range): Range {
    return selectRange('Spreadsheet.setActiveRange', range);
  }
  setCurrentCell(cell: Range): Range {
    return selectRange('Spreadsheet.setCurrentCell', cell);
  }
  setActiveSelection(rangeOrNotation: Range | string): Range {
    const range = typeof rangeOrNotation === 'string' ? this.getRange(rangeOrNotation) : rangeOrNotation;
    return selectRange('Spreadsheet.setActiveSelection', range);
  }

  // Documented as those of the active sheet.
  appendRow(rowContents: unknown[]): Sheet {
    return this.getActiveSheet().appendRow(rowContents);
  }
  autoResizeColumn(columnPosition: number): Sheet {
    return this.getActiveSheet().autoResizeColumn(columnPosition);
  }
  getDataRange(): Range {
    return this.getActiveSheet().getDataRange();
  }
  getLastColumn(): number {
    return this.getActiveSheet().getLastColumn();
  }
  getLastRow(): number {
    return this.getActiveSheet().getLastRow();
  }
  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number): unknown[][] {
    return this.getActiveSheet().getSheetValues(startRow, startColumn, numRows, numColumns);
  }
  deleteActiveSheet(): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }
  duplicateActiveSheet(): Sheet {
    const copy = this.getActiveSheet().copyTo(this.self);
    service('Spreadsheet.duplicateActiveSheet', 'activate', copy.getSheetId());
    return copy;
  }

  /** No form fills the workbook here. */
  getFormUrl(): null {
    return null;
  }
  /** Whoever runs the host has the file. */
  getOwner(): GoogleAppsScript.Base.User {
    return newUser(service('Spreadsheet.getOwner', 'email', 'effective'));
  }
  toast(msg: string, title = '', timeoutSeconds: number | null = 5): void {
    service('Spreadsheet.toast', 'toast', msg, title, timeoutSeconds ?? 5);
  }
}

export const newSpreadsheet = (): Spreadsheet => strict<Spreadsheet>(kind, new SpreadsheetImpl());
