import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const SHEET = 'documented: reference/spreadsheet/sheet';
const OBSERVED = 'to verify on Google: text from memory';

describe('rows', () => {
  behaves(
    'insertRowsAfter moves values, notes, formats and rules down, and dresses the new rows like the row above',
    `${SHEET}#insertrowsafterafterposition,-howmany`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B2:B5').setValues([['a'], ['b'], ['c'], ['d']]);
      sheet.getRange('B3').setBackground('#ff0000');
      sheet.getRange('B4').setNote('注').setFontWeight('bold');
      sheet.insertRowsAfter(3, 2);
      return [
        sheet.getRange('B2:B7').getValues().map(String),
        sheet.getRange('B2:B7').getBackgrounds().map(String),
        sheet.getRange('B2:B7').getNotes().map(String),
        sheet.getRange('B2:B7').getFontWeights().map(String),
        sheet.getMaxRows(),
      ];
    },
    [
      ['a', 'b', '', '', 'c', 'd'],
      ['#ffffff', '#ff0000', '#ff0000', '#ff0000', '#ffffff', '#ffffff'],
      ['', '', '', '', '注', ''],
      ['normal', 'normal', 'normal', 'normal', 'bold', 'normal'],
      1002,
    ],
  );
  behaves(
    'insertRowBefore takes the place of the row',
    `${SHEET}#insertrowbeforebeforeposition`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
      sheet.insertRowBefore(2);
      return sheet.getRange('A1:A4').getValues();
    },
    [[1], [''], [2], [3]],
  );
  behaves(
    'deleteRows takes exactly those',
    `${SHEET}#deleterowsrowposition,-howmany`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('C3:C7').setValues([[3], [4], [5], [6], [7]]);
      sheet.getRange('C6').setNote('六');
      sheet.deleteRows(4, 2);
      return [
        sheet.getRange('C2:C6').getValues(),
        sheet.getRange('C4').getNote(),
        sheet.getLastRow(),
        sheet.getMaxRows(),
      ];
    },
    [[[''], [3], [6], [7], ['']], '六', 5, 998],
  );
  refuses(
    'deleting beyond the end',
    OBSERVED,
    (book) => book.getActiveSheet().deleteRows(999, 3),
    'Exception: Those rows are out of bounds.',
  );
  refuses(
    'deleting all rows that are not frozen',
    OBSERVED,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.setFrozenRows(2);
      sheet.deleteRows(3, 998);
    },
    'Exception: Sorry, it is not possible to delete all non-frozen rows.',
  );
  behaves(
    'appendRow writes below the last content and makes a row when there is none left',
    `${SHEET}#appendrowrowcontents`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.deleteRows(4, 997);
      sheet.getRange('B3').setValue('末');
      sheet.appendRow(['新', '0755', new Date(2026, 1, 14)]);
      return [sheet.getLastRow(), sheet.getMaxRows(), sheet.getRange('A4:C4').getDisplayValues()];
    },
    [4, 4, [['新', '755', '2026/2/14']]],
  );
  behaves(
    'hiding, heights and freezing',
    `${SHEET}#hiderowsrowindex,-numrows`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.hideRows(2, 2);
      sheet.setRowHeights(5, 2, 40);
      sheet.setFrozenRows(3);
      sheet.insertRowBefore(1);
      return [
        [2, 3, 4, 5].map((row) => sheet.isRowHiddenByUser(row)),
        [5, 6, 7, 8].map((row) => sheet.getRowHeight(row)),
        sheet.getFrozenRows(),
      ];
    },
    [[false, true, true, false], [21, 40, 40, 21], 4],
  );
});

