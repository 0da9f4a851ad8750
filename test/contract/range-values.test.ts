import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const RANGE = 'documented: reference/spreadsheet/range';

describe('getValues and setValues', () => {
  behaves(
    'a block away from A1 is read where it was written, and nowhere else',
    `${RANGE}#setvaluesvalues`,
    (book) => {
      const sheet = book.getActiveSheet();
      const block = [
        ['一', 1, true],
        ['二', -2.5, false],
        ['三', 0, ''],
      ];
      sheet.getRange(4, 3, 3, 3).setValues(block);
      return [
        sheet.getRange(4, 3, 3, 3).getValues(),
        sheet.getRange(3, 2, 2, 2).getValues(),
        sheet.getRange(6, 5, 2, 2).getValues(),
        sheet.getLastRow(),
        sheet.getLastColumn(),
      ];
    },
    [
      [
        ['一', 1, true],
        ['二', -2.5, false],
        ['三', 0, ''],
      ],
      [
        ['', ''],
        ['', '一'],
      ],
      [
        ['', ''],
        ['', ''],
      ],
      6,
      5,
    ],
  );

  behaves(
    'every read is a fresh copy',
    'style.md: a trap of fakes',
    (book) => {
      const range = book.getActiveSheet().getRange('B2:C3');
      const given = [
        [1, 2],
        [3, 4],
      ];
      range.setValues(given);
      (given[0] as number[])[0] = 99;
      const first = range.getValues();
      (first[1] as number[])[1] = 99;
      const second = range.getValues();
      return [second, first === second, first[0] === second[0]];
    },
    [
      [
        [1, 2],
        [3, 4],
      ],
      false,
      false,
    ],
  );

  behaves(
    'setValue fills every cell of the range, getValue reads the upper left',
    `${RANGE}#setvaluevalue`,
    (book) => {
      const range = book.getActiveSheet().getRange('C5:D6');
      range.setValue('满');
      return [range.getValues(), range.offset(1, 1, 1, 1).getValue()];
    },
    [
      [
        ['满', '满'],
        ['满', '满'],
      ],
      '满',
    ],
  );

  behaves(
    'null clears a cell',
    'to verify on Google: setValue(null) leaves an empty cell',
    (book) => {
      const range = book.getActiveSheet().getRange('B2');
      range.setValue('x').setValue(null);
      return [range.getValue(), range.isBlank(), book.getActiveSheet().getLastRow()];
    },
    ['', true, 0],
  );

  refuses(
    'fewer rows than the range',
    `${RANGE}#setvaluesvalues`,
    (book) =>
      book
        .getActiveSheet()
        .getRange(2, 2, 2, 1)
        .setValues([['a']]),
    'Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
  );
  refuses(
    'a row too long',
    `${RANGE}#setvaluesvalues`,
    (book) =>
      book
        .getActiveSheet()
        .getRange(2, 2, 2, 2)
        .setValues([
          ['a', 'b'],
          ['a', 'b', 'c'],
        ]),
    'Exception: The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
  );
  refuses(
    'a text instead of rows',
    'to verify on Google: text from memory',
    (book) =>
      book
        .getActiveSheet()
        .getRange('A1')
        .setValues('x' as unknown as string[][]),
    "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
  );
  refuses(
    'a flat list instead of rows',
    'to verify on Google: text from memory',
    (book) =>
      book
        .getActiveSheet()
        .getRange('A1')
        .setValues(['x'] as unknown as string[][]),
    "Exception: The parameters (String[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
  );
  refuses(
    'undefined in the data',
    'open on Google, refused here',
    (book) =>
      book
        .getActiveSheet()
        .getRange('A1:B1')
        .setValues([['a', undefined]]),
    'Exception: Writing undefined into a cell (column B of the data) is not available on the local host',
  );
  refuses(
    'more than 50,000 characters in a cell',
    'documented: platform limits of Sheets',
    (book) => book.getActiveSheet().getRange('A1').setValue('长'.repeat(50_001)),
    'Exception: Your input contains more than the maximum of 50000 characters in a single cell.',
  );
});

describe('dates', () => {
  behaves(
    'a Date comes back as the same instant and shows the wall clock of the workbook',
    `${RANGE}#getvalues`,
    (book) => {
      const range = book.getActiveSheet().getRange('C7');
      range.setValue(new Date(2026, 1, 14, 9, 30));
      const value = range.getValue();
      return [
        value instanceof Date,
        value.getTime(),
        value.getHours(),
        range.getDisplayValue(),
        range.getNumberFormat(),
      ];
    },
    [true, Date.UTC(2026, 1, 14, 1, 30), 9, '2026/2/14 9:30:00', 'yyyy/M/d H:mm:ss'],
  );
  behaves(
    'a workbook in another zone than the script shows its own clock',
    'documented: platform.md, two zones',
    (book) => {
      const range = book.getActiveSheet().getRange('A1');
      range.setValue(new Date(2026, 6, 1, 9, 30));
      return [range.getDisplayValue(), range.getValue().getTime()];
    },
    ['2026/7/1 3:30:00', Date.UTC(2026, 6, 1, 1, 30)],
    { bookZone: 'Europe/Berlin' },
  );
  behaves(
    'a time alone is a Date on 1899-12-30 of the workbook clock',
    'documented: platform.md',
    (book) => {
      const range = book.getActiveSheet().getRange('B2');
      range.setValue('9:05');
      return [range.getDisplayValue(), Utilities.formatDate(range.getValue(), 'Asia/Shanghai', 'yyyy-MM-dd HH:mm')];
    },
    ['9:05', '1899-12-30 09:05'],
  );
  behaves(
    'summer time of 1986 to 1991 in Shanghai is kept',
    'documented: the tz database',
    (book) => {
      const range = book.getActiveSheet().getRange('A1');
      range.setValue(new Date(Date.UTC(1988, 6, 1, 0, 0)));
      return [range.getDisplayValue(), range.getValue().getTime()];
    },
    ['1988/7/1 9:00:00', Date.UTC(1988, 6, 1)],
  );
  behaves(
    'a number in a cell with a date format is read as a Date, a date in one with a number format as a number',
    'to verify on Google: the value follows the number format',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A1').setNumberFormat('yyyy-mm-dd').setValue(2);
      sheet
        .getRange('A2')
        .setNumberFormat('0.00')
        .setValue(new Date(2026, 1, 14));
      return [
        sheet.getRange('A1').getDisplayValue(),
        sheet.getRange('A1').getValue() instanceof Date,
        sheet.getRange('A2').getValue(),
      ];
    },
    ['1900-01-01', true, 46_067],
  );
});

describe('formulas are stored and shown, not computed', () => {
  behaves(
    'setFormula and a typed "=" are seen by getFormulas',
    `${RANGE}#getformulas`,
    (book) => {
      const range = book.getActiveSheet().getRange('B2:C3');
      range.setValues([
        ['=A1+1', 'x'],
        ['y', 2],
      ]);
      range.getCell(2, 2).setFormula('SUM(A1:A2)');
      return range.getFormulas();
    },
    [
      ['=A1+1', ''],
      ['', '=SUM(A1:A2)'],
    ],
  );
  refuses(
    'reading the value of a formula names the cell',
    'local-host.md: stored, shown, reading the value throws',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('D5').setValue('=1+1');
      return sheet.getRange('C4:D6').getValues();
    },
    'Exception: The value of the formula in 工作表1!D5 is not available on the local host',
  );
});
