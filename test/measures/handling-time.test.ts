import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Moment, plusHours } from '../../src/domain/moment.ts';
import { monthOf } from '../../src/domain/period.ts';
import { complaintHandlingTime } from '../../src/measures/complaint/complaint-handling-time.ts';
import { complaintOf } from '../support/lives.ts';
import { SITE } from '../support/site.ts';
import { wall } from '../support/wall.ts';

const february = monthOf(wall('2026-02-01'));
const received = wall('2026-02-02');
/** The figure of complaints that took so many hours. */
const figure = (hours: readonly number[]) =>
  complaintHandlingTime.figure(
    hours.map((took, at) => complaintOf({ turns: [received, plusHours(received, took) as Moment] }, at)),
    february,
    SITE,
  );

it.each([
  [[1], 1, 1, 1],
  [[1, 2], 1.5, 1, 2],
  [[4, 1, 3, 2, 100], 22, 3, 100],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 5, 9],
  [[0, 0.5], 0.25, 0, 0.5],
])('%j hours: mean %d, median %d, 90th percentile %d, by nearest rank', (hours, meanHours, medianHours, p90Hours) =>
  expect(figure(hours)).toEqual({ kind: 'duration', count: hours.length, meanHours, medianHours, p90Hours }),
);

it('of none there is no mean, no median and no percentile', () =>
  expect(figure([])).toEqual({
    kind: 'duration',
    count: 0,
    meanHours: undefined,
    medianHours: undefined,
    p90Hours: undefined,
  }));

it('nearest rank: the smallest of them that at least that share does not exceed', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 40 }), (hours) => {
      const reached = (share: number): number =>
        Math.min(...hours.filter((most) => hours.filter((one) => one <= most).length >= share * hours.length));
      expect(figure(hours)).toMatchObject({ medianHours: reached(0.5), p90Hours: reached(0.9) });
    }),
  ));

it('a complaint counts where it was handled', () => {
  const handled = complaintOf({ turns: [wall('2026-01-31 23:00'), wall('2026-02-01 00:00')] }, 0);
  expect(complaintHandlingTime.figure([handled], february, SITE)).toMatchObject({ count: 1, meanHours: 1 });
  expect(complaintHandlingTime.figure([handled], monthOf(wall('2026-01-31')), SITE)).toMatchObject({ count: 0 });
});
