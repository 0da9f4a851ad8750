import { expect, it } from 'vitest';
import { ownRows } from '../support/by-hand.ts';
import { openDesk } from '../support/desk.ts';
import { BACK, KEY, LOAN } from '../support/entries.ts';
import { outcome } from '../support/outcome.ts';
import { atDesk } from './at-desk.ts';

it('a lost key: lent twice at once, overdue, lost, reported, counted at the change of shift', () => {
  const desk = openDesk('2026-02-14 09:30');
  const { call, beginsHandover } = atDesk(desk);
  const letters = () => desk.byHand(ownRows, '发件').map(({ id }) => id?.split('/')[0]);
  const key = () => desk.rows('钥匙台账').find((row) => row.钥匙编号 === KEY.钥匙编号);
  desk.given('key-inventory', KEY);

  // There are two pieces. Two windows lend the last one at the same moment: one of them is told that it is gone.
  const first = desk.given('key-loan', LOAN);
  const second = desk.given('key-loan', { ...LOAN, 借用人: '张伟' });
  expect(outcome(desk.record('key-loan', { ...LOAN, 借用人: '陈国强' }, { by: '李娜' }))).toContain('KEYS-02 pieces');

  // 李娜 brings hers back in the afternoon; 张伟 does not. In the evening it is overdue.
  desk.at('2026-02-14 17:30');
  expect(outcome(desk.correct(first, { 归还: [{ ...BACK, 归还时间: '2026-02-14 17:20' }] }, ''))).toBe('recorded');
  desk.at('2026-02-14 18:20');
  expect(desk.check().due.map(({ rule, number }) => `${rule} ${number}`)).toEqual([`KEYS-06 ${second}`]);

  // The handover counts one piece in the cabinet and not two: the loan passes on as it is.
  desk.at('2026-02-14 21:50');
  const { number, recorded } = beginsHandover('李娜', { handedBy: '李娜', handedAt: '2026-02-14 21:50' });
  expect([recorded, desk.rows('交接班记录·钥匙清点').map((row) => row.应在柜)]).toEqual([true, ['1']]);
  expect(number).toBeDefined();

  // The next morning he says that he has lost it. A late return is never refused; the count changes, the manager is told.
  desk.at('2026-02-15 08:30');
  const lost = {
    ...BACK,
    归还时间: '2026-02-15 08:20',
    归还人: '张伟',
    完好程度: '遗失',
    已断电: '',
    门窗已关: '',
    已上锁: '',
  };
  expect(outcome(desk.correct(second, { 归还: [lost] }, ''))).toContain('recorded');
  expect([key()?.完好, key()?.遗失]).toEqual(['1', '1']);
  const incident = {
    钥匙: KEY.钥匙编号,
    数量: 1,
    损坏或丢失: '丢失',
    借用编号: second,
    发现时间: '2026-02-15 08:20',
    详细经过: '看房途中遗失',
    处理方式: '换锁',
    上报人: '陈国强',
    上报时间: '2026-02-15 08:30',
  };
  expect(outcome(desk.record('key-incident', incident))).toBe('recorded');
  expect(letters()).toContain('KEYS-07');
  // The loan had counted it already: it is not counted twice.
  expect([key()?.完好, key()?.遗失]).toEqual(['1', '1']);

  // Who has what now, and what became of the key, is one search away.
  const hits = call<{ hits: { register: string }[] }>('dutybookFind', { words: KEY.钥匙编号, person: '王芳' }).hits;
  expect(new Set(hits.map(({ register }) => register))).toEqual(new Set(['key-inventory', 'key-loan', 'key-incident']));
  expect(desk.verify().ok).toBe(true);
});
