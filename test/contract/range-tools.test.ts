import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const RANGE = 'documented: reference/spreadsheet/range';

describe('check boxes', () => {
  behaves(
    'are false until they are ticked, and what was TRUE stays',
    `${RANGE}#insertcheckboxes`,
    (book) => {
      const range = book.getRange('A1:A3');
      book.getRange('A2').setValue(true);
      range.insertCheckboxes();
      const kinds = range.getDataValidations().map(([rule]) => String(rule?.getCriteriaType()));
      return [range.getValues(), kinds];
    },
    [
      [[false], [true], [false]],
      ['CHECKBOX', 'CHECKBOX', 'CHECKBOX'],
    ],
  );
  behaves(
    'are ticked and unticked; what is mixed, or has none, is neither',
    `${RANGE}#ischecked`,
    (book) => {
      const range = book.getRange('A1:B1').insertCheckboxes();
      const none = range.isChecked();
      range.check();
      const all = range.isChecked();
      book.getRange('A1').uncheck();
      return [none, all, range.isChecked(), book.getRange('A1:A2').isChecked()];
    },
    [false, true, null, null],
  );
  behaves(
    'are removed with their values',
    `${RANGE}#removecheckboxes`,
    (book) => {
      const range = book.getRange('A1').insertCheckboxes().removeCheckboxes();
      return [range.getValue(), range.getDataValidation()];
    },
    ['', null],
  );
  refuses(
    'nothing is ticked where there is none',
    'open: the message',
    (book) => book.getRange('A1').check(),
    'Exception: The range contains cells without checkboxes.',
  );
});

describe('cleaning up', () => {
  behaves(
    'rows with the same values go, letters alike whatever their case, and the rest moves up',
    `${RANGE}#removeduplicates`,
    (book) => {
      const range = book.getRange('A1:B5');
      range.setValues([
        ['甲', 1],
        ['a', 2],
        ['甲', 1],
        ['A', 2],
        ['乙', 1],
      ]);
      const left = range.removeDuplicates();
      return [left.getA1Notation(), range.getValues()];
    },
    [
      'A1:B3',
      [
        ['甲', 1],
        ['a', 2],
        ['乙', 1],
        ['', ''],
        ['', ''],
      ],
    ],
  );
  behaves(
    'or those that are the same in some columns',
    `${RANGE}#removeduplicatescolumnstocompare`,
    (book) => {
      const range = book.getRange('B1:C3');
      range.setValues([
        ['甲', 1],
        ['乙', 1],
        ['甲', 2],
      ]);
      return range.removeDuplicates([2]).getValues();
    },
    [
      ['甲', 1],
      ['乙', 1],
    ],
  );
  behaves(
    'spaces around go, and all but one between',
    `${RANGE}#trimwhitespace`,
    (book) => {
      const range = book.getRange('A1:A3');
      range.setValues([[' 王  芳 '], ['\t李娜'], [7]]).trimWhitespace();
      return range.getValues();
    },
    [['王 芳'], ['李娜'], [7]],
  );
});

describe('finding the way', () => {
  behaves(
    'the region around a cell ends at blank rows and columns, and takes in what touches a corner of the block',
    `${RANGE}#getdataregion`,
    (book) => {
      book.getRange('B2:C3').setValues([
        ['甲', '乙'],
        ['丙', ''],
      ]);
      book.getRange('D4').setValue('丁');
      book.getRange('G9').setValue('戊');
      const region = (at: string): string => book.getRange(at).getDataRegion().getA1Notation();
      return [region('B2'), region('D4'), region('G9'), region('J20')];
    },
    ['B2:D4', 'D4', 'G9', 'J20'],
  );
  behaves(
    'or in one direction only',
    `${RANGE}#getdataregiondimension`,
    (book) => {
      book.getRange('B2:C4').setValue('甲');
      const at = book.getRange('B3');
      return [SpreadsheetApp.Dimension.ROWS, SpreadsheetApp.Dimension.COLUMNS].map((way) =>
        at.getDataRegion(way).getA1Notation(),
      );
    },
    ['B2:B4', 'B3:C3'],
  );
  behaves(
    'the next filled cell, as Ctrl and an arrow key find it',
    `${RANGE}#getnextdatacelldirection`,
    (book) => {
      book.getRange('B2:B4').setValue('甲');
      book.getRange('B8').setValue('乙');
      const { UP, DOWN, NEXT, PREVIOUS } = SpreadsheetApp.Direction;
      const from = (at: string, way: GoogleAppsScript.Spreadsheet.Direction): string =>
        book.getRange(at).getNextDataCell(way).getA1Notation();
      return [
        from('B2', DOWN),
        from('B4', DOWN),
        from('B8', DOWN),
        from('B8', UP),
        from('B1', DOWN),
        from('B2', NEXT),
        from('D2', PREVIOUS),
        from('A1', PREVIOUS),
      ];
    },
    ['B4', 'B8', 'B1000', 'B4', 'B2', 'Z2', 'B2', 'A1'],
  );
});

