import { beforeEach, describe, expect, it } from 'vitest';
import { typeInto } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

/** Handled on the 12th by 李娜, who took it over from 王芳. */
const complaint = {
  受理时间: '2026-02-10 09:00',
  投诉渠道: '来电',
  投诉人: '郑洁',
  房号: '3-1202',
  投诉类别: '噪音扰民',
  程度: '一般',
  投诉内容: '楼上深夜装修',
  首问责任人: '王芳',
  处理人: '李娜',
  接单时间: '2026-02-10 10:00',
  处理结果: '已约定施工时间',
  处理完成时间: '2026-02-12 16:00',
};
const visit = {
  回访时间: '2026-02-13 10:00',
  回访类别: '日常',
  客户: '郑洁',
  回访方式: '电话',
  回访人: '张伟',
  是否联系上: '是',
  满意度: '满意',
};
const unhappy = { 满意度: '不满意' };

let desk: Desk;
let number: string;
beforeEach(() => {
  desk = openDesk('2026-02-20 09:30');
  number = desk.given('complaint', complaint);
});
const visited = (filled: object): string => outcome(desk.record('return-visit', { ...visit, ...filled }));
const visits = (filled: object): string => desk.given('return-visit', { ...visit, 回访对象编号: number, ...filled });
/** The complaint as its row and its reopenings show it. */
const seen = () => {
  const { 状态, 处理完成时间, 办结时间, 回访编号, 回访时间 } = desk.rows('投诉登记表')[0] ?? {};
  const 重开 = desk
    .rows('投诉登记表·重开记录')
    .filter((row) => row.所属编号 !== '')
    .map((row) => row.回访编号);
  return { 状态, 处理完成时间, 办结时间, 回访编号, 回访时间, 重开 };
};
const unvisited = {
  状态: '已处理',
  处理完成时间: '2026-02-12 16:00',
  办结时间: '',
  回访编号: '',
  回访时间: '',
  重开: [],
};
const closedBy = (回访编号: string) => ({
  ...unvisited,
  状态: '已办结',
  办结时间: '2026-02-13 10:00',
  回访编号,
  回访时间: '2026-02-13 10:00',
});

describe('RVIS-02 a visit has its kind, way and visitor, and the satisfaction of whoever was reached', () => {
  it.each([
    ['in full', {}, 'recorded'],
    ['of no kind', { 回访类别: '' }, 'RVIS-02 kind'],
    ['in no way', { 回访方式: '' }, 'RVIS-02 way'],
    ['by nobody', { 回访人: '' }, 'RVIS-02 visitor'],
    ['reached or not is not said', { 是否联系上: '', 满意度: '' }, 'RVIS-02 reached'],
    ['reached, and says nothing', { 满意度: '' }, 'RVIS-02 satisfaction'],
    ['not reached', { 是否联系上: '否', 满意度: '' }, 'recorded'],
    ['not reached, and satisfied', { 是否联系上: '否' }, 'RVIS-02 satisfaction'],
    ['this minute', { 回访时间: '2026-02-20 09:30' }, 'recorded'],
    ['in a minute', { 回访时间: '2026-02-20 09:31' }, 'RVIS-02 at'],
  ])('%s', (_, filled, expected) => expect(visited(filled)).toBe(expected));

  it.each([
    ['another', '张伟', 'recorded'],
    ['the handler', '李娜', 'RVIS-02 visitor'],
    ['the first handler, who handed it over', '王芳', 'recorded'],
  ])('the visitor: %s', (_, 回访人, expected) => expect(visited({ 回访对象编号: number, 回访人 })).toBe(expected));

  it('the first handler does not visit what nobody took over', () => {
    const own = desk.given('complaint', { ...complaint, 处理人: '', 接单时间: '' });
    expect(visited({ 回访对象编号: own, 回访人: '王芳' })).toBe('RVIS-02 visitor');
    expect(visited({ 回访对象编号: own, 回访人: '李娜' })).toBe('recorded');
  });

  it.each([
    ['the minute it was handled', '2026-02-12 16:00', 'recorded'],
    ['the minute before', '2026-02-12 15:59', 'RVIS-02 follows'],
  ])('%s', (_, 回访时间, expected) => expect(visited({ 回访对象编号: number, 回访时间 })).toBe(expected));

  it('not what is not handled, and not what is not there', () => {
    const open = desk.given('complaint', { ...complaint, 处理结果: '', 处理完成时间: '' });
    expect(visited({ 回访对象编号: open })).toBe('RVIS-02 follows');
    expect(visited({ 回访对象编号: 'TS-20260101-009' })).toBe('FORM-REF follows');
  });

  it('stays right when the complaint goes on after it', () => {
    visits({ 回访时间: '2026-02-13 09:00', 是否联系上: '否', 满意度: '' });
    visits(unhappy);
    expect(listed(desk.check().reject)).toEqual([]);
    desk.correct(number, { 处理完成时间: '2026-02-16 10:00' }, '再次处理');
    visits({ 回访时间: '2026-02-17 10:00' });
    expect(listed(desk.check().reject)).toEqual([]);
    expect(desk.verify().ok).toBe(true);
  });
});

