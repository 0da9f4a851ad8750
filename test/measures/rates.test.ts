import { beforeEach, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/locales/index.ts';
import { cellValues, typeInto } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const complaint = {
  受理时间: '2026-02-10 09:00',
  投诉渠道: '来电',
  投诉人: '郑洁',
  房号: '3-1202',
  投诉类别: '收费',
  程度: '一般',
  投诉内容: '多收停车费',
  首问责任人: '王芳',
};
const key = { 钥匙编号: 'P-01', 对应位置: '配电房', 钥匙类别: '设备房', 完好: 9, 存放位置: '1', 保管人: '王芳' };
const loan = {
  钥匙: 'P-01',
  数量: 1,
  借用人: '李娜',
  用途: '巡检',
  借出时间: '2026-02-10 09:00',
  应还时间: '2026-02-10 18:00',
  经手人: '王芳',
};

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-03-02 08:00');
});
const figure = (measure: string, period = '2026-W07') => desk.summary(period).summary.measures[measure];
const handled = (处理完成时间: string, more: object = {}) =>
  desk.given('complaint', { ...complaint, 处理结果: '已退费', 处理完成时间, ...more });
const back = (归还时间: string, more: object = {}) => ({
  归还时间,
  归还数量: 1,
  完好程度: '完好',
  归还人: '李娜',
  接收人: '王芳',
  ...more,
});

describe('handled in time: of those due in the period, or handled in it before they were due', () => {
  // Ordinary ones received on Tuesday at 9:00 are due on Friday at 9:00.
  it('in time, at the last minute, and a minute late', () => {
    handled('2026-02-11 09:00');
    handled('2026-02-13 09:00');
    handled('2026-02-13 09:01');
    expect(figure('complaint-timeliness')).toEqual({ part: 2, whole: 3 });
  });

  it('open past due is missed; handled early it counts when it was handled, not when it was due', () => {
    desk.given('complaint', complaint);
    expect(figure('complaint-timeliness')).toEqual({ part: 0, whole: 1 });
    handled('2026-02-15 12:00', { 受理时间: '2026-02-15 09:00' });
    expect(figure('complaint-timeliness')).toEqual({ part: 1, whole: 2 });
  });

  it('what was withdrawn is not asked', () => {
    desk.given('complaint', { ...complaint, 不再处理: '撤诉', 办结时间: '2026-02-14 09:00' });
    expect(figure('complaint-timeliness')).toEqual({ part: 0, whole: 0 });
  });
});

describe('closed and visited: of those whose return visit was due in the period', () => {
  const visit = { 回访时间: '2026-02-15 10:00', 回访类别: '日常', 客户: '郑洁', 回访方式: '电话', 回访人: '李娜' };
  const rates = (period = '2026-W07') => [
    figure('complaint-closure-rate', period),
    figure('return-visit-rate', period),
  ];

  it('visited and closed, closed with a reason, not reached, and not due yet', () => {
    const [visited, , missed] = [
      handled('2026-02-03 09:00', { 受理时间: '2026-02-02 09:00' }),
      handled('2026-02-04 09:00', {
        受理时间: '2026-02-02 09:00',
        办结时间: '2026-02-05 09:00',
        未回访原因: '客户勿扰',
      }),
      handled('2026-02-05 09:00', { 受理时间: '2026-02-02 09:00' }),
      handled('2026-02-10 10:00'),
    ];
    desk.given('return-visit', { ...visit, 回访对象编号: visited, 是否联系上: '是', 满意度: '满意' });
    desk.given('return-visit', { ...visit, 回访对象编号: missed, 是否联系上: '否' });
    expect(rates()).toEqual([
      { part: 2, whole: 3 },
      { part: 1, whole: 3 },
    ]);
    expect(rates('2026-W08')).toEqual([
      { part: 0, whole: 1 },
      { part: 0, whole: 1 },
    ]);
  });

  it('closed after the period was over is not closed in it', () => {
    const number = handled('2026-02-03 09:00', { 受理时间: '2026-02-02 09:00' });
    const late = { ...visit, 回访时间: '2026-02-16 00:00', 回访对象编号: number, 是否联系上: '是', 满意度: '满意' };
    desk.given('return-visit', late);
    expect(rates()).toEqual([
      { part: 0, whole: 1 },
      { part: 0, whole: 1 },
    ]);
  });
});

it('closed of received: those received in the period, closed before its end', () => {
  handled('2026-02-11 09:00', { 办结时间: '2026-02-15 23:59', 未回访原因: '客户勿扰' });
  handled('2026-02-11 09:00', { 办结时间: '2026-02-16 00:00', 未回访原因: '客户勿扰' });
  desk.given('complaint', { ...complaint, 受理时间: '2026-02-15 22:00' });
  expect(figure('complaints-closed-of-received')).toEqual({ part: 1, whole: 3 });
});

