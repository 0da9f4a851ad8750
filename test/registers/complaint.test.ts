import { beforeEach, describe, expect, it } from 'vitest';
import { typeInto } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

const noise = {
  受理时间: '2026-02-10 09:00',
  投诉渠道: '来电',
  投诉人: '郑洁',
  房号: '3-1202',
  投诉类别: '噪音扰民',
  程度: '一般',
  投诉内容: '楼上深夜装修',
  首问责任人: '王芳',
};
const answered = { 首次答复: '已联系装修户', 首次答复时间: '2026-02-10 09:30' };
const handled = { 处理结果: '已约定施工时间', 处理完成时间: '2026-02-12 16:00' };
const visit = {
  回访时间: '2026-02-13 10:00',
  回访类别: '日常',
  客户: '郑洁',
  回访方式: '电话',
  回访人: '李娜',
  是否联系上: '是',
  满意度: '满意',
};

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const taken = (filled: object): string => outcome(desk.record('complaint', { ...filled }));
const seen = (): Record<string, string> => desk.rows('投诉登记表')[0] ?? {};
const received = (filled: object = {}): string => desk.given('complaint', { ...noise, ...filled }, { by: '张伟' });
const changed = (number: string, filled: object): string =>
  outcome(desk.correct(number, { ...filled }, '跟进', { by: '张伟' }));

describe('CMPL-01 a complaint says when, how, who, where, what about, and who takes it first', () => {
  it.each([
    ['receivedAt', '受理时间'],
    ['channel', '投诉渠道'],
    ['customer', '投诉人'],
    ['category', '投诉类别'],
    ['severity', '程度'],
    ['content', '投诉内容'],
    ['firstHandler', '首问责任人'],
  ])('without %s', (field, label) => expect(taken({ ...noise, [label]: '' })).toBe(`CMPL-01 ${field}`));

  it.each([
    ['in full', noise, 'recorded'],
    ['neither room nor place', { ...noise, 房号: '' }, 'CMPL-01 room'],
    ['a place instead of a room', { ...noise, 房号: '', 地点: '南门岗亭' }, 'recorded'],
    ['the customer would not say', { ...noise, 房号: '未提供' }, 'recorded'],
    ['received this minute', { ...noise, 受理时间: '2026-02-14 09:30' }, 'recorded'],
    ['received in a minute', { ...noise, 受理时间: '2026-02-14 09:31' }, 'CMPL-01 receivedAt'],
    ['a category nobody knows', { ...noise, 投诉类别: '天气' }, 'FORM-CHOICE category'],
    ['a severity of the site’s own', { ...noise, 程度: '特急' }, 'FORM-CHOICE severity'],
  ])('%s', (_, filled, expected) => expect(taken(filled)).toBe(expected));
});

describe('CMPL-01 what has happened is not ahead of the clock', () => {
  const times = [
    ['acceptedAt', '接单时间', {}],
    ['firstAnswerAt', '首次答复时间', {}],
    ['holdSince', '等待自', {}],
    ['handledAt', '处理完成时间', { 处理结果: '已约定施工时间' }],
    ['judgedAt', '判定时间', { 投诉是否有效: '有效', 判定人: '张伟' }],
    ['closedAt', '办结时间', { ...handled, 未回访原因: '客户要求勿扰' }],
  ] as const;
  it.each(times)('%s: this minute, and not in a minute', (field, label, others) => {
    expect(taken({ ...noise, ...others, [label]: '2026-02-14 09:31' })).toBe(`CMPL-01 ${field}`);
    expect(taken({ ...noise, ...others, [label]: '2026-02-14 09:30' })).toBe('recorded');
  });

  it('is said beside what is missing and what does not hold', () => {
    expect(taken({ ...noise, 投诉人: '', 接单时间: '2026-02-14 09:31' })).toBe('CMPL-01 customer, CMPL-01 acceptedAt');
    expect(taken({ ...noise, 处理完成时间: '2026-02-14 09:31' })).toBe('CMPL-01 handledAt, CMPL-05 result');
  });

  it('typed into the sheet it is told, and the entry is not counted', () => {
    const number = received();
    desk.byHand(typeInto, '投诉登记表', number, '接单时间', '2026-02-14 09:31');
    expect(listed(desk.check().reject)).toContain(`${number} CMPL-01 acceptedAt`);
    expect(desk.summary('2026-W07').summary.left_out.complaint).toBe(1);
    desk.at('2026-02-14 09:31');
    expect(listed(desk.check().reject)).not.toContain(`${number} CMPL-01 acceptedAt`);
  });
});

