import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

const visit = {
  空置房号: '3-1801',
  巡查时间: '2026-02-14 09:00',
  巡查人: '王芳',
  门窗正常: '是',
  水正常: '是',
  电正常: '是',
  无渗漏: '是',
};
const leak = { 无渗漏: '否', 发现问题: '卫生间渗水', 整改人: '张伟', 整改期限: '2026-02-15' };

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const visited = (filled: object = {}): string => outcome(desk.record('vacant-unit', { ...visit, ...filled }));
const on = (day: string, filled: object = {}) =>
  desk.given('vacant-unit', { ...visit, 巡查时间: `${day} 09:00`, ...filled });
const due = () => listed(desk.check().due);
const shown = () => desk.rows('空置房巡查').map((row) => [row.编号?.slice(-3), row.状态, row.下次巡查编号?.slice(-3)]);
const pastDue = (period: string) => desk.summary(period).summary.measures['vacant-units-past-due'];

describe('PATR-04 a visit says how the unit was found', () => {
  it.each([
    ['all in order', {}, 'recorded'],
    ['which unit is not said', { 空置房号: '' }, 'PATR-04 unit'],
    ['nobody looked at the water', { 水正常: '' }, 'PATR-04 water'],
    ['a leak', leak, 'recorded'],
    ['a leak, and nobody says what', { 无渗漏: '否' }, 'PATR-04 finding'],
    ['in order, and yet a finding', { ...leak, 无渗漏: '是' }, 'PATR-04 finding'],
    ['handed over later', { 交付时间: '2026-02-14 09:20' }, 'recorded'],
    ['handed over before', { 交付时间: '2026-02-14 08:59' }, 'PATR-04 handedOverAt'],
  ])('%s', (_, filled, expected) => expect(visited(filled)).toBe(expected));
});

describe('PATR-03 what is found in a vacant unit has somebody to put it right, and a date', () => {
  it.each([
    ['nobody', { ...leak, 整改人: '' }, 'PATR-03 mender'],
    ['no date', { ...leak, 整改期限: '' }, 'PATR-03 mender'],
    ['put right before it was found', { ...leak, 整改完成时间: '2026-02-14 08:00' }, 'PATR-03 mendedAt'],
    ['checked again and not put right', { ...leak, 复查时间: '2026-02-14 09:20' }, 'PATR-03 mendedAt'],
    ['put right, where all was in order', { 整改完成时间: '2026-02-14 09:20' }, 'PATR-03 mendedAt'],
  ])('%s', (_, filled, expected) => expect(visited(filled)).toBe(expected));

  it('overdue from the end of that day until it is put right', () => {
    const number = on('2026-02-14', leak);
    desk.at('2026-02-16 00:01');
    expect([due(), shown()[0]?.[1]]).toEqual([[`${number} PATR-03 mendedAt`], '待整改']);
    desk.correct(number, { 整改完成时间: '2026-02-16 00:01' }, '');
    expect([due(), shown()[0]?.[1]]).toEqual([[], '已整改']);
    desk.correct(number, { 复查时间: '2026-02-16 00:01' }, '');
    expect(shown()[0]?.[1]).toBe('已巡查');
  });
});

describe('PATR-04 vacant units are inspected at the interval of the site', () => {
  it('each is past due thirty days after its last visit, until the next', () => {
    const first = on('2026-02-14');
    on('2026-02-10', { 空置房号: '3-1802', 交付时间: '2026-02-11 09:00' });
    desk.at('2026-03-16 09:00');
    expect(due()).toEqual([]);
    desk.at('2026-03-16 09:01');
    expect([due(), pastDue('2026-W12')]).toEqual([[`${first} PATR-04 at`], { count: 1 }]);
    on('2026-03-16');
    expect([due(), shown()[0], pastDue('2026-W12')]).toEqual([[], ['001', '已巡查', '001'], { count: 0 }]);
    expect(desk.verify().ok).toBe(true);
  });

  it('what stood past due at the end of a week stays so in its figures', () => {
    on('2026-01-10');
    on('2026-02-14');
    desk.at('2026-02-20 09:00');
    expect([pastDue('2026-W06'), pastDue('2026-W07')]).toEqual([{ count: 0 }, { count: 0 }]);
    expect(pastDue('2026-01')).toEqual({ count: 0 });
    on('2026-02-20', { 空置房号: '3-1803', 巡查时间: '2026-01-10 09:00' });
    expect([pastDue('2026-W06'), pastDue('2026-W07')]).toEqual([{ count: 0 }, { count: 1 }]);
  });

  it('a visit entered late changes nothing of what is due', () => {
    desk.at('2026-03-30 09:30');
    on('2026-03-20');
    on('2026-02-01');
    expect([due(), shown()]).toEqual([
      [],
      [
        ['001', '已巡查', ''],
        ['002', '已巡查', '001'],
      ],
    ]);
  });

  it('a visit that is void was not made: the one before it counts again', () => {
    const [, second, third] = [on('2026-01-05'), on('2026-01-20'), on('2026-02-10')];
    const chain = () => shown().map(([number, , next]) => `${number}→${next}`);
    expect(chain()).toEqual(['001→002', '002→003', '003→']);
    desk.void(second, '登记错房号');
    expect(chain()).toEqual(['001→003', '002→003', '003→']);
    desk.void(third, '登记错房号');
    expect([chain(), due()]).toEqual([['001→', '002→003', '003→'], [expect.stringMatching(/001 PATR-04 at$/)]]);
    expect(desk.verify().ok).toBe(true);
  });

  it('a visit of the wrong unit, put right', () => {
    const [first, , other] = [on('2026-01-05'), on('2026-01-06', { 空置房号: '3-1802' }), on('2026-02-10')];
    desk.correct(other, { 空置房号: '3-1802' }, '房号写错');
    expect(shown().map(([, , next]) => next)).toEqual(['', '003', '']);
    expect(due()).toEqual([`${first} PATR-04 at`]);
  });
});
