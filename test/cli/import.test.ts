import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../src/app/import-rows.ts';
import { copyOf, csv, dutybook, everything, fixture, inBook, json, newBook, type Ran, read, write } from './cli.ts';

const FEW = ['complaint', fixture('constituent-few-hundred.csv'), '--columns', fixture('columns-constituent.json')];
const HEADINGS = ['外部编号', '受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人'];
const good = (external: string, content = '太吵'): string[] => [
  external,
  '2026-03-01 10:00',
  '来电',
  '张三',
  '3-1202',
  '噪音扰民',
  '一般',
  content,
  '李娜',
];

const importing = (...words: readonly string[]): ImportAnswer => json(dutybook('import', ...words, '--json'));
const numbers = (book: string): string[] =>
  inBook(book, (desk) => desk.rows('投诉登记表').map((row) => row.编号 ?? ''));
const acts = (book: string): string[] => inBook(book, (desk) => desk.journal().map(({ act }) => act ?? ''));

describe('four hundred real complaints', () => {
  let book = '';
  let first: Ran;
  beforeAll(() => {
    book = newBook();
    first = dutybook('import', book, ...FEW, '--add-options', '--json');
  });

  it('are taken in, a number that stands twice once', () => {
    expect(first.code).toBe(0);
    expect(json(first)).toEqual({ accepted: 394, already: 6, refused: [], warnings: 788 });
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true, lines: 396 });
    expect(json(dutybook('check', book, '--json'))).toMatchObject({ entries: 394, reject: [] });
  });

  it('keep the first row of a number that stands twice', () => {
    const rows = inBook(book, (desk) => desk.rows('投诉登记表'));
    const [row, ...others] = rows.filter((one) => one.外部编号 === 'NYCC14511203');
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      房号: '10977',
      投诉类别: 'Transportation',
      投诉人: 'constituent',
      办结时间: '2022-12-05 00:00',
    });
  });

  it('stay open where they were never closed, and say so by blanks', () => {
    const open = inBook(book, (desk) => desk.rows('投诉登记表')).filter((row) => row.办结时间 === '');
    expect(open).toHaveLength(49 - 1);
    expect([...new Set(open.map((row) => [row.处理完成时间, row.处理结果, row.未回访原因].join('|')))]).toEqual(['||']);
  });

  it('have stand-ins where a cell is empty', () => {
    const rows = inBook(book, (desk) => desk.rows('投诉登记表'));
    expect(rows.filter((row) => row.投诉类别 === '其他')).toHaveLength(7);
    expect(rows.filter((row) => row.投诉内容 === '(none)').length).toBeGreaterThan(0);
  });

  it('are all there when the file comes again, and nothing is written twice', () => {
    const again = copyOf(book, 'again.dutybook');
    const before = acts(again);
    expect(importing(again, ...FEW, '--add-options')).toEqual({ accepted: 0, already: 400, refused: [], warnings: 0 });
    expect(acts(again)).toEqual(before);
    expect(numbers(again)).toHaveLength(394);
  });

  it('are there too when only some of them come, in another file', () => {
    const again = copyOf(book, 'some.dutybook');
    const [headings, ...rows] = readFileSync(fixture('constituent-few-hundred.csv'), 'utf8').split('\n');
    const some = write('some.csv', [headings, ...rows.slice(100, 120)].join('\n'));
    expect(importing(again, 'complaint', some, ...FEW.slice(2), '--add-options')).toMatchObject({
      accepted: 0,
      already: 20,
      refused: [],
    });
    expect(numbers(again)).toHaveLength(394);
  });
});

describe('a file without external numbers', () => {
  const rows = csv(
    HEADINGS.slice(1),
    good('', '电梯停了').slice(1),
    good('', '太吵').slice(1),
    good('', '太吵').slice(1),
  );

  it('is known when it comes again', () => {
    const book = newBook();
    const file = write('plain.csv', rows);
    expect(importing(book, 'complaint', file)).toMatchObject({ accepted: 3, already: 0 });
    expect(importing(book, 'complaint', file)).toMatchObject({ accepted: 0, already: 3 });
    expect(importing(book, 'complaint', write('renamed.csv', rows))).toMatchObject({ accepted: 0, already: 3 });
    expect(numbers(book)).toEqual(['TS-20260302-001', 'TS-20260302-002', 'TS-20260302-003']);
    expect(acts(book)).toEqual(['import-begin', 'record', 'record', 'record', 'import-end']);
  });
});

