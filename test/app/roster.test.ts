import { beforeEach, describe, expect, it } from 'vitest';
import type { RosterAnswer, TogetherAnswer } from '../../src/adapters/calls.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { DUTY } from '../support/entries.ts';

let desk: Desk;
let keys = 0;
const asked = <Answer>(name: string, request: object, person = '张伟'): Answer => {
  keys += 1;
  const answered = desk.call<Answer>(name, { person, key: `together-${keys}`, ...request });
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer;
};
const month = (of = '2026-03') => asked<RosterAnswer>('dutybookRoster', { month: of });
const turns = (of = '2026-03') => month(of).days.flatMap(({ shifts }) => shifts.map(({ officers }) => officers));
const publish = (numbers: readonly string[], person = '张伟') =>
  asked<TogetherAnswer>('dutybookTogether', { register: 'roster', step: 'publish', numbers }, person);
const numbersOf = () => month().days.flatMap(({ shifts }) => shifts.flatMap(({ number }) => number ?? []));

/** Four officers take the three shifts in turn: two weeks of it are rostered. */
const PEOPLE = ['王芳', '李娜', '张伟', '陈国强'];
const SHIFTS = ['早班', '中班', '夜班'];
const officerOn = (day: number, shift: number): string => PEOPLE[(((shift - day) % 4) + 4) % 4] ?? '';

beforeEach(() => {
  desk = openDesk('2026-02-26 09:30');
  for (let day = 15; day <= 28; day++)
    SHIFTS.forEach((班次, shift) => {
      desk.given('roster', { 日期: `2026-02-${day}`, 班次, 值班人: officerOn(day, shift) }, { by: '张伟' });
    });
});

