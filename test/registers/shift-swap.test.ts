import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

const swap = {
  申请人: '王芳',
  日期: '2026-03-02',
  班次: '早班',
  顶班人: '李娜',
  原因: '看病',
  请谁批准: '张伟',
};
const approved = { 审批结果: '批准', 审批人: '张伟', 审批时间: '2026-03-01 18:00' };
const published = { 发布人: '张伟', 发布时间: '2026-02-26 09:00' };

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-03-01 18:30');
});
const asked = (filled: object, by = '王芳'): string => outcome(desk.record('shift-swap', { ...filled }, { by }));

describe('SWAP-01 a swap names who, for whom, when, why, and who approves it', () => {
  it.each([
    ['in full', swap, 'recorded'],
    ['without a substitute', { ...swap, 顶班人: '' }, 'SWAP-01 substitute'],
    ['without a reason', { ...swap, 原因: '' }, 'SWAP-01 reason'],
    ['nobody to approve it', { ...swap, 请谁批准: '' }, 'SWAP-01 approver'],
    ['approved by oneself', { ...swap, 请谁批准: '王芳' }, 'SWAP-01 approver'],
    ['standing in for oneself', { ...swap, 顶班人: '王芳' }, 'SWAP-01 substitute'],
  ])('%s', (_, filled, expected) => expect(asked(filled)).toBe(expected));

  it('by whoever has the shift on the roster', () => {
    desk.given('roster', { 日期: '2026-03-02', 班次: '早班', 值班人: '张伟', ...published }, { by: '张伟' });
    expect(asked(swap)).toBe('SWAP-01 applicant');
    expect(asked({ ...swap, 申请人: '张伟', 请谁批准: '陈国强' })).toBe('recorded');
  });
});

describe('ROST-02 a substitute is free at that time', () => {
  it.each([
    ['on the same shift already', '早班', '王芳、李娜', 'ROST-02 substitute'],
    ['on the next shift', '中班', '李娜', 'recorded'],
  ])('%s', (_, 班次, 值班人, expected) => {
    desk.given('roster', { 日期: '2026-03-02', 班次, 值班人, ...published }, { by: '张伟' });
    expect(asked(swap)).toBe(expected);
  });
});

describe('SWAP-02 it is approved before the shift begins', () => {
  it.each([
    ['the day before', { ...swap, ...approved }, 'recorded'],
    ['by the applicant', { ...swap, ...approved, 审批人: '王芳' }, 'FORM-SIGN decidedBy'],
    ['by nobody', { ...swap, ...approved, 审批人: '' }, 'SWAP-02 decision'],
  ])('%s', (_, filled, expected) => expect(asked(filled, '张伟')).toBe(expected));

  it.each([
    ['a minute before, and recorded after it began', '批准', '2026-03-02 06:59', 'recorded, SWAP-02 decidedAt'],
    ['as it begins', '批准', '2026-03-02 07:00', 'SWAP-02 decidedAt'],
    ['refused afterwards', '不批', '2026-03-02 07:20', 'recorded'],
  ])('%s', (_, 审批结果, 审批时间, expected) => {
    const number = desk.given('shift-swap', swap);
    desk.at('2026-03-02 07:30');
    const decided = { 审批结果, 审批人: '张伟', 审批时间 };
    expect(outcome(desk.correct(number, decided, '审批', { by: '张伟' }))).toBe(expected);
  });

  it('approved and recorded before it began, nothing is said, then or later', () => {
    const number = desk.given('shift-swap', swap);
    desk.at('2026-03-02 06:59');
    const decided = { 审批结果: '批准', 审批人: '张伟', 审批时间: '2026-03-02 06:59' };
    expect(desk.correct(number, decided, '审批', { by: '张伟' })).toMatchObject({ number, issues: [] });
    desk.at('2026-03-02 09:00');
    expect(desk.check().warn).toEqual([]);
    expect(outcome(desk.correct(number, { 原因: '陪孩子看病' }, '写清楚', { by: '张伟' }))).toBe('recorded');
  });

  it('nobody decided: it does not count, and is asked for', () => {
    const number = desk.given('shift-swap', swap);
    expect(listed(desk.check().due)).toEqual([]);
    desk.at('2026-03-02 07:01');
    expect(desk.check().due).toMatchObject([{ rule: 'SWAP-02', number }]);
  });

  it('a substitute may be stood in for in turn', () => {
    const early = { 日期: '2026-03-02', 班次: '早班', 值班人: '王芳', ...published };
    desk.given('roster', early, { by: '张伟' });
    desk.given('shift-swap', { ...swap, ...approved }, { by: '张伟' });
    const onward = { ...swap, 申请人: '李娜', 顶班人: '陈国强' };
    expect(asked({ ...onward, 申请人: '王芳' })).toBe('SWAP-01 applicant');
    expect(asked({ ...onward, ...approved }, '张伟')).toBe('recorded');
    desk.at('2026-03-02 07:10');
    const duty = { 日期: '2026-03-02', 班次: '早班', 值班人: '陈国强', 开始: '2026-03-02 07:00' };
    expect(outcome(desk.record('duty-log', duty))).toBe('recorded');
  });
});
