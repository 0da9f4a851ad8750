import { describe } from 'vitest';
import { behaves } from './contract.ts';

const FINDER = 'documented: reference/spreadsheet/text-finder';

describe('TextFinder', () => {
  behaves(
    'finds in reading order, within its range, by what is shown',
    `${FINDER}#findall`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B3:C5').setValues([
        ['YJ-001', 'yj-001'],
        ['x', 'YJ-0012'],
        [0.12, 'YJ-001'],
      ]);
      sheet.getRange('B5').setNumberFormat('0%');
      const places = (finder: GoogleAppsScript.Spreadsheet.TextFinder) =>
        finder.findAll().map((range) => range.getA1Notation());
      return [
        places(sheet.createTextFinder('yj-001')),
        places(sheet.createTextFinder('YJ-001').matchCase(true)),
        places(sheet.createTextFinder('yj-001').matchEntireCell(true)),
        places(sheet.getRange('C4:C5').createTextFinder('YJ-001')),
        places(sheet.createTextFinder('12%')),
        places(sheet.createTextFinder('^YJ-\\d+2$').useRegularExpression(true)),
        places(sheet.createTextFinder('没有')),
      ];
    },
    [['B3', 'C3', 'C4', 'C5'], ['B3', 'C4', 'C5'], ['B3', 'C3', 'C5'], ['C4', 'C5'], ['B5'], ['C4'], []],
  );
  behaves(
    'findNext goes on from the last match and ends with null',
    `${FINDER}#findnext`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A2:A4').setValues([['k'], ['-'], ['k']]);
      const finder = sheet.createTextFinder('k');
      return [finder.findNext()?.getRow(), finder.findNext()?.getRow(), finder.findNext()];
    },
    [2, 4, null],
  );
  behaves(
    'replaceAllWith changes every match and counts',
    `${FINDER}#replaceallwithreplacetext`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B2:B4').setValues([['旧楼'], ['新楼'], ['旧旧']]);
      const count = sheet.createTextFinder('旧').replaceAllWith('老');
      return [count, sheet.getRange('B2:B4').getValues().map(String)];
    },
    [2, ['老楼', '新楼', '老老']],
  );
  behaves(
    'of a workbook looks on every sheet',
    'documented: reference/spreadsheet/spreadsheet#createtextfinderfindtext',
    (book) => {
      book.getActiveSheet().getRange('A1').setValue('张伟');
      book.insertSheet('乙').getRange('C9').setValue('张伟');
      return book
        .createTextFinder('张伟')
        .findAll()
        .map((range) => `${range.getSheet().getName()}!${range.getA1Notation()}`);
    },
    ['工作表1!A1', '乙!C9'],
  );
});
