import { beforeEach, describe, expect, it } from 'vitest';
import { newWorkbook } from '../host/fixture.ts';
import { type ByHand, typeInto } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { BACK, COMPLAINT, DUTY, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';
import { keyed, registerOf } from '../support/labels.ts';
import { listed, outcome } from '../support/outcome.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const found = () => {
  const { reject, due, warn } = desk.check();
  return [...reject, ...due, ...warn].map((issue) => listed([issue])[0]);
};
const edit = (number: string, heading: string, value: string | number, sheet = '投诉登记表') =>
  desk.byHand(typeInto, sheet, number, heading, value);
const explained = (line = desk.journal().at(-1)) => JSON.parse(line?.changes ?? '');
const BY = { by: '张伟' };

describe('a recorded value that was changed by hand', () => {
  it('is told, and is judged anew as a whole', () => {
    const number = desk.given('complaint', COMPLAINT);
    expect(found()).toEqual([]);
    edit(number, '投诉人', '别人');
    expect(found()).toEqual([`${number} DUTY-09`]);
    edit(number, '房号', '');
    expect(found()).toEqual([`${number} CMPL-01 room`, `${number} DUTY-09`]);
    edit(number, '程度', '特急');
    expect(found()).toEqual([`${number} FORM-CHOICE severity`, `${number} DUTY-09`]);
  });

  it('is explained by a correction, which journals what was changed by hand with it', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '投诉人', '别人');
    desk.correct(number, { 地点: '大堂' }, '客户更正姓名', BY);
    expect(explained()).toEqual({ customer: ['郑洁', '别人'], place: [null, '大堂'] });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('is explained by a correction that says the same', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '投诉人', '别人');
    expect(outcome(desk.correct(number, { 投诉人: '别人' }, '客户更正姓名', BY))).toBe('recorded');
    expect(explained()).toEqual({ customer: ['郑洁', '别人'] });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('is undone by a correction to what it was', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '投诉人', '别人');
    desk.correct(number, { 投诉人: '郑洁' }, '恢复原值', BY);
    expect(desk.rows('投诉登记表')).toMatchObject([{ 投诉人: '郑洁' }]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('is on record also when the entry is void, or changed by another', () => {
    const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
    edit(number, '投诉人', '别人');
    desk.given('return-visit', { ...VISIT, 回访对象编号: number });
    expect(explained()).toMatchObject({ customer: ['郑洁', '别人'], closedAt: [null, '2026-02-14 09:25'] });
    edit(number, '房号', '9-9');
    desk.void(number, '登记重复', BY);
    expect(explained()).toMatchObject({ room: ['3-1202', '9-9'], voidReason: [null, '登记重复'] });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('is not who recorded it, nor that it is void: those are taken back', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '登记人', '李娜');
    edit(number, '作废原因', '不要了');
    expect(outcome(desk.correct(number, { 房号: '3-1203' }, '写错', { by: '李娜' }))).toBe('FORM-ENTRY');
    expect(outcome(desk.correct(number, { 房号: '3-1203' }, '写错', BY))).toBe('recorded');
    expect(desk.rows('投诉登记表')).toMatchObject([{ 登记人: '王芳', 作废原因: '', 状态: '待处理' }]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('in a line is a change of its entry', () => {
    const number = desk.given('duty-log', DUTY);
    edit(number, '情况', '没事', '值班记录·值班事项');
    expect(found()).toEqual([`${number} DUTY-09`]);
    desk.correct(number, { 结束: '2026-02-14 09:29' }, '交班', BY);
    expect(explained()).toMatchObject({ matters: [[{ situation: '3 栋电梯异响' }], [{ situation: '没事' }]] });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });

  it('a row that nobody recorded is corrected by nobody', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '编号', 'TS-20260214-007');
    expect(outcome(desk.correct('TS-20260214-007', { 房号: '3-1203' }, '写错', BY))).toBe('FORM-ENTRY');
    expect(found()).toEqual(['TS-20260214-007 FORM-NUMBER', `${number} FORM-ROW`]);
  });
});

describe('what the program works out is not typed', () => {
  const SPOILT = '1k3f0-1k3h2|1k3f0|';
  it('a timeline made by hand hides an entry from the summary, and is told', () => {
    const number = desk.given('complaint', COMPLAINT);
    const counted = () => desk.summary('2026-W07').summary.measures['complaints-received'];
    edit(number, '时间线', SPOILT);
    expect(counted()).toEqual({ count: 0 });
    expect(found()).toEqual([`${number} FORM-TIMELINE`]);
    desk.correct(number, { 地点: '大堂' }, '补记');
    expect([found(), counted(), desk.verify().ok]).toEqual([[], { count: 1 }, true]);
  });

  it('a timeline is told also when a field was changed with it', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '投诉人', '别人');
    edit(number, '时间线', SPOILT);
    expect(found()).toEqual([`${number} FORM-TIMELINE`, `${number} DUTY-09`]);
  });

  it('a state that was typed', () => {
    const number = desk.given('complaint', COMPLAINT);
    edit(number, '状态', '已办结');
    expect(found()).toEqual([`${number} FORM-STATE`]);
  });

  it('a state that time has overtaken is right, old or new', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.at('2026-03-14 09:30');
    expect(desk.check().warn).toEqual([]);
    edit(number, '状态', '逾期');
    expect(desk.check().warn).toEqual([]);
    edit(number, '状态', '处理中');
    expect(listed(desk.check().warn)).toEqual([`${number} FORM-STATE`]);
  });

  it('a timeline that was cleared loses no line when the entry is corrected', () => {
    const number = desk.given('duty-log', DUTY);
    edit(number, '时间线', '', '值班记录');
    expect(found()).toEqual([`${number} FORM-TIMELINE`]);
    desk.correct(number, { 结束: '2026-02-14 09:29' }, '交班');
    expect(desk.rows('值班记录·值班事项')).toHaveLength(1);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
    // Nor when its digest went with it.
    edit(number, '时间线', '', '值班记录');
    edit(number, '校验码', '', '值班记录');
    desk.correct(number, { 结束: '2026-02-14 09:28' }, '写错', BY);
    expect(explained()).toEqual({ end: ['2026-02-14 09:29', '2026-02-14 09:28'] });
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });
});

