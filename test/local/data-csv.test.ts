import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDataFile } from '../../src/local/data-file.ts';
import { flat, pathOf, read, readHex, refusal, write } from './data-fixtures.ts';

/** As Excel writes a table: quotation marks where they are needed, or everywhere. */
const csvOf = (lines: readonly (readonly string[])[], separator: string, end: string, always: boolean): string =>
  lines
    .map((cells) =>
      cells
        .map((cell) => (always || /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator),
    )
    .join(end);

describe('a CSV file', () => {
  test.each([
    ['commas, CRLF', '姓名,电话,内容\r\n张伟,013800138000,"水管漏水,\n请尽快"\r\n李娜,3-12,"说""急"""\r\n'],
    ['semicolons, LF', '姓名;电话;内容\n张伟;013800138000;"水管漏水,\n请尽快"\n李娜;3-12;"说""急"""'],
    ['tabs, CR', '姓名\t电话\t内容\r张伟\t013800138000\t"水管漏水,\n请尽快"\r李娜\t3-12\t"说""急"""\r'],
    ['byte order mark', '\uFEFF姓名,电话,内容\r\n张伟,013800138000,"水管漏水,\n请尽快"\r\n李娜,3-12,"说""急"""'],
  ])('%s', async (_, csv) => {
    const file = await read('a.csv', csv);
    expect(flat(file)).toEqual(['姓名|电话|内容', '2: 张伟|013800138000|水管漏水,\n请尽快', '3: 李娜|3-12|说"急"']);
    expect(file.encoding).toBe('utf-8');
    expect(file.digest).toBe(createHash('sha256').update(csv).digest('hex'));
  });

  test('rows keep the numbers that Excel shows: blank ones and cells of several lines count as one', async () => {
    const file = await read('a.csv', '姓名,内容\n甲,"一\n二\n三"\n\n , \n乙,四\n,\n\n\n');
    expect(flat(file)).toEqual(['姓名|内容', '2: 甲|一\n二\n三', '5: 乙|四']);
  });

  test('shorter rows are padded; blank cells beyond the headings are nothing', async () => {
    expect(flat(await read('a.csv', '姓名 , 内容,,\n甲\n乙,b,,\n'))).toEqual(['姓名|内容', '2: 甲|', '3: 乙|b']);
  });

  test('every row is as wide as the headings', async () => {
    expect((await read('a.csv', 'a,b,c\n1\n')).rows).toEqual([{ row: 2, cells: ['1', '', ''] }]);
  });

  test('the separator is sought in the headings, beyond blank rows, outside quotation marks', async () => {
    expect(flat(await read('a.csv', '\n\n姓名;内容\n甲;1,2,3\n'))).toEqual(['姓名|内容', '4: 甲|1,2,3']);
    expect(flat(await read('a.csv', '"甲;乙;丙",丁\n1,2\n'))).toEqual(['甲;乙;丙|丁', '2: 1|2']);
  });

  test('headings without rows are a table', async () => {
    expect(flat(await read('a.csv', '姓名,内容\n'))).toEqual(['姓名|内容']);
  });

  test.each([
    ['more cells than headings', '姓名,内容\n甲,一\n乙,二,三\n', 'broken-csv/long-row 3 3 2'],
    ['a quotation mark inside a cell', '姓名,内容\n甲,一\n\n乙,5"管\n', 'broken-csv/broken-quotes 4'],
    ['text after a quotation', '姓名,内容\n"甲"x,一\n', 'broken-csv/broken-quotes 2'],
    ['a quotation that never ends', '姓名,内容\n甲,一\n乙,"二\n丙,三\n', 'broken-csv/broken-quotes 3'],
    ['two columns of one name', '姓名,内容,姓名 \n', 'duplicate-heading/same-heading 姓名 A, C'],
    ['nothing', '', 'empty/empty'],
    ['only blanks', '\uFEFF , \r\n\r\n', 'empty/empty'],
    ['zero bytes', '姓名\0,内容\n', 'not-a-table/binary'],
  ])('is refused: %s', async (_, csv, why) => {
    expect(await refusal(read('a.csv', csv))).toBe(why);
  });

  test('a grid of more cells than a workbook holds is refused before it is laid out', async () => {
    const headings = Array.from({ length: 10_000 }, (_, i) => `h${i}`).join(',');
    expect(await refusal(read('a.csv', `${headings}\n${'x\n'.repeat(1_001)}`))).toBe('too-large/many-cells 10000000');
  });
});

describe('other files', () => {
  test('a missing one', async () => {
    expect(await refusal(readDataFile(pathOf('none.csv')))).toBe('missing-file/missing');
    expect(await refusal(readDataFile(`${write('a.csv', 'a')}/b.csv`))).toBe('missing-file/missing');
  });

  test('a folder, a device', async () => {
    mkdirSync(pathOf('folder.csv'));
    expect(await refusal(readDataFile(pathOf('folder.csv')))).toBe('unknown-kind/folder');
    expect(await refusal(readDataFile('/dev/null'))).toBe('unknown-kind/folder');
  });

  test.each([
    ['a.xls', '姓名\t内容\n', 'unknown-kind/other-spreadsheet .xls'],
    ['a.et', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'unknown-kind/other-spreadsheet .et'],
    ['a.csv', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'unknown-kind/other-spreadsheet .csv'],
    ['a.xlsx', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'unknown-kind/other-spreadsheet .xlsx + password'],
    ['a.ods', 'x', 'unknown-kind/other-spreadsheet .ods'],
    ['a.csv', '%PDF-1.7', 'unknown-kind/no-spreadsheet PDF'],
    ['a.xlsx', '<html><table><tr><td>1', 'unknown-kind/other-spreadsheet HTML/XML'],
    ['a.xlsx', '', 'empty/empty'],
    ['a.json', '[]', 'unknown-kind/no-spreadsheet .json'],
    ['a.xlsx', '姓名,内容\n', 'not-a-table/damaged zip'],
    ['a.xlsx', 'PK\x03\x04 and no more', 'not-a-table/damaged zip'],
  ])('%s %#', async (name, content, why) => {
    expect(await refusal(read(name, Buffer.from(content, name === 'a.xls' ? 'utf8' : 'latin1')))).toBe(why);
  });
});

describe('encodings', () => {
  // Made by `iconv -t gb18030`, with a full-width comma and a line break in quotation marks.
  const GB18030 =
    'd0d5c3fb2cb5e7bbb02cc4dac8dd0d0ad5c5ceb02c31333830303133383030302c22cbaeb9dcc2a9cbaea3ac0ac7ebbea1bfecb4a6c0ed220d0ac0eec4c82c332d31322cb5e7ccddcda3d4cb0d0a';

  test('GB18030, as Excel writes it in China', async () => {
    const file = await readHex('a.csv', GB18030);
    expect(flat(file)).toEqual([
      '姓名|电话|内容',
      '2: 张伟|13800138000|水管漏水\uFF0C\n请尽快处理',
      '3: 李娜|3-12|电梯停运',
    ]);
    expect(file.encoding).toBe('gb18030');
  });

  test('GB18030: rare characters of two and of four bytes', async () => {
    expect(flat(await readHex('a.csv', 'd0d5c3fb2cc9fac6a7d7d60d0ad5c5fe9f2c9534b235d2b0bcd20d0a'))).toEqual([
      '姓名|生僻字',
      '2: 张䶮|𠮷野家',
    ]);
  });

  test('GB18030: more rare characters of four bytes than others', async () => {
    const file = await readHex('a.csv', `d0d5c3fbb5e7bbb00d0a${'9534b235'.repeat(6)}`);
    expect(flat(file)).toEqual(['姓名电话', `2: ${'𠮷'.repeat(6)}`]);
  });

  test('traditional characters in GBK', async () => {
    expect(
      flat(
        await readHex(
          'a.csv',
          'd0d5c3fb2c82e4d45d0d0aea90b4f3cec42ceb8accddcda3df5ca3acd588838dbfecbe53d0de814b95f8c3e6b4f0b8b20d0a',
        ),
      ),
    ).toEqual(['姓名|備註', '2: 陳大文|電梯停運\uFF0C請儘快維修並書面答覆']);
  });

  test('UTF-16 of either order', async () => {
    const text = '\uFEFF姓名\t内容\r\n张伟\t𠮷野家\r\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      const file = await read('a.txt', bytes);
      expect([...flat(file), file.encoding]).toEqual(['姓名|内容', '2: 张伟|𠮷野家', encoding]);
    }
    expect(await refusal(read('a.csv', little.subarray(0, -5)))).toBe('broken-encoding/broken-utf-16 2');
    expect(await refusal(read('a.csv', Buffer.from('\uFEFFa\n\0', 'utf16le')))).toBe('not-a-table/binary');
  });

  test('UTF-8 with one broken byte is never read as gibberish: the row is named', async () => {
    const csv = '姓名,内容\r\n甲,"水管\r\n漏水"\r\n\r\n乙,电梯停运\r\n丙,钥匙\r\n';
    const whole = Buffer.from(csv);
    for (let at = whole.indexOf('电'); at < whole.indexOf('\r\n丙'); at++) {
      const without = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
      expect(await refusal(read('a.csv', without)), `byte ${at}`).toBe('broken-encoding/broken-utf-8 4');
      const changed = Buffer.from(whole);
      changed[at] = 0xff;
      expect(await refusal(read('a.csv', changed)), `byte ${at}`).toBe('broken-encoding/broken-utf-8 4');
    }
  });

  test('UTF-8 with a byte order mark and a broken byte', async () => {
    expect(await refusal(readHex('a.csv', 'efbbbf610ad0d5c5ce'))).toBe('broken-encoding/broken-utf-8 2');
  });

  test('a few characters of UTF-8, then bytes of another kind', async () => {
    const csv = Buffer.concat([Buffer.from('姓名\n'), Buffer.from('d5c5c8fd', 'hex')]);
    expect(await refusal(read('a.csv', csv))).toBe('broken-encoding/broken-utf-8 2');
  });

  test('UTF-8 of another script with a broken byte', async () => {
    const csv = Buffer.concat([
      Buffer.from('name,note\nМосква,сломан лифт\n'),
      Buffer.from('d0', 'hex'),
      Buffer.from(',x\n'),
    ]);
    expect(await refusal(read('a.csv', csv))).toBe('broken-encoding/broken-utf-8 3');
  });

  test.each([
    // Made by `iconv -t big5`.
    [
      'Big5',
      'a4e9b4c12ca96da6572cb971b8dc2ca4baae650d0a323032362d30322d31342cb3afa46aa4e52c303931322cb971b1e8b0b1b942aababafbadd70d0a',
      1,
    ],
    ['Latin', Buffer.from('name,note\nM\xfcller,na\xefve\n', 'latin1').toString('hex'), 2],
    ['GB18030 cut in a character', `${GB18030}d5`, 4],
    ['GB18030 with a byte that is none', GB18030.replace('c0eec4c8', 'c0eeff'), 3],
    ['GB18030 with a replacement character', GB18030.replace('c0eec4c8', 'c0ee8431a437'), 3],
    ['GB18030 with a private character', GB18030.replace('c0eec4c8', 'c0eeaaa1'), 3],
    ['random bytes', 'fedc818283a0c0ffee99', 1],
  ])('is refused: %s', async (_, hex, row) => {
    expect(await refusal(readHex('a.csv', hex))).toBe(`broken-encoding/unknown-encoding ${row}`);
  });
});

