import { splitSheetName } from './a1-notation.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { copied, local, service } from './host.ts';
import { newSheet, type SheetImpl, sizeOf } from './sheet.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';
import { newTextFinder } from './text-finder.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const none = [[]] as const;
const text = [['string']] as const;

/** What is supported of SpreadsheetApp.Spreadsheet, and how it may be called. */
export const spreadsheetSignatures = {
  createTextFinder: text,
  deleteSheet: [['Sheet']],
  getActiveSheet: none,
  getId: none,
  getName: none,
  getNumSheets: none,
  getRange: text,
  getSheetById: [['int']],
  getSheetByName: text,
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
  rename: text,
  setActiveSheet: [['Sheet'], ['Sheet', 'boolean']],
  setSpreadsheetLocale: text,
  setSpreadsheetTimeZone: text,
  toast: [['string'], ['string', 'string'], ['string', 'string', 'number|null']],
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
  toast(msg: string, title = '', timeoutSeconds: number | null = 5): void {
    service('Spreadsheet.toast', 'toast', msg, title, timeoutSeconds ?? 5);
  }
}

export const newSpreadsheet = (): Spreadsheet => strict<Spreadsheet>(kind, new SpreadsheetImpl());