describe('CMPL-02 a due time is set when it is recorded, by severity and category', () => {
  it.each([
    ['一般', '2026-02-13 09:00'],
    ['重要', '2026-02-11 09:00'],
    ['重大', '2026-02-11 09:00'],
  ])('%s: %s', (程度, 处理期限) => {
    received({ 程度 });
    expect(seen()).toMatchObject({ 处理期限 });
  });

  it('a limit for the category goes before the one for all', () => {
    desk.settings('limits', [['一般', '噪音扰民', 2, 12]]);
    received();
    received({ 投诉类别: '收费' });
    expect(desk.rows('投诉登记表').map((row) => row.处理期限)).toEqual(['2026-02-10 21:00', '2026-02-13 09:00']);
  });

  it('it follows a corrected severity, and is typed by nobody', () => {
    const number = received();
    expect(changed(number, { 程度: '重大' })).toBe('recorded');
    expect(seen()).toMatchObject({ 处理期限: '2026-02-11 09:00' });
    expect(changed(number, { 处理期限: '2026-03-01 09:00' })).toBe('FORM-ASSIGNED dueAt');
    expect(taken({ ...noise, 处理期限: '2026-03-01 09:00' })).toBe('FORM-ASSIGNED dueAt');
  });

  it('past it and not handled it is overdue, until it is handled', () => {
    desk.at('2026-02-13 09:00');
    const number = received(answered);
    expect(listed(desk.check().due)).toEqual([]);
    desk.at('2026-02-13 09:01');
    expect(listed(desk.check().due)).toEqual([`${number} CMPL-02 dueAt`]);
    changed(number, { ...handled, 处理完成时间: '2026-02-13 09:01' });
    expect(listed(desk.check().due)).toEqual([]);
  });

  it('a withdrawn complaint is overdue no more', () => {
    const number = received({ 受理时间: '2026-02-01 09:00' });
    expect(listed(desk.check().due)).toEqual([`${number} CMPL-02 firstAnswerAt`, `${number} CMPL-02 dueAt`]);
    changed(number, { 不再处理: '撤诉', 办结时间: '2026-02-14 09:00' });
    expect(listed(desk.check().due)).toEqual([]);
  });
});

describe('CMPL-02 the customer is answered first within the limit of the settings', () => {
  const due = () => listed(desk.check().due);
  it.each([
    ['一般', '2026-02-11 09:00', '2026-02-11 09:01'],
    ['重大', '2026-02-10 11:00', '2026-02-10 11:01'],
  ])('%s: to the minute', (程度, last, late) => {
    desk.at('2026-02-10 09:00');
    const number = received({ 程度 });
    desk.at(last);
    expect(due()).toEqual([]);
    desk.at(late);
    expect(due()).toEqual([`${number} CMPL-02 firstAnswerAt`]);
  });

  it('by category', () => {
    desk.settings('limits', [['一般', '噪音扰民', 1, 720]]);
    const number = received();
    received({ 投诉类别: '收费', 受理时间: '2026-02-13 10:00' });
    expect(due()).toEqual([`${number} CMPL-02 firstAnswerAt`]);
  });

  it('tells who answers for it', () => {
    const number = received({ 受理时间: '2026-02-12 10:00' });
    const [first] = desk.check().due;
    expect(first).toMatchObject({ number, message: expect.stringContaining('王芳') });
    changed(number, { 处理人: '李娜', 接单时间: '2026-02-12 11:00' });
    const [second] = desk.check().due;
    expect(second).toMatchObject({ number, message: expect.stringContaining('李娜') });
  });

  it('until it is answered, handled, withdrawn, or closed', () => {
    const closed = { ...handled, 办结时间: '2026-02-12 17:00', 未回访原因: '客户要求勿扰' };
    const withdrawn = { 不再处理: '撤诉', 办结时间: '2026-02-14 09:00' };
    for (const done of [{ ...answered, 首次答复时间: '2026-02-12 18:00' }, handled, closed, withdrawn]) {
      const number = received({ 受理时间: '2026-02-12 08:00' });
      expect(due()).toEqual([`${number} CMPL-02 firstAnswerAt`]);
      changed(number, done);
      expect(due()).toEqual([]);
    }
  });

  it('reopened it was answered before; and an answer too late does not make its handling late', () => {
    const number = received({ 受理时间: '2026-02-12 08:00', ...handled });
    desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度: '不满意' });
    expect(due()).toEqual([]);
    received({ 受理时间: '2026-02-10 09:00', ...handled, ...answered, 首次答复时间: '2026-02-12 09:00' });
    expect(desk.summary('2026-W07').summary.measures['complaint-timeliness']).toEqual({ part: 1, whole: 1 });
  });
});

