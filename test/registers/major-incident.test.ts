import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { DUTY } from '../support/entries.ts';
import { listed, outcome } from '../support/outcome.ts';

const ordinary: object = DUTY.值班事项[0] ?? {};
const serious = { ...ordinary, 程度: '重大', 上报人: '陈国强', 上报时间: '2026-02-14 08:30' };
const report = {
  发生时间: '2026-02-14 08:20',
  地点: '3 栋电梯',
  事件类别: '设备故障',
  经过: '困人二十分钟',
  结果: '已救出，停梯检查',
  上报人: '陈国强',
  上报时间: '2026-02-14 08:30',
  报告人: '王芳',
  提交时间: '2026-02-14 09:30',
};

let desk: Desk;
let duty: string;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  duty = desk.given('duty-log', { ...DUTY, 值班事项: [ordinary, serious, serious] });
});
const reported = (filled: object = {}): string =>
  outcome(desk.record('major-incident', { ...report, 值班编号: duty, ...filled }));
const due = () => listed(desk.check().due);
const matters = () => desk.rows('值班记录·值班事项').map((row) => [row.重大事件报告?.slice(-3), row.报告提交时间]);
const figures = (period: string) => {
  const { measures } = desk.summary(period).summary;
  return [measures['major-reports-on-time'], measures['major-reports-missing']];
};

describe('DUTY-04 a report of a major incident is written in full, and names the matter of the duty', () => {
  it.each([
    ['in full', {}, 'recorded'],
    ['of no duty', { 值班编号: '' }, 'DUTY-04 duty, DUTY-04 matter'],
    ['without its course', { 经过: '' }, 'DUTY-04 course'],
    ['without its result', { 结果: '' }, 'DUTY-04 result'],
    ['nobody wrote it', { 报告人: '' }, 'DUTY-04 writtenBy'],
    ['of an ordinary matter', { 第几项事项: 1 }, 'DUTY-04 matter'],
    ['of a matter that is not there', { 第几项事项: 4 }, 'DUTY-04 matter'],
    ['filed before it occurred', { 提交时间: '2026-02-14 08:19' }, 'DUTY-04 reportedAt'],
    ['read by nobody', { 签阅时间: '2026-02-14 09:30' }, 'DUTY-04 readAt'],
    ['read before it was filed', { 签阅人: '陈国强', 签阅时间: '2026-02-14 09:29' }, 'DUTY-04 readAt'],
    ['read by the supervisor', { 签阅人: '张伟', 签阅时间: '2026-02-14 09:30' }, 'FORM-SIGN readBy'],
    ['read by the manager', { 签阅人: '陈国强', 签阅时间: '2026-02-14 09:30' }, 'recorded'],
  ])('%s', (_, filled, expected) => expect(reported(filled)).toBe(expected));

  it('it goes its way: due, filed, read', () => {
    const number = desk.given('major-incident', { ...report, 值班编号: duty, 提交时间: '' });
    const state = () => desk.rows('重大事件报告')[0]?.状态;
    expect(state()).toBe('待报');
    desk.correct(number, { 提交时间: '2026-02-14 09:30' }, '');
    expect(state()).toBe('已报');
    desk.correct(number, { 签阅人: '陈国强', 签阅时间: '2026-02-14 09:30' }, '', { by: '陈国强' });
    expect(state()).toBe('已阅');
  });
});

