import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const SHEET = 'documented: reference/spreadsheet/sheet';
const OBSERVED = 'to verify on Google: text from memory';

describe('getRange', () => {
  behaves(
    'its four overloads',
    `${SHEET}#getrangerow,-column,-numrows,-numcolumns`,
    (book) => {
      const sheet = book.getActiveSheet();
      return [sheet.getRange(3, 2), sheet.getRange(3, 2, 4), sheet.getRange(3, 2, 4, 5), sheet.getRange('C7:E9')].map(
        (range) => [
          range.getA1Notation(),
          range.getRow(),
          range.getColumn(),
          range.getLastRow(),
          range.getLastColumn(),
          range.getNumRows(),
          range.getNumColumns(),
        ],
      );
    },
    [
      ['B3', 3, 2, 3, 2, 1, 1],
      ['B3:B6', 3, 2, 6, 2, 4, 1],
      ['B3:F6', 3, 2, 6, 6, 4, 5],
      ['C7:E9', 7, 3, 9, 5, 3, 3],
    ],
  );
  behaves(
    'whole rows, whole columns and open ends take the size of the sheet',
    `${SHEET}#getrangea1notation`,
    (book) => {
      const sheet = book.getActiveSheet();
      return ['2:2', 'A:A', 'A2:C', '$B$2', 'c3:b2', "'工作表1'!B2"].map((a1) => sheet.getRange(a1).getA1Notation());
    },
    ['A2:Z2', 'A1:A1000', 'A2:C1000', 'B2', 'B2:C3', 'B2'],
  );
  behaves(
    'the last cell of the sheet is inside',
    `${SHEET}#getrangerow,-column`,
    (book) => book.getActiveSheet().getRange(1000, 26).getA1Notation(),
    'Z1000',
  );
  for (const [what, at, message] of [
    ['one row too far', '1001, 1', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['one column too far', '1, 26, 1, 2', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['row 0', '0, 1', 'The starting row of the range is too small.'],
    ['column 0', '1, 0', 'The starting column of the range is too small.'],
    ['no rows', '1, 1, 0, 1', 'The number of rows in the range must be at least 1.'],
    ['no columns', '1, 1, 1, 0', 'The number of columns in the range must be at least 1.'],
    ['bad notation', '"1A"', 'Range not found'],
    [
      'a text as row',
      '"1", 1',
      "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
  ] as const)
    refuses(
      what,
      OBSERVED,
      new Function('book', `return book.getActiveSheet().getRange(${at})`) as () => unknown,
      `Exception: ${message}`,
    );
});

describe('offset and getCell', () => {
  behaves(
    'count from the upper left',
    'documented: reference/spreadsheet/range#offsetrowoffset,-columnoffset,-numrows,-numcolumns',
    (book) => {
      const range = book.getActiveSheet().getRange('C4:D6');
      return [range.offset(1, 2), range.offset(-1, 0, 2), range.offset(0, 0, 1, 1), range.getCell(3, 2)].map((r) =>
        r.getA1Notation(),
      );
    },
    ['E5:F7', 'C3:D4', 'C4', 'D6'],
  );
  refuses(
    'getCell outside the range',
    OBSERVED,
    (book) => book.getActiveSheet().getRange('C4:D6').getCell(4, 1),
    'Exception: Cell reference out of range',
  );
});

describe('getDataRange, getLastRow', () => {
  behaves(
    'an empty sheet has a data range of A1 and no last row',
    `${SHEET}#getdatarange`,
    (book) => {
      const sheet = book.getActiveSheet();
      return [sheet.getDataRange().getA1Notation(), sheet.getLastRow(), sheet.getLastColumn()];
    },
    ['A1', 0, 0],
  );
  behaves(
    'formats and notes are no content',
    `${SHEET}#getlastrow`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('D9').setBackground('#ff0000').setNote('注');
      sheet.getRange('B3').setValue(0);
      return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];
    },
    [3, 2, 'A1:B3'],
  );
});

describe('members that are not there', () => {
  refuses(
    'say so',
    'local-host.md: an unknown member throws',
    (book) => (book.getActiveSheet().getRange('A1') as unknown as { addChart(): void }).addChart(),
    'Exception: SpreadsheetApp.Range.addChart is not available on the local host',
  );
  refuses(
    'a whole service too',
    'local-host.md: what it cannot do is refused',
    () => DriveApp.getRootFolder(),
    'Exception: DriveApp.getRootFolder is not available on the local host',
  );
  refuses(
    'and nothing can be set',
    'local-host.md: no silent no-op',
    (book) => {
      (book as unknown as { name: string }).name = 'x';
    },
    'Exception: Setting SpreadsheetApp.Spreadsheet.name is not available on the local host',
  );
});