describe('CMPL-05 it is handled with a result and closed by a visit or with a named reason', () => {
  const when = { 处理完成时间: '2026-02-12 16:00', 办结时间: '2026-02-12 17:00' };
  it.each([
    ['handled with a result', handled, 'recorded'],
    ['handled without one', { 处理完成时间: '2026-02-12 16:00' }, 'CMPL-05 result'],
    ['handled as it was received', { ...handled, 处理完成时间: '2026-02-10 09:00' }, 'recorded'],
    ['handled before it was received', { ...handled, 处理完成时间: '2026-02-10 08:59' }, 'CMPL-05 handledAt'],
    ['closed and not visited', { ...handled, ...when }, 'CMPL-05 noVisitReason'],
    ['closed with a named reason', { ...handled, ...when, 未回访原因: '客户要求勿扰' }, 'recorded'],
    ['closed and not handled', { 办结时间: '2026-02-12 17:00', 未回访原因: '客户要求勿扰' }, 'CMPL-05 closedAt'],
    [
      'closed before it was handled',
      { ...handled, 办结时间: '2026-02-12 15:59', 未回访原因: '客户要求勿扰' },
      'CMPL-05 closedAt',
    ],
    ['withdrawn', { 不再处理: '撤诉', 办结时间: '2026-02-11 09:00' }, 'recorded'],
    ['out of remit', { 不再处理: '非职责范围', 办结时间: '2026-02-10 09:00' }, 'recorded'],
    ['withdrawn at no time', { 不再处理: '撤诉' }, 'CMPL-05 closedAt'],
    ['withdrawn before it was received', { 不再处理: '撤诉', 办结时间: '2026-02-10 08:59' }, 'CMPL-05 closedAt'],
  ])('%s', (_, filled, expected) => expect(changed(received(), filled)).toBe(expected));

  it('what the return visit writes is typed by nobody', () =>
    expect(changed(received(), { 回访编号: 'HF-20260214-001', 回访时间: '2026-02-13 10:00' })).toBe(
      'FORM-ASSIGNED visit, FORM-ASSIGNED visitedAt',
    ));

  const opinions = [
    ['满意', '已办结', '2026-02-13 10:00'],
    ['基本满意', '已办结', '2026-02-13 10:00'],
    ['不满意', '重开', ''],
  ];
  it.each(opinions)('a customer %s: %s', (满意度, 状态, 办结时间) => {
    const number = received(handled);
    const visited = desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度 });
    expect(seen()).toMatchObject({ 状态, 办结时间 });
    const opened = desk.rows('投诉登记表·重开记录');
    if (满意度 === '不满意')
      expect(opened).toMatchObject([
        { 所属编号: number, 原处理完成时间: '2026-02-12 16:00', 重开时间: '2026-02-13 10:00', 回访编号: visited },
      ]);
    else expect(opened).toEqual([]);
    expect(desk.verify().ok).toBe(true);
  });

  it('a dissatisfied visit reopens what was closed with a reason', () => {
    const number = received({ ...handled, ...when, 未回访原因: '客户要求勿扰' });
    expect(seen()).toMatchObject({ 状态: '已办结' });
    desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度: '不满意' });
    expect(seen()).toMatchObject({ 办结时间: '', 处理完成时间: '' });
    expect(desk.summary('2026-W07').summary.measures).toMatchObject({
      'complaints-received': { count: 1 },
      'complaints-reopened': { count: 1 },
      'complaints-closed': { count: 1 },
      'complaints-open-at-end': { count: 1 },
    });
  });

  it('reopened, it is not closed by the visit that reopened it', () => {
    const number = received(handled);
    desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度: '不满意' });
    const again = { 处理完成时间: '2026-02-13 18:00', 办结时间: '2026-02-13 19:00' };
    expect(changed(number, again)).toBe('CMPL-05 noVisitReason');
    expect(changed(number, { ...again, 未回访原因: '客户拒访' })).toBe('recorded');
  });

  it('reopened, it is not closed by the reason of the time before, which stands with the reopening', () => {
    const number = received({ ...handled, ...when, 未回访原因: '客户要求勿扰' });
    const visited = desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度: '不满意' });
    expect(seen()).toMatchObject({ 状态: '重开', 未回访原因: '' });
    expect(desk.rows('投诉登记表·重开记录')).toMatchObject([{ 原未回访原因: '客户要求勿扰' }]);
    const again = { 处理完成时间: '2026-02-13 18:00', 办结时间: '2026-02-13 19:00' };
    expect(changed(number, again)).toBe('CMPL-05 noVisitReason');
    desk.void(visited, '打错电话', { by: '张伟' });
    expect(seen()).toMatchObject({ 状态: '已办结', 办结时间: '2026-02-12 17:00', 未回访原因: '客户要求勿扰' });
    expect(desk.verify().ok).toBe(true);
  });

  it('reopened it is, until somebody accepts it or handles it again', () => {
    const held = { 等待自: '2026-02-11 09:00', 处理人: '李娜', 接单时间: '2026-02-10 10:00' };
    const number = received({ ...handled, ...held });
    expect(seen()).toMatchObject({ 状态: '已处理' });
    desk.given('return-visit', {
      ...visit,
      回访时间: '2026-02-12 17:00',
      回访人: '张伟',
      回访对象编号: number,
      满意度: '不满意',
    });
    expect(seen()).toMatchObject({ 状态: '重开' });
    // It waited before it was handled: that much later it is due.
    desk.at('2026-03-02 09:30');
    changed(number, { 接单时间: '2026-02-12 17:30' });
    expect(seen()).toMatchObject({ 状态: '逾期' });
    changed(number, { 等待自: '2026-02-12 18:00' });
    expect(seen()).toMatchObject({ 状态: '等待' });
    changed(number, { 处理完成时间: '2026-02-13 18:00' });
    expect(seen()).toMatchObject({ 状态: '已处理' });
  });

  it('reopened, it is not handled again before it was', () => {
    const number = received(handled);
    desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度: '不满意' });
    expect(changed(number, { 处理完成时间: '2026-02-13 09:59' })).toBe('CMPL-05 handledAt');
    expect(changed(number, { 不再处理: '撤诉', 办结时间: '2026-02-13 09:59' })).toBe('CMPL-05 closedAt');
    expect(changed(number, { 处理完成时间: '2026-02-13 10:00' })).toBe('recorded');
  });
});

