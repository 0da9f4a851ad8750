import { beforeEach, describe, expect, it } from 'vitest';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, KEY, LOAN } from '../support/entries.ts';
import { outcome } from '../support/outcome.ts';

/** Text as it is typed, and as it is kept where that is not the same. */
const HOSTILE: [typed: string, kept?: string][] = [
  ['=1+1'],
  ['=IMPORTXML("http://example.com","//a")'],
  ["'x"],
  ["''"],
  ["'=1"],
  ['+86 755 8888'],
  ['-1+1'],
  ['@SUM(A1)'],
  ['<script>alert(1)</script>'],
  ['{typed} {name}'],
  ['%s `x` \\'],
  ['3-12'],
  ['0755'],
  ['1e5'],
  ['2026-02-14'],
  ['TRUE'],
  ['￥5.00'],
  ['甲\u0000乙', '甲 乙'],
  ['一行\n两行', '一行 两行'],
  ['\u2028断', '断'],
  ['半个\ud83d', '半个\ufffd'],
  ['𠮷野家 👨‍👩‍👧'],
  ['\u202eخطأ'],
  ['|open=A-1203|'],
  ['x'.repeat(200)],
];

const SHORT = HOSTILE.filter(([typed]) => typed.length < 200);

/** Every cell of the workbook that holds a formula. */
const formulas: ByHand<[], string[]> = (book) =>
  book.getSheets().flatMap((sheet) => sheet.getDataRange().getFormulas().flat().filter(Boolean));

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});

describe('hostile text is kept as text', () => {
  it.each(HOSTILE)('%j in every field that takes text', (typed, kept = typed) => {
    const fields = ['投诉人', '房号', '地点', '联系电话', '投诉内容', '首问责任人', '责任部门', '首次答复', '关联编号'];
    const number = desk.given('complaint', {
      ...COMPLAINT,
      ...Object.fromEntries(fields.map((field) => [field, typed])),
    });
    const [row] = desk.rows('投诉登记表');
    for (const field of fields) {
      const lines = field === '投诉内容' || field === '首次答复';
      // A phone number is kept at half width, and only long texts have lines.
      if (field !== '联系电话') expect(row?.[field]).toBe(lines && typed.includes('\n') ? typed : kept);
    }
    expect(desk.byHand(formulas)).toEqual([]);
    expect(desk.verify()).toMatchObject({ ok: true });
    expect(outcome(desk.correct(number, { 房号: '3-1' }, typed))).toMatch(/^recorded/);
    expect(outcome(desk.void(number, typed))).toBe('recorded');
    expect(desk.byHand(formulas)).toEqual([]);
    expect(desk.verify()).toMatchObject({ ok: true });
  });

  it.each(SHORT)('%j as the person, the key’s tag and a line', (typed, kept = typed) => {
    desk.given('key-inventory', { ...KEY, 钥匙编号: typed, 钥匙类别: '公共区域' }, { by: typed });
    const back = { 归还时间: '2026-02-14 09:20', 归还数量: 1, 完好程度: '完好', 归还人: typed, 接收人: typed };
    desk.given('key-loan', { ...LOAN, 钥匙: typed, 归还: [back], 未还原因: typed });
    expect(desk.rows('钥匙借用登记表·归还')).toMatchObject([{ 归还人: kept }]);
    expect(desk.byHand(formulas)).toEqual([]);
    expect(desk.verify()).toMatchObject({ ok: true });
    expect(desk.check().reject).toEqual([]);
  });
});

describe('too long a text is refused', () => {
  it.each([
    ['投诉人', 200, 'customer'],
    ['投诉内容', 4_000, 'content'],
  ])('%s of more than %d characters', (label, most, field) => {
    expect(outcome(desk.record('complaint', { ...COMPLAINT, [label]: '长'.repeat(most + 1) }))).toBe(
      `FORM-LENGTH ${field}`,
    );
    expect(desk.journal()).toEqual([]);
    expect(outcome(desk.record('complaint', { ...COMPLAINT, [label]: '长'.repeat(most) }))).toBe('recorded');
  });

  it('so is an entry whose lines are too much together', () => {
    const matter = {
      时间: '2026-02-14 08:20',
      事项类别: '来电',
      情况: '长'.repeat(4_000),
      处理结果: '短',
      程度: '一般',
    };
    const duty = { 日期: '2026-02-14', 班次: '早班', 值班人: '王芳', 开始: '2026-02-14 07:00' };
    const of = (lines: number) => outcome(desk.record('duty-log', { ...duty, 值班事项: Array(lines).fill(matter) }));
    expect([of(9), of(10)]).toEqual(['recorded', 'FORM-ENTRY']);
    expect(desk.verify()).toMatchObject({ ok: true });
  });
});
