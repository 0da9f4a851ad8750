import { describe } from 'vitest';
import { refuses } from './contract.ts';

const SOURCE = 'reported: "The parameters (…) don\'t match the method signature for …"';

/** A call whose arguments are of the wrong kind or number, as it is written, and how Google names them. */
const CALLS: readonly (readonly [on: string, owner: string, call: string, given: string])[] = [
  ['book', 'SpreadsheetApp.Spreadsheet', 'getSheetByName(1)', 'number'],
  ['book', 'SpreadsheetApp.Spreadsheet', 'getSheetByName()', ''],
  ['book', 'SpreadsheetApp.Spreadsheet', 'getRange(1, 1)', 'number,number'],
  ['book', 'SpreadsheetApp.Spreadsheet', 'rename(null)', 'null'],
  ['book', 'SpreadsheetApp.Spreadsheet', 'deleteSheet("工作表1")', 'String'],
  ['book', 'SpreadsheetApp.Spreadsheet', 'setActiveSheet("工作表1")', 'String'],
  ['book', 'SpreadsheetApp.Spreadsheet', 'setNamedRange("a", "A1")', 'String,String'],
  ['book', 'SpreadsheetApp.Spreadsheet', 'toast(1)', 'number'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'getRange("A1", 1)', 'String,number'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'getRange(1.5, 1)', 'number,number'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'getRange(1, 1, 1, 1, 1)', 'number,number,number,number,number'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'appendRow("甲")', 'String'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'deleteRow("1")', 'String'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'deleteRows(1)', 'number'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'hideRows(true)', 'Boolean'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'insertRowAfter(null)', 'null'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'setColumnWidth(1)', 'number'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'setFrozenRows("2")', 'String'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'setName(undefined)', 'null'],
  ['book.getActiveSheet()', 'SpreadsheetApp.Sheet', 'copyTo("二")', 'String'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'getValues(1)', 'number'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setValues("甲")', 'String'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setValue()', ''],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'offset("1", 0)', 'String,number'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setFontSize("12")', 'String'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setNumberFormat(1)', 'number'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setDataValidation("list")', 'String'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'copyTo("B1")', 'String'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setFormula(5)', 'number'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'getCell(1)', 'number'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'setNote(1)', 'number'],
  ['book.getRange("A1")', 'SpreadsheetApp.Range', 'merge(1)', 'number'],
  ['SpreadsheetApp', 'SpreadsheetApp', 'setActiveSheet(0)', 'number'],
  ['Utilities', 'Utilities', 'formatDate("2026-02-14", "GMT", "yyyy")', 'String,String,String'],
  ['Utilities', 'Utilities', 'sleep("1")', 'String'],
  ['Utilities', 'Utilities', 'base64Encode(1)', 'number'],
  ['Utilities', 'Utilities', 'parseCsv(1)', 'number'],
  ['PropertiesService.getScriptProperties()', 'PropertiesService.Properties', 'getProperty(1)', 'number'],
  ['LockService.getScriptLock()', 'LockService.Lock', 'tryLock("1")', 'String'],
  ['HtmlService', 'HtmlService', 'createHtmlOutputFromFile(1)', 'number'],
  ['MailApp', 'MailApp', 'sendEmail("a@example.com")', 'String'],
  ['SpreadsheetApp.newDataValidation()', 'SpreadsheetApp.DataValidationBuilder', 'requireNumberBetween(1)', 'number'],
  ['SpreadsheetApp.newDataValidation()', 'SpreadsheetApp.DataValidationBuilder', 'requireValueInList("甲")', 'String'],
];

describe('arguments of the wrong kind', () => {
  for (const [on, owner, call, given] of CALLS)
    refuses(
      `${owner}.${call}`,
      SOURCE,
      new Function('book', `${on}.${call};`) as () => unknown,
      `Exception: The parameters (${given}) don't match the method signature for ${owner}.${call.slice(0, call.indexOf('('))}.`,
    );
});
