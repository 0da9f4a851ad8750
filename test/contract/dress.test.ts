import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const RANGE = 'documented: reference/spreadsheet/range';

describe('formats', () => {
  behaves(
    'one value for a block, one for each cell, and the defaults around it',
    `${RANGE}#setbackgroundscolor`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('C3:D4').setFontWeight('bold').setFontSize(12).setHorizontalAlignment('center').setWrap(true);
      sheet.getRange('C3:D4').setBackgrounds([
        ['#F00', 'white'],
        [null, '#00ff00'],
      ]);
      return [
        sheet.getRange('B3:D4').getBackgrounds(),
        sheet.getRange('B3:D3').getFontWeights(),
        sheet.getRange('D4:E5').getFontSizes(),
        sheet.getRange('C4').getHorizontalAlignment(),
        sheet.getRange('C5').getHorizontalAlignment(),
        sheet.getRange('C4').getWrap(),
        String(sheet.getRange('C5').getWrapStrategy()),
      ];
    },
    [
      [
        ['#ffffff', '#ff0000', '#ffffff'],
        ['#ffffff', '#ffffff', '#00ff00'],
      ],
      [['normal', 'bold', 'bold']],
      [
        [12, 10],
        [10, 10],
      ],
      'center',
      'general',
      true,
      'OVERFLOW',
    ],
  );
  behaves(
    'null takes the default again',
    `${RANGE}#setbackgroundcolor`,
    (book) => book.getActiveSheet().getRange('B2').setBackground('red').setBackground(null).getBackground(),
    '#ffffff',
  );
  refuses(
    'a colour nobody knows',
    'to verify on Google: text from memory',
    (book) => book.getActiveSheet().getRange('B2').setBackground('rot'),
    'Exception: Invalid argument: color (rot)',
  );
  refuses(
    'the wrong kind of argument',
    'to verify on Google: text from memory',
    (book) =>
      book
        .getActiveSheet()
        .getRange('B2')
        .setWrap('yes' as unknown as boolean),
    "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setWrap.",
  );
  behaves(
    'number formats change what is shown, not what is held',
    `${RANGE}#setnumberformatsnumberformats`,
    (book) => {
      const range = book.getActiveSheet().getRange('B3:D3');
      range.setValues([[0.1234, 1234.5, 46067.5]]);
      range.setNumberFormats([['0.0%', '#,##0.00', 'yyyy"年"m"月"d"日" hh:mm']]);
      return [range.getDisplayValues(), range.getCell(1, 2).getValue()];
    },
    [[['12.3%', '1,234.50', '2026年2月14日 12:00']], 1234.5],
  );
});

describe('merged cells', () => {
  behaves(
    'merge keeps the upper left value; breakApart leaves the rest empty',
    `${RANGE}#merge`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B2:C3').setValues([
        [1, 2],
        [3, 4],
      ]);
      sheet.getRange('B2:C3').merge();
      const seen = [sheet.getRange('C3').isPartOfMerge(), sheet.getRange('D3').isPartOfMerge()];
      sheet.getRange('A1:D4').breakApart();
      return [...seen, sheet.getRange('C3').isPartOfMerge(), sheet.getRange('B2:C3').getValues()];
    },
    [
      true,
      false,
      false,
      [
        [1, ''],
        ['', ''],
      ],
    ],
  );
  refuses(
    'a part of a merged block',
    'to verify on Google: text from memory',
    (book) => {
      book.getActiveSheet().getRange('B2:C3').merge();
      book.getActiveSheet().getRange('C3:D4').merge();
    },
    'Exception: You must select all cells in a merged range to merge or unmerge them.',
  );
});

describe('data validation', () => {
  behaves(
    'a rule comes back as it was set',
    'documented: reference/spreadsheet/data-validation#getcriteriavalues',
    (book) => {
      const range = book.getActiveSheet().getRange('C3:C4');
      range.setDataValidation(
        SpreadsheetApp.newDataValidation()
          .requireValueInList(['单元', '机房'], true)
          .setAllowInvalid(false)
          .setHelpText('请选')
          .build(),
      );
      const rule = range.getCell(2, 1).getDataValidation();
      return [
        String(rule?.getCriteriaType()),
        rule?.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST,
        rule?.getCriteriaValues(),
        rule?.getAllowInvalid(),
        rule?.getHelpText(),
        range.offset(2, 0).getDataValidation(),
      ];
    },
    ['VALUE_IN_LIST', true, [['单元', '机房'], true], false, '请选', null],
  );
  refuses(
    'a rule that rejects refuses a script too, and nothing of the block is written',
    'to verify on Google: from memory',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet
        .getRange('C3')
        .setDataValidation(
          SpreadsheetApp.newDataValidation().requireNumberBetween(1, 5).setAllowInvalid(false).build(),
        );
      try {
        sheet.getRange('B3:C3').setValues([['x', 6]]);
      } catch (error) {
        if (sheet.getLastRow() !== 0) throw new Error('something was written');
        throw error;
      }
    },
    'Exception: The data you entered in cell C3 violates the data validation rules set on this cell.',
  );
  behaves(
    'a rule that only warns does not',
    'documented: reference/spreadsheet/data-validation-builder#setallowinvalidallowinvaliddata',
    (book) => {
      const cell = book.getActiveSheet().getRange('C3');
      cell.setDataValidation(SpreadsheetApp.newDataValidation().requireDate().build());
      return cell.setValue('不是日期').getValue();
    },
    '不是日期',
  );
  behaves(
    'dates of a rule are Dates again',
    'documented: reference/spreadsheet/data-validation-builder#requiredateonorafterdate',
    (book) => {
      const cell = book.getActiveSheet().getRange('C3');
      cell.setDataValidation(
        SpreadsheetApp.newDataValidation()
          .requireDateOnOrAfter(new Date(2026, 0, 1))
          .setAllowInvalid(false)
          .build(),
      );
      const [from] = cell.getDataValidation()?.getCriteriaValues() ?? [];
      cell.setValue('2026-01-01');
      return [from instanceof Date, from.getTime() === new Date(2026, 0, 1).getTime()];
    },
    [true, true],
  );
});
