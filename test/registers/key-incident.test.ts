import { beforeEach, describe, expect, it } from 'vitest';
import { ownRows } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { BACK, KEY, LOAN } from '../support/entries.ts';
import { listed, outcome } from '../support/outcome.ts';

const incident = {
  钥匙: 'A-1203',
  数量: 1,
  损坏或丢失: '丢失',
  发现时间: '2026-02-14 09:00',
  详细经过: '早班清点，柜内少一把',
  处理方式: '补配',
  上报人: '陈国强',
  上报时间: '2026-02-14 09:10',
};
const settled = { 处理结果: '已补配一把', 处理完成时间: '2026-02-14 09:20' };
const lost = { ...BACK, 完好程度: '遗失' };

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  desk.given('key-inventory', { ...KEY, 完好: 3 });
});
const report = (filled: object = {}): string => outcome(desk.record('key-incident', { ...incident, ...filled }));
/** Pieces of the key by condition, as the sheet shows them. */
const pieces = (tag = KEY.钥匙编号) => {
  const { 完好, 损坏, 遗失 } = desk.rows('钥匙台账').find((row) => row.钥匙编号 === tag) ?? {};
  return [完好, 损坏, 遗失].map(Number);
};
const due = () => listed(desk.check().due);
const letters = () => desk.byHand(ownRows, '发件').map(({ id, to }) => `${id?.split('/')[0]} ${to}`);
const loans = () => desk.rows('钥匙借用登记表').map((row) => row.状态);

describe('KEYS-07 a damaged or lost key is reported in writing', () => {
  it.each([
    ['in full', {}, 'recorded'],
    ['of which key is not said', { 钥匙: '' }, 'KEYS-07 key'],
    ['how it came about is not said', { 详细经过: '' }, 'KEYS-07 account'],
    ['what is done about it is not said', { 处理方式: '' }, 'KEYS-07 handling'],
    ['to nobody', { 上报人: '' }, 'KEYS-07 reportedTo'],
    ['a key that is not in the inventory', { 钥匙: 'B-1' }, 'FORM-REF key'],
    ['reported before it was found', { 上报时间: '2026-02-14 08:59' }, 'KEYS-07 reportedAt'],
    ['settled with an outcome and a time', settled, 'recorded'],
    ['settled without an outcome', { ...settled, 处理结果: '' }, 'KEYS-07 settledAt'],
    ['an outcome, and nobody knows since when', { ...settled, 处理完成时间: '' }, 'KEYS-07 settledAt'],
    ['settled before it was found', { ...settled, 处理完成时间: '2026-02-14 08:59' }, 'KEYS-07 settledAt'],
    ['more than there are', { 数量: 4 }, 'KEYS-10 damaged, KEYS-10 good'],
  ])('%s', (_, filled, expected) => expect(report(filled)).toBe(expected));

  it('the manager is mailed at once, and again only if it is something else', () => {
    const number = desk.given('key-incident', incident);
    expect(letters()).toEqual(['KEYS-07 manager@example.com']);
    desk.correct(number, settled, '');
    expect(letters()).toHaveLength(1);
    desk.correct(number, { 损坏或丢失: '损坏' }, '已找到，断齿');
    expect(letters()).toHaveLength(2);
  });
});

describe('KEYS-07 a report changes the key’s counts', () => {
  it('by condition, and back when it is corrected or void', () => {
    const number = desk.given('key-incident', { ...incident, 数量: 2 });
    expect(pieces()).toEqual([1, 0, 2]);
    desk.correct(number, { 损坏或丢失: '损坏', 数量: 1 }, '找到了，断齿');
    expect(pieces()).toEqual([2, 1, 0]);
    desk.void(number, '虚惊');
    expect(pieces()).toEqual([3, 0, 0]);
    expect(desk.verify().ok).toBe(true);
  });

  it('of the right key, once that is known', () => {
    desk.given('key-inventory', { ...KEY, 钥匙编号: 'B-1' });
    const number = desk.given('key-incident', incident);
    desk.correct(number, { 钥匙: 'B-1' }, '看错标签');
    expect([pieces(), pieces('B-1')]).toEqual([
      [3, 0, 0],
      [1, 0, 1],
    ]);
  });

  it('settled, it changes nothing more', () => {
    const number = desk.given('key-incident', incident);
    desk.correct(number, settled, '');
    expect(pieces()).toEqual([2, 0, 1]);
  });

  it('while pieces are lent out and no loan is named, that is asked about', () => {
    desk.given('key-loan', LOAN);
    expect(report()).toBe('recorded, KEYS-07 loan');
  });
});