describe('columns', () => {
  behaves(
    'insertColumnsBefore moves everything to the right',
    `${SHEET}#insertcolumnsbeforebeforeposition,-howmany`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A2:C2').setValues([['a', 'b', 'c']]);
      sheet.setColumnWidth(2, 222);
      sheet.getRange('C2').setNote('注');
      sheet.insertColumnsBefore(3, 2);
      return [
        sheet.getRange('A2:E2').getValues(),
        [1, 2, 3, 4, 5].map((column) => sheet.getColumnWidth(column)),
        sheet.getRange('A2:E2').getNotes(),
        sheet.getMaxColumns(),
      ];
    },
    [[['a', 'b', '', '', 'c']], [100, 222, 100, 100, 100], [['', '', '', '', '注']], 28],
  );
  behaves(
    'deleteColumn',
    `${SHEET}#deletecolumncolumnposition`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A2:D2').setValues([['a', 'b', 'c', 'd']]);
      sheet.getRange('C:C').setNumberFormat('0.00');
      sheet.deleteColumn(2);
      return [sheet.getRange('A2:D2').getValues(), sheet.getRange('A9:C9').getNumberFormats(), sheet.getMaxColumns()];
    },
    [[['a', 'c', 'd', '']], [['0.###############', '0.00', '0.###############']], 25],
  );
  for (const [destination, order] of [
    [1, 'bcad'],
    [5, 'adbc'],
    [4, 'abcd'],
  ] as const)
    behaves(
      `moveColumns before column ${destination}`,
      `${SHEET}#movecolumnscolumnspec,-destinationindex`,
      new Function(
        'book',
        `const sheet = book.getActiveSheet();
         sheet.getRange('A2:D2').setValues([['a', 'b', 'c', 'd']]).setNotes([['a', 'b', 'c', 'd']]);
         sheet.moveColumns(sheet.getRange('B1:C1'), ${destination});
         return [sheet.getRange('A2:D2').getValues()[0].join(''), sheet.getRange('A2:D2').getNotes()[0].join('')];`,
      ) as () => unknown,
      [order, order],
    );
});

describe('protections, merges and coloured rules follow their cells', () => {
  behaves(
    'when rows are inserted and deleted above and within',
    'to verify on Google: from memory',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B4:C6').protect().setDescription('护').setWarningOnly(true);
      sheet.getRange('D4:E5').merge();
      const rule = SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo('逾期')
        .setBackground('red')
        .setRanges([sheet.getRange('F4:F9')]);
      sheet.setConditionalFormatRules([rule.build()]);
      sheet.insertRowsBefore(2, 2);
      sheet.deleteRow(7);
      const [protection] = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      const [format] = sheet.getConditionalFormatRules();
      return [
        protection?.getRange().getA1Notation(),
        protection?.getDescription(),
        protection?.isWarningOnly(),
        sheet
          .getRange('A1:Z20')
          .getMergedRanges()
          .map((range) => range.getA1Notation()),
        format?.getRanges().map((range) => range.getA1Notation()),
        format?.getBooleanCondition()?.getBackground(),
        String(format?.getBooleanCondition()?.getCriteriaType()),
        format?.getBooleanCondition()?.getCriteriaValues(),
      ];
    },
    ['B6:C7', '护', true, ['D6:E6'], ['F6:F10'], '#ff0000', 'TEXT_EQUAL_TO', ['逾期']],
  );
  behaves(
    'a sheet has one protection of its own, which can be removed',
    'documented: reference/spreadsheet/sheet#protect',
    (book) => {
      const sheet = book.getActiveSheet();
      const count = () => sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).length;
      sheet.protect().setDescription('一');
      const second = sheet.protect();
      const seen = [
        count(),
        second.getDescription(),
        String(second.getProtectionType()),
        second.getRange().getA1Notation(),
      ];
      second.remove();
      return [...seen, count()];
    },
    [1, '一', 'SHEET', 'A1:Z1000', 0],
  );
});