describe('CMPL-05 a serious complaint is closed by a manager, not by its visit', () => {
  const close = { 办结时间: '2026-02-13 12:00' };
  const closes = (by: string, filled: object = close): string =>
    outcome(desk.correct(number, { ...filled }, '', { by }));
  beforeEach(() => {
    number = desk.given('complaint', { ...complaint, 房号: '5-301', 程度: '重大' });
  });
  const state = () => {
    const { 状态, 办结时间, 回访编号 } = desk.rows('投诉登记表')[1] ?? {};
    return [状态, 办结时间, 回访编号];
  };

  it('a satisfied visit waits for the manager, who closes it', () => {
    const first = visits({});
    expect(state()).toEqual(['已处理', '', first]);
    for (const by of ['王芳', '张伟']) expect(closes(by)).toBe('CMPL-05 closedAt');
    expect(closes('陈国强')).toBe('recorded');
    expect(state()).toEqual(['已办结', '2026-02-13 12:00', first]);
  });

  it('without a visit, withdrawn, and from its first word', () => {
    for (const filled of [
      { ...close, 未回访原因: '客户勿扰' },
      { ...close, 不再处理: '撤诉' },
    ])
      expect(closes('张伟', filled)).toBe('CMPL-05 closedAt');
    const serious = { ...complaint, 程度: '重大', ...close, 未回访原因: '客户勿扰' };
    expect(outcome(desk.record('complaint', serious))).toBe('CMPL-05 closedAt');
    expect(outcome(desk.record('complaint', serious, { by: '周敏' }))).toBe('recorded');
    expect(outcome(desk.record('complaint', { ...serious, 程度: '重要' }))).toBe('recorded');
  });

  it('a void visit is undone before the manager has closed, and not behind his back', () => {
    const first = visits({});
    desk.void(first, '打错电话');
    expect(state()).toEqual(['已处理', '', '']);
    const second = visits({});
    closes('陈国强');
    expect(outcome(desk.void(second, '打错电话'))).toBe('CMPL-05 noVisitReason');
  });

  it('an unhappy customer reopens what the manager closed', () => {
    visits({});
    closes('陈国强');
    visits({ ...unhappy, 回访时间: '2026-02-14 10:00' });
    expect(state()).toEqual(['重开', '', '']);
  });
});

