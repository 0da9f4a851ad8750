import { describe } from 'vitest';
import { behaves } from './contract.ts';

const TYPED = 'documented: reference/spreadsheet/range#setvaluesvalues, parsed as typed';

/** Types a text and gives what is read and what is shown. */
const typedAndShown = (text: string) =>
  new Function(
    'book',
    `const cell = book.getActiveSheet().getRange('B3');
     cell.setValue(${JSON.stringify(text)});
     const value = cell.getValue();
     return [value instanceof Date ? Utilities.formatDate(value, 'Asia/Shanghai', 'yyyy-MM-dd HH:mm') : value, cell.getDisplayValue()];`,
  ) as (book: GoogleAppsScript.Spreadsheet.Spreadsheet) => unknown;

describe('texts are parsed as typed', () => {
  const is = (text: string, value: unknown, shown: string): void =>
    behaves(`"${text}"`, TYPED, typedAndShown(text), [value, shown]);
  // Numbers.
  is('0755', 755, '755');
  is(' 1,234 ', 1234, '1,234');
  is('-3.50', -3.5, '-3.5');
  is('1e3', 1000, '1.00E+03');
  is('(12)', -12, '-12');
  is('1,23', '1,23', '1,23');
  // Percent and money.
  is('12%', 0.12, '12%');
  is('12.5%', 0.125, '12.50%');
  is('¥1,200.50', 1200.5, '¥1,200.50');
  // Dates and times.
  is('3-12', '2026-03-12 00:00', '3-12');
  is('2026-03-12', '2026-03-12 00:00', '2026-03-12');
  is('2026/3/12', '2026-03-12 00:00', '2026/3/12');
  is('2026年3月12日', '2026-03-12 00:00', '2026/3/12');
  is('9:30', '1899-12-30 09:30', '9:30');
  is('2026-3-12 9:30', '2026-03-12 09:30', '2026-03-12 9:30');
  is('2-30', '2-30', '2-30');
  // Truth values.
  is('TRUE', true, 'TRUE');
  is('false', false, 'FALSE');
  is('truth', 'truth', 'truth');
  // An apostrophe keeps text.
  is("'0755", '0755', '0755');
  is("'=1+1", '=1+1', '=1+1');
  is("'", '', '');
  // What looks like nothing else stays text.
  for (const text of ['A-1203', '3栋2单元', '-钥匙', '1.2.3.4', '=']) is(text, text, text);
  behaves(
    'a leading plus that is no number becomes a formula',
    'to verify on Google: from memory, the worst case for phone numbers',
    (book) => {
      const cell = book.getActiveSheet().getRange('B2');
      cell.setValue('+86 138 0000 0000');
      return cell.getFormula();
    },
    '=+86 138 0000 0000',
  );
});

describe('text stays text', () => {
  behaves(
    'in a cell formatted "@"',
    'to verify on Google: plain text format',
    (book) => {
      const range = book.getActiveSheet().getRange('B3:D3').setNumberFormat('@');
      range.setValues([['0755', '3-12', ' 12% ']]);
      return [range.getValues(), range.getDisplayValues()];
    },
    [[['0755', '3-12', ' 12% ']], [['0755', '3-12', ' 12% ']]],
  );
  behaves(
    'in a cell formatted "@" a leading "=" still makes a formula',
    'open; the worst case of platform.md',
    (book) => book.getActiveSheet().getRange('B3').setNumberFormat('@').setValue('=A1').getFormula(),
    '=A1',
  );
  behaves(
    'with setRichTextValues, whatever it looks like',
    'documented: reference/spreadsheet/range#setrichtextvaluesvalues',
    (book) => {
      const rich = (text: string) => SpreadsheetApp.newRichTextValue().setText(text).build();
      const range = book.getActiveSheet().getRange('C4:D5');
      range.setRichTextValues([
        [rich('=1+1'), rich('0755')],
        [rich('3-12'), rich('')],
      ]);
      return [range.getValues(), range.getFormulas()];
    },
    [
      [
        ['=1+1', '0755'],
        ['3-12', ''],
      ],
      [
        ['', ''],
        ['', ''],
      ],
    ],
  );
});
