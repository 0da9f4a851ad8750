import { expect, it } from 'vitest';
import { clockMembers, dueAfter, type Schedule, settled } from '../../src/host/schedule.ts';
import { ZONE } from './fixture.ts';

/** Wall clock in Shanghai, which is eight hours ahead. */
const at = (text: string): number => Date.parse(`${text}+08:00`);
const shown = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

const MADE = at('2026-02-14T09:30');
const make = (draft: Partial<Schedule> & { unit: Schedule['unit'] }, made = MADE): Schedule =>
  settled({ every: 1, timeZone: ZONE, ...draft }, made, 'UTC', () => 0.5);

/** The first times it is due, each asked for a minute after the one before. */
function times(schedule: Schedule, count: number, made = MADE): (string | null)[] {
  const found: (string | null)[] = [];
  let due = dueAfter(schedule, made, made);
  while (due !== null && found.length < count) {
    found.push(shown(due));
    due = dueAfter(schedule, made, due + 60_000);
  }
  return found;
}

it('minutes and hours count from when the trigger was made', () => {
  expect(times(make({ unit: 'minutes', every: 15 }), 3)).toEqual([
    '2026-02-14T09:45',
    '2026-02-14T10:00',
    '2026-02-14T10:15',
  ]);
  expect(times(make({ unit: 'hours', every: 6 }), 2)).toEqual(['2026-02-14T15:30', '2026-02-14T21:30']);
});

it('a day already past its hour begins tomorrow; every third day keeps its step', () => {
  expect(times(make({ unit: 'days', hour: 8, minute: 20 }), 2)).toEqual(['2026-02-15T08:20', '2026-02-16T08:20']);
  expect(times(make({ unit: 'days', every: 3, hour: 18, minute: 0 }), 3)).toEqual([
    '2026-02-14T18:00',
    '2026-02-17T18:00',
    '2026-02-20T18:00',
  ]);
});

it('weeks fall on their day, every second one on every second', () => {
  expect(times(make({ unit: 'weeks', every: 2, weekDay: 1, hour: 9, minute: 5 }), 2)).toEqual([
    '2026-02-16T09:05',
    '2026-03-02T09:05',
  ]);
});

it('a month without the day is passed over', () => {
  expect(times(make({ unit: 'months', monthDay: 31, hour: 7, minute: 0 }), 3)).toEqual([
    '2026-03-31T07:00',
    '2026-05-31T07:00',
    '2026-07-31T07:00',
  ]);
});

it('once is once', () => {
  const once = make({ unit: 'once', at: at('2026-02-14T10:00') });
  expect(times(once, 5)).toEqual(['2026-02-14T10:00']);
});

it('what the script left open is chosen once', () => {
  expect(make({ unit: 'days' })).toMatchObject({ hour: 12, minute: 30, timeZone: ZONE });
  expect(make({ unit: 'days', hour: 9 })).toMatchObject({ hour: 9, minute: 30 });
});

it('a day of summer time has its hour on the wall clock', () => {
  const made = Date.parse('2026-03-27T12:00Z');
  const daily = make({ unit: 'days', hour: 9, minute: 0, timeZone: 'Europe/Berlin' }, made);
  const first = dueAfter(daily, made, made) as number;
  const second = dueAfter(daily, made, first) as number;
  expect([first, second].map((instant) => new Date(instant).toISOString())).toEqual([
    '2026-03-28T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
  ]);
});

it('months missed for years are found at once', () => {
  const hourly = make({ unit: 'hours' });
  expect(shown(dueAfter(hourly, MADE, at('2031-01-01T00:00')))).toBe('2031-01-01T00:30');
});

it('the event counts Monday as 1 and weeks as ISO does', () => {
  expect(clockMembers(Date.parse('2027-01-03T23:59:58Z'))).toEqual({
    year: 2027,
    month: 1,
    'day-of-month': 3,
    'day-of-week': 7,
    'week-of-year': 53,
    hour: 23,
    minute: 59,
    second: 58,
    timezone: 'UTC',
  });
});
