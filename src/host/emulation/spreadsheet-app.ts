import { newConditionalFormatRule } from './conditional-format.ts';
import { newDataValidation } from './data-validation.ts';
import {
  BooleanCriteria,
  BorderStyle,
  CopyPasteType,
  DataValidationCriteria,
  Dimension,
  ProtectionType,
  WrapStrategy,
} from './enums.ts';
import type { Exact } from './exact.ts';
import { service } from './host.ts';
import { newRichTextBuilder } from './rich-text.ts';
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
  flush: none,
  getActive: none,
  getActiveSheet: none,
  getActiveSpreadsheet: none,
  getUi: none,
  newConditionalFormatRule: none,
  newDataValidation: none,
  newRichTextValue: none,
  setActiveSheet: [['Sheet'], ['Sheet', 'boolean']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp', name: 'SpreadsheetApp', signatures: spreadsheetAppSignatures };

class SpreadsheetAppImpl extends Emulated<App> implements Exact<App, keyof typeof spreadsheetAppSignatures> {
  readonly BooleanCriteria = BooleanCriteria;
  readonly BorderStyle = BorderStyle;
  readonly CopyPasteType = CopyPasteType;
  readonly DataValidationCriteria = DataValidationCriteria;
  readonly Dimension = Dimension;
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
