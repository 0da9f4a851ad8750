import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  clockOf,
  daysInMonth,
  type Moment,
  momentOf,
  nextAt,
  plusMinutes,
  showMoment,
} from '../../src/domain/moment.ts';
import { anyMoment } from '../support/arbitrary.ts';
import { wall } from '../support/wall.ts';

it('a moment shows the calendar and the clock as ISO 8601 does', () =>
  fc.assert(
    fc.property(anyMoment, (at) => {
      expect(showMoment(at)).toBe(new Date(at * 60_000).toISOString().slice(0, 16).replace('T', ' '));
      const { year, month, day, hour, minute } = clockOf(at);
      expect(momentOf(year, month, day, hour, minute)).toBe(at);
    }),
  ));

it('there are as many days in a month as moments say', () => {
  for (let year = 1900; year < 2999; year++)
    for (let month = 1; month <= 12; month++) {
      const days = daysInMonth(year, month);
      if (momentOf(year, month, days) === undefined || momentOf(year, month, days + 1) !== undefined)
        expect(`${year}-${month}`).toBe(`${days} days`);
      if (days !== new Date(Date.UTC(year, month, 0)).getUTCDate()) expect(days).toBe(`${year}-${month}`);
    }
});

it('the next time the clock shows ten at night is within a day, and after', () =>
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 0, max: 1_439 }), (at, minutes) => {
      const next = nextAt(at, minutes);
      expect(next).toBeGreaterThan(at);
      expect(next - at).toBeLessThanOrEqual(1_440);
      const { hour, minute } = clockOf(next);
      expect(hour * 60 + minute).toBe(minutes);
    }),
  ));

it('months, days, hours and minutes that are none', () => {
  for (const [year, month, day, hour, minute] of [
    [2026, 2, 29, 0, 0],
    [2026, 0, 1, 0, 0],
    [2026, 13, 1, 0, 0],
    [2026, 1, 0, 0, 0],
    [2026, 1, 1, 25, 0],
    [2026, 1, 1, 24, 1],
    [2026, 1, 1, 0, 60],
    [2026, 1, 1, -1, 0],
    [2026.5, 1, 1, 0, 0],
    [Number.NaN, 1, 1, 0, 0],
  ] as const)
    expect(momentOf(year, month, day, hour, minute)).toBeUndefined();
  expect(plusMinutes(wall('2026-02-28 23:59'), 1)).toBe(momentOf(2026, 2, 28, 24) as Moment);
});