describe('a month of the roster', () => {
  it('goes on by the pattern of the weeks before, in drafts', () => {
    expect(new Set(turns())).toEqual(new Set(['']));
    expect(asked<TogetherAnswer>('dutybookContinueRoster', { month: '2026-03' })).toEqual({ done: 93, refused: [] });
    const expected = Array.from({ length: 31 }, (_, day) => SHIFTS.map((_name, shift) => officerOn(29 + day, shift)));
    expect(turns()).toEqual(expected.flat());
    expect(month().days[0]?.shifts[0]).toMatchObject({ published: false, says: [] });
    expect(desk.verify().ok).toBe(true);
  });

  it('fills what is missing alone, and an exception stays', () => {
    desk.given('roster', { 日期: '2026-03-02', 班次: '早班', 值班人: '周敏' }, { by: '张伟' });
    expect(asked<TogetherAnswer>('dutybookContinueRoster', { month: '2026-03' }).done).toBe(92);
    expect(month().days[1]?.shifts[0]?.officers).toBe('周敏');
  });

  it('nobody who has left is on it: a shift they had alone stays open, one they shared is for the others', () => {
    desk.given('roster', { 日期: '2026-03-01', 班次: '早班', 值班人: '李娜、周敏' }, { by: '张伟' });
    for (let day = 2; day <= 31; day++)
      desk.given('roster', { 日期: `2026-03-${day}`, 班次: '早班', 值班人: '李娜、周敏' }, { by: '张伟' });
    desk.at('2026-03-30 09:30');
    desk.byHand(
      (book) =>
        void book
          .getSheetByName('设置')
          ?.createTextFinder('李娜')
          .matchEntireCell(true)
          .findNext()
          ?.offset(0, 4)
          .setValue('是'),
    );
    asked('dutybookContinueRoster', { month: '2026-03' });
    expect(turns().filter((officers) => officers.includes('李娜'))).toHaveLength(31);
    expect(turns().filter((officers) => officers === '').length).toBeGreaterThan(10);
    asked('dutybookContinueRoster', { month: '2026-04' });
    expect(turns('2026-04').filter((officers) => officers.includes('李娜'))).toEqual([]);
    expect(month('2026-04').days.map(({ shifts }) => shifts[0]?.officers)).toEqual(Array(30).fill('周敏'));
  });

  it('sent twice it is done once', () => {
    for (const _ of ['sent', 'again']) asked('dutybookContinueRoster', { month: '2026-03', key: 'the-same-key' });
    expect(desk.rows('排班表')).toHaveLength(42 + 93);
  });

  it('ROST-01 is published in one act, by a supervisor', () => {
    asked('dutybookContinueRoster', { month: '2026-03' });
    expect(publish(numbersOf().slice(0, 3), '王芳').refused.map(({ rule }) => rule)).toContain('FORM-SIGN');
    expect(month().days[0]?.shifts[0]).toMatchObject({ published: false });
    expect(publish(numbersOf())).toEqual({ done: 93, refused: [] });
    expect(new Set(month().days.flatMap(({ shifts }) => shifts.map(({ published }) => published)))).toEqual(
      new Set([true]),
    );
    expect(desk.rows('排班表').at(-1)).toMatchObject({ 状态: '已发布', 发布人: '张伟', 发布时间: '2026-02-26 09:30' });
  });

  it('shows who is expected after a swap, and counts the shift for whoever takes it', () => {
    const early = { 日期: '2026-03-02', 班次: '早班', 值班人: '王芳', 发布人: '张伟', 发布时间: '2026-02-26 09:00' };
    desk.given('roster', early, { by: '张伟' });
    const before = month().shares;
    const swap = { 申请人: '王芳', 日期: '2026-03-02', 班次: '早班', 顶班人: '李娜', 原因: '看病', 请谁批准: '张伟' };
    const decided = { 审批结果: '批准', 审批人: '张伟', 审批时间: '2026-02-26 09:20' };
    desk.given('shift-swap', { ...swap, ...decided }, { by: '张伟' });
    expect(month().days[1]?.shifts[0]).toMatchObject({ officers: '王芳', instead: '李娜' });
    const shifts = (of: RosterAnswer['shares'], who: string) => of.find(({ person }) => person === who)?.shifts ?? 0;
    expect(shifts(month().shares, '王芳')).toBe(shifts(before, '王芳') - 1);
    expect(shifts(month().shares, '李娜')).toBe(shifts(before, '李娜') + 1);
  });

  it('counts nights, weekends and holidays of three months', () => {
    // The Spring Festival is from 15 to 23 February; Saturday the 28th is worked for it.
    const all = month('2026-02').shares;
    const sum = (key: 'shifts' | 'nights' | 'weekends' | 'holidays') => all.reduce((total, one) => total + one[key], 0);
    expect([sum('shifts'), sum('nights'), sum('weekends'), sum('holidays')]).toEqual([42, 14, 0, 27]);
  });

  const sheet = () => desk.byHand((book) => book.getSheetByName('排班一览')?.getDataRange().getDisplayValues() ?? []);
  const line = (day: string) => sheet().find(([date]) => date === day);

  it('stands on a sheet of its own, this month and the next, once somebody asked for it', () => {
    expect(sheet()).toEqual([]);
    desk.call('dutybookHourly');
    expect(sheet()).toEqual([]);
    asked('dutybookContinueRoster', { month: '2026-03' });
    publish(numbersOf().slice(0, 3));
    asked('dutybookRoster', { month: '2026-03', sheet: 'show' });
    expect(desk.byHand((book) => book.getActiveSheet().getName())).toBe('排班一览');
    const first = SHIFTS.map((_, shift) => officerOn(29, shift));
    expect(line('2026-03-01')).toEqual(['2026-03-01', '周日', ...first, '', '']);
    expect(line('2026-03-02')?.[2]).toBe(`${officerOn(30, 0)}（草稿）`);
    expect(line('2026-02-10')?.slice(2, 5)).toEqual(Array(3).fill('⚠ 空'));
    expect(line('2026-02-16')?.slice(5)).toEqual(['春节', expect.stringMatching(/加强值班.*加强值班.*加强值班/)]);
    const shares = month('2026-03').shares.map(({ person, ...counts }) => [
      person,
      ...Object.values(counts).map(String),
    ]);
    expect(
      sheet()
        .filter(([who]) => PEOPLE.includes(who ?? ''))
        .map((row) => row.slice(0, 5)),
    ).toEqual(shares);
  });

  it('its sheet is drawn anew by the hourly run, and after a step of the view', () => {
    asked('dutybookRoster', { month: '2026-03', sheet: 'show' });
    asked('dutybookContinueRoster', { month: '2026-03' });
    expect(line('2026-03-02')?.[2]).toBe('⚠ 空');
    asked('dutybookRoster', { month: '2026-03', sheet: 'renew' });
    expect(line('2026-03-02')?.[2]).toBe(`${officerOn(30, 0)}（草稿）`);
    publish(numbersOf());
    const [substitute] = PEOPLE.filter((who) => ![-1, 0, 1].some((shift) => who === officerOn(30, shift)));
    const swap = { 申请人: officerOn(30, 0), 日期: '2026-03-02', 班次: '早班', 顶班人: substitute, 原因: '看病' };
    const decided = { 请谁批准: '陈国强', 审批结果: '批准', 审批人: '陈国强', 审批时间: '2026-02-26 09:20' };
    desk.given('shift-swap', { ...swap, ...decided }, { by: '陈国强' });
    desk.call('dutybookHourly');
    expect(line('2026-03-02')?.[2]).toBe(`⇄ ${substitute}`);
    expect(line('2026-03-02')?.[6]).toContain(`早班 ${officerOn(30, 0)} → ${substitute}`);
  });

  it.each(['2026-13', '2026-W07', 'March'])('%s is no month, which is said in words', (month) => {
    for (const name of ['dutybookRoster', 'dutybookContinueRoster'])
      expect(desk.call(name, { person: '张伟', key: 'a-month', month })).toMatchObject({
        error: { code: 'unknown-period' },
      });
    expect(desk.rows('排班表')).toHaveLength(42);
  });
});