describe('refused rows', () => {
  const BAD = csv(
    HEADINGS,
    good('A-1'),
    ['A-2', '2026-02-30', '来电', '张三', '007', '噪音扰民', '一般', '他说:"太吵",\n还有狗', '李娜'],
    ['A-3', '2026-03-01', '', "=cmd|' /C calc'!A0", '', '噪音扰民', '特大', '', '李娜'],
    ['A-4', '2026-03-03 10:00', '来电', '张三', '3-12', '噪音扰民', '一般', '太吵', '李娜'],
    good('A-5'),
  );

  it('are said with their reasons, the others are taken in', () => {
    const book = newBook();
    const ran = dutybook('import', book, 'complaint', write('bad.csv', BAD), '--json');
    expect(ran.code).toBe(1);
    const { accepted, already, refused } = json<ImportAnswer>(ran);
    expect({ accepted, already }).toEqual({ accepted: 2, already: 0 });
    expect(refused.map(({ row, rule, field }) => `${row} ${rule} ${field}`)).toEqual([
      '3 FORM-MOMENT receivedAt',
      '4 FORM-CHOICE severity',
      '4 CMPL-01 channel',
      '4 CMPL-01 content',
      '5 CMPL-01 receivedAt',
    ]);
  });

  it('stand whole in a file beside the data, to be mended and imported again', () => {
    const book = newBook();
    const file = write('mend.csv', BAD);
    expect(dutybook('import', book, 'complaint', file).out).toContain('mend.refused.csv');
    const refused = parse(read('mend.refused.csv'), { bom: true, record_delimiter: '\r\n' }) as string[][];
    expect(refused.map((cells) => cells.slice(0, -1))).toEqual([
      HEADINGS,
      ['A-2', '2026-02-30', '来电', '张三', "'007", '噪音扰民', '一般', '他说:"太吵",\n还有狗', '李娜'],
      ['A-3', '2026-03-01', '', "'=cmd|' /C calc'!A0", '', '噪音扰民', '特大', '', '李娜'],
      ['A-4', '2026-03-03 10:00', '来电', '张三', "'3-12", '噪音扰民', '一般', '太吵', '李娜'],
    ]);
    for (const cells of refused.slice(1)) expect(cells.at(-1)).toMatch(/^(受理时间|投诉渠道|程度|投诉内容): ./);

    const mended = read('mend.refused.csv')
      .toString()
      .replace('2026-02-30', '2026-02-28')
      .replace('2026-03-01,,', '2026-03-01,来访,')
      .replace('calc\'!A0",,噪音扰民,特大,,', 'calc\'!A0",5-301,噪音扰民,重大,墙面渗水,')
      .replace('2026-03-03 10:00', '2026-03-02 08:00');
    expect(importing(book, 'complaint', write('mend.refused.csv', mended))).toMatchObject({
      accepted: 3,
      already: 0,
      refused: [],
    });
    const rows = inBook(book, (desk) => desk.rows('投诉登记表'));
    expect(rows.map((row) => [row.外部编号, row.房号, row.投诉人, row.投诉内容])).toEqual([
      ['A-1', '3-1202', '张三', '太吵'],
      ['A-5', '3-1202', '张三', '太吵'],
      ['A-2', '007', '张三', '他说:"太吵",\n还有狗'],
      ['A-3', '5-301', "=cmd|' /C calc'!A0", '墙面渗水'],
      ['A-4', '3-12', '张三', '太吵'],
    ]);
    expect(everything()).not.toHaveProperty('mend.refused-2.csv');
  });

  it('of a file of refused rows go into the next one, never over their source', () => {
    const book = newBook();
    dutybook('import', book, 'complaint', write('twice.csv', BAD));
    const source = read('twice.refused.csv').toString();
    expect(dutybook('import', book, 'complaint', 'twice.refused.csv').code).toBe(1);
    expect(read('twice.refused.csv').toString()).toBe(source);
    expect(read('twice.refused-2.csv').toString()).toBe(source);
  });

  it('leave no file when there are none', () => {
    dutybook('import', newBook(), 'complaint', write('fine.csv', csv(HEADINGS, good('A-1'))));
    expect(everything()).not.toHaveProperty('fine.refused.csv');
  });

  it('are told at the terminal too, by row and field', () => {
    const { err, out } = dutybook('import', newBook(), 'complaint', write('told.csv', BAD));
    expect(err).toMatch(/^row 3 受理时间: /m);
    expect(err).not.toContain('receivedAt');
    expect(out).toMatch(/^2 accepted, 0 were there already, 3 rows refused/);
  });

  it('are told by the headings of their own file, where a map of columns gives them', () => {
    const file = write('mapped.csv', BAD.replace('受理时间', 'opened on'));
    const keys = ['external', 'receivedAt', 'channel', 'customer', 'room', 'category', 'severity', 'content'];
    const map = Object.fromEntries(
      keys.map((key, at) => [key, { column: key === 'receivedAt' ? 'opened on' : HEADINGS[at] }]),
    );
    write('mapped.json', JSON.stringify({ ...map, firstHandler: { const: '李娜' } }));
    const { err } = dutybook('import', newBook(), 'complaint', file, '--columns', 'mapped.json');
    expect(err).toMatch(/^row 3 opened on: /m);
    const { refused } = importing(newBook(), 'complaint', file, '--columns', 'mapped.json');
    expect(refused[0]).toMatchObject({ row: 3, field: 'receivedAt', heading: 'opened on' });
  });

  it('never take the place of a workbook', () => {
    const book = copyOf(newBook(), 'odd.refused.csv');
    const { code, err } = dutybook('import', book, 'complaint', write('odd.csv', BAD));
    expect([code, err]).toEqual([2, expect.stringContaining('odd.refused.csv is a workbook')]);
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true, lines: 4 });
  });
});

it('what is imported is recorded by whom --as names, or by who sits here', () => {
  const file = write('who.csv', csv(HEADINGS, good('A-1')));
  const [named, here] = [newBook(), newBook()];
  dutybook('import', named, 'complaint', file, '--as', '王芳');
  dutybook('import', here, 'complaint', file);
  const recordedBy = (book: string) => inBook(book, (desk) => desk.rows('投诉登记表')[0]?.登记人);
  expect(recordedBy(named)).toBe('王芳');
  expect(recordedBy(here)).not.toBe('');
});
