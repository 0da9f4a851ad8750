import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import { ownRows } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { outcome } from '../support/outcome.ts';

const early = { 日期: '2026-03-02', 班次: '早班', 值班人: '王芳' };
const night = { 日期: '2026-03-01', 班次: '夜班', 值班人: '李娜' };
const published = { 发布人: '张伟', 发布时间: '2026-02-26 09:00' };

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-26 09:30');
});
const rostered = (filled: object): string => outcome(desk.record('roster', { ...filled }, { by: '张伟' }));

describe('ROST-03 every shift of every day has an officer', () => {
  it.each([
    ['in full', early, 'recorded'],
    ['with nobody', { ...early, 值班人: '' }, 'ROST-03 officers'],
    ['without a shift', { ...early, 班次: '' }, 'ROST-03 shift'],
    ['a shift that the site does not have', { ...early, 班次: '晨班' }, 'FORM-SHIFT shift'],
  ])('%s', (_, filled, expected) => expect(rostered(filled)).toBe(expected));

  it('a shift of a day is rostered once', () => {
    desk.given('roster', early, { by: '张伟' });
    expect(rostered({ ...early, 值班人: '李娜' })).toBe('ROST-03 shift');
    expect(rostered({ ...early, 日期: '2026-03-03', 值班人: '李娜' })).toBe('recorded');
  });
});

describe('ROST-02 nobody is on two overlapping shifts', () => {
  it.each([
    ['the early and the middle shift follow each other', { ...early, 班次: '中班' }, 'recorded, ROST-02 officers'],
    ['a day of rest between', { ...early, 日期: '2026-03-04' }, 'recorded'],
    ['somebody else', { ...early, 班次: '中班', 值班人: '李娜' }, 'recorded'],
  ])('%s', (_, filled, expected) => {
    desk.given('roster', early, { by: '张伟' });
    expect(rostered(filled)).toBe(expected);
  });

  it('a shift across midnight overlaps with what begins before it ends', () => {
    desk.settings('shifts', [['凌晨班', '05:00', '09:00']]);
    desk.given('roster', night, { by: '张伟' });
    expect(rostered({ ...early, 班次: '凌晨班', 值班人: '张伟、李娜' })).toBe('ROST-02 officers');
    expect(rostered({ ...early, 班次: '凌晨班', 值班人: '张伟、王芳' })).toBe('recorded');
  });

  it('a night, and then the morning after it: too little rest', () => {
    desk.given('roster', night, { by: '张伟' });
    expect(rostered({ ...early, 值班人: '李娜' })).toBe('recorded, ROST-02 officers');
  });
});

describe('DUTY-13 a statutory holiday has reinforced duty', () => {
  beforeEach(() => desk.settings('holidays', [['2026-05-01', '2026-05-05', '休息', '劳动节']]));
  it.each([
    ['one alone', { ...early, 日期: '2026-05-01' }, 'recorded, DUTY-13 officers'],
    ['two', { ...early, 日期: '2026-05-01', 值班人: '王芳，李娜' }, 'recorded'],
    ['the day after', { ...early, 日期: '2026-05-06' }, 'recorded'],
  ])('%s', (_, filled, expected) => expect(rostered(filled)).toBe(expected));

  it('the roster says which holiday it is, and who is on duty', () => {
    desk.given('roster', { ...early, 日期: '2026-05-01', 值班人: '王芳 ; 李娜、王芳' }, { by: '张伟' });
    expect(desk.rows('排班表')).toMatchObject([{ 值班人: '王芳、李娜', 节假日: '劳动节', 加强值班: '是' }]);
  });
});

describe('ROST-01 a roster is published', () => {
  it.each([
    ['a draft', early, '草稿'],
    ['published', { ...early, ...published }, '已发布'],
  ])('%s', (_, filled, state) => {
    desk.given('roster', filled, { by: '张伟' });
    expect(desk.rows('排班表')).toMatchObject([{ 状态: state }]);
  });
  it('by somebody, at some time', () =>
    expect(rostered({ ...early, ...published, 发布时间: '' })).toBe('ROST-01 publishedAt'));
});

describe('DUTY-05 whoever is rostered is on duty', () => {
  const duty = { 日期: '2026-03-02', 班次: '早班', 值班人: '王芳', 开始: '2026-03-02 07:00' };
  const swap = {
    申请人: '王芳',
    日期: '2026-03-02',
    班次: '早班',
    顶班人: '李娜',
    原因: '看病',
    请谁批准: '张伟',
  };
  const decided = { 审批结果: '批准', 审批人: '张伟', 审批时间: '2026-03-01 18:00' };
  const onDuty = (officer: string) => {
    desk.at('2026-03-02 07:10');
    return outcome(desk.record('duty-log', { ...duty, 值班人: officer }));
  };

  it.each([
    ['the rostered one', { ...early, ...published }, '王芳', 'recorded'],
    ['somebody else', { ...early, ...published }, '李娜', 'recorded, DUTY-05 officer'],
    ['one of several', { ...early, ...published, 值班人: '张伟、李娜' }, '李娜', 'recorded'],
    ['before the roster is published', early, '李娜', 'recorded'],
  ])('%s', (_, filled, officer, expected) => {
    desk.given('roster', filled, { by: '张伟' });
    expect(onDuty(officer)).toBe(expected);
  });
  it('without any roster', () => expect(onDuty('李娜')).toBe('recorded'));

  it('the substitute of a swap that was approved before the shift began', () => {
    desk.given('roster', { ...early, ...published }, { by: '张伟' });
    desk.at('2026-03-01 18:10');
    desk.given('shift-swap', { ...swap, ...decided }, { by: '张伟' });
    expect(onDuty('李娜')).toBe('recorded');
    expect(onDuty('王芳')).toBe('recorded, DUTY-05 officer');
  });
  it('a swap that nobody has approved does not count', () => {
    desk.given('roster', { ...early, ...published }, { by: '张伟' });
    desk.given('shift-swap', swap);
    expect(onDuty('李娜')).toBe('recorded, DUTY-05 officer');
  });
});