it('keys returned in time, with the grace: of those due in the period, all pieces back', () => {
  desk.given('key-inventory', key);
  desk.given('key-loan', { ...loan, 归还: [back('2026-02-10 18:15')] });
  desk.given('key-loan', { ...loan, 归还: [back('2026-02-10 18:16')] });
  desk.given('key-loan', { ...loan, 数量: 2, 归还: [back('2026-02-10 12:00')] });
  expect(figure('keys-returned-on-time')).toEqual({ part: 1, whole: 3 });
  expect(figure('keys-returned-on-time', '2026-W08')).toEqual({ part: 0, whole: 0 });
});

it('KEYS-06 a grace that runs over the end of a week belongs to the next, for the count and the rate alike', () => {
  desk.given('key-inventory', key);
  const late = { ...loan, 借出时间: '2026-02-15 20:00', 应还时间: '2026-02-15 23:50' };
  desk.given('key-loan', { ...late, 归还: [back('2026-02-16 00:05')] });
  desk.given('key-loan', { ...late, 归还: [back('2026-02-16 00:06')] });
  desk.given('key-loan', late);
  const both = (period: string) => [figure('key-loans-overdue', period), figure('keys-returned-on-time', period)];
  expect(both('2026-W07')).toEqual([{ count: 0 }, { part: 0, whole: 0 }]);
  expect(both('2026-W08')).toEqual([{ count: 1 }, { part: 1, whole: 3 }]);
});

it('keys out, overdue and lost', () => {
  desk.given('key-inventory', key);
  desk.given('key-loan', {
    ...loan,
    数量: 3,
    归还: [back('2026-02-10 12:00', { 完好程度: '遗失' }), back('2026-02-17 12:00')],
  });
  const again = { 借出时间: '2026-02-15 23:00', 应还时间: '2026-02-16 22:00', 逾期仍借原因: '抢修' };
  desk.given('key-loan', { ...loan, ...again, 数量: 2 });
  const names = ['key-pieces-out', 'key-loans-overdue', 'key-pieces-lost', 'key-loans-open-at-end'];
  const counts = (period: string) => names.map((name) => figure(name, period)?.count);
  expect(counts('2026-W06')).toEqual([0, 0, 0, 0]);
  expect(counts('2026-W07')).toEqual([4, 1, 1, 2]);
  expect(counts('2026-W08')).toEqual([3, 2, 0, 2]);
});

it('KEYS-10: in the cabinet is what is in good condition and not out at the end; all pieces by condition', () => {
  desk.given('key-inventory', { ...key, 损坏: 2, 封存: 1 });
  desk.given('key-inventory', { ...key, 钥匙编号: 'P-02', 完好: 3, 已交业主: 4 });
  desk.given('key-loan', { ...loan, 数量: 5, 归还: [back('2026-03-01 23:59'), back('2026-03-02 00:00')] });
  desk.given('key-loan', { ...loan, 钥匙: 'P-02', 数量: 2, 归还: [back('2026-03-02 07:00', { 完好程度: '遗失' })] });
  // What is a key's condition is known from when it is recorded: 2 March.
  expect([figure('key-pieces-in-cabinet', '2026-W09'), figure('key-pieces', '2026-W09')]).toEqual([
    { count: 0 },
    { count: 0 },
  ]);
  const { measures, breakdowns } = desk.summary('2026-W10').summary;
  expect(measures['key-pieces-out']).toEqual({ count: 4 });
  expect(measures['key-pieces-in-cabinet']).toEqual({ count: 9 - 3 + (3 - 1 - 1) });
  expect(measures['key-pieces']).toEqual({ count: 9 + 2 + 1 + 3 + 4 });
  expect(breakdowns['key-pieces']?.condition).toEqual({ good: 11, withOwner: 4, damaged: 2, lost: 1, sealed: 1 });
});

it('where nothing was due, no target is said to be reached', () => {
  const said = (period: string) => {
    desk.summary(period);
    return desk.byHand(cellValues, '周报').flat();
  };
  expect(said('2026-W06')).toContain(TEXTS['zh-CN'].noneDue);
  desk.given('complaint', { ...complaint, 处理结果: '已退费', 处理完成时间: '2026-02-11 09:00' });
  const reached = said('2026-W07');
  expect(reached).toContain(TEXTS['zh-CN'].allTargets);
  expect(reached).not.toContain(TEXTS['zh-CN'].noneDue);
});

it('KEYS-10: of a key withdrawn, nothing hangs in the cabinet', () => {
  desk.given('key-inventory', key);
  desk.given('key-inventory', { ...key, 钥匙编号: 'P-02', 注销时间: '2026-03-02 07:59' });
  expect(figure('key-pieces-in-cabinet', '2026-W10')).toEqual({ count: 9 });
});

it('CMPL-06: handled, and found justified, by everything that complaints are counted by', () => {
  handled('2026-02-13 09:01', {
    投诉是否有效: '有效',
    判定人: '张伟',
    判定时间: '2026-02-14 09:00',
    责任部门: '财务部',
  });
  handled('2026-02-16 00:00');
  const { measures, breakdowns } = desk.summary('2026-W07').summary;
  expect([measures['complaints-handled'], measures['complaints-found-justified']]).toEqual([
    { count: 1 },
    { count: 1 },
  ]);
  const by = {
    category: { charges: 1 },
    channel: { call: 1 },
    department: { 财务部: 1 },
    handler: { 王芳: 1 },
    building: { '3': 1 },
  };
  for (const measure of ['complaints-handled', 'complaints-found-justified'])
    expect(breakdowns[measure]).toMatchObject(by);
});

