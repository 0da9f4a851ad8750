import { beforeEach, describe, expect, it } from 'vitest';
import { type ByHand, typeInto, typeRows } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { BACK, COMPLAINT, DUTY, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';
import { listed } from '../support/outcome.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const { 值班事项: _, ...DUTY_ROW } = DUTY;
const type = (sheet: string, ...rows: Record<string, unknown>[]) => desk.byHand(typeRows, sheet, rows);
const edit = (number: string, heading: string, value: string | number | boolean, sheet = '投诉登记表') =>
  desk.byHand(typeInto, sheet, number, heading, value);
const found = () => {
  const { reject, due, warn } = desk.check();
  return [...reject, ...due, ...warn].map((issue) => listed([issue])[0]);
};
const last = () => {
  const line = desk.journal().at(-1);
  return { act: line?.act, who: JSON.parse(line?.who ?? '[]'), changes: JSON.parse(line?.changes ?? '{}') };
};

describe('a row that somebody typed', () => {
  it('becomes an entry once it is complete: number, stamps, state, journal', () => {
    type('投诉登记表', COMPLAINT);
    expect(found()).toEqual(['row 3 FORM-DRAFT']);
    expect(desk.sweep()).toMatchObject({ recorded: 1, reject: 0, warn: 0 });
    expect(desk.rows('投诉登记表')).toMatchObject([
      {
        编号: 'TS-20260214-001',
        状态: '待处理',
        投诉人: '郑洁',
        登记人: '未知',
        登记时间: '2026-02-14 09:30',
        处理期限: '2026-02-26 09:00',
      },
    ]);
    expect(last()).toMatchObject({ act: 'record', who: ['未知', '', ''], changes: { customer: [null, '郑洁'] } });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
    expect(desk.summary('2026-W07').summary.measures['complaints-received']).toEqual({ count: 1 });
    expect(desk.sweep()).toMatchObject({ recorded: 0 });
  });

  it('stays a draft while something is missing or wrong, and keeps what was typed', () => {
    const rows = [
      { ...COMPLAINT, 房号: '' },
      { ...COMPLAINT, 程度: '特急' },
      { ...COMPLAINT, 处理完成时间: '2026-02-14 08:00', 处理结果: '好了' },
    ];
    type('投诉登记表', ...rows);
    expect(desk.sweep()).toMatchObject({ recorded: 0 });
    expect(found()).toEqual([
      'row 3 CMPL-01 room',
      'row 4 FORM-CHOICE severity',
      'row 5 CMPL-05 handledAt',
      'row 3 FORM-DRAFT',
      'row 4 FORM-DRAFT',
      'row 5 FORM-DRAFT',
    ]);
    expect(desk.check().warn.map(({ message }) => message.includes('还缺'))).toEqual([false, false, false]);
    expect(desk.rows('投诉登记表').map((row) => [row.编号, row.程度])).toEqual([
      ['', '一般'],
      ['', '特急'],
      ['', '一般'],
    ]);
    expect(desk.journal()).toEqual([]);
  });

  it('is not asked for what is still missing, and says which that is', () => {
    type('投诉登记表', { 投诉人: '吴敏', 受理时间: '2026-02-14 09:00' });
    desk.sweep();
    expect(desk.check().reject).toEqual([]);
    expect(desk.check().warn).toMatchObject([
      { rule: 'FORM-DRAFT', row: 3, message: expect.stringContaining('「投诉渠道」') },
    ]);
  });

  it('sees what was typed with it: a key, then its loans, as many as there are', () => {
    type('钥匙借用登记表', LOAN, { ...LOAN, 借用人: '张伟' }, { ...LOAN, 借用人: '王芳' });
    type('钥匙台账', KEY);
    type('回访记录', VISIT);
    type('值班记录', DUTY_ROW);
    expect(desk.sweep()).toMatchObject({ recorded: 5 });
    expect(desk.rows('钥匙借用登记表').map((row) => row.编号)).toEqual(['YJ-20260214-001', 'YJ-20260214-002', '']);
    expect(found()).toEqual(['row 5 KEYS-02 pieces', 'row 5 FORM-DRAFT']);
    expect(desk.verify().ok).toBe(true);
  });

  it('changes what it causes elsewhere: a visit closes its complaint', () => {
    const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
    type('回访记录', { ...VISIT, 回访对象编号: number });
    expect(desk.sweep()).toMatchObject({ recorded: 1, changed: 0 });
    expect(desk.rows('投诉登记表')).toMatchObject([{ 状态: '已办结', 回访编号: 'HF-20260214-001' }]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('is kept as a form would: options and dates by their names, texts as texts', () => {
    type('投诉登记表', { ...COMPLAINT, 投诉渠道: 'call', 投诉人: '=1+1', 联系电话: '+86 755', 房号: '3－12' });
    desk.byHand(
      (book) =>
        void book
          .getSheetByName('投诉登记表')
          ?.getRange('E3')
          .setRichTextValue(SpreadsheetApp.newRichTextValue().setText('=1+1').build()),
    );
    expect(desk.sweep()).toMatchObject({ recorded: 1 });
    expect(desk.rows('投诉登记表')).toMatchObject([{ 投诉渠道: '来电', 投诉人: '=1+1', 联系电话: '+86 755' }]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('whose signature needs a PIN waits: nobody gives one on a sheet', () => {
    desk.call('dutybookSetPin', { person: '张伟', whose: '张伟', pin: '2468' });
    type('值班记录', { ...DUTY_ROW, 结束: '2026-02-14 09:29', 签阅人: '张伟', 签阅时间: '2026-02-14 09:29' });
    expect(desk.sweep()).toMatchObject({ recorded: 0 });
    expect(found()).toEqual(['row 3 FORM-SIGN signedBy', 'row 3 FORM-DRAFT']);
  });

  it('that is a copy of an entry’s row, its number taken out, is a new one', () => {
    const number = desk.given('key-inventory', KEY);
    desk.byHand((book) => {
      const sheet = book.getSheetByName('钥匙台账');
      sheet?.getRange('3:3').copyTo(sheet.getRange('4:4'));
      sheet?.getRange('A4').setValue('');
      sheet?.getRange('C4').setValue('A-1204');
    });
    expect(desk.sweep()).toMatchObject({ recorded: 1, changed: 0 });
    expect(desk.rows('钥匙台账').map((row) => [row.编号, row.钥匙编号])).toEqual([
      [number, 'A-1203'],
      ['YS-20260214-002', 'A-1204'],
    ]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('with a formula stays a draft: a formula is never a value', () => {
    type('投诉登记表', COMPLAINT);
    desk.byHand((book) => void book.getSheetByName('投诉登记表')?.getRange('E3').setFormula('="郑洁"'));
    expect(desk.sweep()).toMatchObject({ recorded: 0 });
    expect(found()).toEqual(['row 3 FORM-FORMULA customer', 'row 3 FORM-DRAFT']);
  });
});

describe('a recorded entry on its row', () => {
  it('DUTY-09: what was changed goes on record with old and new value, stays, and waits to be explained', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '投诉人', '别人');
    expect(desk.sweep()).toMatchObject({ changed: 1, recorded: 0, filledIn: 0 });
    expect(last()).toEqual({
      act: 'outside',
      who: ['未知', '', ''],
      changes: { customer: ['郑洁', '别人'], unexplained: [null, true] },
    });
    expect(desk.rows('投诉登记表')).toMatchObject([{ 投诉人: '别人', 登记人: '王芳', 修改人: '未知' }]);
    expect([found(), desk.verify().ok]).toEqual([[`${number} DUTY-09`], true]);
    expect(desk.sweep()).toMatchObject({ changed: 0 });
    expect(desk.journal()).toHaveLength(2);
  });

  it('DUTY-09: is explained by a correction with a reason, also one that says the same', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '投诉人', '别人');
    desk.sweep();
    expect(desk.correct(number, { 投诉人: '别人' }, '', { by: '张伟' })).toMatchObject({ recorded: true });
    expect(found()).toEqual([`${number} DUTY-09`]);
    expect(desk.correct(number, { 投诉人: '别人' }, '客户更正', { by: '李娜' })).toMatchObject({ recorded: false });
    expect(desk.correct(number, { 投诉人: '别人' }, '客户更正', { by: '张伟' })).toMatchObject({ recorded: true });
    expect(last()).toMatchObject({
      act: 'correct',
      who: ['张伟', expect.anything(), '客户更正'],
      changes: { unexplained: [true, null] },
    });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('DUTY-09: the next step of its life explains nothing, and needs no supervisor', () => {
    desk.given('key-inventory', KEY);
    const number = desk.given('key-loan', { ...LOAN, 借用人: '张伟' });
    edit(number, '用途', '巡查', '钥匙借用登记表');
    desk.sweep();
    desk.at('2026-02-15 09:30');
    expect(desk.correct(number, { 归还: [BACK] }, '归还', { by: '李娜' })).toMatchObject({ recorded: true });
    expect([found(), desk.verify().ok]).toEqual([[`${number} DUTY-09`], true]);
    expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 状态: '已还', 用途: '巡查' }]);
  });

  it('is judged with every rule until it is explained', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '房号', '');
    desk.sweep();
    expect(found()).toEqual([`${number} CMPL-01 room`, `${number} DUTY-09`]);
    expect(desk.summary('2026-W07').summary).toMatchObject({ left_out: { complaint: 1 } });
  });

  it('what cannot be read stays on the sheet, and is noted', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '程度', '特急');
    edit(number, '登记人', '李娜');
    edit(number, '作废原因', '不要了');
    desk.sweep();
    expect(last().changes).toEqual({
      severity: ['ordinary', null],
      unexplained: [null, true],
      typed: [null, { severity: '特急', recordedBy: '李娜', voidReason: '不要了' }],
    });
    expect(desk.rows('投诉登记表')).toMatchObject([{ 程度: '特急', 登记人: '王芳', 作废原因: '', 状态: '待处理' }]);
    expect(found()).toEqual([`${number} FORM-CHOICE severity`, `${number} DUTY-09`]);
    expect(desk.verify().differences).toMatchObject([{ kind: 'differs' }]);
    expect(desk.sweep()).toMatchObject({ changed: 0 });
    desk.correct(number, { 程度: '重要' }, '写错', { by: '张伟' });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('filled in further is its next step, as in a form: no reason is asked for', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '处理结果', '已约定施工时间');
    edit(number, '处理完成时间', '2026-02-14 09:20');
    expect(desk.sweep()).toMatchObject({ filledIn: 1, changed: 0 });
    expect(last()).toMatchObject({ act: 'correct', who: ['未知', '', ''] });
    expect(desk.rows('投诉登记表')).toMatchObject([{ 状态: '已处理' }]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('filled in against a rule is a change by hand', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '处理结果', '好了');
    edit(number, '处理完成时间', '2026-02-14 08:00');
    expect(desk.sweep()).toMatchObject({ filledIn: 0, changed: 1 });
    expect(found()).toEqual([`${number} CMPL-05 handledAt`, `${number} DUTY-09`]);
    expect(desk.verify().ok).toBe(true);
  });

  it('a line that was typed under its number is a return like any other', () => {
    desk.given('key-inventory', KEY);
    const number = desk.given('key-loan', LOAN);
    type('钥匙借用登记表·归还', { 所属编号: number, ...BACK, 完好程度: '损坏' });
    expect(desk.sweep()).toMatchObject({ filledIn: 1 });
    // It is back, and broken: its report is asked for (KEYS-07).
    expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 状态: '待报告' }]);
    expect(desk.rows('钥匙借用登记表·归还')).toMatchObject([{ 所属编号: number, 行号: '1' }]);
    expect(desk.rows('钥匙台账')).toMatchObject([{ 完好: '1', 损坏: '1' }]);
    expect([found(), desk.verify().ok]).toEqual([[`${number} KEYS-07 reported`], true]);
  });

  it('a line that was changed or deleted is a change of its entry', () => {
    const two = [...DUTY.值班事项, { ...DUTY.值班事项[0], 情况: '灯不亮' }];
    const number = desk.given('duty-log', { ...DUTY, 值班事项: two });
    desk.byHand((book) => void book.getSheetByName('值班记录·值班事项')?.deleteRow(3));
    expect(desk.sweep()).toMatchObject({ changed: 1 });
    expect(last().changes.matters).toMatchObject([
      [{ situation: '3 栋电梯异响' }, { situation: '灯不亮' }],
      [{ situation: '灯不亮' }],
    ]);
    expect([found(), desk.verify().ok]).toEqual([[`${number} DUTY-09`], true]);
    expect(desk.rows('值班记录·值班事项')).toMatchObject([{ 情况: '灯不亮', 行号: '1' }]);
  });

  it('what the program works out is drawn again, and is no change', () => {
    const number = desk.given('complaint', COMPLAINT);
    for (const [heading, value] of [
      ['状态', '已办结'],
      ['时间线', ''],
      ['校验码', 'x'],
    ] as const) {
      edit(number, heading, value);
      expect(desk.sweep()).toMatchObject({ changed: 0, reject: 0, warn: 0 });
      expect(desk.verify().ok).toBe(true);
    }
    expect(desk.journal()).toHaveLength(1);
  });

  it('its state follows the clock', () => {
    desk.given('complaint', COMPLAINT);
    desk.given('complaint', { ...COMPLAINT, ...HANDLED });
    desk.given('complaint', COMPLAINT);
    desk.at('2026-03-14 09:30');
    expect(desk.sweep()).toMatchObject({ changed: 0 });
    expect(desk.rows('投诉登记表').map((row) => row.状态)).toEqual(['逾期', '已处理', '逾期']);
  });

  it('that lost its number gets it back; one that was deleted, or stands twice, is told', () => {
    const [a, b, c] = [1, 2, 3].map((at) => desk.given('complaint', { ...COMPLAINT, 房号: `${at}-101` }));
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      sheet?.getRange('3:3').copyTo(sheet.getRange('6:6'));
      sheet?.getRange('A4').setValue('');
      sheet?.deleteRow(5);
    });
    expect(desk.sweep()).toMatchObject({ recorded: 0, changed: 0 });
    expect(desk.rows('投诉登记表').map((row) => row.编号)).toEqual([a, b, a]);
    expect(found()).toEqual([`${a} FORM-NUMBER`, `${c} FORM-ROW`]);
  });
});