describe('rows and lines that are gone', () => {
  const MATTERS = '值班记录·值班事项';
  const two = { ...DUTY, 值班事项: [...DUTY.值班事项, { ...DUTY.值班事项[0], 时间: '2026-02-14 08:40' }] };

  it('a row that was deleted is told by the journal', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.given('complaint', COMPLAINT);
    desk.byHand((book) => void book.getSheetByName('投诉登记表')?.deleteRow(3));
    expect(found()).toEqual([`${number} FORM-ROW`]);
    expect(desk.check().reject).toMatchObject([{ register: 'complaint', number }]);
  });

  it('a line that says it belongs to an entry there is not', () => {
    const number = desk.given('duty-log', two);
    desk.byHand((book, sheet) => void book.getSheetByName(sheet)?.getRange('A4').setValue('ZB-20260214-009'), MATTERS);
    expect(found()).toEqual([`${number} FORM-TIMELINE`, 'ZB-20260214-009 FORM-LINE matters', `${number} DUTY-09`]);
  });

  it('a line of no entry is a draft', () => {
    desk.given('duty-log', DUTY);
    desk.byHand((book, sheet) => void book.getSheetByName(sheet)?.getRange('E4').setValue('灯不亮'), MATTERS);
    expect(found()).toEqual(['row 4 FORM-LINE matters']);
    expect(desk.verify().ok).toBe(true);
  });

  it('lines whose numbers repeat, or leave one out', () => {
    const number = desk.given('duty-log', two);
    for (const line of [1, 3]) {
      desk.byHand((book, sheet, to) => void book.getSheetByName(sheet)?.getRange('B4').setValue(to), MATTERS, line);
      expect(found()).toEqual([`${number} FORM-LINE matters`]);
    }
  });
});

