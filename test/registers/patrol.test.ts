import { beforeEach, describe, expect, it } from 'vitest';
import { seenRows } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

const fine = { 项目: '卫生', 是否正常: '是' };
const finding = { 项目: '照明', 是否正常: '否', 发现问题: '两盏灯不亮', 整改人: '张伟', 整改期限: '2026-02-15' };
const patrol = { 巡查时间: '2026-02-14 09:00', 巡查人: '王芳', 巡查区域: '管理区域', 巡查项目: [fine] };

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const patrolled = (filled: object = {}): string => outcome(desk.record('patrol', { ...patrol, ...filled }));
const item = (line: object): string => patrolled({ 巡查项目: [fine, line] });
const due = () => listed(desk.check().due);
const figures = (period: string, ...names: string[]) => {
  const { measures } = desk.summary(period).summary;
  return names.map((name) => measures[name]);
};

describe('PATR-01 a patrol says who walked where, when, and what was in order', () => {
  it.each([
    ['in full', {}, 'recorded'],
    ['nobody', { 巡查人: '' }, 'PATR-01 patroller'],
    ['nowhere', { 巡查区域: '' }, 'PATR-01 area'],
    ['at no time', { 巡查时间: '' }, 'PATR-01 at'],
    ['nothing looked at', { 巡查项目: [] }, 'PATR-01 items'],
    ['tomorrow', { 巡查时间: '2026-02-15 09:00' }, 'PATR-01 at'],
  ])('%s', (_, filled, expected) => expect(patrolled(filled)).toBe(expected));

  it.each([
    ['not said whether it was in order', { ...fine, 是否正常: '' }, 'PATR-01 items.inOrder #2'],
    ['in order, and yet a finding', { ...fine, 发现问题: '脏' }, 'PATR-01 items.finding #2'],
    ['not in order, and nobody knows what', { ...finding, 发现问题: '' }, 'PATR-01 items.finding #2'],
  ])('%s', (_, line, expected) => expect(item(line)).toBe(expected));
});

describe('PATR-02 the lighting is checked when it goes on and off', () => {
  const LIT = { 项目: '照明', 是否正常: '是' };
  const missing = () =>
    desk
      .check()
      .warn.flatMap(({ rule, key, message }) => (rule === 'PATR-02' && message.includes(`${key}`) ? key : []));
  const looked = (at: string, line = LIT) => {
    desk.at(at);
    desk.given('patrol', { ...patrol, 巡查时间: at, 巡查项目: [line] });
  };

  it('nobody who records no patrols is asked', () => {
    desk.at('2026-02-20 12:00');
    expect(missing()).toEqual([]);
  });

  it('within an hour before or after, and by an item of its own', () => {
    looked('2026-02-14 17:30');
    looked('2026-02-15 07:00');
    desk.at('2026-02-15 12:00');
    expect(missing()).toEqual([]);
    looked('2026-02-15 18:30', fine);
    desk.at('2026-02-15 19:30');
    expect(missing()).toEqual([]);
    desk.at('2026-02-15 19:31');
    expect(missing()).toEqual(['2026-02-15 18:30']);
    looked('2026-02-15 19:31');
    expect(missing()).toEqual(['2026-02-15 18:30']);
    desk.given('patrol', { ...patrol, 巡查时间: '2026-02-15 18:35', 巡查项目: [LIT] });
    expect(missing()).toEqual([]);
  });

  it('each that is missed is told for a day, in the home and on the sheet of issues, and counted', () => {
    looked('2026-02-14 10:00', fine);
    desk.at('2026-02-15 08:00');
    expect(missing()).toEqual(['2026-02-14 18:30', '2026-02-15 06:00']);
    const { answer: home } = desk.call('dutybookHome', { person: '王芳' }) as never as {
      answer: { missing: { register: string }[]; counts: { overdue: number } };
    };
    expect([home.missing.map(({ register }) => register), home.counts.overdue]).toEqual([['patrol', 'patrol'], 2]);
    desk.sweep();
    expect(desk.byHand(seenRows, '问题清单').map((row) => row.规则)).toEqual(['PATR-02', 'PATR-02']);
    expect(figures('2026-W07', 'lighting-checks-missed')).toEqual([{ count: 2 }]);
    desk.at('2026-02-16 07:01');
    expect(missing()).toEqual(['2026-02-15 18:30', '2026-02-16 06:00']);
    expect(figures('2026-W07', 'lighting-checks-missed')).toEqual([{ count: 3 }]);
  });

  it('at the times that the site has set', () => {
    desk.byHand((book) => {
      const sheet = book.getSheetByName('设置');
      const cells = sheet?.getDataRange().getDisplayValues() ?? [];
      const row = cells.findIndex((line) => line.some((cell) => cell.startsWith('照明开启时间')));
      const column = (cells[row] ?? []).findIndex((cell) => cell.startsWith('照明开启时间'));
      sheet?.getRange(row + 2, column + 1, 1, 2).setValues([['17:00', '']]);
    });
    looked('2026-02-14 10:00', fine);
    desk.at('2026-02-15 08:00');
    expect(missing()).toEqual(['2026-02-14 17:00', '2026-02-15 06:00']);
  });
});