describe('any table of text comes back the same', () => {
  const SEPARATORS = fc.constantFrom(',', ';', '\t');
  const ENDS = fc.constantFrom('\r\n', '\n', '\r');

  /** Tables of 1 to 4 columns; no heading twice, no blank row (it would be skipped). */
  const tables = (character: fc.Arbitrary<string>, first: string) =>
    fc.integer({ min: 1, max: 4 }).chain((width) => {
      const cell = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''));
      const row = fc.array(cell, { minLength: width, maxLength: width }).filter((cells) => cells.some((c) => c.trim()));
      const headings = Array.from({ length: width }, (_, i) => `${first}${i}`);
      return fc.array(row, { maxLength: 5 }).map((rows) => ({ headings, rows }));
    });

  test('in UTF-8', async () => {
    const character = fc.oneof(
      fc.constantFrom('"', ',', ';', '\t', '\r', '\n', "'", '=', ' ', '0', '电'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((c) => c !== '\0'),
    );
    await fc.assert(
      fc.asyncProperty(
        tables(character, '栏'),
        SEPARATORS,
        ENDS,
        fc.boolean(),
        fc.boolean(),
        async (table, by, end, always, bom) => {
          const csv = csvOf([table.headings, ...table.rows], by, end, always || table.headings.length === 1);
          const file = await read('any.csv', (bom ? '\uFEFF' : '') + csv);
          expect({ headings: file.headings, rows: file.rows.map(({ cells }) => cells) }).toEqual(table);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('in GB18030', async () => {
    // Node reads GB18030 and does not write it: the reader turned around, one byte pair at a time.
    const bytes = new Map<string, number[]>();
    const decoder = new TextDecoder('gb18030', { fatal: true });
    for (let lead = 0xb0; lead <= 0xf7; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) {
        try {
          bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
        } catch {}
      }
    }
    const level1 = [...bytes].filter(([, [lead]]) => (lead ?? 0) <= 0xd6).map(([character]) => character);
    const encode = (text: string) => Buffer.from([...text].flatMap((c) => bytes.get(c) ?? [c.charCodeAt(0)]));
    const character = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...level1) },
      { weight: 2, arbitrary: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', '0', ' ') },
    );
    await fc.assert(
      fc.asyncProperty(tables(character, '客户姓名电话号码'), SEPARATORS, ENDS, async (table, by, end) => {
        const csv = csvOf([table.headings, ...table.rows], by, end, true);
        const file = await read('any.csv', encode(csv));
        expect(file.encoding).toBe('gb18030');
        expect({ headings: file.headings, rows: file.rows.map(({ cells }) => cells) }).toEqual(table);
      }),
      { numRuns: 300 },
    );
  });
});