describe('KEYS-07 what came back damaged or lost on a loan is counted there, and reported with the loan’s number', () => {
  const lentAndLost = () => desk.given('key-loan', { ...LOAN, 数量: 2, 归还: [BACK, lost] });

  it('not counted twice', () => {
    const loan = lentAndLost();
    expect(pieces()).toEqual([2, 0, 1]);
    const number = desk.given('key-incident', { ...incident, 借用编号: loan });
    expect(pieces()).toEqual([2, 0, 1]);
    desk.void(number, '登记重复');
    expect(pieces()).toEqual([2, 0, 1]);
  });

  it('put right when the loan is named later', () => {
    const loan = lentAndLost();
    const number = desk.given('key-incident', incident);
    expect(pieces()).toEqual([1, 0, 2]);
    desk.correct(number, { 借用编号: loan }, '是借出时丢的');
    expect([pieces(), loans()]).toEqual([[2, 0, 1], ['已还']]);
    desk.correct(number, { 借用编号: '' }, '弄错了');
    expect([pieces(), loans()]).toEqual([[1, 0, 2], ['待报告']]);
  });

  it('a loan of another key, and more than came back so', () => {
    desk.given('key-inventory', { ...KEY, 钥匙编号: 'B-1' });
    const loan = lentAndLost();
    expect(report({ 借用编号: loan, 钥匙: 'B-1' })).toBe('KEYS-07 loan');
    expect(report({ 借用编号: loan, 数量: 2 })).toBe('KEYS-07 loan');
    expect(report({ 借用编号: loan, 损坏或丢失: '损坏' })).toBe('KEYS-07 loan');
    expect(report({ 借用编号: loan })).toBe('recorded');
    expect(report({ 借用编号: loan })).toBe('KEYS-07 returns');
  });

  it('until then the loan waits for its report, however long ago it was', () => {
    const loan = lentAndLost();
    const home = () => {
      const { answer } = desk.call<{ overdue: { number: string }[] }>('dutybookHome', { person: '王芳' }) as never as {
        answer: { overdue: { number: string }[] };
      };
      return answer.overdue.map(({ number }) => number);
    };
    desk.at('2026-02-20 09:30');
    expect([loans(), due(), home()]).toEqual([['待报告'], [`${loan} KEYS-07 reported`], [loan]]);
    desk.given('key-incident', { ...incident, ...settled, 借用编号: loan });
    expect([loans(), due(), home()]).toEqual([['已还'], [], []]);
  });

  it('a return that was reported is not taken back before the report is', () => {
    const loan = lentAndLost();
    const number = desk.given('key-incident', { ...incident, 借用编号: loan });
    const found = { 归还: [BACK, BACK] };
    expect(outcome(desk.correct(loan, found, '找到了'))).toBe('KEYS-07 returns');
    desk.void(number, '找到了');
    expect(outcome(desk.correct(loan, found, '找到了'))).toBe('recorded');
    expect([pieces(), loans()]).toEqual([[3, 0, 0], ['已还']]);
  });
});

describe('KEYS-07 until it is settled', () => {
  it('it is overdue after the days the site has set', () => {
    const number = desk.given('key-incident', incident);
    desk.at('2026-02-17 09:00');
    expect(due()).toEqual([]);
    desk.at('2026-02-17 09:01');
    expect(due()).toEqual([`${number} KEYS-07 settledAt`]);
    expect(desk.summary('2026-W08').summary.measures).toMatchObject({
      'key-incidents-open-at-start': { count: 1 },
      'key-incidents-open-at-end': { count: 1 },
      'key-incidents-overdue': { count: 1 },
    });
    desk.correct(number, { ...settled, 处理完成时间: '2026-02-17 09:01' }, '');
    expect(due()).toEqual([]);
    expect(desk.rows('钥匙损坏丢失报告')).toMatchObject([{ 状态: '已处理' }]);
  });
});
