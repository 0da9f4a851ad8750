import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitEnd, limitSample } from '../../src/domain/limit.ts';
import { type Moment, plusDays, showMoment } from '../../src/domain/moment.ts';
import type { Holiday, WorkingSpan } from '../../src/domain/site.ts';
import { isWorkday } from '../../src/domain/workday.ts';
import { minutesOfWorkday, plusWorking, type WorkCalendar, workingBetween } from '../../src/domain/working-time.ts';
import { momentsBetween } from '../support/arbitrary.ts';
import { wall } from '../support/wall.ts';

const OFFICE: readonly WorkingSpan[] = [
  { start: 8 * 60 + 30, end: 12 * 60 },
  { start: 14 * 60, end: 17 * 60 + 30 },
];
const NIGHT: readonly WorkingSpan[] = [{ start: 22 * 60, end: 6 * 60 }];
const day = (text: string): Moment => wall(`${text} 00:00`);
const SPRING: readonly Holiday[] = [
  { from: day('2026-02-15'), to: day('2026-02-23'), kind: 'off' },
  { from: day('2026-02-14'), kind: 'working' },
  { from: day('2026-02-28'), kind: 'working' },
];
const office: WorkCalendar = { hours: OFFICE, holidays: SPRING };
const later = (calendar: WorkCalendar, at: string, minutes: number): string => {
  const moment = plusWorking(calendar, wall(at), minutes);
  return moment === undefined ? 'never' : showMoment(moment);
};
const between = (calendar: WorkCalendar, from: string, until: string): number =>
  workingBetween(calendar, wall(from), wall(until));

describe('working time of an office with a lunch break', () => {
  it.each([
    ['2026-03-02 08:30', '2026-03-02 17:30', 420, 'a day'],
    ['2026-03-02 00:00', '2026-03-03 00:00', 420, 'from midnight to midnight'],
    ['2026-03-02 11:30', '2026-03-02 14:30', 60, 'across lunch'],
    ['2026-03-02 12:10', '2026-03-02 13:50', 0, 'within lunch'],
    ['2026-03-06 16:00', '2026-03-09 09:00', 120, 'across a weekend'],
    ['2026-02-13 17:00', '2026-02-24 08:31', 451, 'across Spring Festival, with the Saturday that is worked'],
    ['2026-03-02 17:30', '2026-03-02 08:30', 0, 'backwards'],
  ])('%s – %s: %d, %s', (from, until, minutes) => expect(between(office, from, until)).toBe(minutes));

  it.each([
    ['2026-03-06 16:00', 3 * 420, '2026-03-11 16:00', 'three working days from a Friday afternoon'],
    ['2026-02-13 16:00', 420, '2026-02-14 16:00', 'the next working day is a Saturday that is worked'],
    ['2026-02-14 16:00', 420, '2026-02-24 16:00', 'the next one lies behind Spring Festival'],
    ['2026-03-08 10:00', 3 * 420, '2026-03-11 17:30', 'received on a Sunday'],
    ['2026-03-02 12:30', 60, '2026-03-02 15:00', 'received at lunch'],
    ['2026-12-31 17:00', 60, '2027-01-01 09:00', 'into a year of which nothing is set: a Friday like any other'],
    ['2026-03-09 09:00', -60, '2026-03-06 17:00', 'backwards over a weekend'],
  ])('%s + %d: %s, %s', (at, minutes, end) => expect(later(office, at, minutes)).toBe(end));
});

