import { beforeEach, describe, expect, it } from 'vitest';
import type { Answered } from '../../src/adapters/calls.ts';
import type { Shown } from '../../src/domain/shown.ts';
import { ownRows } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';
import { listed, outcome, placed } from '../support/outcome.ts';

type Line = Readonly<Record<string, string>>;

let desk: Desk;
/** The early shift ends at 15:00: 王芳 hands over to 李娜. */
beforeEach(() => {
  desk = openDesk('2026-03-02 14:50');
  desk.settings('things', [
    ['对讲机', 4],
    ['灭火器', 6],
  ]);
});

const prepared = (): Shown =>
  (
    desk.call('dutybookPrepare', { register: 'handover', person: '王芳' }) as Extract<
      Answered<Shown>,
      { answer: Shown }
    >
  ).answer;
const linesOf = (shown: Shown, key: string): readonly Line[] => (shown[key] ?? []) as readonly Line[];
/** All that was prepared, everything found as it should be. */
function counted(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const shown = prepared();
  const found = (line: Line): Line => ({ ...line, actual: line.expected ?? '' });
  return {
    ...shown,
    outgoing: '王芳',
    instructions: '无',
    equipment: '否',
    things: linesOf(shown, 'things').map(found),
    keys: linesOf(shown, 'keys').map(found),
    ...change,
  };
}
let operations = 0;
const submit = (act: object, by: string): { recorded: boolean; number?: string; issues: [] } => {
  operations += 1;
  const request = { key: `handing-${operations}`, register: 'handover', person: by, ...act };
  const answered = desk.call('dutybookSubmit', request) as {
    answer: { recorded: boolean; number?: string; issues: [] };
  };
  return answered.answer;
};
const signed = { handedBy: '王芳', handedAt: '2026-03-02 14:50' };
const begun = (change: object = {}) => submit({ act: 'record', values: counted({ ...change }) }, '王芳');
const handed = (change: object = {}) => begun({ ...signed, ...change });
/** Takes over, every matter acknowledged. */
function accepted(number: string | undefined, change: object = {}, matters: readonly Line[] = []) {
  const values = {
    incoming: '李娜',
    arrivedAt: '2026-03-02 14:50',
    urgent: '无',
    fit: '是',
    acceptedBy: '李娜',
    acceptedAt: '2026-03-02 14:58',
    ...(matters.length > 0 && { matters: matters.map((line) => ({ ...line, acknowledged: '是' })) }),
    ...change,
  };
  desk.at('2026-03-02 15:00');
  return outcome(submit({ act: 'correct', number, values }, '李娜'));
}
const complaint = { ...COMPLAINT, 受理时间: '2026-03-02 09:00' };
/** The letters of the outbox: by which rule, of what, to whom. */
const letters = () => desk.byHand(ownRows, '发件').map(({ id }) => id);
const state = () => desk.rows('交接班记录').map((row) => row.状态);

describe('DUTY-10 a handover is kept three years from the day it was begun', () => {
  it('a row deleted before they are over must be put back', () => {
    const { number } = begun();
    desk.byHand((book) => void book.getSheetByName('交接班记录')?.deleteRow(3));
    const gone = () => desk.check().reject.flatMap((issue) => (issue.number === number ? issue.rule : []));
    desk.at('2029-03-01 23:59');
    expect(gone()).toEqual(['DUTY-10']);
    desk.at('2029-03-02 00:00');
    expect(gone()).toEqual(['FORM-ROW']);
  });
});