describe('rows that people made', () => {
  it('a row without a number is a draft, and counts nowhere', () => {
    desk.given('complaint', COMPLAINT);
    desk.byHand((book) => void book.getSheetByName('投诉登记表')?.getRange('E4').setValue('吴敏'));
    expect(found()).toEqual(['row 4 FORM-DRAFT']);
    expect(desk.check().entries).toBe(1);
    expect(desk.summary('2026-W07').summary.measures['complaints-received']).toEqual({ count: 1 });
    expect(desk.verify().ok).toBe(true);
    const next = desk.given('complaint', COMPLAINT);
    expect(desk.rows('投诉登记表').map((row) => row.编号)).toEqual(['TS-20260214-001', '', next]);
  });

  it('a copied row has its number twice', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      sheet?.getRange('3:3').copyTo(sheet.getRange('4:4'));
    });
    expect(found()).toEqual([`${number} FORM-NUMBER`]);
    const { measures, left_out } = desk.summary('2026-W07').summary;
    expect([measures['complaints-received'], left_out.complaint]).toEqual([{ count: 1 }, 1]);
  });

  it('a formula is an issue, never a value', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.byHand((book) => void book.getSheetByName('投诉登记表')?.getRange('E3').setFormula('="郑洁"'));
    expect(found()).toEqual([`${number} FORM-FORMULA customer`, `${number} DUTY-09`]);
    expect(desk.summary('2026-W07').summary).toMatchObject({
      left_out: { complaint: 1 },
      measures: { 'complaints-received': { count: 0 } },
    });
  });

  it('a setting that cannot be read', () => {
    desk.settings('shifts', [['晚班', '9点半', '22:00']]);
    expect(desk.check().reject).toMatchObject([{ rule: 'FORM-CLOCK', register: 'shifts', field: 'start', line: 1 }]);
    desk.settings('limits', [['一般', '', 24, '']]);
    expect(desk.check().reject.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      'FORM-CLOCK start',
      'FORM-SETTING handle',
    ]);
  });
});

describe('settings that change leave the past right', () => {
  it('a shift with other hours, a person who is gone, a limit that is shorter', () => {
    desk.given('duty-log', DUTY);
    const complaint = desk.given('complaint', COMPLAINT);
    const before = desk.summary('2026-W07').summary.measures;
    desk.byHand((book) => {
      const sheet = book.getSheetByName('设置');
      sheet?.createTextFinder('07:00').matchEntireCell(true).findNext()?.setValue('12:00');
      sheet?.createTextFinder('王芳').matchEntireCell(true).findNext()?.setValue('吴敏');
    });
    desk.settings('limits', [['一般', '', 1, 1]]);
    expect(desk.check().reject).toEqual([]);
    expect(desk.summary('2026-W07').summary).toMatchObject({ measures: before, left_out: { 'duty-log': 0 } });
    desk.correct(complaint, { 地点: '大堂' }, '补记');
    expect(desk.rows('投诉登记表')).toMatchObject([{ 处理期限: '2026-02-26 09:00' }]);
    desk.correct(complaint, { 投诉类别: '收费' }, '类别写错', BY);
    expect(desk.rows('投诉登记表')).toMatchObject([{ 处理期限: '2026-02-14 10:00' }]);
    expect(desk.verify().ok).toBe(true);
  });
});

describe('what the settings no longer name', () => {
  const type: ByHand<[string, string], void> = (book, was, is) =>
    void book.getSheetByName('设置')?.createTextFinder(was).matchEntireCell(true).findNext()?.setValue(is);

  it('a duty of a shift that was renamed stays right, counts, and goes on', () => {
    const number = desk.given('duty-log', DUTY);
    const before = desk.summary('2026-W07').summary.measures;
    desk.byHand(type, '早班', '白班');
    expect([found(), desk.verify().ok]).toEqual([[], true]);
    expect(desk.summary('2026-W07').summary).toMatchObject({ measures: before, left_out: { 'duty-log': 0 } });
    desk.correct(number, { 结束: '2026-02-14 09:29' }, '交班');
    expect(desk.rows('值班记录')).toMatchObject([{ 班次: '早班', 状态: '已结束' }]);
    expect([found(), desk.verify().ok]).toEqual([[], true]);
    expect(outcome(desk.record('duty-log', DUTY))).toBe('FORM-SHIFT shift');
  });

  it('a shift that never was is none, whoever typed it', () => {
    const number = desk.given('duty-log', DUTY);
    edit(number, '班次', '乱写', '值班记录');
    expect(found()).toEqual([`${number} FORM-SHIFT shift`, `${number} DUTY-09`]);
  });

  it('a matter of an option that was taken out stays right', () => {
    desk.settings('options', [['duty-log', 'kind', '宣传', '宣传']]);
    desk.given('duty-log', { ...DUTY, 值班事项: [{ ...DUTY.值班事项[0], 事项类别: '宣传' }] });
    desk.byHand(type, '宣传', '别的');
    desk.byHand(type, '宣传', '别的');
    expect([found(), desk.verify().ok]).toEqual([[], true]);
  });
});