describe('CMPL-05 what a visit has done to its complaint is undone with it', () => {
  it('a satisfied one that is void', () => {
    const first = visits({});
    expect(seen()).toEqual(closedBy(first));
    desk.void(first, '打错电话');
    expect(seen()).toEqual(unvisited);
    expect(desk.verify().ok).toBe(true);
  });

  it('a dissatisfied one that is void', () => {
    const first = visits(unhappy);
    expect(seen()).toMatchObject({ 处理完成时间: '', 重开: [first] });
    desk.void(first, '打错电话');
    expect(seen()).toEqual(unvisited);
    expect(desk.verify().ok).toBe(true);
  });

  it('one that is corrected from satisfied to not, and back', () => {
    const first = visits({});
    desk.correct(first, unhappy, '听错');
    expect(seen()).toMatchObject({ 处理完成时间: '', 办结时间: '', 重开: [first] });
    desk.correct(first, { 满意度: '基本满意' }, '客户更正');
    expect(seen()).toEqual(closedBy(first));
  });

  it('one that reached nobody after all', () => {
    const first = visits({});
    desk.correct(first, { 是否联系上: '否', 满意度: '' }, '接听的不是本人');
    expect(seen()).toEqual(unvisited);
  });

  it('one that followed another complaint', () => {
    const other = desk.given('complaint', { ...complaint, 房号: '5-301' });
    const first = visits({});
    desk.correct(first, { 回访对象编号: other }, '编号写错');
    expect(seen()).toEqual(unvisited);
    expect(desk.rows('投诉登记表')[1]).toMatchObject({ 编号: other, 状态: '已办结', 回访编号: first });
  });

  it('nobody reached changes nothing', () => {
    visits({ 是否联系上: '否', 满意度: '' });
    expect(seen()).toEqual(unvisited);
  });

  it('a second satisfied visit leaves the closing to the first, also when it is void', () => {
    const first = visits({});
    const second = visits({ 回访时间: '2026-02-14 10:00', 回访类别: '满意度调查' });
    expect(seen()).toEqual(closedBy(first));
    desk.void(second, '登记重复');
    expect(seen()).toEqual(closedBy(first));
    expect(listed(desk.check().reject)).toEqual([]);
  });

  it('a visit that reopened a closed complaint and is void leaves it closed by the visit before', () => {
    const first = visits({});
    const second = visits({ ...unhappy, 回访时间: '2026-02-14 10:00' });
    expect(seen()).toMatchObject({ 办结时间: '', 重开: [second] });
    desk.void(second, '打错电话');
    expect(seen()).toEqual(closedBy(first));
    expect(listed(desk.check().reject)).toEqual([]);
  });

  it('a word corrected in a visit of long ago changes nothing', () => {
    const first = visits(unhappy);
    desk.correct(number, { 处理完成时间: '2026-02-16 10:00' }, '再次处理');
    const second = visits({ 回访时间: '2026-02-17 10:00' });
    const before = seen();
    expect(before).toMatchObject({ 状态: '已办结', 回访编号: second, 重开: [first] });
    desk.correct(first, { 意见建议: '希望周末不施工' }, '补记');
    expect(seen()).toEqual(before);
  });

  it('a dissatisfied visit of long ago that is void takes its reopening with it, and leaves the closing', () => {
    const first = visits(unhappy);
    desk.correct(number, { 处理完成时间: '2026-02-16 10:00' }, '再次处理');
    const second = visits({ 回访时间: '2026-02-17 10:00' });
    desk.void(first, '打错电话');
    expect(seen()).toMatchObject({ 状态: '已办结', 回访编号: second, 办结时间: '2026-02-17 10:00', 重开: [] });
    expect(desk.verify().ok).toBe(true);
  });

  it('a dissatisfied visit whose time is corrected reopened it then', () => {
    const first = visits(unhappy);
    desk.correct(number, { 处理完成时间: '2026-02-16 10:00' }, '再次处理');
    desk.correct(first, { 回访时间: '2026-02-13 11:00' }, '时间写错');
    expect(desk.rows('投诉登记表·重开记录')).toMatchObject([{ 重开时间: '2026-02-13 11:00', 回访编号: first }]);
    expect(seen()).toMatchObject({ 处理完成时间: '2026-02-16 10:00' });
  });

  it('a visit entered late, made before it was handled again, changes nothing', () => {
    visits(unhappy);
    desk.correct(number, { 处理完成时间: '2026-02-16 10:00' }, '再次处理');
    const before = seen();
    visits({ 回访时间: '2026-02-13 09:00' });
    expect(seen()).toEqual(before);
  });

  it('what was withdrawn stays so', () => {
    desk.correct(number, { 不再处理: '撤诉', 办结时间: '2026-02-12 17:00' }, '客户撤诉');
    visits(unhappy);
    expect(seen()).toMatchObject({ 状态: '撤诉', 重开: [] });
  });

  it('a closing later than a visit entered late is not before the reopening', () => {
    desk.correct(number, { 办结时间: '2026-02-15 10:00', 未回访原因: '客户外出' }, '办结');
    visits({ ...unhappy, 回访时间: '2026-02-14 10:00' });
    const { measures } = desk.summary('2026-02').summary;
    expect(measures).toMatchObject({ 'complaints-reopened': { count: 1 }, 'complaints-closed': { count: 1 } });
    expect(desk.rows('投诉登记表·重开记录')).toMatchObject([
      { 原办结时间: '2026-02-15 10:00', 重开时间: '2026-02-15 10:00' },
    ]);
  });
});