describe('sort', () => {
  behaves(
    'moves whole rows of the range with notes and formats; numbers, texts, booleans, then empty cells',
    'documented: reference/spreadsheet/range#sortsortspecobj',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B3:C8').setValues([
        ['b', 1],
        ['', 2],
        [true, 3],
        [10, 4],
        ['a', 5],
        [9, 6],
      ]);
      sheet.getRange('C6').setNote('四').setBackground('yellow');
      sheet.getRange('B3:C8').sort(2);
      const up = sheet.getRange('C3:C8').getValues().map(Number);
      const note = sheet.getRange('C3:C8').getNotes().map(String);
      const colour = sheet.getRange('C4').getBackground();
      sheet.getRange('B3:C8').sort({ column: 2, ascending: false });
      return [up, note, colour, sheet.getRange('C3:C8').getValues().map(Number)];
    },
    [[6, 4, 5, 1, 3, 2], ['', '四', '', '', '', ''], '#ffff00', [3, 1, 5, 4, 6, 2]],
  );
  behaves(
    'by two columns; a sheet sorts below its frozen rows',
    'documented: reference/spreadsheet/sheet#sortcolumnposition,-ascending',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A1:B4').setValues([
        ['头', '头'],
        ['x', 2],
        ['a', 3],
        ['x', 1],
      ]);
      sheet.setFrozenRows(1);
      sheet.sort(1);
      const first = sheet.getRange('B1:B4').getValues().map(String);
      sheet.getRange('A2:B4').sort([{ column: 1, ascending: false }, { column: 2 }]);
      return [first, sheet.getRange('B2:B4').getValues().map(String)];
    },
    [
      ['头', '3', '2', '1'],
      ['1', '2', '3'],
    ],
  );
});

describe('copyTo and moveTo', () => {
  behaves(
    'copy values, notes and formats; overlapping blocks too',
    'documented: reference/spreadsheet/range#copytodestination',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet
        .getRange('B2:B4')
        .setValues([[1], [2], [3]])
        .setNotes([['一'], ['二'], ['三']]);
      sheet.getRange('B2').setBackground('blue');
      sheet.getRange('B2:B4').copyTo(sheet.getRange('B3'));
      return [
        sheet.getRange('B2:B5').getValues().map(Number),
        sheet.getRange('B2:B5').getNotes().map(String),
        sheet.getRange('B3').getBackground(),
      ];
    },
    [[1, 1, 2, 3], ['一', '一', '二', '三'], '#0000ff'],
  );
  behaves(
    'contentsOnly and formatOnly',
    'documented: reference/spreadsheet/range#copytodestination,-options',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('A1').setValue(1).setFontLine('line-through');
      sheet.getRange('A1').copyTo(sheet.getRange('C3'), { contentsOnly: true });
      sheet.getRange('A1').copyTo(sheet.getRange('D3'), { formatOnly: true });
      return [sheet.getRange('C3:D3').getValues(), sheet.getRange('C3:D3').getFontLines()];
    },
    [[[1, '']], [['none', 'line-through']]],
  );
  behaves(
    'moveTo leaves untouched cells behind',
    'documented: reference/spreadsheet/range#movetotarget',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet
        .getRange('B2:B3')
        .setValues([[1], [2]])
        .setFontWeight('bold');
      sheet.getRange('B2:B3').moveTo(sheet.getRange('B3'));
      return [sheet.getRange('B2:B4').getValues().map(String), sheet.getRange('B2:B4').getFontWeights().map(String)];
    },
    [
      ['', '1', '2'],
      ['normal', 'bold', 'bold'],
    ],
  );
});

describe('clear', () => {
  behaves(
    'each takes its own',
    'documented: reference/spreadsheet/range#clear',
    (book) => {
      const sheet = book.getActiveSheet();
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['x']).build();
      const look = (a1: string) => {
        const cell = sheet.getRange(a1);
        return [cell.getValue(), cell.getBackground(), cell.getNote(), cell.getDataValidation() !== null];
      };
      sheet.getRange('B2:B6').setValue('x').setBackground('red').setNote('注').setDataValidation(rule);
      sheet.getRange('B2').clearContent();
      sheet.getRange('B3').clearFormat();
      sheet.getRange('B4').clearNote();
      sheet.getRange('B5').clearDataValidations();
      sheet.getRange('B6').clear();
      return ['B2', 'B3', 'B4', 'B5', 'B6'].map(look);
    },
    [
      ['', '#ff0000', '注', true],
      ['x', '#ffffff', '注', true],
      ['x', '#ff0000', '', true],
      ['x', '#ff0000', '注', false],
      ['', '#ffffff', '注', false],
    ],
  );
});