/** What staff do to a sheet of their own. */
const REARRANGED: Record<string, ByHand<[], void>> = {
  'rows sorted': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.getRange(3, 1, sheet.getLastRow() - 2, sheet.getLastColumn()).sort({ column: 1, ascending: false });
  },
  'columns moved': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.moveColumns(sheet.getRange('C1:E1'), 12);
    sheet?.moveColumns(sheet.getRange('A1'), 20);
  },
  'headings renamed': (book) =>
    void book
      .getSheetByName('投诉登记表')
      ?.getRange('C1:F1')
      .setValues([['甲', '乙', '', '丁']]),
  'a column of their own in the middle, filled': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.insertColumnBefore(5);
    sheet?.getRange('E1:E5').setValues([['备注'], [''], ['一'], ['二'], ['三']]);
  },
  'a column of their own at the front': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.insertColumnBefore(1);
    sheet?.getRange('A1:A4').setValues([['标记'], [''], ['★'], ['']]);
  },
  'columns hidden and a blank row between': (book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.hideColumns(4, 3);
    sheet?.insertRowBefore(4);
  },
};

describe.each(Object.entries(REARRANGED))('%s', (_, rearrange) => {
  it('nothing breaks: entries are recorded, corrected, voided and counted in the right columns', () => {
    const [first, second] = [
      desk.given('complaint', COMPLAINT),
      desk.given('complaint', { ...COMPLAINT, 房号: '5-301' }),
    ];
    desk.byHand(rearrange);
    const third = desk.given('complaint', { ...COMPLAINT, ...HANDLED, 房号: '=7-701' });
    desk.correct(second, { 房号: '5-302' }, '写错');
    desk.void(first, '登记重复');
    desk.given('return-visit', { ...VISIT, 回访对象编号: third });
    const cells = desk.byHand(byKey, '投诉登记表');
    const seen = (number: string) => cells.find((row) => row.number === number);
    expect(seen(first)).toMatchObject({ room: '3-1202', voidReason: '登记重复' });
    expect(seen(second)).toMatchObject({ room: '5-302', customer: '郑洁', recordedBy: '王芳' });
    expect(seen(third)).toMatchObject({ room: '=7-701', state: '已办结', content: '楼上深夜装修' });
    expect(desk.verify()).toMatchObject({ ok: true });
    expect(found()).toEqual([]);
    expect(desk.summary('2026-W07').summary.measures['complaints-received']).toEqual({ count: 3 });
  });
});

/** Rows by the keys of the hidden row, which stay when headings do not. */
const byKey: ByHand<[string], Record<string, string>[]> = (book, name) => {
  const [, keys = [], ...rows] = book.getSheetByName(name)?.getDataRange().getDisplayValues() ?? [];
  return rows.map((row) => Object.fromEntries(keys.flatMap((key, at) => (key === '' ? [] : [[key, row[at] ?? '']]))));
};

it('loans and their lines too, with both sheets rearranged', () => {
  desk.given('key-inventory', KEY);
  const number = desk.given('key-loan', { ...LOAN, 数量: 2 });
  desk.correct(number, { 归还: [BACK] }, '还一把');
  desk.byHand((book) => {
    for (const name of ['钥匙借用登记表', '钥匙借用登记表·归还', '钥匙台账']) {
      const sheet = book.getSheetByName(name);
      sheet?.insertColumnBefore(2);
      sheet?.moveColumns(sheet.getRange('D1:E1'), 8);
    }
  });
  desk.correct(number, { 归还: [BACK, { ...BACK, 完好程度: '遗失' }] }, '另一把遗失');
  expect(desk.byHand(byKey, '钥匙借用登记表·归还').map((line) => line.condition)).toEqual(['完好', '遗失']);
  expect(desk.byHand(byKey, '钥匙台账')).toMatchObject([{ good: '1', lost: '1' }]);
  // The lost piece waits for its report.
  expect([desk.verify().ok, found()]).toEqual([true, [`${number} KEYS-07 reported`]]);
});

