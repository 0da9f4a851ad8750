import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lookOf, lookOfBuiltIn, plainNumber, sayNumber } from '../../src/local/data-cell.ts';
import { readDataFile } from '../../src/local/data-file.ts';
import { flat, type Handmade, pathOf, read, refusal, workbook } from './data-fixtures.ts';

const made = (rows: string, more: Partial<Handmade> = {}) => read('made.xlsx', workbook({ rows, ...more }));
/** The text of the cells under one heading. */
const column = async (cells: string, more: Partial<Handmade> = {}): Promise<string[]> => {
  const { rows } = await made(`<row r="1"><c r="A1" t="str"><v>栏</v></c></row>${cells}`, more);
  return rows.map(({ cells: [cell] }) => cell ?? '');
};
const numbers = (...cells: [style: number, value: string][]): string =>
  cells
    .map(([style, value], i) => `<row r="${i + 2}"><c r="A${i + 2}" s="${style}"><v>${value}</v></c></row>`)
    .join('');

describe('a workbook that stock exceljs wrote', () => {
  test('every kind of cell, as a person would type it', async () => {
    const book = new ExcelJS.Workbook();
    const hidden = book.addWorksheet('隐藏', { state: 'hidden' });
    hidden.addRow(['wrong sheet']);
    const sheet = book.addWorksheet('台账');
    sheet.addRow(['种类', '值']);
    const add = (kind: string, value: ExcelJS.CellValue, numFmt?: string) => {
      const row = sheet.addRow([kind, value]);
      if (numFmt) row.getCell(2).numFmt = numFmt;
    };
    add('文字', ' =1+1 ');
    add('多行', '一\n二');
    add('电话', '013800138000');
    add('整数', 13800138000);
    add('小数', 0.1 + 0.2);
    add('很小', 1.5e-7);
    add('很大', 1.5e21);
    add('负零', -0);
    add('百分比', 0.85, '0%');
    add('金额', 1234.5, '#,##0.00');
    add('编号', 123, '000000');
    add('钥匙', 12, '"A-"000');
    add('日期', new Date(Date.UTC(2026, 1, 14)), 'yyyy-mm-dd');
    add('日期时间', new Date(Date.UTC(2026, 1, 14, 9, 30)), 'yyyy-mm-dd hh:mm');
    add('午夜', new Date(Date.UTC(2026, 1, 14)), 'yyyy-mm-dd hh:mm');
    add('藏着时间', new Date(Date.UTC(2026, 1, 14, 9, 30)), 'yyyy"年"m"月"d"日"');
    add('真', true);
    add('假', false);
    add('富文本', { richText: [{ text: '水管' }, { text: '漏水', font: { bold: true } }] });
    add('链接', { text: '见附件', hyperlink: 'https://example.com/' });
    add('邮件', { text: 'a@b.cn', hyperlink: 'mailto:a@b.cn' });
    add('错误', { error: '#N/A' });
    add('公式', { formula: '1+1', result: 2 });
    add('公式零', { formula: '1-1', result: 0 });
    add('公式假', { formula: '1=2', result: false });
    add('公式文字', { formula: 'A1&amp;"x"', result: '种类x' });
    add('公式错误', { formula: '1/0', result: { error: '#DIV/0!' } });
    add('公式日期', { formula: 'TODAY()', result: new Date(Date.UTC(2026, 1, 14)) }, 'yyyy-mm-dd');
    add('表情', '😀𠮷');
    sheet.addRow([]);
    add('空行后', 1);
    await book.xlsx.writeFile(pathOf('stock.xlsx'));

    expect(flat(await readDataFile(pathOf('stock.xlsx')))).toEqual([
      '种类|值',
      '2: 文字| =1+1 ',
      '3: 多行|一\n二',
      '4: 电话|013800138000',
      '5: 整数|13800138000',
      '6: 小数|0.3',
      '7: 很小|0.00000015',
      '8: 很大|1500000000000000000000',
      '9: 负零|0',
      '10: 百分比|0.85',
      '11: 金额|1234.5',
      '12: 编号|000123',
      '13: 钥匙|A-012',
      '14: 日期|2026-02-14',
      '15: 日期时间|2026-02-14 09:30',
      '16: 午夜|2026-02-14 00:00',
      '17: 藏着时间|2026-02-14 09:30',
      '18: 真|TRUE',
      '19: 假|FALSE',
      '20: 富文本|水管漏水',
      '21: 链接|见附件',
      '22: 邮件|a@b.cn',
      '23: 错误|#N/A',
      '24: 公式|2',
      '25: 公式零|0',
      '26: 公式假|FALSE',
      '27: 公式文字|种类x',
      '28: 公式错误|#DIV/0!',
      '29: 公式日期|2026-02-14',
      '30: 表情|😀𠮷',
      '32: 空行后|1',
    ]);
  });
});