describe('CMPL-06 complaints are counted by what they were about, and judged by someone', () => {
  it.each([
    ['judged by whom and when', { 投诉是否有效: '有效', 判定人: '张伟', 判定时间: '2026-02-12 10:00' }, 'recorded'],
    ['by nobody', { 投诉是否有效: '有效', 判定时间: '2026-02-12 10:00' }, 'CMPL-06 judgedAt'],
    ['at no time', { 投诉是否有效: '无效', 判定人: '张伟' }, 'CMPL-06 judgedAt'],
    ['not judged', {}, 'recorded'],
  ])('%s', (_, filled, expected) => expect(taken({ ...noise, ...filled })).toBe(expected));

  const judged = { 投诉是否有效: '有效', 判定人: '张伟', 判定时间: '2026-02-12 10:00' };
  const accepted = { 接单时间: '2026-02-10 10:00' };
  it.each([
    ['by one of the desk', { ...judged, 判定人: '李娜' }, 'FORM-SIGN judgedBy'],
    ['by whoever took it first', { ...judged, 首问责任人: '张伟', 处理人: '李娜', ...accepted }, 'FORM-SIGN judgedBy'],
    ['by whoever handles it', { ...judged, 处理人: '张伟', ...accepted }, 'FORM-SIGN judgedBy'],
    ['by the manager in their place', { ...judged, 判定人: '陈国强', 处理人: '张伟', ...accepted }, 'recorded'],
  ])('%s', (_, filled, expected) => expect(taken({ ...noise, ...filled })).toBe(expected));

  it('by category, channel, department, handler and building', () => {
    received({ 责任部门: '工程部' });
    received({ 房号: '5-301', 投诉类别: '收费', 投诉渠道: '来访', 处理人: '李娜', 接单时间: '2026-02-10 10:00' });
    received({ 房号: '', 地点: '南门岗亭' });
    received({ 受理时间: '2026-02-08 23:59' });
    const { measures, breakdowns } = desk.summary('2026-W07').summary;
    expect(measures['complaints-received']).toEqual({ count: 3 });
    expect(breakdowns['complaints-received']).toMatchObject({
      category: { noise: 2, charges: 1 },
      channel: { call: 2, visit: 1 },
      department: { 工程部: 1, '—': 2 },
      handler: { 王芳: 2, 李娜: 1 },
      building: { '3': 1, '5': 1, '—': 1 },
    });
  });

  it('received, handled, closed, overdue, justified and repeated', () => {
    for (const 受理时间 of ['2026-02-09 00:00', '2026-02-10 09:00', '2026-02-15 23:59']) {
      desk.at('2026-02-16 09:00');
      received({ 受理时间 });
    }
    received({ ...handled, 房号: '5-301', 投诉是否有效: '有效', 判定人: '张伟', 判定时间: '2026-02-12 10:00' });
    received({
      房号: '5-302',
      不再处理: '撤诉',
      办结时间: '2026-02-11 09:00',
      投诉是否有效: '无效',
      判定人: '张伟',
      判定时间: '2026-02-11 10:00',
    });
    expect(desk.summary('2026-W07').summary.measures).toMatchObject({
      'complaints-received': { count: 5 },
      'complaints-closed': { count: 1 },
      'complaints-open-at-end': { count: 4 },
      'complaints-overdue': { count: 2 },
      'complaints-justified': { part: 1, whole: 2 },
      'complaints-repeated': { count: 2 },
      'complaint-timeliness': { part: 1, whole: 3 },
    });
  });
});

