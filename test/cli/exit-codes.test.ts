import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../src/app/check.ts';
import type { VerifyAnswer } from '../../src/app/verify.ts';
import { type ByHand, typeInto } from '../support/by-hand.ts';
import { copyOf, csv, dutybook, inBook, json, newBook, pathOf, write } from './cli.ts';

const HEADINGS = ['受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人'];
const NUMBER = 'TS-20260302-001';

/** A workbook with one complaint as recorded; 王芳 is among its people. */
function bookWith(receivedAt: string, firstHandler: string): string {
  const complaint = [receivedAt, '来电', '张三', '3-1202', '噪音扰民', '一般', '太吵', firstHandler];
  const book = newBook();
  inBook(book, (desk) => desk.settings('people', [['王芳', '前台']]));
  const { code } = dutybook('import', book, 'complaint', write('one.csv', csv(HEADINGS, complaint)));
  if (code !== 0) throw new Error('the complaint was refused');
  return book;
}
const byHand = (book: string, heading: string, value: string): void =>
  inBook(book, (desk) => desk.byHand(typeInto, '投诉登记表', NUMBER, heading, value));
const checked = (book: string): [code: number | null, ...found: string[]] => {
  const ran = dutybook('check', book, '--json');
  const { reject, due, warn } = json<CheckAnswer>(ran);
  // A new workbook has the holidays of no place but the mainland: test/app/settings-check.test.ts.
  const found = [...reject, ...due, ...warn].filter(({ rule }) => rule !== 'FORM-HOLIDAYS');
  return [ran.code, ...found.map(({ effect, rule, field }) => `${effect} ${rule} ${field ?? ''}`)];
};

describe('check', () => {
  it('ends with 0 when nothing is wrong', () => {
    expect(checked(bookWith('2026-03-02 08:00', '王芳'))).toEqual([0]);
  });

  it('ends with 0 when something is to be looked at, or is late', () => {
    expect(checked(bookWith('2026-03-02 08:00', '无名'))).toEqual([0, 'warn FORM-PERSON firstHandler']);
    expect(checked(bookWith('2026-02-01 08:00', '王芳'))).toEqual([
      0,
      'due CMPL-02 firstAnswerAt',
      'due CMPL-02 dueAt',
    ]);
  });

  it('ends with 1 when an entry is wrong', () => {
    const book = bookWith('2026-03-02 08:00', '王芳');
    byHand(book, '投诉人', '');
    expect(checked(book)).toEqual([1, 'reject CMPL-01 customer', 'warn DUTY-09 ']);
    const { code, out } = dutybook('check', book);
    expect([code, out]).toEqual([1, expect.stringContaining(`投诉登记表 row 3 ${NUMBER} 投诉人`)]);
  });

  it('ends with 1 when a setting is wrong', () => {
    const book = bookWith('2026-03-02 08:00', '王芳');
    inBook(book, (desk) => desk.settings('shifts', [['深夜', '25:00', '07:00']]));
    expect(checked(book)).toEqual([1, 'reject FORM-CLOCK start']);
  });
});

describe('verify', () => {
  const replaced: ByHand<[string, string, string], void> = (book, name, from, to) =>
    void book.getSheetByName(name)?.createTextFinder(from).matchEntireCell(false).replaceAllWith(to);
  const deletedRow: ByHand<[string, number], void> = (book, name, row) =>
    void book.getSheetByName(name)?.deleteRow(row);
  let sound = '';
  beforeAll(() => {
    sound = bookWith('2026-03-02 08:00', '王芳');
  });
  const verified = (change: (book: string) => void): [code: number | null, answer: Partial<VerifyAnswer>] => {
    const book = copyOf(sound, 'tampered.dutybook');
    change(book);
    const ran = dutybook('verify', book, '--json');
    const { ok, brokenAt, unprojected, differences } = json<VerifyAnswer>(ran);
    return [ran.code, { ok, brokenAt, unprojected, differences }];
  };
  const GOOD = { ok: true, brokenAt: null, unprojected: 0, differences: [] };
  const BAD = { ...GOOD, ok: false };

  it('ends with 0 when every sheet equals the journal and the journal holds', () => {
    expect(verified(() => undefined)).toEqual([0, GOOD]);
  });

  it('ends with 1 when a cell was changed by hand', () => {
    expect(verified((book) => byHand(book, '投诉内容', '不吵'))).toEqual([
      1,
      { ...BAD, differences: [{ register: 'complaint', number: NUMBER, kind: 'differs', row: 3 }] },
    ]);
  });

  it('ends with 1 when a row is gone', () => {
    expect(verified((book) => inBook(book, (desk) => desk.byHand(deletedRow, '投诉登记表', 3)))).toEqual([
      1,
      { ...BAD, differences: [{ register: 'complaint', number: NUMBER, kind: 'not-on-sheet' }] },
    ]);
  });

  it('ends with 1 when a line of the journal was changed, whoever changed the row too', () => {
    const change = (book: string): void =>
      inBook(book, (desk) => {
        desk.byHand(replaced, '日志', '太吵', '不吵');
        desk.byHand(typeInto, '投诉登记表', NUMBER, '投诉内容', '不吵');
      });
    expect(verified(change)).toEqual([
      1,
      { ...BAD, brokenAt: 2, differences: [{ register: 'complaint', number: NUMBER, kind: 'digest-differs', row: 3 }] },
    ]);
  });

  it('ends with 1 when the end of the journal is gone, and nothing more is recorded', () => {
    const cut = (book: string): void => inBook(book, (desk) => desk.byHand(deletedRow, '日志', 4));
    expect(verified(cut)).toEqual([1, expect.objectContaining({ ok: false, brokenAt: 3 })]);
    const { code, out } = dutybook('import', 'tampered.dutybook', 'complaint', write('two.csv', csv(HEADINGS)));
    expect([code, out]).toEqual([2, '']);
  });

  it('says in words what is not as it was recorded', () => {
    const book = copyOf(sound, 'tampered.dutybook');
    byHand(book, '投诉内容', '不吵');
    const { code, out, err } = dutybook('verify', book);
    expect([code, out, err]).toEqual([1, expect.stringContaining(NUMBER), '']);
  });
});

describe('new', () => {
  it('ends with 0 and makes a workbook that holds', () => {
    expect(dutybook('new', 'fresh.dutybook')).toMatchObject({ code: 0, err: '' });
    expect(existsSync(pathOf('fresh.dutybook'))).toBe(true);
    expect(json(dutybook('verify', 'fresh.dutybook', '--json'))).toMatchObject({ ok: true, lines: 0 });
    expect(checked('fresh.dutybook')).toEqual([0]);
  });

  it.each([
    ['zh-CN', '投诉登记表'],
    ['zh-TW', '投訴登記表'],
    ['en', 'Complaints'],
  ] as const)('speaks %s', (locale, sheet) => {
    const book = newBook(locale);
    const headings = inBook(book, (desk) =>
      desk.byHand((spreadsheet) => spreadsheet.getSheets().map((one) => one.getName())),
    );
    expect(headings).toContain(sheet);
    expect(checked(book)).toEqual([0]);
  });
});
