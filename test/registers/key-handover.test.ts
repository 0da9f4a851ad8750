import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { KEY } from '../support/entries.ts';
import { listed, outcome } from '../support/outcome.ts';

const both = { 钥匙: 'A-1203', 应有: 2, 实有: 2 };
const short = { ...both, 实有: 1, 差异说明: '找不到' };
const slip = {
  日期: '2026-02-14',
  班次: '早班',
  领取或交回: '领取',
  交出人: '张伟',
  接收人: '王芳',
  钥匙清点: [both],
};
const handed = { 交出签名: '张伟', 交出时间: '2026-02-14 07:10' };
const accepted = { ...handed, 接收签名: '王芳', 接收时间: '2026-02-14 07:12' };
const incident = {
  钥匙: 'A-1203',
  数量: 1,
  损坏或丢失: '丢失',
  发现时间: '2026-02-14 07:10',
  详细经过: '领取时少一把',
  处理方式: '补配',
  上报人: '陈国强',
  上报时间: '2026-02-14 07:20',
};

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  desk.given('key-inventory', KEY);
  desk.given('key-inventory', { ...KEY, 钥匙编号: 'B-1' });
});
const counted = (filled: object): string => outcome(desk.record('key-handover', { ...slip, ...filled }));
const due = () => listed(desk.check().due);

describe('KEYS-08 on a key handover slip both count and both sign', () => {
  it.each([
    ['a draft', {}, 'recorded'],
    ['no key at all', { 钥匙清点: [] }, 'KEYS-08 keys'],
    ['a key twice', { 钥匙清点: [both, both] }, 'KEYS-08 keys'],
    ['a key that nobody has', { 钥匙清点: [both, { ...both, 钥匙: 'A-1204' }] }, 'KEYS-08 keys.key #2'],
    ['not counted', { 钥匙清点: [{ ...both, 实有: '' }] }, 'KEYS-08 keys.actual #1'],
    ['one is missing, and nobody says why', { 钥匙清点: [{ ...short, 差异说明: '' }] }, 'KEYS-08 keys.explained #1'],
    ['one too many, explained', { 钥匙清点: [{ ...short, 实有: 3 }] }, 'recorded'],
    ['to whom it comes from', { 接收人: '张伟' }, 'KEYS-08 to'],
    ['handed over', handed, 'recorded'],
    ['another signs', { ...handed, 交出签名: '李娜' }, 'KEYS-08 handedBy'],
    ['both have signed', accepted, 'recorded'],
    ['accepted before it was handed over', { ...accepted, 接收时间: '2026-02-14 07:09' }, 'KEYS-08 acceptedBy'],
    ['accepted, and never handed over', { 接收签名: '王芳', 接收时间: '2026-02-14 07:12' }, 'KEYS-08 acceptedBy'],
    ['nobody knows when it was accepted', { ...accepted, 接收时间: '' }, 'KEYS-08 acceptedBy'],
  ])('%s', (_, filled, expected) => expect(counted(filled)).toBe(expected));

  it('overdue from the end of the shift until both have signed', () => {
    const number = desk.given('key-handover', { ...slip, ...handed });
    desk.at('2026-02-14 15:01');
    expect([due(), desk.rows('钥匙交接单')[0]?.状态]).toEqual([[`${number} KEYS-08 acceptedAt`], '已交']);
    desk.correct(number, accepted, '');
    expect([due(), desk.rows('钥匙交接单')[0]?.状态]).toEqual([[], '已接']);
  });
});

describe('KEYS-08 a difference opens a key incident', () => {
  it('until one names the slip; it changes the key’s counts', () => {
    const number = desk.given('key-handover', { ...slip, ...accepted, 钥匙清点: [short, { ...both, 钥匙: 'B-1' }] });
    expect(due()).toEqual([`${number} KEYS-08 keys`]);
    expect(desk.check().due[0]?.message).toContain('A-1203 1/2');
    const named = { ...incident, 交接单编号: number };
    expect(outcome(desk.record('key-incident', { ...named, 钥匙: 'B-1' }))).toBe('KEYS-08 slip');
    const report = desk.given('key-incident', named);
    expect(due()).toEqual([]);
    expect(desk.rows('钥匙交接单·钥匙清点').map((row) => row.损坏丢失报告)).toEqual([report, '']);
    expect(desk.rows('钥匙台账')[0]).toMatchObject({ 完好: '1', 遗失: '1' });
    desk.void(report, '找到了');
    expect(due()).toEqual([`${number} KEYS-08 keys`]);
    expect(desk.verify().ok).toBe(true);
  });

  it('once, of each key that is missing: the counts change once', () => {
    const slipped = desk.given('key-handover', { ...slip, ...accepted, 钥匙清点: [short, { ...short, 钥匙: 'B-1' }] });
    const named = { ...incident, 交接单编号: slipped };
    const report = desk.given('key-incident', named);
    expect(outcome(desk.record('key-incident', named))).toBe('KEYS-08 slip');
    expect(outcome(desk.record('key-incident', { ...named, 钥匙: 'B-1' }))).toBe('recorded');
    expect(outcome(desk.correct(report, { 详细经过: '领取时就少一把' }, '补充'))).toBe('recorded');
    expect(desk.rows('钥匙台账').map((row) => row.遗失)).toEqual(['1', '1']);
    desk.void(report, '找到了');
    expect(outcome(desk.record('key-incident', named))).toBe('recorded');
    expect(desk.verify().ok).toBe(true);
  });

  it('a key that leaves the inventory later is not held against the slip', () => {
    const number = desk.given('key-handover', { ...slip, ...handed });
    desk.void('YS-20260214-001', '登记重复', { by: '张伟' });
    expect(outcome(desk.correct(number, accepted, ''))).toBe('recorded');
  });

  it('counted: those that agree, of those counted', () => {
    desk.given('key-handover', { ...slip, ...accepted, 钥匙清点: [short, { ...both, 钥匙: 'B-1' }] });
    desk.given('key-handover', { ...slip, 钥匙清点: [both] });
    const { measures } = desk.summary('2026-W07').summary;
    expect([measures['key-handovers'], measures['area-keys-agreeing']]).toEqual([{ count: 1 }, { part: 2, whole: 3 }]);
  });
});