describe('HAND-02 what is open is put on the handover by itself', () => {
  it('from every register, with its cause, course and result', () => {
    const number = desk.given('complaint', complaint);
    const duty = desk.given('duty-log', {
      日期: '2026-03-01',
      班次: '中班',
      值班人: '李娜',
      开始: '2026-03-01 15:00',
      结束: '2026-03-01 22:00',
      值班事项: [
        {
          时间: '2026-03-01 18:00',
          事项类别: '日常',
          情况: '2 号电梯异响',
          处理结果: '已报修',
          程度: '一般',
          遗留事项: '等厂家回复',
        },
      ],
    });
    expect(prepared()).toMatchObject({ date: '2026-03-02', fromShift: '早班', toShift: '中班' });
    expect(linesOf(prepared(), 'matters')).toMatchObject([
      { from: duty, cause: '2 号电梯异响', course: '已报修', result: '等厂家回复' },
      { from: number, cause: COMPLAINT.投诉内容, course: '待处理', result: '待处理' },
    ]);
  });

  it('what was serious in the shift is, though it has been handled, until its report is filed', () => {
    const matter = {
      时间: '2026-03-02 08:20',
      事项类别: '突发事件',
      情况: '电梯困人',
      处理结果: '已救出',
      程度: '重大',
    };
    const reported = { 上报人: '陈国强', 上报时间: '2026-03-02 08:30' };
    const early = { 日期: '2026-03-02', 班次: '早班', 值班人: '王芳', 开始: '2026-03-02 07:00' };
    const duty = desk.given('duty-log', {
      ...early,
      值班事项: [
        { ...matter, 程度: '一般' },
        { ...matter, ...reported },
      ],
    });
    expect(linesOf(prepared(), 'matters')).toMatchObject([{ from: duty, cause: '电梯困人', course: '已救出' }]);
    expect(outcome(handed({ matters: [] }))).toBe('HAND-07 matters');
    const report = desk.given('major-incident', {
      值班编号: duty,
      发生时间: '2026-03-02 08:20',
      地点: '3 栋电梯',
      事件类别: '设备故障',
      经过: '困人二十分钟',
      结果: '已救出',
      ...reported,
      报告人: '王芳',
      提交时间: '2026-03-02 14:00',
    });
    expect(linesOf(prepared(), 'matters').map(({ from }) => from)).toEqual([report]);
    // It is finished: the shift is handed over without leave.
    expect(outcome(handed())).toBe('recorded');
  });

  it('what is closed is not', () => {
    desk.given('complaint', {
      ...complaint,
      处理结果: '已修好',
      处理完成时间: '2026-03-02 11:00',
      未回访原因: '客户拒绝回访',
      办结时间: '2026-03-02 12:00',
    });
    expect(linesOf(prepared(), 'matters')).toEqual([]);
  });
});

describe('HAND-07 no handover before it is prepared', () => {
  it('what came up in the shift is on the list', () => {
    desk.given('complaint', complaint);
    expect(outcome(handed({ matters: [] }))).toBe('HAND-07 matters');
    expect(outcome(handed())).toBe('recorded');
  });
  it('begun and left, it is a draft and asked for once the shift is over', () => {
    const { number } = begun({ things: [], keys: [], instructions: '', equipment: '' });
    expect(state()).toEqual(['待交']);
    expect(desk.check().due).toEqual([]);
    desk.at('2026-03-02 15:01');
    expect(listed(desk.check().due)).toEqual([`${number} HAND-09 acceptedAt`]);
  });
  it('by an outgoing officer, on a shift', () => expect(outcome(begun({ outgoing: '' }))).toBe('HAND-07 outgoing'));
});

it('DUTY-07 what an earlier shift left over is on every handover until it is settled', () => {
  const matter = {
    时间: '2026-02-27 18:00',
    事项类别: '日常',
    情况: '道闸失灵',
    处理结果: '人工放行',
    程度: '一般',
    遗留事项: '等配件',
  };
  const times = { 日期: '2026-02-27', 班次: '中班', 开始: '2026-02-27 15:00', 结束: '2026-02-27 22:00' };
  const number = desk.given('duty-log', { ...times, 值班人: '王芳', 值班事项: [matter] });
  expect(outcome(handed({ matters: [] }))).toBe('HAND-07 matters');
  desk.correct(number, { 值班事项: [{ ...matter, 遗留了结时间: '2026-03-02 10:00' }] }, '');
  expect(outcome(handed({ matters: [] }))).toBe('recorded');
});

describe('HAND-01 each matter states cause, course and result', () => {
  const matter = { matter: '来访', cause: '业主询问', course: '已答复', result: '无遗留' };
  it.each(['cause', 'course', 'result'])('without its %s', (key) =>
    expect(outcome(handed({ matters: [{ ...matter, [key]: '' }] }))).toBe(`HAND-07 matters.${key} #1`),
  );
  it('in full', () => expect(outcome(handed({ matters: [matter] }))).toBe('recorded'));
});

