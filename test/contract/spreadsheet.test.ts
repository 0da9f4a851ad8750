import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const BOOK = 'documented: reference/spreadsheet/spreadsheet';

describe('sheets', () => {
  behaves(
    'a new workbook has one empty sheet of 1000 × 26',
    'to verify on Google: a new workbook of Google',
    (book) => [
      book.getSheets().map((sheet) => [sheet.getName(), sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getSheetId()]),
      book.getName(),
    ],
    [[['工作表1', 1000, 26, 0]], '客服台账'],
    { unused: true },
  );
  behaves(
    'named by the locale',
    'to verify on Google: from memory',
    (book) => book.getSheets()[0]?.getName(),
    'Sheet1',
    { locale: 'en_US' },
  );
  behaves(
    'insertSheet after the active one, or where it is told; the new one is active',
    `${BOOK}#insertsheetsheetname,-sheetindex`,
    (book) => {
      book.insertSheet('乙');
      book.insertSheet('丙', 0);
      book.insertSheet(1);
      const active = book.getActiveSheet().getName();
      return [book.getSheets().map((sheet) => [sheet.getName(), sheet.getIndex()]), active, book.getNumSheets()];
    },
    [
      [
        ['丙', 1],
        ['工作表3', 2],
        ['工作表1', 3],
        ['乙', 4],
      ],
      '工作表3',
      4,
    ],
  );
  behaves(
    'a template brings everything but protections',
    `${BOOK}#insertsheetsheetname,-options`,
    (book) => {
      const model = book.getActiveSheet();
      model.getRange('B2').setValue('模').setBackground('red').setNote('注');
      const copy = book.insertSheet('副', { template: model });
      copy.getRange('B2').setValue('改');
      return [model.getRange('B2').getValue(), copy.getRange('B2').getBackground(), copy.getRange('B2').getNote()];
    },
    ['模', '#ff0000', '注'],
  );
  refuses(
    'a name twice',
    'to verify on Google: text from memory',
    (book) => book.insertSheet('工作表1'),
    'Exception: A sheet with the name "工作表1" already exists. Please enter another name.',
  );
  behaves(
    'getSheetByName gives null for a stranger and is exact',
    `${BOOK}#getsheetbynamename`,
    (book) => {
      book.insertSheet('Log');
      return [book.getSheetByName('log'), book.getSheetByName('没有'), book.getSheetByName('Log')?.getName()];
    },
    [null, null, 'Log'],
  );
  behaves(
    'deleteSheet',
    `${BOOK}#deletesheetsheet`,
    (book) => {
      const sheet = book.insertSheet('乙');
      sheet.getRange('A1').setValue(1);
      book.deleteSheet(sheet);
      return [book.getNumSheets(), book.getSheetByName('乙'), book.getActiveSheet().getName()];
    },
    [1, null, '工作表1'],
  );
  refuses(
    'deleting the last sheet',
    'to verify on Google: text from memory',
    (book) => book.deleteSheet(book.getActiveSheet()),
    "Exception: You can't remove all the sheets in a document.",
  );
  behaves(
    'moveActiveSheet and setName',
    `${BOOK}#moveactivesheetpos`,
    (book) => {
      book.insertSheet('乙').setName('B');
      book.moveActiveSheet(1);
      return book.getSheets().map((sheet) => sheet.getName());
    },
    ['B', '工作表1'],
  );
  behaves(
    'hidden sheets, tab colours',
    'documented: reference/spreadsheet/sheet#hidesheet',
    (book) => {
      const sheet = book.insertSheet('隐').hideSheet().setTabColor('#ABC');
      return [
        sheet.isSheetHidden(),
        sheet.getTabColor(),
        sheet.showSheet().isSheetHidden(),
        sheet.setTabColor(null).getTabColor(),
      ];
    },
    [true, '#aabbcc', false, null],
  );
  refuses(
    'more than ten million cells',
    'documented: platform limits of Sheets',
    (book) => book.getActiveSheet().insertRowsAfter(1, 400_000),
    'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  );
});

describe('the workbook itself', () => {
  behaves(
    'name, zone and locale can be changed',
    `${BOOK}#setspreadsheettimezonetimezone`,
    (book) => {
      book.rename('新');
      book.setSpreadsheetTimeZone('Asia/Taipei');
      book.setSpreadsheetLocale('zh_TW');
      return [book.getName(), book.getSpreadsheetTimeZone(), book.getSpreadsheetLocale(), Session.getScriptTimeZone()];
    },
    ['新', 'Asia/Taipei', 'zh_TW', 'Asia/Shanghai'],
  );
  behaves(
    'getRange takes a sheet name',
    `${BOOK}#getrangea1notation`,
    (book) => {
      book.insertSheet('登记 表');
      return book.getRange("'登记 表'!B2:C3").getSheet().getName();
    },
    '登记 表',
  );
});