it('CMPL-08 what is found justified counts against the department of whoever is answerable', () => {
  const judged = { 投诉是否有效: '有效', 判定人: '张伟', 判定时间: '2026-02-14 09:00', 责任部门: '工程部' };
  const takenOn = { 处理人: '赵会', 接单时间: '2026-02-10 10:00' };
  handled('2026-02-11 09:00', judged);
  handled('2026-02-11 09:00', { ...judged, 首问责任人: '孙丽' });
  handled('2026-02-11 09:00', { ...judged, ...takenOn });
  handled('2026-02-11 09:00', { ...judged, 首问责任人: '周敏' });
  handled('2026-02-11 09:00', { ...judged, ...takenOn, 投诉是否有效: '无效' });
  const by = { 客服部: 2, 财务部: 1, '—': 1 };
  expect(desk.summary('2026-02').summary.breakdowns['complaints-found-justified']?.assessed).toEqual(by);
  const shown = desk.byHand(cellValues, '月报');
  const from = shown.findIndex(([first]) => first === '投诉登记表 · 按考核部门');
  expect(shown.slice(from + 2, from + 6).map(([option, count]) => [option, count])).toEqual([
    ['客服部', 2],
    ['—', 1],
    ['财务部', 1],
    ['合计', 4],
  ]);
});

it('duties: serious matters, what is left over at the end, and who has not signed by then', () => {
  const matter = { 时间: '2026-02-10 10:00', 事项类别: '日常', 情况: '停电', 处理结果: '已报修', 程度: '一般' };
  const duty = { 日期: '2026-02-10', 班次: '早班', 值班人: '王芳', 开始: '2026-02-10 07:00', 结束: '2026-02-10 15:00' };
  const serious = { ...matter, 程度: '重大', 上报人: '陈国强', 上报时间: '2026-02-10 10:05' };
  const leftOver = { ...matter, 遗留事项: '待复电', 遗留了结时间: '2026-02-17 09:00' };
  desk.given('duty-log', { ...duty, 值班事项: [serious, leftOver], 签阅人: '张伟', 签阅时间: '2026-02-16 00:00' });
  const names = ['duties', 'duty-matters', 'duty-serious-matters', 'duty-left-over', 'duties-unsigned'];
  const counts = (period: string) => names.map((name) => figure(name, period)?.count);
  expect(counts('2026-W07')).toEqual([1, 2, 1, 1, 1]);
  expect(counts('2026-W08')).toEqual([0, 0, 0, 0, 0]);
  expect(counts('2026-02')).toEqual([1, 2, 1, 0, 0]);
});

it('an entry with an open reject issue is counted apart, and nowhere else', () => {
  const number = desk.given('complaint', complaint);
  desk.given('complaint', complaint);
  desk.byHand(typeInto, '投诉登记表', number, '办结时间', '2026-02-09 09:00');
  const { measures, left_out } = desk.summary('2026-W07').summary;
  expect([measures['complaints-received'], left_out.complaint]).toEqual([{ count: 1 }, 1]);
});

it('of nothing, a rate is 0 of 0 and a duration null', () => {
  const { measures } = desk.summary('2026-W07').summary;
  for (const rate of ['complaint-timeliness', 'satisfaction', 'complaint-closure-rate', 'keys-returned-on-time'])
    expect(measures[rate]).toEqual({ part: 0, whole: 0 });
  expect(measures['complaint-handling-time']).toEqual({
    count: 0,
    mean_hours: null,
    median_hours: null,
    p90_hours: null,
  });
});

it('what a week was reported with stays when a complaint is reopened later', () => {
  const number = handled('2026-02-11 09:00');
  const visit = (回访时间: string, 满意度: string) =>
    desk.given('return-visit', {
      回访时间,
      回访类别: '日常',
      客户: '郑洁',
      回访方式: '电话',
      回访人: '李娜',
      是否联系上: '是',
      满意度,
      回访对象编号: number,
    });
  visit('2026-02-12 10:00', '满意');
  const reported = () =>
    ['2026-W07', '2026-W08'].map((period) => {
      const { measures } = desk.summary(period).summary;
      const { 'complaints-reopened': _, ...rest } = measures;
      return rest;
    });
  const before = reported();
  expect(before[0]).toMatchObject({
    'complaints-overdue': { count: 0 },
    'complaint-timeliness': { part: 1, whole: 1 },
    'complaint-handling-time': { count: 1 },
    'complaints-closed-of-received': { part: 1, whole: 1 },
  });
  expect(before[1]).toMatchObject({
    'complaint-closure-rate': { part: 1, whole: 1 },
    'return-visit-rate': { part: 1, whole: 1 },
  });
  visit('2026-02-24 10:00', '不满意');
  expect(desk.rows('投诉登记表')[0]?.状态).toBe('重开');
  expect(reported()).toEqual(before);
  expect(figure('complaints-reopened', '2026-W09')).toEqual({ count: 1 });
});
