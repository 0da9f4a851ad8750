import { newConditionalFormatRule } from './conditional-format.ts';
import { newDataValidation } from './data-validation.ts';
import {
  BooleanCriteria,
  BorderStyle,
  CopyPasteType,
  DataValidationCriteria,
  Dimension,
  Direction,
  ProtectionType,
  WrapStrategy,
} from './enums.ts';
import type { Exact } from './exact.ts';
import { notAvailable } from './exception.ts';
import { service } from './host.ts';
import { newRichTextBuilder } from './rich-text.ts';
import { activeCell, activeRange, selectRange } from './selection.ts';
import { newSpreadsheet } from './spreadsheet.ts';
import { Emulated, type Kind, strict } from './strict.ts';
import { newUi } from './ui.ts';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

const none = [[]] as const;

/** What is supported of SpreadsheetApp; an empty list marks an enum. */
export const spreadsheetAppSignatures = {
  BooleanCriteria: [],
  BorderStyle: [],
  CopyPasteType: [],
  DataValidationCriteria: [],
  Dimension: [],
  ProtectionType: [],
  WrapStrategy: [],
  Direction: [],
  flush: none,
  getActive: none,
  getActiveRange: none,
  getActiveSheet: none,
  getActiveSpreadsheet: none,
  getCurrentCell: none,
  getUi: none,
  newConditionalFormatRule: none,
  newDataValidation: none,
  newRichTextValue: none,
  openById: [['string']],
  openByUrl: [['string']],
  setActiveRange: [['Range']],
  setActiveSheet: [['Sheet'], ['Sheet', 'boolean']],
  setCurrentCell: [['Range']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp', name: 'SpreadsheetApp', signatures: spreadsheetAppSignatures };

class SpreadsheetAppImpl extends Emulated<App> implements Exact<App, keyof typeof spreadsheetAppSignatures> {
  readonly BooleanCriteria = BooleanCriteria;
  readonly BorderStyle = BorderStyle;
  readonly CopyPasteType = CopyPasteType;
  readonly DataValidationCriteria = DataValidationCriteria;
  readonly Dimension = Dimension;
  readonly Direction = Direction;
  readonly ProtectionType = ProtectionType;
  readonly WrapStrategy = WrapStrategy;

  getActive(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return newSpreadsheet();
  }
  getActiveSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return newSpreadsheet();
  }
  getActiveSheet(): GoogleAppsScript.Spreadsheet.Sheet {
    return newSpreadsheet().getActiveSheet();
  }
  setActiveSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): GoogleAppsScript.Spreadsheet.Sheet {
    return newSpreadsheet().setActiveSheet(sheet);
  }
  getActiveRange(): GoogleAppsScript.Spreadsheet.Range {
    return activeRange();
  }
  getCurrentCell(): GoogleAppsScript.Spreadsheet.Range {
    return activeCell();
  }
  setActiveRange(range: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return selectRange('SpreadsheetApp.setActiveRange', range);
  }
  setCurrentCell(cell: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return selectRange('SpreadsheetApp.setCurrentCell', cell);
  }
  /** The host has one workbook open: the script's own. */
  openById(id: string): GoogleAppsScript.Spreadsheet.Spreadsheet {
    const book = newSpreadsheet();
    if (id !== book.getId()) throw notAvailable('SpreadsheetApp.openById with the id of another workbook');
    return book;
  }
  openByUrl(url: string): GoogleAppsScript.Spreadsheet.Spreadsheet {
    const [, id = ''] = /\/d\/([\w-]+)/.exec(url) ?? [];
    return this.openById(id);
  }
  flush(): void {
    service('SpreadsheetApp.flush', 'flush');
  }
  getUi(): GoogleAppsScript.Base.Ui {
    return newUi();
  }
  newConditionalFormatRule(): GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder {
    return newConditionalFormatRule();
  }
  newDataValidation(): GoogleAppsScript.Spreadsheet.DataValidationBuilder {
    return newDataValidation();
  }
  newRichTextValue(): GoogleAppsScript.Spreadsheet.RichTextValueBuilder {
    return newRichTextBuilder();
  }
}

export const spreadsheetApp: App = strict<App>(kind, new SpreadsheetAppImpl());