/** What staff do to a sheet of their own, with drafts and changes on it. */
const REARRANGED: Record<string, ByHand<[], void>> = {
  'rows sorted': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.getRange(3, 1, sheet.getLastRow() - 2, sheet.getLastColumn()).sort({ column: 7, ascending: false });
  },
  'columns moved, headings renamed': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.moveColumns(sheet.getRange('C1:E1'), 12);
    sheet?.moveColumns(sheet.getRange('A1'), 20);
    sheet?.getRange('C1:F1').setValues([['甲', '乙', '', '丁']]);
  },
  'columns of their own, filled': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.insertColumnBefore(5);
    sheet?.insertColumnBefore(1);
    sheet?.getRange('A1:A5').setValues([['标记'], [''], ['★'], [''], ['☆']]);
  },
  'rows inserted, columns hidden': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.hideColumns(4, 3);
    sheet?.insertRowBefore(4);
    sheet?.insertRowBefore(3);
  },
};

it.each(Object.entries(REARRANGED))('%s: what was typed is taken in where it belongs', (_, rearrange) => {
  const number = desk.given('complaint', { ...COMPLAINT, 房号: '1-101' });
  edit(number, '投诉人', '别人');
  type('投诉登记表', { ...COMPLAINT, 房号: '2-202' }, { 房号: '3-303' }, { ...COMPLAINT, 房号: '4-404' });
  desk.byHand(rearrange);
  expect(desk.sweep()).toMatchObject({ recorded: 2, changed: 1 });
  const rows = desk.byHand(byKey, '投诉登记表');
  const inRoom = (room: string) => rows.find((row) => row.room === room);
  expect(inRoom('1-101')).toMatchObject({ number, customer: '别人', changedBy: '未知' });
  expect(inRoom('2-202')).toMatchObject({ customer: '郑洁', state: '待处理', recordedBy: '未知' });
  expect(inRoom('3-303')).toMatchObject({ number: '', digest: '' });
  expect([inRoom('2-202')?.number, inRoom('4-404')?.number].sort()).toEqual(['TS-20260214-002', 'TS-20260214-003']);
  expect(desk.verify().ok).toBe(true);
  expect(desk.sweep()).toMatchObject({ recorded: 0, changed: 0 });
});

/** Rows by the keys of the hidden row, which stay when headings do not. */
const byKey: ByHand<[string], Record<string, string>[]> = (book, name) => {
  const [, keys = [], ...rows] = book.getSheetByName(name)?.getDataRange().getDisplayValues() ?? [];
  return rows.map((row) => Object.fromEntries(keys.flatMap((key, at) => (key === '' ? [] : [[key, row[at] ?? '']]))));
};