describe('CMPL-09 who takes it first answers for it until someone else has accepted it', () => {
  it.each([
    ['another handler who has not accepted', { 处理人: '李娜' }, 'CMPL-09 acceptedAt'],
    ['another handler who has', { 处理人: '李娜', 接单时间: '2026-02-10 10:00' }, 'recorded'],
    ['the first one handles it', { 处理人: '王芳' }, 'recorded'],
    ['nobody is named', {}, 'recorded'],
  ])('%s', (_, filled, expected) => expect(taken({ ...noise, ...filled })).toBe(expected));

  it('the count is the first one’s, then the other’s', () => {
    const number = received();
    const by = () => desk.summary('2026-W07').summary.breakdowns['complaints-received']?.handler;
    expect(by()).toEqual({ 王芳: 1 });
    changed(number, { 处理人: '李娜', 接单时间: '2026-02-10 10:00' });
    expect(by()).toEqual({ 李娜: 1 });
  });
});

describe('RVIS-01 a return visit is due within seven days of being handled', () => {
  const due = () => listed(desk.check().due);
  it('to the minute', () => {
    const number = received(handled);
    desk.at('2026-02-19 16:00');
    expect(due()).toEqual([]);
    desk.at('2026-02-19 16:01');
    expect(due()).toEqual([`${number} RVIS-01 visitedAt`]);
  });

  it('until somebody was reached, or it was closed with a reason', () => {
    desk.at('2026-02-20 09:00');
    const [visited, closed] = [received(handled), received(handled)];
    const nobody = { ...visit, 回访时间: '2026-02-20 08:00', 回访对象编号: visited, 是否联系上: '否', 满意度: '' };
    desk.given('return-visit', nobody);
    expect(due()).toEqual([`${visited} RVIS-01 visitedAt`, `${closed} RVIS-01 visitedAt`]);
    desk.given('return-visit', { ...nobody, 是否联系上: '是', 满意度: '满意' });
    changed(closed, { 办结时间: '2026-02-20 08:30', 未回访原因: '客户已搬走' });
    expect(due()).toEqual([]);
  });

  it('anew after it was reopened and handled again', () => {
    const number = received(handled);
    desk.given('return-visit', { ...visit, 回访对象编号: number, 满意度: '不满意' });
    changed(number, { 处理完成时间: '2026-02-14 09:00' });
    desk.at('2026-02-21 09:01');
    expect(due()).toEqual([`${number} RVIS-01 visitedAt`]);
  });

  it('what was withdrawn is not visited', () => {
    received({ ...handled, 不再处理: '撤诉', 办结时间: '2026-02-12 17:00' });
    desk.at('2026-03-01 09:00');
    expect(due()).toEqual([]);
  });
});
