import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDataFile } from '../../src/local/data-file.ts';
import { refusedPath, writeRefused } from '../../src/local/refused-file.ts';
import { RunError } from '../../src/local/run-error.ts';
import { flat, pathOf } from './data-fixtures.ts';

const path = pathOf('DATA.refused.csv');
const HEADINGS = ['姓名', '房号', '内容', '退回原因'];
const raw = () => readFileSync(path, 'utf8');

describe('the file of refused rows', () => {
  test('has the rows whole, their reasons last, and opens in Excel', () => {
    writeRefused(path, HEADINGS, [{ cells: ['张伟', 'A座', '水管,"漏"\n水'], reasons: '栏“房号”:没有 A座' }]);
    expect(raw()).toBe('\uFEFF姓名,房号,内容,退回原因 (Dutybook)\r\n张伟,A座,"水管,""漏""\n水",栏“房号”:没有 A座\r\n');
  });

  test('marks the heading of the reasons once', () => {
    writeRefused(path, ['姓名', '退回原因 (Dutybook)'], []);
    expect(raw()).toBe('\uFEFF姓名,退回原因 (Dutybook)\r\n');
  });

  test('is read again without the reasons, as often as one likes', async () => {
    writeRefused(path, HEADINGS, [{ cells: ['张伟', '3-12', '=1+1'], reasons: 'x' }]);
    const again = await readDataFile(path);
    expect(flat(again)).toEqual(['姓名|房号|内容', '2: 张伟|3-12|=1+1']);
    writeRefused(path, [...again.headings, '退回原因'], [{ cells: again.rows[0]?.cells ?? [], reasons: 'y' }]);
    expect(flat(await readDataFile(path))).toEqual(flat(again));
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+8613800138000', "'+8613800138000"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1+1', "'\r=1+1"],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ["'=1+1", "''=1+1"],
    ['3-12', "'3-12"],
    ['2026-02', "'2026-02"],
    ['007', "'007"],
    ['110101199003078515', "'110101199003078515"],
    ['3E12', "'3E12"],
    ['1.10', "'1.10"],
    ['-5', '-5'],
    ['-', '-'],
    ['13800138000', '13800138000'],
    ['2026-02-14 09:30', '2026-02-14 09:30'],
    ['2026-02-14', '2026-02-14'],
    ["O'Brien", "O'Brien"],
    ["'quoted'", "'quoted'"],
  ])('%j is written as %j', (text, written) => {
    writeRefused(path, HEADINGS, [{ cells: [text, '', ''], reasons: text }]);
    const [, row] = parse(raw(), { bom: true, record_delimiter: '\r\n' }) as string[][];
    expect([row?.[0], row?.[3]]).toEqual([written, written]);
  });

  test('apostrophes in other files stay', async () => {
    writeFileSync(path, "姓名,内容\n'=1,'3-12\n");
    expect(flat(await readDataFile(path))).toEqual(['姓名|内容', "2: '=1|'3-12"]);
  });

  test('any refused row comes back the same', async () => {
    const character = fc.oneof(
      fc.constantFrom("'", '=', '+', '-', '@', '0', '1', 'e', '/', '.', ' ', '"', ',', ';', '\t', '\n', '\r', '\uFF1D'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((c) => c !== '\0'),
    );
    const cell = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''));
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((c) => c.trim()));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 4 }), cell, async (rows, reasons) => {
        writeRefused(
          path,
          ['=a', "'=b", '3-12', '退回原因'],
          rows.map((cells) => ({ cells, reasons: `原因${reasons}` })),
        );
        const { headings, rows: again } = await readDataFile(path);
        expect(headings).toEqual(['=a', "'=b", '3-12']);
        expect(again.map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test('is written whole or not at all, and nothing is left lying about', () => {
    const target = pathOf('busy.csv');
    mkdirSync(join(target, 'x'), { recursive: true });
    expect(() => writeRefused(target, HEADINGS, [])).toThrow(RunError);
    expect(() => writeRefused(pathOf('none/a.csv'), HEADINGS, [])).toThrow('ENOENT');
    expect(readdirSync(dirname(target)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(existsSync(join(target, 'x'))).toBe(true);
  });

  test('never takes the name of the file it came from', () => {
    const chain = ['a/DATA.csv', 'a/DATA.refused.csv', 'a/DATA.refused-2.csv', 'a/台账.2026.xlsx'].map((each) =>
      refusedPath(each),
    );
    expect(chain).toEqual([
      'a/DATA.refused.csv',
      'a/DATA.refused-2.csv',
      'a/DATA.refused-3.csv',
      'a/台账.2026.refused.csv',
    ]);
  });
});