describe('a workbook that cannot be worked with says so', () => {
  const code = (name: string, request?: unknown) => {
    const answered = desk.call(name, request);
    return 'error' in answered ? answered.error.code : 'none';
  };
  it('a sheet that is gone', () => {
    desk.byHand((book) => {
      const sheet = book.getSheetByName('回访记录');
      if (sheet) book.deleteSheet(sheet);
    });
    expect(code('dutybookCheck')).toBe('sheet-missing');
  });

  it('a column of ours that is gone, or was copied: nothing is written', () => {
    const values = keyed(registerOf('complaint'), COMPLAINT);
    const request = (key: string) => ({ key, act: 'record', register: 'complaint', person: '王芳', values });
    desk.given('complaint', COMPLAINT);
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      sheet?.insertColumnAfter(5);
      sheet?.getRange('E:E').copyTo(sheet.getRange('F:F'));
    });
    expect([code('dutybookSubmit', request('operation-a')), code('dutybookCheck')]).toEqual(
      Array(2).fill('column-missing'),
    );
    desk.byHand((book) => void book.getSheetByName('投诉登记表')?.deleteColumns(5, 2));
    expect([code('dutybookSubmit', request('operation-b')), code('dutybookCheck')]).toEqual(
      Array(2).fill('column-missing'),
    );
    expect(desk.journal()).toHaveLength(1);
  });

  it('sheets of its names that hold something of somebody’s', () => {
    const other = deskOn(newWorkbook(), '2026-02-14 09:30');
    other.byHand((book) => void book.insertSheet('投诉登记表').getRange('A1').setValue('我的'));
    const answered = other.call('dutybookNew', { locale: 'zh-CN', name: '云栖花园' });
    expect(answered).toMatchObject({ error: { code: 'names-taken' } });
    expect(other.byHand((book) => book.getSheets().map((sheet) => sheet.getName()))).toHaveLength(2);
  });

  it('a journal that goes on with lines nobody can trust takes no entry', () => {
    desk.given('complaint', COMPLAINT);
    desk.byHand((book) => {
      const sheet = book.getSheetByName('日志');
      const [line = []] = sheet?.getRange('A2:J2').getValues() ?? [];
      sheet?.getRange('A3:J3').setValues([[2, ...line.slice(1)]]);
    });
    const request = { key: 'operation-c', act: 'record', register: 'complaint', person: '王芳', values: {} };
    expect(code('dutybookSubmit', request)).toBe('journal-broken');
    expect(desk.verify()).toMatchObject({ ok: false, brokenAt: 2, unprojected: 1 });
  });

  it('a sheet that was never set up, or was made by a newer program', () => {
    desk.byHand((book) => void book.getSheetByName('设置')?.getRange('B1').setValue(99));
    expect(code('dutybookCheck')).toBe('newer-schema');
    desk.byHand((book) => void book.getSheetByName('设置')?.getRange('A1').setValue('x'));
    expect(code('dutybookCheck')).toBe('not-set-up');
    desk.byHand((book) => void book.getSheetByName('设置')?.setName('别的'));
    expect(code('dutybookVerify')).toBe('not-set-up');
  });

  it('one that is set up is not set up again', () =>
    expect(code('dutybookNew', { locale: 'zh-CN', name: '云栖花园' })).toBe('already-set-up'));
});

it('the menu says where: sheet, row, number, heading', () => {
  const number = desk.given('complaint', COMPLAINT);
  edit(number, '房号', '');
  const { questions } = desk.host.run('showCheck', [], { answers: [{ button: 'OK' }] });
  const [, ...lines] = String(questions[0]?.prompt).split('\n');
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^投诉登记表 第 3 行 ${number} 房号 .`))]);
});
