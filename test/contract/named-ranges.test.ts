import { describe, expect, it } from 'vitest';
import { newWorkbook, open } from '../host/fixture.ts';
import { behaves, refuses } from './contract.ts';

const SOURCE = 'documented: reference/spreadsheet/named-range';

describe('named ranges', () => {
  behaves(
    'are found by name, whatever its case, with their sheet',
    'documented: reference/spreadsheet/spreadsheet#getrangebynamename',
    (book) => {
      const other = book.insertSheet('二');
      book.setNamedRange('客户', other.getRange('B2:C9'));
      book.setNamedRange('Total', book.getSheets()[0]?.getRange('A1') as never);
      const range = book.getRangeByName('客户');
      return [
        range?.getSheet().getName(),
        range?.getA1Notation(),
        book.getRangeByName('TOTAL')?.getA1Notation(),
        book.getRangeByName('谁'),
        book
          .getNamedRanges()
          .map((named) => named.getName())
          .sort(),
        other.getNamedRanges().map((named) => named.getRange().getA1Notation()),
      ];
    },
    ['二', 'B2:C9', 'A1', null, ['Total', '客户'], ['B2:C9']],
  );
  behaves(
    'one name is one range: named again it is the other',
    SOURCE,
    (book) => {
      book.setNamedRange('客户', book.getRange('A1'));
      book.setNamedRange('客户', book.getRange('B2'));
      return book.getNamedRanges().map((named) => [named.getName(), named.getRange().getA1Notation()]);
    },
    [['客户', 'B2']],
  );
  behaves(
    'move with their cells, grow, shrink, and go with the last of them',
    SOURCE,
    (book) => {
      const sheet = book.getActiveSheet();
      const at = (): unknown => ['上', '下', '中'].map((name) => book.getRangeByName(name)?.getA1Notation() ?? null);
      book.setNamedRange('上', sheet.getRange('A1:B2'));
      book.setNamedRange('中', sheet.getRange('C3:C4'));
      book.setNamedRange('下', sheet.getRange('D8:E9'));
      sheet.insertRowsBefore(4, 2);
      const grown = at();
      sheet.deleteRows(3, 4);
      const shrunk = at();
      sheet.deleteColumn(1);
      return [grown, shrunk, at()];
    },
    [
      ['A1:B2', 'D10:E11', 'C3:C6'],
      ['A1:B2', 'D6:E7', null],
      ['A1:A2', 'C6:D7', null],
    ],
  );
  behaves(
    'are renamed, moved and removed',
    SOURCE,
    (book) => {
      book.setNamedRange('一', book.getRange('A1'));
      book.setNamedRange('二', book.getRange('B1'));
      const [one] = book.getNamedRanges();
      one?.setName('三').setRange(book.getRange('C3'));
      book.removeNamedRange('二');
      const left = book.getNamedRanges().map((named) => [named.getName(), named.getRange().getA1Notation()]);
      one?.remove();
      return [left, book.getNamedRanges().length];
    },
    [[['三', 'C3']], 0],
  );
  for (const name of ['', 'A1', 'r1c1', '1st', 'two words', 'true', 'x'.repeat(251)])
    refuses(
      `"${name.slice(0, 9)}" is no name`,
      'documented: support.google.com/docs/answer/63175; open: the message',
      new Function('book', `book.setNamedRange('${name}', book.getRange('A1'));`) as () => unknown,
      `Exception: The name "${name}" is not valid for a range.`,
    );
  refuses(
    'one that is not there is not removed',
    'open: the message',
    (book) => book.removeNamedRange('谁'),
    'Exception: A range with the name "谁" does not exist.',
  );
  it('are kept in the file, and a file from before them has none (documented: reference/spreadsheet/named-range)', () => {
    const workbook = newWorkbook();
    const code = `function keep() { const book = SpreadsheetApp.getActive(); book.setNamedRange('客户', book.getRange('B2')); }
      function find() { return SpreadsheetApp.getActive().getRangeByName('客户').getA1Notation(); }`;
    const first = open(code, { workbook });
    first.run('keep');
    first.close();
    expect(open(code, { workbook }).run('find').result).toBe('B2');
  });
  behaves(
    'a copied sheet has none of them',
    'open: nobody says whether they are copied',
    (book) => {
      book.setNamedRange('客户', book.getRange('A1'));
      return [book.getActiveSheet().copyTo(book).getNamedRanges().length, book.getNamedRanges().length];
    },
    [0, 1],
  );
});
