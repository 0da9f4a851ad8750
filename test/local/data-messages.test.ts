import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/domain/words.ts';
import { CODES, type Faults, type Why } from '../../src/local/data-fault.ts';
import { readDataFile } from '../../src/local/data-file.ts';
import { DataFileError } from '../../src/local/data-file-error.ts';
import { pathOf, write } from './data-fixtures.ts';

const FACTS: { readonly [W in Why]: Faults[W] } = {
  missing: {},
  unreadable: { reason: 'EACCES' },
  folder: {},
  'other-spreadsheet': { kind: '.xls' },
  'no-spreadsheet': { kind: 'PDF' },
  binary: {},
  damaged: { part: 'zip' },
  'no-sheet': {},
  merged: { sheet: '台账', range: 'A2:A3' },
  uncalculated: { sheet: '台账', cell: 'B7' },
  'odd-date': { sheet: '台账', cell: 'B7', text: '31.2.' },
  'no-heading': { row: 2, column: 'C' },
  'broken-utf-8': { row: 7 },
  'broken-utf-16': { row: 7 },
  'unknown-encoding': { row: 7 },
  'broken-quotes': { row: 7 },
  'long-row': { row: 7, cells: 5, headings: 4 },
  'large-file': { megabytes: 200 },
  'large-unpacked': { megabytes: 200 },
  'packed-too-tightly': {},
  'many-cells': { cells: 10_000_000 },
  empty: {},
  'same-heading': { heading: '姓名', columns: 'A, C' },
};

describe.each(LOCALES)('%s', (locale) => {
  test.each(Object.keys(CODES) as Why[])('%s says where, what, and what to do next', (why) => {
    const says = new DataFileError('/home/desk/投诉.csv', why, FACTS[why]).say(locale);
    expect(says).toContain('投诉.csv');
    expect(says).not.toContain('/home');
    for (const fact of Object.values(FACTS[why])) expect(says).toContain(String(fact));
    expect(says).toMatch(locale === 'en' ? /\. .*\.$|: .*\.$/ : /。$/);
  });
});

test('the message of the exception is the English sentence; the code is for programs', async () => {
  const path = write('投诉.csv', '姓名,内容\n甲,一,二\n');
  const error = await readDataFile(path).catch((thrown: unknown) => thrown as DataFileError);
  expect(error).toBeInstanceOf(DataFileError);
  expect(error).toMatchObject({ code: 'broken-csv', details: { file: '投诉.csv', row: 2, cells: 3, headings: 2 } });
  expect((error as DataFileError).message).toBe(
    '投诉.csv, row 2: 3 cells under 2 headings. Most likely a comma in the text stands without quotation marks: mend the row and import again.',
  );
  await expect(readDataFile(pathOf('none'))).rejects.toThrow('There is no file none.');
});
