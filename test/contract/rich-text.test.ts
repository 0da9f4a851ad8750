import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const RANGE = 'documented: reference/spreadsheet/range';
const BUILDER = 'documented: reference/spreadsheet/rich-text-value-builder';
const RUNS =
  'documented: sheets/api CellData.textFormatRuns, "writing a new userEnteredValue will erase previous runs"';

describe('rich text', () => {
  behaves(
    'links somewhere as a whole, or nowhere',
    `${BUILDER}#setlinkurllinkurl`,
    () => {
      const text = () => SpreadsheetApp.newRichTextValue().setText('E5');
      const linked = text().setLinkUrl('#gid=0&range=E5');
      return [
        text().build().getLinkUrl(),
        linked.build().getLinkUrl(),
        linked.build().copy().setText('新').build().getLinkUrl(),
        linked.build().copy().setLinkUrl(null).build().getLinkUrl(),
        linked.build().copy().build().getLinkUrl(),
        linked.build().getText(),
      ];
    },
    [null, '#gid=0&range=E5', null, null, '#gid=0&range=E5', 'E5'],
  );
  refuses(
    'no text, no link',
    'open: setText is documented to come first; the worst case',
    () => SpreadsheetApp.newRichTextValue().setLinkUrl('#gid=0&range=E5'),
    'Exception: Illegal argument.',
  );
  refuses(
    'parts of a text that link elsewhere are not had here',
    'the host has links of whole cells',
    () => SpreadsheetApp.newRichTextValue().setText('E5').setLinkUrl(0, 1, 'https://example.com'),
    'Exception: SpreadsheetApp.RichTextValueBuilder.setLinkUrl with offsets is not available on the local host',
  );
  refuses(
    'nor are they asked for',
    'the host has links of whole cells',
    () => SpreadsheetApp.newRichTextValue().setText('E5').build().getLinkUrl(0, 1),
    'Exception: SpreadsheetApp.RichTextValue.getLinkUrl with offsets is not available on the local host',
  );
  behaves(
    'is read where it was written, away from A1; what is no text is null',
    `${RANGE}#getrichtextvalues`,
    (book) => {
      const sheet = book.getActiveSheet();
      const rich = (text: string, link: string | null) =>
        SpreadsheetApp.newRichTextValue().setText(text).setLinkUrl(link).build();
      sheet.getRange('C4:D5').setRichTextValues([
        [rich('a', '#a'), rich('b', null)],
        [rich('c', '#c'), rich('d', '#d')],
      ]);
      sheet.getRange('D5').setValue(7);
      sheet.getRange('E6').setRichTextValue(rich('e', '#e'));
      return [
        sheet
          .getRange('B4:E6')
          .getRichTextValues()
          .map((row) => row.map((value) => value && [value.getText(), value.getLinkUrl()])),
        sheet.getRange('E6:F9').getRichTextValue()?.getLinkUrl(),
        sheet.getRange('D5').getRichTextValue(),
      ];
    },
    [
      [
        [
          ['', null],
          ['a', '#a'],
          ['b', null],
          ['', null],
        ],
        [['', null], ['c', '#c'], null, ['', null]],
        [
          ['', null],
          ['', null],
          ['', null],
          ['e', '#e'],
        ],
      ],
      '#e',
      null,
    ],
  );
});

describe('where a cell links to', () => {
  behaves(
    'is gone with its text: written, cleared, or written without a link',
    RUNS,
    (book) => {
      const sheet = book.getActiveSheet();
      const rich = (link: string | null) => SpreadsheetApp.newRichTextValue().setText('E5').setLinkUrl(link).build();
      sheet.getRange('B2:F2').setRichTextValue(rich('#a'));
      sheet.getRange('B2').setValue('E5');
      sheet.getRange('C2').setRichTextValue(rich(null));
      sheet.getRange('D2').clearContent();
      sheet.getRange('E2').clear();
      sheet.getRange('F2').setNote('x').clearFormat();
      return sheet
        .getRange('B2:F2')
        .getRichTextValues()[0]
        ?.map((value) => value?.getLinkUrl());
    },
    [null, null, null, null, '#a'],
  );
  behaves(
    'goes with its cell: copied, moved, sorted, with rows and columns inserted and deleted, and with a copied sheet',
    'open: reported for rich text in general',
    (book) => {
      const sheet = book.getActiveSheet();
      const rich = (text: string, link: string) =>
        SpreadsheetApp.newRichTextValue().setText(text).setLinkUrl(link).build();
      sheet.getRange('B2:B3').setRichTextValues([[rich('2', '#2')], [rich('1', '#1')]]);
      sheet.getRange('B2').copyTo(sheet.getRange('D2'));
      sheet.getRange('B2').copyTo(sheet.getRange('E2'), { contentsOnly: true });
      sheet.getRange('B3').moveTo(sheet.getRange('D3'));
      sheet.getRange('D2:D3').sort(4);
      sheet.insertRowsBefore(3, 2);
      sheet.insertColumnBefore(4);
      sheet.deleteRows(1, 1);
      sheet.deleteColumn(1);
      sheet.moveColumns(sheet.getRange('D1'), 1);
      const read = (from: GoogleAppsScript.Spreadsheet.Sheet) =>
        from
          .getRange('A1:D4')
          .getRichTextValues()
          .flatMap((row, down) => row.map((value, right) => [down, right, value?.getLinkUrl() ?? null]))
          .filter(([, , link]) => link !== null);
      return [read(sheet), read(book.insertSheet('副本', { template: sheet }))];
    },
    [
      [
        [0, 0, '#1'],
        [0, 1, '#2'],
        [3, 0, '#2'],
      ],
      [
        [0, 0, '#1'],
        [0, 1, '#2'],
        [3, 0, '#2'],
      ],
    ],
  );
});