describe('formulas in R1C1 notation', () => {
  behaves(
    'are written as the cell they stand in sees them',
    `${RANGE}#setformular1c1formula`,
    (book) => {
      const range = book.getRange('C3:C4').setFormulaR1C1('=SUM(R[-1]C[-2]:RC[-1])*R1C2+LEN("R1C1")');
      return range.getFormulas();
    },
    [['=SUM(A2:B3)*$B$1+LEN("R1C1")'], ['=SUM(A3:B4)*$B$1+LEN("R1C1")']],
  );
  behaves(
    'each its own; beyond the edge there is nothing',
    `${RANGE}#setformulasr1c1formulas`,
    (book) =>
      book
        .getRange('A1:B1')
        .setFormulasR1C1([['=R[1]C', '=R[-1]C+ROUND(R[0]C[-1])']])
        .getFormulas(),
    [['=A2', '=#REF!+ROUND(A1)']],
  );
});

describe('copying and merging', () => {
  behaves(
    'values go to a block of another sheet, repeated while there is room for a whole one',
    `${RANGE}#copyvaluestorangesheet,-column,-columnend,-row,-rowend`,
    (book) => {
      const other = book.insertSheet('二');
      const from = book
        .getSheets()[0]
        ?.getRange('A1:B1')
        .setValues([['甲', 1]])
        .setBackground('#00ff00');
      from?.copyValuesToRange(other, 2, 5, 3, 4);
      return [other.getRange('B3:E4').getValues(), other.getRange('B3').getBackground()];
    },
    [
      [
        ['甲', 1, '甲', 1],
        ['甲', 1, '甲', 1],
      ],
      '#ffffff',
    ],
  );
  behaves(
    'and so do formats',
    `${RANGE}#copyformattorangesheet,-column,-columnend,-row,-rowend`,
    (book) => {
      const sheet = book.getActiveSheet();
      const from = sheet.getRange('A1').setValue('甲').setBackground('#00ff00');
      from.copyFormatToRange(sheet, 3, 4, 2, 2);
      return [sheet.getRange('C2:D2').getBackgrounds(), sheet.getRange('C2').getValue()];
    },
    [[['#00ff00', '#00ff00']], ''],
  );
  behaves(
    'cells are merged row by row, or column by column',
    `${RANGE}#mergeacross`,
    (book) => {
      const merged = (range: GoogleAppsScript.Spreadsheet.Range): string[] =>
        range.getMergedRanges().map((one) => one.getA1Notation());
      return [merged(book.getRange('A1:B2').mergeAcross()), merged(book.getRange('D1:E3').mergeVertically())];
    },
    [
      ['A1:B1', 'A2:B2'],
      ['D1:D3', 'E1:E3'],
    ],
  );
  behaves(
    'what old scripts call still answers',
    'observed: public samples for Sheets (setBackgroundColor, getColumnIndex)',
    (book) => {
      const range = book.getRange('C2') as never as {
        setBackgroundColor(color: string): { getBackground(): string };
        getColumnIndex(): number;
      };
      return [
        range.setBackgroundColor('yellow').getBackground(),
        range.getColumnIndex(),
        book.getRange('A1').setBackgroundRGB(255, 0, 16).getBackground(),
      ];
    },
    ['#ffff00', 3, '#ff0010'],
  );
  behaves(
    'a column becomes as wide as its longest text, about',
    'documented: reference/spreadsheet/sheet#autoresizecolumncolumnposition; open: how wide exactly',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A1:A2').setValues([['短'], ['很长很长很长很长很长的一句话']]);
      sheet.autoResizeColumns(1, 2);
      const [long, blank] = [sheet.getColumnWidth(1), sheet.getColumnWidth(2)];
      return [long > 150 && long < 300, blank];
    },
    [true, 21],
  );
});
