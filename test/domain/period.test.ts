import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTES_PER_DAY, type Moment, plusMinutes, showDay, showMoment } from '../../src/domain/moment.ts';
import { monthOf, periodOf, weekOf, within } from '../../src/domain/period.ts';
import { momentsBetween } from '../support/arbitrary.ts';
import { wall } from '../support/wall.ts';

/** ISO 8601 by another road: a week belongs to the year of its Thursday, and is as many weeks in as that day is into it. */
function isoWeek(at: Moment): string {
  const date = new Date(Math.floor(at / MINUTES_PER_DAY) * 86_400_000);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - newYear) / (7 * 86_400_000));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

it('every day of 120 years lies in its ISO week, from Monday to Sunday', () => {
  for (let day = wall('1970-01-01'); day < wall('2090-01-01'); day = plusMinutes(day, MINUTES_PER_DAY)) {
    const week = weekOf(day);
    if (week.id !== isoWeek(day)) expect(week.id).toBe(isoWeek(day));
    const monday = new Date(week.from * 60_000).getUTCDay();
    if (monday !== 1 || week.until - week.from !== 7 * MINUTES_PER_DAY || !within(week, day))
      expect(week).toBe(showDay(day));
  }
});

it('a moment lies in its week and month and in no other', () =>
  fc.assert(
    fc.property(momentsBetween('1900-01-08', '2999-12-01'), (at) => {
      for (const period of [weekOf(at), monthOf(at)]) {
        expect(within(period, at)).toBe(true);
        expect(periodOf(period.id)).toEqual(period);
        expect([within(period, plusMinutes(period.from, -1)), within(period, period.from)]).toEqual([false, true]);
        expect([within(period, plusMinutes(period.until, -1)), within(period, period.until)]).toEqual([true, false]);
      }
    }),
  ));

it.each([
  ['2026-W07', '2026-02-09 00:00', '2026-02-16 00:00'],
  ['2026-W01', '2025-12-29 00:00', '2026-01-05 00:00'],
  ['2020-W53', '2020-12-28 00:00', '2021-01-04 00:00'],
  ['2026-W53', '2026-12-28 00:00', '2027-01-04 00:00'],
  ['2026-02', '2026-02-01 00:00', '2026-03-01 00:00'],
  ['2024-02', '2024-02-01 00:00', '2024-03-01 00:00'],
  ['2026-12', '2026-12-01 00:00', '2027-01-01 00:00'],
])('%s', (id, from, until) => {
  const period = periodOf(id);
  expect([period && showMoment(period.from), period && showMoment(period.until)]).toEqual([from, until]);
});

it.each([
  '2026-13',
  '2026-00',
  '2026-W54',
  '2026-W00',
  '2025-W53',
  '2026-W7',
  '2026-2',
  '2026',
  '26-W07',
  '2026-w07',
  '',
  'W07',
  '9999-W01',
  '0000-01',
])('there is no %j', (id) => expect(periodOf(id)).toBeUndefined());