describe('HAND-03 instructions are handed over', () => {
  it.each([
    ['none is said', '无', 'recorded'],
    ['nothing is said', '', 'HAND-03 instructions'],
  ])('%s', (_, instructions, expected) => expect(outcome(handed({ instructions }))).toBe(expected));
});

describe('HAND-04 shared things and keys are counted in person', () => {
  beforeEach(() => {
    desk.given('key-inventory', {
      钥匙编号: 'A-1203',
      对应位置: '3 栋 1203',
      钥匙类别: '单元',
      完好: 3,
      存放位置: '3-12',
      保管人: '王芳',
    });
    desk.given('key-loan', {
      钥匙: 'A-1203',
      数量: 1,
      借用人: '李娜',
      用途: '带客看房',
      借出时间: '2026-03-02 09:10',
      经手人: '王芳',
    });
  });
  const things = (actual: string, whereabouts = '') => [
    { thing: '对讲机', expected: '4', actual, whereabouts },
    { thing: '灭火器', expected: '6', actual: '6' },
  ];
  it('what should be there follows from the loans alone', () =>
    expect(linesOf(prepared(), 'keys')).toEqual([{ kind: '单元', expected: '2' }]));
  it.each([
    ['all there', things('4'), 'recorded'],
    ['not counted', things(''), 'HAND-04 things'],
    ['one missing', things('3'), 'HAND-04 things.whereabouts #1'],
    ['one missing, and where it went', things('3', '电梯班借用'), 'recorded'],
    ['one was left out', things('4').slice(0, 1), 'HAND-04 things'],
  ])('%s', (_, lines, expected) => expect(outcome(handed({ things: lines }))).toBe(expected));
  it.each([
    ['not counted', [], 'HAND-04 keys'],
    ['one missing', [{ kind: '单元', expected: '2', actual: '1' }], 'HAND-04 keys.whereabouts #1'],
    [
      'one more than there should be',
      [{ kind: '单元', expected: '2', actual: '3', whereabouts: 'A-1203 已还未登记' }],
      'recorded',
    ],
  ])('keys: %s', (_, keys, expected) => expect(outcome(handed({ keys }))).toBe(expected));

  it('a difference stays open, and is handed on, until it is settled', () => {
    const lines = things('3', '电梯班借用');
    const { number } = handed({ things: lines });
    expect(accepted(number)).toBe('recorded');
    desk.at('2026-03-02 21:50');
    expect(listed(desk.check().due)).toEqual([`${number} HAND-04 things`]);
    expect(linesOf(prepared(), 'matters')).toMatchObject([{ from: number, cause: '对讲机 3/4', result: '电梯班借用' }]);
    const settled = [{ ...lines[0], settledAt: '2026-03-02 20:00' }, lines[1]];
    expect(outcome(submit({ act: 'correct', number, values: { things: settled } }, '王芳'))).toBe('recorded');
    expect(desk.check().due).toEqual([]);
  });
});

describe('HAND-05 no handover while a major matter is unfinished', () => {
  beforeEach(() => {
    desk.given('complaint', { ...complaint, 程度: '重大' });
  });
  it('a serious complaint that is not handled', () => expect(outcome(handed())).toBe('HAND-05 handedAt'));
  it('handled, it may be', () => {
    const [{ 编号 = '' } = {}] = desk.rows('投诉登记表');
    desk.correct(编号, { 处理结果: '已修好', 处理完成时间: '2026-03-02 14:40' }, '');
    expect(outcome(handed())).toBe('recorded');
  });
  it('a supervisor overrides it, with a reason; the manager is told', () => {
    const override = { overriddenBy: '张伟', overriddenWhy: '物业经理已到现场接手' };
    const values = counted({ ...signed, ...override });
    expect(outcome(submit({ act: 'record', values: { ...values, overriddenWhy: '' } }, '张伟'))).toContain(
      'HAND-09 overriddenWhy',
    );
    expect(outcome(submit({ act: 'record', values: { ...values, overriddenBy: '王芳' } }, '张伟'))).toContain(
      'overridden',
    );
    const { number } = submit({ act: 'record', values }, '张伟');
    expect(letters()).toContain(`HAND-05/${number}/overridden/manager@example.com`);
  });
});

