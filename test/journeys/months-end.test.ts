import { expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';
import { DUTY } from '../support/entries.ts';
import { outcome } from '../support/outcome.ts';
import { atDesk } from './at-desk.ts';

interface Turns {
  readonly days: readonly { readonly shifts: readonly { readonly number?: string; readonly officers: string }[] }[];
}

it('a month’s end: the next roster is asked for, made and published; a swap; the day signed; the month counted', () => {
  const desk = openDesk('2026-03-16 09:00');
  const { call } = atDesk(desk);
  const asked = () => [...desk.check().due, ...desk.check().warn].map(({ rule }) => rule);
  const officers = ['王芳', '李娜', '张伟', '陈国强'];
  for (let day = 16; day <= 31; day++)
    ['早班', '中班', '夜班'].forEach((班次, shift) => {
      const 值班人 = officers[(((shift - day) % 4) + 4) % 4];
      const published = { 发布人: '张伟', 发布时间: '2026-03-15 09:00' };
      desk.given('roster', { 日期: `2026-03-${day}`, 班次, 值班人, ...published }, { by: '张伟' });
    });

  // On the last days of March the roster of April is asked for.
  desk.at('2026-03-27 08:00');
  expect(asked()).toContain('ROST-01');
  const month = () => call<Turns>('dutybookRoster', { month: '2026-04', person: '张伟' });
  call('dutybookContinueRoster', { month: '2026-04', person: '张伟', key: 'april-drafts' });
  const turns = month().days.flatMap(({ shifts }) => shifts);
  expect(turns.every((turn) => turn.officers !== '')).toBe(true);
  const numbers = turns.flatMap((turn) => turn.number ?? []);
  const publish = { register: 'roster', step: 'publish', numbers, person: '张伟', key: 'april-published' };
  expect(call('dutybookTogether', publish)).toEqual({ done: 90, refused: [] });
  expect(asked()).not.toContain('ROST-01');

  // 张伟 cannot come on the 30th. He does not approve it himself; the manager is too late, and then it does not count.
  const early = desk.rows('排班表').find((row) => row.日期 === '2026-03-30' && row.班次 === '早班');
  const swap = {
    申请人: early?.值班人,
    日期: '2026-03-30',
    班次: '早班',
    顶班人: '周敏',
    原因: '看病',
    请谁批准: '周敏',
  };
  expect(outcome(desk.record('shift-swap', { ...swap, 请谁批准: early?.值班人 }))).toContain('SWAP-01 approver');
  const number = desk.given('shift-swap', swap);
  desk.at('2026-03-30 07:05');
  const late = { 审批结果: '批准', 审批人: '陈国强', 审批时间: '2026-03-30 07:01' };
  expect(outcome(desk.correct(number, late, '审批', { by: '陈国强' }))).toContain('SWAP-02 decidedAt');
  const duty = { ...DUTY, 日期: '2026-03-30', 开始: '2026-03-30 07:00', 值班事项: [] };
  expect(outcome(desk.record('duty-log', { ...duty, 值班人: '周敏' }))).toContain('DUTY-05 officer');
  expect(desk.check().due.map(({ rule }) => rule)).toContain('SWAP-02');

  // In April the month is counted against the roster: one shift of forty-eight has a record.
  desk.at('2026-04-01 09:00');
  const { measures } = desk.summary('2026-03').summary;
  expect(measures['shifts-covered']).toEqual({ part: 1, whole: 48 });
  expect(desk.verify().ok).toBe(true);
});