describe('DUTY-08 a whole day is signed in one step', () => {
  it('those that have ended; what its rules refuse stays and is said', () => {
    desk.at('2026-02-14 23:30');
    const ended = { ...DUTY, 结束: '2026-02-14 15:00' };
    const middle = { ...DUTY, 班次: '中班', 开始: '2026-02-14 15:00', 值班事项: [], 值班人: '李娜' };
    const numbers = [
      desk.given('duty-log', ended),
      desk.given('duty-log', { ...middle, 结束: '2026-02-14 22:00' }),
      desk.given('duty-log', { ...middle, 班次: '夜班', 开始: '2026-02-14 22:00' }),
    ];
    const sign = { register: 'duty-log', step: 'sign', numbers };
    const answer = asked<TogetherAnswer>('dutybookTogether', sign);
    expect(answer).toMatchObject({ done: 2, refused: [{ rule: 'DUTY-01', number: numbers[2] }] });
    expect(desk.rows('值班记录').map((row) => row.状态)).toEqual(['已签阅', '已签阅', '值班中']);
    // Who was on duty does not sign it, and the desk signs nothing.
    const byDesk = asked<TogetherAnswer>('dutybookTogether', { ...sign, numbers: numbers.slice(2) }, '王芳');
    expect([byDesk.done, byDesk.refused.map(({ rule }) => rule)]).toEqual([0, expect.arrayContaining(['FORM-SIGN'])]);
    // Sent again, nothing is signed twice.
    const lines = desk.journal().length;
    expect(asked<TogetherAnswer>('dutybookTogether', { ...sign, numbers: numbers.slice(0, 2) })).toEqual({
      done: 2,
      refused: [],
    });
    expect(desk.journal()).toHaveLength(lines);
  });

  it('is read together: so many duties cost no more than one, but for the rows that are written', () => {
    const sign = (numbers: string[]): number => {
      asked<TogetherAnswer>('dutybookTogether', { register: 'duty-log', step: 'sign', numbers });
      return desk.calls;
    };
    const numbers = Array.from({ length: 12 }, (_, day) => {
      const date = `2026-02-${String(day + 1).padStart(2, '0')}`;
      desk.at(`${date} 16:00`);
      return desk.given('duty-log', {
        ...DUTY,
        日期: date,
        开始: `${date} 07:00`,
        结束: `${date} 15:00`,
        值班事项: [],
      });
    });
    desk.at('2026-02-14 23:30');
    const [one, ten] = [sign(numbers.slice(0, 1)), sign(numbers.slice(1, 11))];
    expect(one).toBeLessThanOrEqual(18);
    // Two writes a row.
    expect(ten - one).toBeLessThanOrEqual(2 * 9);
  });

  it('only a step that is meant for it', () =>
    expect(
      desk.call('dutybookTogether', {
        person: '张伟',
        key: 'together-x',
        register: 'duty-log',
        step: 'end',
        numbers: [],
      }),
    ).toMatchObject({ error: { code: 'bad-request' } }));
});