/** Every shift of some days, each with somebody, published. */
const month = (days: readonly string[], skipped = '') => {
  for (const 日期 of days)
    for (const 班次 of ['早班', '中班', '夜班'])
      if (`${日期} ${班次}` !== skipped)
        desk.given('roster', { 日期, 班次, 值班人: '张伟、李娜', ...published }, { by: '张伟' });
};
const missing = () => {
  const { due, warn } = desk.check();
  return [...due, ...warn].map(({ rule, message }) => `${rule} ${message}`);
};

describe('ROST-01 next month is published before this one ends', () => {
  it('is asked for in the last days, until every shift of it is published', () => {
    desk.at('2026-01-26 09:00');
    const last = { 发布人: '张伟', 发布时间: '2026-01-26 08:00' };
    desk.given('roster', { 日期: '2026-02-01', 班次: '早班', 值班人: '张伟', ...last }, { by: '张伟' });
    expect(missing()).toEqual([]);
    desk.at('2026-01-26 23:59');
    expect(missing()).toEqual([]);
    desk.at('2026-01-27 00:00');
    expect(missing()).toMatchObject([expect.stringMatching(/^ROST-01 2026-02 /)]);
  });
  it('the supervisor is mailed each morning of the last days, until it is there', async () => {
    desk.settings('people', [['郑主管', '主管', '', 'supervisor@example.com', '']]);
    desk.at('2026-01-26 09:00');
    const last = { 发布人: '张伟', 发布时间: '2026-01-26 08:00' };
    desk.given('roster', { 日期: '2026-02-01', 班次: '早班', 值班人: '张伟', ...last }, { by: '张伟' });
    const mails = async () =>
      Promise.all((await desk.host.flushOutbox()).map(async (path) => simpleParser(readFileSync(path))));
    const told = () => desk.byHand(ownRows, '发件').flatMap(({ id = '' }) => (id.startsWith('ROST-01') ? id : []));
    for (const at of [
      '2026-01-26 10:00',
      '2026-01-27 05:00',
      '2026-01-27 08:00',
      '2026-01-27 11:00',
      '2026-01-28 08:00',
    ]) {
      desk.at(at);
      desk.call('dutybookHourly');
    }
    expect(told()).toEqual(['ROST-01/2026-01-27/supervisor@example.com', 'ROST-01/2026-01-28/supervisor@example.com']);
    const [mail] = (await mails()).filter(({ subject }) => subject?.includes('2026-01-28'));
    for (const body of [mail?.text, mail?.html || '']) expect(body).toContain('2026-02 的排班表');
  });
  it('a site that keeps no roster is not asked for one', () => expect(missing()).toEqual([]));
});

describe('ROST-03 a shift that nobody is on is listed', () => {
  it('from today to the end of the month', () => {
    desk.at('2026-02-26 09:30');
    month(['2026-02-26', '2026-02-27', '2026-02-28'], '2026-02-27 中班');
    expect(missing().filter((one) => one.startsWith('ROST-03'))).toMatchObject([
      expect.stringContaining('2026-02-27 中班'),
    ]);
  });
});

describe('DUTY-06 every rostered shift has a duty record', () => {
  const duty = { 日期: '2026-02-26', 班次: '早班', 值班人: '张伟', 开始: '2026-02-26 07:00' };
  const gaps = () => missing().filter((one) => one.startsWith('DUTY-06'));
  it('one that has ended without is a gap; the summary counts it', () => {
    desk.at('2026-02-26 09:30');
    month(['2026-02-26']);
    expect(gaps()).toEqual([]);
    desk.at('2026-02-26 15:00');
    expect(gaps()).toMatchObject([expect.stringContaining('2026-02-26 早班')]);
    const covered = () => desk.summary('2026-W09').summary.measures['shifts-covered'];
    expect(covered()).toEqual({ part: 0, whole: 3 });
    desk.given('duty-log', duty);
    expect(gaps()).toEqual([]);
    expect(covered()).toEqual({ part: 1, whole: 3 });
    desk.at('2026-03-05 22:00');
    expect(gaps()).toHaveLength(1);
    desk.at('2026-03-08 15:00');
    expect(gaps()).toEqual([]);
  });
});
