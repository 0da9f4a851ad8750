import { describe, expect, it } from 'vitest';
import { open } from '../host/fixture.ts';
import { behaves, refuses } from './contract.ts';

const SOURCE = 'documented: reference/spreadsheet/sheet#getactiverange';
const SELECTED = { selection: { row: 2, column: 1, rows: 3, columns: 2 } };

describe('what is selected', () => {
  it(`is what the person has selected, with the cell in which they would type (${SOURCE})`, () => {
    const host = open(`function seen() {
      const sheet = SpreadsheetApp.getActiveSheet();
      return [SpreadsheetApp.getActiveRange(), sheet.getActiveRange(), sheet.getActiveCell(), sheet.getCurrentCell(),
        SpreadsheetApp.getCurrentCell(), SpreadsheetApp.getActive().getActiveRange(), SpreadsheetApp.getActive().getActiveCell()]
        .map((range) => range.getA1Notation());
    }`);
    expect(host.run('seen', [], SELECTED).result).toEqual(['B3:C5', 'B3:C5', 'B3', 'B3', 'B3', 'B3:C5', 'B3']);
  });
  it('is the edited cell for a trigger that an edit sets off (documented: guides/triggers/events)', () => {
    const host = open(
      "function onEdit() { SpreadsheetApp.getActiveSheet().getRange('A1').setNote(SpreadsheetApp.getActiveRange().getA1Notation()); }",
    );
    host.act({ kind: 'type', sheet: 0, row: 4, column: 2, text: '甲' });
    expect(host.cell(0, 0, 0).note).toBe('C5');
  });
  behaves('without anybody it is the first cell', SOURCE, () => SpreadsheetApp.getActiveRange()?.getA1Notation(), 'A1');
  behaves(
    'a script selects: a range, a cell, a notation; its sheet comes to the front',
    'documented: reference/spreadsheet/sheet#setactiverangerange',
    (book) => {
      const first = book.getActiveSheet();
      const other = book.insertSheet('二');
      const seen = (): unknown => [book.getActiveSheet().getName(), book.getActiveRange()?.getA1Notation()];
      first.setActiveRange(first.getRange('B2:C3'));
      const one = seen();
      other.getRange('D4').activate();
      const two = seen();
      other.setActiveSelection('A2:A9');
      const three = seen();
      SpreadsheetApp.setCurrentCell(first.getRange('E5'));
      return [one, two, three, seen()];
    },
    [
      ['工作表1', 'B2:C3'],
      ['二', 'D4'],
      ['二', 'A2:A9'],
      ['工作表1', 'E5'],
    ],
  );
  behaves(
    'of a sheet that is not in front it is the first cell',
    'open: nobody says what Google gives',
    (book) => {
      const first = book.getActiveSheet();
      first.getRange('B2').activate();
      book.insertSheet('二');
      return first.getActiveRange()?.getA1Notation();
    },
    'A1',
  );
  refuses(
    'a range of another sheet',
    'open: the message',
    (book) => {
      const first = book.getActiveSheet();
      return book.insertSheet('二').setActiveRange(first.getRange('A1'));
    },
    'Exception: Range must be on the sheet.',
  );
});

describe('the workbook itself', () => {
  behaves(
    'is opened by its own id and address',
    'documented: reference/spreadsheet/spreadsheet-app#openbyidid',
    (book) => [
      SpreadsheetApp.openById(book.getId()).getName(),
      SpreadsheetApp.openByUrl(book.getUrl()).getId() === book.getId(),
    ],
    ['客服台账', true],
  );
  refuses(
    'no other one',
    'local-host.md: one workbook a host',
    () => SpreadsheetApp.openById('1abc'),
    'Exception: SpreadsheetApp.openById with the id of another workbook is not available on the local host',
  );
  behaves(
    'belongs to whoever runs the host; no form fills it',
    'documented: reference/spreadsheet/spreadsheet#getowner',
    (book) => [book.getOwner()?.getEmail(), book.getFormUrl(), book.getActiveSheet().getFormUrl()],
    ['desk@example.com', null, null],
  );
  behaves(
    'speaks for its active sheet',
    'documented: reference/spreadsheet/spreadsheet#appendrowrowcontents',
    (book) => {
      book.appendRow(['甲', 1]);
      book.appendRow(['乙', 2]);
      return [
        book.getLastRow(),
        book.getLastColumn(),
        book.getSheetValues(2, 1, 1, 2),
        book.getDataRange().getValues(),
      ];
    },
    [
      2,
      2,
      [['乙', 2]],
      [
        ['甲', 1],
        ['乙', 2],
      ],
    ],
  );
  behaves(
    'duplicates and deletes its active sheet',
    'documented: reference/spreadsheet/spreadsheet#duplicateactivesheet',
    (book) => {
      book.getRange('A1').setValue('甲');
      const copy = book.duplicateActiveSheet().getName();
      const names = book.getSheets().map((sheet) => sheet.getName());
      const active = book.getActiveSheet().getName();
      book.deleteActiveSheet();
      return [copy, names, active, book.getActiveSheet().getName()];
    },
    ['Copy of 工作表1', ['工作表1', 'Copy of 工作表1'], 'Copy of 工作表1', '工作表1'],
  );
  behaves(
    'a sheet is copied with what it holds, at the end, and the one in front stays there',
    'documented: reference/spreadsheet/sheet#copytospreadsheet',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.getRange('B2').setValue('甲').setBackground('#ff0000');
      const [one, two] = [sheet.copyTo(book), sheet.copyTo(book)];
      const cell = two.getRange('B2');
      return [
        one.getName(),
        two.getName(),
        two.getIndex(),
        cell.getValue(),
        cell.getBackground(),
        book.getActiveSheet().getName(),
      ];
    },
    ['Copy of 工作表1', 'Copy of 工作表1 2', 3, '甲', '#ff0000', '工作表1'],
  );
  it('draws menus of the former kind too (documented: reference/spreadsheet/spreadsheet#addmenuname,-submenus)', () => {
    const host = open(
      "function onOpen() { SpreadsheetApp.getActive().addMenu('工具', [{ name: '统计', functionName: 'count' }, null, { name: '清空', functionName: 'clear' }]); }",
    );
    expect(host.open()?.menus).toEqual([
      {
        caption: '工具',
        items: [{ caption: '统计', functionName: 'count' }, null, { caption: '清空', functionName: 'clear' }],
      },
    ]);
  });
});