describe('DUTY-04 the duty knows which of its matters are reported', () => {
  it('the first serious one without a report, unless another is named; none twice', () => {
    expect(reported({ 第几项事项: 3 })).toBe('recorded');
    expect(matters().map(([number]) => number)).toEqual(['', '', '001']);
    expect(reported()).toBe('recorded');
    expect(matters().map(([number]) => number)).toEqual(['', '002', '001']);
    expect(reported()).toBe('DUTY-04 matter');
    expect(reported({ 第几项事项: 3 })).toBe('DUTY-04 matter');
    expect(desk.verify().ok).toBe(true);
  });

  it('corrected to another matter, or void, it frees the one it named', () => {
    const number = desk.given('major-incident', { ...report, 值班编号: duty });
    expect(matters()[1]).toEqual(['001', '2026-02-14 09:30']);
    desk.correct(number, { 第几项事项: 3 }, '选错');
    expect(matters().map(([one]) => one)).toEqual(['', '', '001']);
    desk.void(number, '登记重复');
    expect(matters().map(([one]) => one)).toEqual(['', '', '']);
  });

  it('what the program has filled in stays when the duty is written on, and cannot be made up or lost', () => {
    desk.given('major-incident', { ...report, 值班编号: duty });
    const write = (...lines: object[]) => outcome(desk.correct(duty, { 值班事项: lines }, '补记'));
    const marked = { ...serious, 重大事件报告: 'ZD-20260214-001', 报告提交时间: '2026-02-14 09:30' };
    expect(write(ordinary, serious, serious, ordinary)).toBe('recorded');
    expect(matters().map(([one]) => one)).toEqual(['', '001', '', '']);
    // Whoever sends it back as it was shown may put lines before it.
    expect(write(ordinary, ordinary, marked, serious, ordinary)).toBe('recorded');
    expect(matters().map(([one]) => one)).toEqual(['', '', '001', '', '']);
    expect(desk.rows('重大事件报告')).toMatchObject([{ 第几项事项: '3', 修改人: '王芳' }]);
    expect(write(ordinary)).toBe('FORM-ASSIGNED matters');
    expect(write(ordinary, ordinary, marked, marked)).toBe('FORM-ASSIGNED matters');
    expect(write(ordinary, ordinary, { ...marked, 重大事件报告: 'ZD-20260214-009' })).toBe('FORM-ASSIGNED matters');
    expect(outcome(desk.record('duty-log', { ...DUTY, 值班事项: [marked] }))).toContain('FORM-ASSIGNED matters');
  });
});

describe('DUTY-04 a report goes on with its matter, wherever that comes to stand', () => {
  it('two are put before it, and it is filed and read as the one it was written of', () => {
    const number = desk.given('major-incident', { ...report, 值班编号: duty, 提交时间: '' });
    const marked = { ...serious, 重大事件报告: number };
    const moved = [serious, ordinary, ordinary, marked];
    expect(outcome(desk.correct(duty, { 值班事项: moved }, '补记'))).toBe('recorded');
    const at = () => desk.rows('重大事件报告').map((row) => row.第几项事项);
    expect(at()).toEqual(['4']);
    desk.correct(number, { 提交时间: '2026-02-14 09:30' }, '');
    expect(matters()).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
      ['001', '2026-02-14 09:30'],
    ]);
    expect(desk.journal().at(-3)).toMatchObject({ act: 'correct', number });
    expect(desk.verify().ok).toBe(true);
    expect(desk.check().reject).toEqual([]);
  });

  it('taken out before it, what it was written of is the first again', () => {
    const number = desk.given('major-incident', { ...report, 值班编号: duty, 第几项事项: 3 });
    const marked = { ...serious, 重大事件报告: number, 报告提交时间: '2026-02-14 09:30' };
    expect(outcome(desk.correct(duty, { 值班事项: [marked] }, '重复'))).toBe('recorded');
    expect(desk.rows('重大事件报告').map((row) => row.第几项事项)).toEqual(['1']);
    desk.correct(number, { 签阅人: '陈国强', 签阅时间: '2026-02-14 09:30' }, '', { by: '陈国强' });
    expect(matters()).toEqual([['001', '2026-02-14 09:30']]);
  });
});

describe('DUTY-04 a serious matter needs its report by the end of the next day', () => {
  it('overdue from then on, in the lists and on every summary, until it is filed', () => {
    desk.at('2026-02-16 00:00');
    expect(due()).toEqual([]);
    desk.at('2026-02-16 00:01');
    expect(due()).toEqual([`${duty} DUTY-04 matters`]);
    desk.given('major-incident', { ...report, 值班编号: duty, 提交时间: '' });
    desk.given('major-incident', { ...report, 值班编号: duty });
    expect(due()).toEqual([`${duty} DUTY-04 matters`]);
    desk.at('2026-03-05 09:00');
    const { answer } = desk.call('dutybookHome', { person: '王芳' }) as never as {
      answer: { overdue: { number: string }[] };
    };
    expect(answer.overdue.map(({ number }) => number)).toContain(duty);
    expect(figures('2026-W08')).toEqual([{ part: 1, whole: 2 }, { count: 1 }]);
    expect(figures('2026-W10')).toEqual([{ part: 0, whole: 0 }, { count: 1 }]);
    desk.correct(desk.rows('重大事件报告')[0]?.编号, { 提交时间: '2026-03-05 09:00' }, '');
    expect([due(), figures('2026-W10')]).toEqual([[], [{ part: 0, whole: 0 }, { count: 0 }]]);
  });
});
