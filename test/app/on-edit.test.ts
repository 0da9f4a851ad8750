import { beforeEach, describe, expect, it } from 'vitest';
import { type Hands, handsOn } from '../support/acts.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY } from '../support/entries.ts';

let desk: Desk;
let complaints: Hands;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  complaints = handsOn(desk, '投诉登记表');
});
const WRONG = '#fde0dc';
const rule = (row: number, heading: string, hands = complaints) =>
  /\(([A-Z]+-[A-Z0-9-]+)\)$/.exec(hands.look(row, heading).note)?.[1];

describe('typing into a row', () => {
  it('marks what cannot be read, says what to do, and lets go once it is right', () => {
    complaints.type(3, '程度', '特急');
    expect(complaints.look(3, '程度')).toEqual({
      note: expect.stringMatching(/^⚠ .*特急.*一般.*\(FORM-CHOICE\)$/),
      colour: WRONG,
    });
    complaints.type(3, '程度', '重要');
    expect(complaints.look(3, '程度')).toEqual({ note: '', colour: undefined });
  });

  it('does not nag a draft about what it lacks; complete, it is judged by the rules', () => {
    complaints.type(3, '投诉人', '郑洁');
    expect(['投诉人', '投诉渠道', '程度'].map((heading) => rule(3, heading))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const [heading, text] of Object.entries({ ...COMPLAINT, 处理结果: '好了', 处理完成时间: '2026-02-14 08:00' }))
      complaints.type(3, heading, text);
    expect(rule(3, '处理完成时间')).toBe('CMPL-05');
    complaints.type(3, '处理完成时间', '2026-02-14 09:10');
    expect(rule(3, '处理完成时间')).toBeUndefined();
  });

  it('CMPL-01: marks what an entry may not lack', () => {
    desk.given('complaint', COMPLAINT);
    complaints.type(3, '投诉人', '');
    expect(rule(3, '投诉人')).toBe('CMPL-01');
    expect(desk.rows('投诉登记表')).toMatchObject([{ 投诉人: '', 状态: '待处理' }]);
    expect(desk.journal()).toHaveLength(1);
  });

  it('leaves the notes and colours of the staff alone', () => {
    desk.byHand(
      (book) => void book.getSheetByName('投诉登记表')?.getRange('K3').setNote('问过主管').setBackground('#00ff00'),
    );
    complaints.type(3, '程度', '特急');
    expect(complaints.look(3, '程度')).toEqual({ note: expect.stringMatching(/^问过主管\n⚠ /), colour: '#00ff00' });
    complaints.type(3, '程度', '一般');
    expect(complaints.look(3, '程度')).toEqual({ note: '问过主管', colour: '#00ff00' });
  });

  it('a line is marked by itself', () => {
    desk.given('duty-log', DUTY);
    const matters = handsOn(desk, '值班记录·值班事项');
    matters.type(3, '时间', '早上');
    expect([rule(3, '时间', matters), rule(3, '情况', matters)]).toEqual(['FORM-MOMENT', undefined]);
  });

  it('a formula, and a text that the sheet made a date of, are marked with the way out', () => {
    complaints.type(3, '投诉人', '=1+1');
    const keys = handsOn(desk, '钥匙台账');
    desk.byHand((book) => void book.getSheetByName('钥匙台账')?.getRange('3:3').clearFormat());
    keys.type(3, '存放位置', '3-12');
    expect([rule(3, '投诉人'), rule(3, '存放位置', keys)]).toEqual(['FORM-FORMULA', 'FORM-TEXT']);
    desk.byHand((book) => void book.getSheetByName('钥匙台账')?.getRange('3:3').setNumberFormat('@'));
    keys.type(3, '存放位置', '3-12');
    expect(rule(3, '存放位置', keys)).toBeUndefined();
  });

  it('finds its columns wherever they are', () => {
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      sheet?.moveColumns(sheet.getRange('K1'), 3);
      sheet?.insertColumnBefore(2);
      sheet?.getRange('D1').setValue('轻重');
    });
    complaints.type(3, '轻重', '特急');
    expect(rule(3, '轻重')).toBe('FORM-CHOICE');
  });
});

it('pasted rows are read again, since the event does not tell what was pasted', () => {
  complaints.paste(3, '投诉渠道', [['来电'], ['飞鸽'], ['来访'], ['烽火']]);
  expect([3, 4, 5, 6].map((row) => rule(row, '投诉渠道'))).toEqual([
    undefined,
    'FORM-CHOICE',
    undefined,
    'FORM-CHOICE',
  ]);
});

it('settings are marked like entries, at the cell that is wrong', () => {
  desk.settings('shifts', [['晚班', '9点半', '22:00']]);
  const cell = desk.byHand((book) => {
    const found = book.getSheetByName('设置')?.createTextFinder('9点半').findNext();
    return { row: found?.getRow() ?? 0, column: found?.getColumn() ?? 0 };
  });
  const sheet = desk.host.book().sheets.find(({ name }) => name === '设置')?.id ?? -1;
  const type = (row: number, column: number, text: string) =>
    desk.host.act({ kind: 'type', sheet, row: row - 1, column: column - 1, text }, { confirmed: true });
  const note = () =>
    desk.byHand((book, { row, column }) => book.getSheetByName('设置')?.getRange(row, column).getNote() ?? '', cell);
  type(cell.row, cell.column + 1, '22:30');
  expect(note()).toMatch(/^⚠ .*09:30.*\(FORM-CLOCK\)$/);
  desk.sweep();
  expect(desk.rows('问题清单').filter((row) => row.规则 === 'FORM-CLOCK')).toMatchObject([
    { 登记表: '设置 · 班次', 单元格: `C${cell.row}`, 栏目: '开始' },
  ]);
  type(cell.row, cell.column, '09:30');
  expect(note()).toBe('');
});

describe('an edit costs', () => {
  it('next to nothing on other sheets and headings', () => {
    desk.byHand((book) => void book.insertSheet('便签'));
    handsOn(desk, '便签').type(1, '', 'x');
    complaints.type(1, '投诉人', '客户');
    expect(complaints.calls).toBeLessThanOrEqual(1);
  });

  it('few calls on a register’s sheet, whatever its size', () => {
    complaints.type(3, '投诉人', '郑洁');
    expect(complaints.calls).toBeLessThanOrEqual(8);
    complaints.type(3, '程度', '特急');
    expect(complaints.calls).toBeLessThanOrEqual(10);
  });

  it('no wait beyond five seconds: the sweep marks what was left', () => {
    desk.host.holdLock('script', { owner: 'somebody', until: Number.POSITIVE_INFINITY });
    complaints.type(3, '程度', '特急');
    expect(rule(3, '程度')).toBeUndefined();
    desk.host.freeLock('script');
    desk.sweep();
    expect(rule(3, '程度')).toBe('FORM-CHOICE');
  });
});

it('in a workbook that is not set up, or is spoilt, typing is just typing', () => {
  desk.byHand((book) => void book.getSheetByName('设置')?.getRange('A1').setValue('x'));
  complaints.type(3, '程度', '特急');
  expect(complaints.look(3, '程度')).toEqual({ note: '', colour: undefined });
});