describe('what exceljs would read wrongly', () => {
  test('t="d" dates', async () => {
    const dates = [
      '2026-02-14',
      '2026-02-14T09:30:59',
      '2026-02-14T00:00:00',
      '2026-02-14T09:30:00.000Z',
      '09:30:00',
      'T09:30',
    ];
    const rows = (style: number) =>
      dates.map((date, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="d" s="${style}"><v>${date}</v></c></row>`).join('');
    const formats = ['yyyy/m/d', 'yyyy/m/d h:mm'];
    expect(await column(rows(1), { formats })).toEqual([
      '2026-02-14',
      '2026-02-14 09:30',
      '2026-02-14',
      '2026-02-14 09:30',
      '09:30',
      '09:30',
    ]);
    expect((await column(rows(2), { formats }))[0]).toBe('2026-02-14 00:00');
    for (const text of ['2026-02-30', '14.2.2026', '2026-02-14T09:30+08:00', 'T', '']) {
      const cell = `<row r="2"><c r="A2" t="d"><v>${text}</v></c></row>`;
      expect(await refusal(column(cell))).toBe(`not-a-table/odd-date 台账 A2 ${text}`);
    }
  });

  test('x: prefixes, another name for the relations, the strict namespaces', async () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const sheet = `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>姓</x:t></x:r><x:r><x:t>名</x:t></x:r></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:f>1-1</x:f><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const book = `<x:workbook xmlns:x="${strict}" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="台账" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>`;
    expect(flat(await made('', { sheet, workbook: book }))).toEqual(['姓名', '2: 0']);
  });

  test('rows and cells without a place', async () => {
    const cells = '<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>';
    const rows = `${cells}<row/><row><c/><c><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c></row>`;
    expect(flat(await made(rows))).toEqual(['甲|乙', '3: |1', '9: |2']);
  });

  test('results of 0, FALSE and empty text; no result at all is refused', async () => {
    expect(
      flat(
        await made(
          '<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c><c t="str"><v>丙</v></c><c t="str"><v>丁</v></c></row>' +
            '<row><c><f>1-1</f><v>0</v></c><c t="b"><f>1=2</f><v>0</v></c><c t="str"><f>""</f><v></v></c><c t="str"><f>""</f></c></row>',
        ),
      ),
    ).toEqual(['甲|乙|丙|丁', '2: 0|FALSE||']);
    expect(await refusal(column('<row r="2"><c r="A2"><f>SUM(B:B)</f></c></row>'))).toBe(
      'not-a-table/uncalculated 台账 A2',
    );
  });

  test('text in CDATA sections, which its SAX reader leaves out', async () => {
    const cell = '<row r="2"><c t="str"><v>a<![CDATA[<b> & ]]>c<![CDATA[]]></v></c></row>';
    expect(await column(cell)).toEqual(['a<b> & c']);
  });

  test('validations of whole columns cost nothing', async () => {
    const after =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>';
    expect(await column(numbers([0, '1']), { after })).toEqual(['1']);
  });

  test('shared strings: rich, with pronunciation, escaped', async () => {
    const strings =
      '<si><t>栏</t></si><si><r><t>水管</t></r><r><t xml:space="preserve"> 漏水</t></r><rPh sb="0" eb="2"><t>shuǐguǎn</t></rPh></si><si><t>a_x000A_b_x005F_x0041_</t></si><si><t/></si><si><t>&lt;b&gt;&amp;&#x7535;</t></si>';
    const rows = [0, 1, 2, 3, 4].map((i) => `<row><c t="s"><v>${i}</v></c><c><v>1</v></c></row>`).join('');
    expect(
      flat(
        await made(
          `<row><c t="s"><v>0</v></c><c t="str"><v>数</v></c></row>${rows.slice(rows.indexOf('</row>') + 6)}`,
          { strings },
        ),
      ),
    ).toEqual(['栏|数', '2: 水管 漏水|1', '3: a\nb_x0041_|1', '4: |1', '5: <b>&电|1']);
    expect(await refusal(column('<row r="2"><c t="s"><v>99</v></c></row>', { strings }))).toBe(
      'not-a-table/damaged 台账',
    );
  });
});

describe('numbers', () => {
  test.each([
    ['yyyy-mm-dd', '46067', '2026-02-14'],
    ['yyyy-mm-dd', '46067.395833333336', '2026-02-14 09:30'],
    ['yyyy-mm-dd h:mm', '46067.39583333333', '2026-02-14 09:30'],
    ['yyyy-mm-dd h:mm', '46067.9999884259', '2026-02-14 23:59'],
    ['yyyy-mm-dd h:mm', '46067.99999999', '2026-02-15 00:00'],
    ['[$-804]yyyy"年"m"月"d"日";@', '46067', '2026-02-14'],
    ['[红色]yyyy-m-d', '46067', '2026-02-14'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '60', '1900-02-29'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '0', '1900-01-00'],
    ['yyyy-mm-dd', '-1', '-1'],
    ['h:mm', '0.3958333333', '09:30'],
    ['h:mm', '1.0', '00:00'],
    ['h:mm', '46067.3958333333', '2026-02-14 09:30'],
    ['上午/下午h"时"mm"分"', '0.75', '18:00'],
    ['[h]:mm', '1.1041666666666667', '26:30'],
    ['mm:ss', '0.00104166666666667', '01:30'],
    ['000', '7', '007'],
    ['000-0000-0000', '13800138000', '138-0013-8000'],
    ['0"件"', '3', '3'],
    ['0.00', '3', '3'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', '-1234.50', '-1234.5'],
    ['0.00E+00', '13800138000', '13800138000'],
    ['@', '007', '7'],
    ['General', '110101199003078515', '110101199003078515'],
    ['General', '1.3800138E10', '13800138000'],
    ['General', '8.4499999999999993', '8.45'],
    ['General', '-0', '0'],
    ['General', '1.234567890123456E15', '1234567890123456'],
    ['General', '9007199254740993', '9007199254740993'],
  ])('%s of %s is %s', (format, raw, text) => {
    expect(sayNumber(raw, lookOf(format), false)).toBe(text);
  });

  test.each([
    [0, '46067.5', '46067.5'],
    [2, '46067', '46067'],
    [9, '0.5', '0.5'],
    [14, '46067', '2026-02-14'],
    [20, '0.5', '12:00'],
    [22, '46067', '2026-02-14 00:00'],
    [31, '46067', '2026-02-14'],
    [32, '0.5', '12:00'],
    [45, '0.00104166666666667', '01:30'],
    [46, '1.5', '36:00'],
    [53, '46067', '2026-02-14'],
    [53, '0.5', '12:00'],
    [58, '46067.5', '2026-02-14 12:00'],
  ])('format %i without text of its own: %s is %s', (id, raw, text) => {
    expect(sayNumber(raw, lookOfBuiltIn(id), false)).toBe(text);
  });

  test('days from 1904, in old files from a Mac', async () => {
    const book = '<workbookPr date1904="1"/>';
    const formats = ['yyyy-mm-dd', 'h:mm', 'yyyy-mm-dd h:mm'];
    const cells = numbers([1, '44605'], [2, '0.5'], [2, '44605.5'], [3, '44605'], [0, '44605']);
    expect(await column(cells, { book, formats })).toEqual([
      '2026-02-14',
      '12:00',
      '2026-02-14 12:00',
      '2026-02-14 00:00',
      '44605',
    ]);
  });

  test('no exponent, no noise', () => {
    expect([0.1 * 3, 1.1 + 2.2, 1e21, -1.5e-7, 4.35 * 100].map(plainNumber)).toEqual([
      '0.3',
      '3.3',
      '1000000000000000000000',
      '-0.00000015',
      '435',
    ]);
  });
});

describe('sheets', () => {
  const ROWS = '<row><c t="str"><v>甲</v></c></row><row><c><v>1</v></c></row>';

  test('the first visible one that is no chart', async () => {
    const sheets =
      '<sheet name="a" sheetId="1" state="hidden" r:id="rId4"/><sheet name="b" sheetId="2" state="veryHidden" r:id="rId4"/><sheet name="c" sheetId="3" r:id="rId5"/><sheet name="d" sheetId="4" r:id="rId1"/>';
    expect(flat(await made(ROWS, { sheets }))).toEqual(['甲', '2: 1']);
    expect(await refusal(made(ROWS, { sheets: sheets.slice(0, sheets.indexOf('<sheet name="d"')) }))).toBe(
      'not-a-table/no-sheet',
    );
    expect(await refusal(made(ROWS, { sheets: '<sheet name="e" sheetId="1" r:id="rId4"/>' }))).toBe('empty/empty');
  });

  test('cells merged over rows are refused, within a row they are read', async () => {
    const rows = `${ROWS}<row/>`;
    const merged = (ref: string) =>
      made(rows, { after: `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>` });
    expect(flat(await merged('A2:B2'))).toEqual(['甲', '2: 1']);
    expect(flat(await merged('A5:A9'))).toEqual(['甲', '2: 1']);
    expect(await refusal(merged('A2:A3'))).toBe('not-a-table/merged 台账 A2:A3');
  });

  test('a title above the headings is said', async () => {
    const rows = '<row><c t="str"><v>二月台账</v></c></row><row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>';
    expect(await refusal(made(rows))).toBe('not-a-table/no-heading 2 B');
  });

  test.each([
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['a cell of another row', '<row r="1"><c r="A2"/></row>'],
    ['a cell twice', '<row r="1"><c r="A1"/><c r="A1"/></row>'],
    ['a row beyond the last', '<row r="1048577"/>'],
    ['a column beyond the last', '<row r="1"><c r="XFE1"/></row>'],
    ['a number that is none', '<row><c><v>abc</v></c></row>'],
    ['an unknown kind', '<row><c t="zz"><v>1</v></c></row>'],
  ])('damage: %s', async (_, rows) => {
    expect(await refusal(made(rows))).toBe('not-a-table/damaged 台账');
  });

  test.each([
    ['cut off', '<worksheet><sheetData><row>'],
    ['not well-formed', '<worksheet><sheetData></row></sheetData></worksheet>'],
    [
      'an entity of its own',
      '<!DOCTYPE a [<!ENTITY x "y">]><worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>',
    ],
    ['nothing', ''],
  ])('damage: xml %s', async (_, sheet) => {
    expect(await refusal(made('', { sheet }))).toBe('not-a-table/damaged xl/worksheets/sheet1.xml');
  });
});

describe('packing', () => {
  const book = Buffer.from(workbook({ rows: '<row><c t="str"><v>甲</v></c></row>' }));

  test('a zip bomb is refused unopened, and quickly', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(read('bomb.xlsx', bomb))).toBe('too-large/packed-too-tightly');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });

  test('many parts that are large together', async () => {
    const part = new Uint8Array(9_000_000);
    const parts = Object.fromEntries(Array.from({ length: 23 }, (_, i) => [`xl/${i}.xml`, part]));
    expect(await refusal(read('bomb.xlsx', zipSync(parts)))).toBe('too-large/large-unpacked 200');
  });

  test('a part that grows beyond its promised size is not unpacked further', async () => {
    const bytes = Buffer.from(
      zipSync({ '[Content_Types].xml': strToU8('x'), '_rels/.rels': new Uint8Array(1_000_000), 'xl/a': strToU8('') }),
    );
    const entry = bytes.indexOf('_rels/.rels', bytes.lastIndexOf('xl/a') - 200) - 46;
    expect(bytes.readUInt32LE(entry + 24)).toBe(1_000_000);
    bytes.writeUInt32LE(1_000, entry + 24);
    expect(await refusal(read('lies.xlsx', bytes))).toBe('not-a-table/damaged _rels/.rels');
  });

  test('a changed byte anywhere in the parts is never read as something else', async () => {
    const whole = flat(await read('a.xlsx', book));
    const directory = book.readUInt32LE(book.length - 6);
    for (let at = 0; at < directory; at++) {
      const changed = Buffer.from(book);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const outcome = await read('a.xlsx', changed).then(flat, (error: { code?: string }) => error.code);
      if (outcome !== 'not-a-table' && outcome !== 'unknown-kind') expect(outcome, `byte ${at}`).toEqual(whole);
    }
  });

  test.each([0.2, 0.5, 0.9, 0.99])('cut at %s', async (share) => {
    expect(await refusal(read('a.xlsx', book.subarray(0, book.length * share)))).toBe('not-a-table/damaged zip');
  });

  test('other zips', async () => {
    const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
    expect(await refusal(read('a.xlsx', zip('mimetype', 'content.xml')))).toBe('unknown-kind/other-spreadsheet .ods');
    expect(await refusal(read('a.xlsx', zip('[Content_Types].xml', 'xl/workbook.bin')))).toBe(
      'unknown-kind/other-spreadsheet .xlsb',
    );
    expect(await refusal(read('a.xlsx', zip('[Content_Types].xml', 'word/document.xml')))).toBe(
      'unknown-kind/no-spreadsheet zip',
    );
  });
});
