import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../src/app/import-rows.ts';
import { csv, dutybook, inBook, json, newBook, write } from './cli.ts';

const HEADINGS = ['受理时间', '投诉渠道', '投诉人', '房号', '联系电话', '投诉类别', '程度', '投诉内容', '首问责任人'];
const of = (receivedAt: string, content = '电梯异响,夜里也响'): string[] => [
  receivedAt,
  '来电',
  '欧阳雪',
  '3-1202',
  '075586660000',
  '噪音扰民',
  '一般',
  content,
  '李娜',
];

const importing = (book: string, file: string): ImportAnswer =>
  json(dutybook('import', book, 'complaint', file, '--json'));
const recorded = (book: string): string[] =>
  inBook(book, (desk) => desk.rows('投诉登记表')).map((row) =>
    [row.受理时间, row.投诉人, row.房号, row.联系电话, row.投诉类别, row.投诉内容].join('|'),
  );
const ONE = '2026-03-01 10:00|欧阳雪|3-1202|075586660000|噪音扰民|电梯异响,夜里也响';

/** Text as GBK, which Node reads and does not write: every pair of bytes is read once. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      if (second !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Uint8Array.from(
    [...text].flatMap((character) => pairs.get(character) ?? [character.codePointAt(0) as number]),
  );
}

describe('times', () => {
  it.each([
    ['2026-03-01 10:00', '2026-03-01 10:00'],
    ['2026-3-1 9:5', '2026-03-01 09:05'],
    ['2026/03/01', '2026-03-01 00:00'],
    ['2026年3月1日 10时5分', '2026-03-01 10:05'],
    ['２０２６－０３－０１　１０：００', '2026-03-01 10:00'],
    ['20260301', '2026-03-01 00:00'],
    ['2026-03-01T10:00:59', '2026-03-01 10:00'],
    ['2024-02-29', '2024-02-29 00:00'],
  ])('%s is %s', (typed, shown) => {
    const book = newBook();
    expect(importing(book, write('times.csv', csv(HEADINGS, of(typed))))).toMatchObject({ accepted: 1, refused: [] });
    expect(recorded(book)[0]?.split('|')[0]).toBe(shown);
  });

  it('that are none are refused, each in its row', () => {
    const wrong = [
      '2026-02-29',
      '2026-13-01',
      '2026-03-00',
      '01/03/2026',
      '3月1日',
      'yesterday',
      '46082',
      '2026-03-01 24:01',
      '?',
    ];
    const book = newBook();
    const { accepted, refused } = importing(book, write('times.csv', csv(HEADINGS, ...wrong.map((at) => of(at)))));
    expect(accepted).toBe(0);
    expect(refused.map(({ row, rule, field }) => `${row} ${rule} ${field}`)).toEqual(
      wrong.map((_, index) => `${index + 2} FORM-MOMENT receivedAt`),
    );
    expect(recorded(book)).toEqual([]);
  });
});

describe('an Excel file', () => {
  async function workbook(name: string, ...rows: readonly (readonly unknown[])[]): Promise<string> {
    const excel = new ExcelJS.Workbook();
    const sheet = excel.addWorksheet('台账');
    sheet.addRow(HEADINGS);
    for (const cells of rows) sheet.addRow([...cells]).getCell(1).numFmt = 'yyyy-mm-dd hh:mm';
    return write(name, new Uint8Array(await excel.xlsx.writeBuffer()));
  }

  it('is read as a person sees it: dates as dates, numbers as typed', async () => {
    const at = new Date(Date.UTC(2026, 2, 1, 10));
    const book = newBook();
    const file = await workbook(
      'data.xlsx',
      [at, ...of('').slice(1)],
      ['2026-03-01 11:30', '来访', '陈一', 301, 13_800_138_000, '收费', '一般', '多收', '李娜'],
    );
    expect(importing(book, file)).toMatchObject({ accepted: 2, refused: [] });
    expect(recorded(book)).toEqual([ONE, '2026-03-01 11:30|陈一|301|13800138000|收费|多收']);
  });

  it('is known when it comes again', async () => {
    const book = newBook();
    const file = await workbook('data.xlsx', of('2026-03-01 10:00'));
    importing(book, file);
    expect(importing(book, file)).toMatchObject({ accepted: 0, already: 1 });
  });

  it('gives its refused rows as CSV', async () => {
    const book = newBook();
    const ran = dutybook(
      'import',
      book,
      'complaint',
      await workbook('some.xlsx', of('2026-03-01 10:00'), of('morgen')),
    );
    expect([ran.code, ran.out]).toEqual([1, expect.stringContaining('some.refused.csv')]);
  });
});

describe('the encoding of a text file', () => {
  const TEXT = csv(HEADINGS, of('2026-03-01 10:00'));
  const UTF16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')]);
  it.each([
    ['UTF-8', TEXT],
    ['UTF-8 with a mark', `\uFEFF${TEXT}`],
    ['GB18030', gbk(TEXT)],
    ['UTF-16', UTF16],
    ['tabs and single line ends', TEXT.replaceAll('","', '"\t"').replaceAll('\r\n', '\n')],
  ])('%s is understood', (_, content) => {
    const book = newBook();
    expect(importing(book, write('encoded.csv', content))).toMatchObject({ accepted: 1, refused: [] });
    expect(recorded(book)).toEqual([ONE]);
  });

  it('broken in one place is refused whole, with the row', () => {
    const book = newBook();
    const bytes = Buffer.from(csv(HEADINGS, of('2026-03-01'), of('2026-03-01', '好'), of('2026-03-01')));
    const cut = Buffer.concat([bytes.subarray(0, bytes.indexOf('好') + 2), bytes.subarray(bytes.indexOf('好') + 3)]);
    const { code, out, err } = dutybook('import', book, 'complaint', write('broken.csv', cut));
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('broken.csv, row 3')]);
    expect(recorded(book)).toEqual([]);
  });

  it.each([
    ['quotation marks that do not pair', TEXT.replace('"3-1202"', '"3-1202'), 'row 2'],
    ['a cell under no heading', `${TEXT},"?"`, 'row 2'],
    ['a heading that stands twice', csv([...HEADINGS, '房号'], [...of('2026-03-01'), '1']), '房号'],
    ['a web page', '<!doctype html><table></table>', 'HTML'],
  ])('%s is refused whole', (_, content, named) => {
    const book = newBook();
    const { code, out, err } = dutybook('import', book, 'complaint', write('odd.csv', content));
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(named)]);
    expect(recorded(book)).toEqual([]);
  });
});