describe('bad input', () => {
  it('a span across midnight belongs to the day it begins on', () => {
    const night: WorkCalendar = { hours: NIGHT, holidays: SPRING };
    expect(minutesOfWorkday(night)).toBe(480);
    expect(between(night, '2026-03-06 22:00', '2026-03-07 06:00')).toBe(480);
    expect(between(night, '2026-03-07 06:00', '2026-03-09 22:00')).toBe(0);
    expect(later(night, '2026-03-06 23:00', 480)).toBe('2026-03-09 23:00');
    expect(later(night, '2026-03-06 23:00', 420)).toBe('2026-03-07 06:00');
    expect(later({ ...night, holidays: [] }, '2026-12-31 23:00', 420)).toBe('2027-01-01 06:00');
  });

  it('spans that overlap count once, and no span is the whole day', () => {
    const twice = [...OFFICE, { start: 11 * 60, end: 15 * 60 }];
    expect(minutesOfWorkday({ hours: twice })).toBe(540);
    expect(between({ hours: [], holidays: [] }, '2026-03-06 16:00', '2026-03-09 09:00')).toBe(480 + 540);
    expect(minutesOfWorkday({ hours: [{ start: 480, end: 480 }] })).toBe(1_440);
  });

  it('a holiday without end leaves no working time: there is no due time, and no endless search', () => {
    const idle: WorkCalendar = {
      hours: OFFICE,
      holidays: [{ from: day('1900-01-01'), to: day('2999-12-31'), kind: 'off' }],
    };
    expect(later(idle, '2026-03-06 16:00', 60)).toBe('never');
    expect(between(idle, '2026-03-06 16:00', '2027-03-06 16:00')).toBe(0);
    expect(limitSample({ severity: 'ordinary', answer: 24, handle: 3, handleUnit: 'working-days' }, [], 'en')).toMatch(
      /Wed/,
    );
  });

  it('a night on which summer time begins is as long as any other: the wall clock alone counts', () => {
    // In Paris 02:30 of 29 March 2026 never was; on 25 October it came twice.
    const always: WorkCalendar = { hours: [{ start: 0, end: 1_440 }], holidays: [] };
    expect(between(always, '2026-03-27 00:00', '2026-03-30 02:00')).toBe(1_440 + 120);
    const limit = (at: string): string => showMoment(limitEnd(always, wall(at), 24, 'clock-hours') as Moment);
    expect([limit('2026-03-28 02:30'), limit('2026-10-24 02:30')]).toEqual(['2026-03-29 02:30', '2026-10-25 02:30']);
  });
});

/** Any settings: spans anyhow, across midnight too, and holidays that overlap. */
const someDay = fc.integer({ min: 0, max: 800 }).map((days) => plusDays(day('2025-11-01'), days));
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  hours: fc.array(fc.record({ start: fc.nat(1_440), end: fc.nat(1_440) }), { maxLength: 3 }),
  holidays: fc.array(
    fc.record({
      from: someDay,
      to: fc.option(someDay, { nil: undefined }),
      kind: fc.constantFrom('off' as const, 'working' as const),
    }),
    { maxLength: 6 },
  ),
});
const moments = momentsBetween('2025-11-15', '2027-12-31');

describe('the calendar holds together', () => {
  it('what is added up minute by minute is what is worked out', () =>
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 4_000 }), (calendar, from, length) => {
        let minutes = 0;
        for (let at = from; at < from + length; at++) if (isWorkedAt(calendar, at as Moment)) minutes += 1;
        expect(workingBetween(calendar, from, (from + length) as Moment)).toBe(minutes);
      }),
      { numRuns: 60 },
    ));

  it('later is never earlier, and parts add up', () =>
    fc.assert(
      fc.property(calendars, fc.array(moments, { minLength: 3, maxLength: 3 }), (calendar, some) => {
        const [a, b, c] = [...some].sort((one, other) => one - other) as [Moment, Moment, Moment];
        expect(workingBetween(calendar, a, b) + workingBetween(calendar, b, c)).toBe(workingBetween(calendar, a, c));
        expect(workingBetween(calendar, a, b)).toBeLessThanOrEqual(b - a);
      }),
    ));

  it('to go on by some minutes and to measure them are each other’s inverse; in two steps or in one', () =>
    fc.assert(
      fc.property(calendars, moments, fc.nat(20_000), fc.nat(20_000), (calendar, at, some, more) => {
        const end = plusWorking(calendar, at, 1 + some);
        fc.pre(end !== undefined);
        expect(workingBetween(calendar, at, end as Moment)).toBe(1 + some);
        expect(workingBetween(calendar, at, ((end as Moment) - 1) as Moment)).toBe(some);
        const further = plusWorking(calendar, end as Moment, 1 + more);
        expect(further).toBe(plusWorking(calendar, at, 2 + some + more));
        if (further !== undefined) expect(plusWorking(calendar, further, -1 - more)).toBe(end);
      }),
    ));
});

/** The same asked of a single minute, the plain way. */
function isWorkedAt({ hours, holidays }: WorkCalendar, at: Moment): boolean {
  const spans = hours.length === 0 ? [{ start: 0, end: 1_440 }] : hours;
  return [0, -1].some((days) => {
    const begins = plusDays((at - (at % 1_440)) as Moment, days);
    const minute = at - begins;
    const isIn = ({ start, end }: WorkingSpan) => minute >= start && minute < (end > start ? end : end + 1_440);
    return isWorkday({ holidays }, begins) && spans.some(isIn);
  });
}