describe('PATR-03 a finding has somebody to put it right, and a date', () => {
  const mended = { ...finding, 整改完成时间: '2026-02-14 09:20' };
  it.each([
    ['both', finding, 'recorded'],
    ['nobody', { ...finding, 整改人: '' }, 'PATR-03 items.mender #2'],
    ['no date', { ...finding, 整改期限: '' }, 'PATR-03 items.mender #2'],
    ['the same day', { ...finding, 整改期限: '2026-02-14' }, 'recorded'],
    ['the day before', { ...finding, 整改期限: '2026-02-13' }, 'PATR-03 items.mender #2'],
    ['put right at once', mended, 'recorded'],
    ['put right before it was found', { ...mended, 整改完成时间: '2026-02-14 08:59' }, 'PATR-03 items.mendedAt #2'],
    ['checked again', { ...mended, 复查时间: '2026-02-14 09:20' }, 'recorded'],
    [
      'checked again before it was put right',
      { ...finding, 复查时间: '2026-02-14 09:20' },
      'PATR-03 items.mendedAt #2',
    ],
    ['put right, where all was in order', { ...fine, 整改完成时间: '2026-02-14 09:20' }, 'PATR-03 items.mendedAt #2'],
  ])('%s', (_, line, expected) => expect(item(line)).toBe(expected));

  it('until it is put right it is overdue from the end of that day, and on the summaries until it is checked again', () => {
    const number = desk.given('patrol', { ...patrol, 巡查项目: [fine, finding] });
    const put = (line: object) => desk.correct(number, { 巡查项目: [fine, line] }, '', { by: '李娜' });
    const state = () => desk.rows('巡查记录')[0]?.状态;
    const NAMES = [
      'patrol-findings-open-at-start',
      'patrol-findings-found',
      'patrol-findings-closed',
      'patrol-findings-open-at-end',
      'patrol-findings-overdue',
    ];
    const counts = (period: string) => figures(period, ...NAMES).map((figure) => (figure as { count: number }).count);
    desk.at('2026-02-16 00:00');
    expect([due(), state()]).toEqual([[], '待整改']);
    desk.at('2026-02-16 00:01');
    expect(due()).toEqual([`${number} PATR-03 items`]);
    desk.at('2026-02-18 10:00');
    expect([counts('2026-W07'), counts('2026-W08')]).toEqual([
      [0, 1, 0, 1, 0],
      [1, 0, 0, 1, 1],
    ]);
    put({ ...finding, 整改完成时间: '2026-02-18 09:00' });
    expect([due(), state(), counts('2026-W08')]).toEqual([[], '已整改', [1, 0, 0, 1, 0]]);
    put({ ...finding, 整改完成时间: '2026-02-18 09:00', 复查时间: '2026-02-18 09:30' });
    expect([state(), counts('2026-W08')]).toEqual(['已复查', [1, 0, 1, 0, 0]]);
    expect(figures('2026-W08', 'patrol-findings-on-time')).toEqual([{ part: 0, whole: 1 }]);
    expect(desk.verify().ok).toBe(true);
  });

  it('in time is by the end of the day', () => {
    desk.at('2026-02-16 09:30');
    const late = { ...finding, 整改完成时间: '2026-02-16 00:01' };
    const inTime = { ...finding, 整改完成时间: '2026-02-15 23:59' };
    desk.given('patrol', { ...patrol, 巡查项目: [inTime, late] });
    expect(figures('2026-W08', 'patrol-findings-on-time')).toEqual([{ part: 1, whole: 2 }]);
  });
});

describe('PATR-01 patrols are counted against the plan', () => {
  const at = (巡查时间: string, 巡查区域 = '管理区域') => desk.given('patrol', { ...patrol, 巡查时间, 巡查区域 });
  const rate = (period = '2026-W07') => figures(period, 'patrols-done')[0];

  it('an area without a shift is walked in every one, from the first patrol on', () => {
    desk.at('2026-02-16 12:00');
    expect(rate()).toEqual({ part: 0, whole: 0 });
    at('2026-02-15 15:00');
    at('2026-02-15 21:59');
    at('2026-02-15 22:00', '公共区域');
    // The middle shift of the 15th for two areas; the night shift ends in the next week.
    expect(rate()).toEqual({ part: 1, whole: 2 });
    expect(rate('2026-W08')).toEqual({ part: 1, whole: 2 });
  });

  it('an area with a shift only in that; what names nothing holds nothing and is said', () => {
    desk.settings('patrols', [
      ['会所', '早班'],
      ['顶楼', ''],
      ['会所', '午班'],
    ]);
    desk.at('2026-02-14 16:00');
    at('2026-02-14 07:00', '会所');
    expect(rate()).toEqual({ part: 1, whole: 3 });
    expect(
      desk.check().reject.map(({ register, field, message }) => [register, field, /「.+」/.exec(message)?.[0]]),
    ).toEqual([
      ['patrols', 'area', '「顶楼」'],
      ['patrols', 'shift', '「午班」'],
    ]);
  });
});
