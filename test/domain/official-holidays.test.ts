import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OFFICIAL_DAYS_FILE, officialDaysFile } from '../../scripts/official-days.ts';
import { plusDays, showDay } from '../../src/domain/moment.ts';
import { holidayRows, lackingHolidays, officialHolidays, officialYears } from '../../src/domain/official-holidays.ts';
import { isWorkday } from '../../src/domain/workday.ts';
import { ROOT } from '../host/fixture.ts';
import { wall } from '../support/wall.ts';

it('is what the package says: `npm run official-days` writes a stale one anew', () =>
  expect(readFileSync(join(ROOT, OFFICIAL_DAYS_FILE), 'utf8')).toBe(officialDaysFile()));

it('of 2026 it is the notice of 4 November 2025, typed off by hand', () =>
  expect(holidayRows(officialHolidays(2026), 'zh-CN').map((row) => Object.values(row).join(' '))).toEqual([
    '2026-01-01 2026-01-03 休息 元旦',
    '2026-01-04  上班 元旦',
    '2026-02-14  上班 春节',
    '2026-02-15 2026-02-23 休息 春节',
    '2026-02-28  上班 春节',
    '2026-04-04 2026-04-06 休息 清明节',
    '2026-05-01 2026-05-05 休息 劳动节',
    '2026-05-09  上班 劳动节',
    '2026-06-19 2026-06-21 休息 端午节',
    '2026-09-20  上班 国庆节',
    '2026-09-25 2026-09-27 休息 中秋节',
    '2026-10-01 2026-10-07 休息 国庆节',
    '2026-10-10  上班 国庆节',
  ]));

it('every day worked is a weekend day, and nobody works more than eight days running', () => {
  for (const year of officialYears()) {
    const holidays = officialHolidays(year).map(({ name: _, ...days }) => days);
    let running = 0;
    for (let day = wall(`${year}-01-01`); showDay(day) < `${year + 1}`; day = plusDays(day, 1)) {
      const byWeek = isWorkday({ holidays: [] }, day);
      const named = holidays.find(({ from, to }) => from <= day && day <= to);
      if (named?.kind === 'working') expect([showDay(day), byWeek]).toEqual([showDay(day), false]);
      running = isWorkday({ holidays }, day) ? running + 1 : 0;
      expect(running).toBeLessThanOrEqual(8);
    }
  }
});

it('fills in what is lacking alone: a day that somebody typed in stays theirs', () => {
  const typed = [
    { from: wall('2026-10-03'), to: wall('2026-10-04'), kind: 'working' as const },
    { from: wall('2026-10-10'), kind: 'off' as const },
  ];
  const lacking = holidayRows(lackingHolidays(2026, typed), 'zh-CN').slice(-3);
  expect(lacking.map(({ from, to, kind }) => [from, to, kind])).toEqual([
    ['2026-09-25', '2026-09-27', '休息'],
    ['2026-10-01', '2026-10-02', '休息'],
    ['2026-10-05', '2026-10-07', '休息'],
  ]);
  const all = officialHolidays(2026).map(({ name: _, ...days }) => days);
  expect([lackingHolidays(2026, all), lackingHolidays(2019, [])]).toEqual([[], []]);
});