describe('CMPL-05 a visit that would make its complaint wrong is refused, and says which complaint', () => {
  const refused = (answer: ReturnType<Desk['correct']>) => [
    outcome(answer),
    answer.issues.map((issue) => issue.number),
  ];

  it('one whose time is corrected to after the complaint was handled again', () => {
    const first = visits(unhappy);
    desk.correct(number, { 处理完成时间: '2026-02-16 10:00' }, '再次处理');
    const before = [seen(), desk.rows('回访记录')];
    const answer = desk.correct(first, { 回访时间: '2026-02-16 10:01' }, '时间写错');
    expect(refused(answer)).toEqual(['CMPL-05 handledAt', [number]]);
    expect(answer.issues[0]?.message).toContain(number);
    expect([seen(), desk.rows('回访记录')]).toEqual(before);
    expect(outcome(desk.correct(first, { 回访时间: '2026-02-16 10:00' }, '时间写错'))).toBe('recorded');
  });

  it('a void one, when the closing was moved and nothing else closes it', () => {
    const first = visits({});
    desk.correct(number, { 办结时间: '2026-02-13 12:00' }, '时间写错');
    expect(refused(desk.void(first, '打错电话'))).toEqual(['CMPL-05 noVisitReason', [number]]);
    desk.correct(number, { 未回访原因: '客户要求勿扰' }, '补记');
    expect(outcome(desk.void(first, '打错电话'))).toBe('recorded');
    expect(seen()).toMatchObject({ 状态: '已办结', 回访编号: '' });
  });

  it('one of a complaint that somebody has broken by hand', () => {
    desk.byHand(typeInto, '投诉登记表', number, '房号', '');
    expect(refused(desk.record('return-visit', { ...visit, 回访对象编号: number }))).toEqual([
      'CMPL-01 room',
      [number],
    ]);
    expect(desk.rows('回访记录')).toEqual([]);
    desk.byHand(typeInto, '投诉登记表', number, '房号', '3-1203');
    expect(visited({ 回访对象编号: number })).toBe('recorded');
  });

  it('what was withdrawn after the visit stays closed when the visit is void', () => {
    const first = visits({});
    desk.correct(number, { 不再处理: '撤诉' }, '客户撤诉');
    expect(outcome(desk.void(first, '打错电话'))).toBe('recorded');
    expect(seen()).toMatchObject({ 状态: '撤诉', 办结时间: '2026-02-13 10:00', 回访编号: '' });
  });
});

describe('RVIS-04 satisfaction is shown for a week, with the number asked', () => {
  it('satisfied and fairly satisfied of those who answered', () => {
    for (const 满意度 of ['满意', '基本满意', '不满意']) desk.given('return-visit', { ...visit, 满意度 });
    desk.given('return-visit', { ...visit, 是否联系上: '否', 满意度: '' });
    desk.given('return-visit', { ...visit, 回访时间: '2026-02-16 00:00' });
    const { measures, breakdowns } = desk.summary('2026-W07').summary;
    expect(measures).toMatchObject({
      satisfaction: { part: 2, whole: 3 },
      'return-visits-made': { count: 4 },
      'return-visits-not-reached': { count: 1 },
    });
    expect(breakdowns['return-visits-made']?.satisfaction).toEqual({ satisfied: 1, fairly: 1, not: 1, '—': 1 });
  });

  it('0 of 0 is no rate', () =>
    expect(desk.summary('2026-W06').summary.measures.satisfaction).toEqual({ part: 0, whole: 0 }));
});