describe('HAND-06 no handover while major equipment is being started or stopped', () => {
  it.each([
    ['it is not', '否', 'recorded'],
    ['it is', '是', 'HAND-06 equipment'],
    ['nobody says', '', 'HAND-06 equipment'],
  ])('%s', (_, equipment, expected) => expect(outcome(handed({ equipment }))).toBe(expected));
});

describe('HAND-08 only somebody fit for duty takes over', () => {
  it.each([
    ['fit', '是', 'recorded'],
    ['not fit', '否', 'HAND-08 fit'],
    ['nobody says', '', 'HAND-08 fit'],
  ])('%s', (_, fit, expected) => {
    const { number } = handed();
    expect(accepted(number, { fit })).toBe(expected);
  });
  it('somebody else may', () => {
    const { number } = handed();
    desk.at('2026-03-02 15:00');
    const substitute = { incoming: '张伟', acceptedBy: '张伟' };
    expect(accepted(number, substitute)).toContain('recorded');
  });
});

describe('HAND-09 both sign, and only then is the shift handed over', () => {
  it('draft, handed over, accepted', () => {
    const { number } = begun();
    expect(state()).toEqual(['待交']);
    expect(outcome(submit({ act: 'correct', number, values: signed }, '王芳'))).toBe('recorded');
    expect(state()).toEqual(['已交']);
    expect(accepted(number)).toBe('recorded');
    expect(state()).toEqual(['已接']);
    expect(desk.check().due).toEqual([]);
  });
  it('by whoever hands over', () => expect(outcome(handed({ handedBy: '李娜' }))).toContain('HAND-09 handedBy'));
  it('not to oneself', () => {
    const { number } = handed();
    expect(accepted(number, { incoming: '王芳', acceptedBy: '王芳' })).toContain('HAND-09 incoming');
  });
  it('not before it is handed over', () => {
    const { number } = begun();
    expect(accepted(number)).toBe('HAND-09 acceptedAt');
  });
  it('refused, with the reason; supervisor and manager are told', () => {
    const { number } = handed();
    const refusal = { refusedBy: '李娜', refusedAt: '2026-03-02 14:50', refusedWhy: '' };
    expect(outcome(submit({ act: 'correct', number, values: refusal }, '李娜'))).toBe('HAND-09 refusedWhy');
    const values = { ...refusal, refusedWhy: '现场漏水没有处理' };
    expect(outcome(submit({ act: 'correct', number, values }, '李娜'))).toBe('recorded');
    expect(state()).toEqual(['拒接']);
    expect(letters()).toEqual([
      `HAND-09/${number}/refused/supervisor`,
      `HAND-09/${number}/refused/manager@example.com`,
    ]);
  });
});

describe('HAND-10 the incoming officer is there five minutes early', () => {
  it.each([
    ['five minutes before', '2026-03-02 14:55', 'recorded'],
    ['four minutes before', '2026-03-02 14:56', 'recorded, HAND-10 arrivedAt'],
    ['nobody says when', '', 'HAND-10 arrivedAt'],
  ])('%s', (_, arrivedAt, expected) => {
    const { number } = handed();
    expect(accepted(number, { arrivedAt })).toBe(expected);
  });
});

describe('HAND-11 the incoming officer acknowledges item by item', () => {
  it('restates the three most urgent matters first, then every one', () => {
    desk.given('complaint', complaint);
    const matters = linesOf(prepared(), 'matters');
    const { number, issues } = handed();
    expect(issues.map(placed)).toEqual([]);
    expect(accepted(number)).toBe('HAND-11 matters.acknowledged #1');
    expect(accepted(number, { urgent: '' }, matters)).toBe('HAND-11 urgent');
    expect(accepted(number, {}, matters)).toBe('recorded');
  });
});
