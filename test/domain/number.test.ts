import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Moment } from '../../src/domain/moment.ts';
import { NO_SERIALS, nextNumber } from '../../src/domain/number.ts';
import { someMoment } from '../support/arbitrary.ts';
import { wall } from '../support/wall.ts';

/** The numbers given out one after the other. */
function numbers(asked: readonly (readonly [prefix: string, at: Moment])[]): string[] {
  let serials = NO_SERIALS;
  return asked.map(([prefix, at]) => {
    const next = nextNumber(serials, prefix, at);
    serials = next.serials;
    return next.number;
  });
}

it('each prefix counts for itself, anew every day', () =>
  expect(
    numbers([
      ['TS', wall('2026-02-14 09:30')],
      ['TS', wall('2026-02-14 23:59')],
      ['YJ', wall('2026-02-14 23:59')],
      ['TS', wall('2026-02-15 00:00')],
    ]),
  ).toEqual(['TS-20260214-001', 'TS-20260214-002', 'YJ-20260214-001', 'TS-20260215-001']));

it('a clock set back counts on where it was', () =>
  expect(
    numbers([
      ['TS', wall('2026-02-15 08:00')],
      ['TS', wall('2026-02-14 08:00')],
      ['YJ', wall('2026-02-14 08:00')],
      ['TS', wall('2026-02-16 08:00')],
    ]),
  ).toEqual(['TS-20260215-001', 'TS-20260215-002', 'YJ-20260215-001', 'TS-20260216-001']));

it('the thousandth of a day has four digits', () =>
  expect(numbers(Array.from({ length: 1_000 }, () => ['TS', wall('2026-02-14')] as const)).slice(-2)).toEqual([
    'TS-20260214-999',
    'TS-20260214-1000',
  ]));

it('none is given twice, whatever the clock does', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('TS', 'YJ', 'ZB'), someMoment), { maxLength: 60 }), (asked) => {
      const given = numbers(asked);
      expect(new Set(given).size).toBe(given.length);
    }),
  ));
