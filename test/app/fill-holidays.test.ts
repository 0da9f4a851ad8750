import { beforeEach, expect, it } from 'vitest';
import type { HolidaysAnswer } from '../../src/app/fill-holidays.ts';
import type { HealthAnswer } from '../../src/app/health.ts';
import type { ByHand } from '../support/by-hand.ts';
import { copiesOf, type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  return () => desk.close();
});
const shownCells: ByHand<[], string[][]> = (book) =>
  book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? [];
const fill = (year: unknown, person = '陈国强') => desk.call<HolidaysAnswer>('dutybookHolidays', { year, person });
const holidaysOf = (year: number): string[] => {
  const rows = desk.byHand(shownCells);
  const start = rows.findIndex(([id]) => id === 'holidays');
  const end = rows.findIndex(([id], index) => index >= start + 2 && id !== '');
  return rows
    .slice(start + 2, end)
    .map(([, ...cells]) => cells.slice(0, 4).join(' ').trim())
    .filter((line) => line.startsWith(`${year}-`));
};

it('a new workbook has the last two years that the program knows', () => {
  expect(holidaysOf(2026)).toHaveLength(13);
  expect(holidaysOf(2025)).toHaveLength(13);
  expect(holidaysOf(2024)).toEqual([]);
});

it('fills a year in, once, on record, and leaves what somebody typed in', () => {
  desk.settings('holidays', [['2024-10-01', '2024-10-02', '上班', '值守']]);
  expect(fill(2024)).toEqual({ answer: { year: 2024, added: 15 } });
  expect(holidaysOf(2024)).toHaveLength(16);
  expect(holidaysOf(2024)).toContain('2024-10-01 2024-10-02 上班 值守');
  expect(holidaysOf(2024)).toContain('2024-10-03 2024-10-07 休息 国庆节');
  expect(desk.check().reject).toEqual([]);
  expect(desk.journal().at(-1)).toMatchObject({ act: 'settings', who: expect.stringContaining('陈国强') });
  expect(fill(2024)).toEqual({ answer: { year: 2024, added: 0 } });
  expect(holidaysOf(2026)).toHaveLength(13);
  expect(desk.verify().ok).toBe(true);
});

it('killed at any service call, no day is added that is not on record, and none twice', { timeout: 300_000 }, () => {
  const copy = copiesOf(desk, '2026-02-14 09:40');
  desk = copy();
  fill(2024);
  const { calls } = desk;
  const days = holidaysOf(2024);
  desk.close();
  const onRecord = () => desk.journal().filter(({ act }) => act === 'settings').length;
  for (let call = 3; call <= calls; call++) {
    desk = copy({ fault: { call, moment: 'before', effect: 'kill' }, killVariant: 'all' });
    expect(() => fill(2024)).toThrow();
    if (onRecord() === 0) expect(holidaysOf(2024), `call ${call}`).toEqual([]);
    expect(fill(2024), `call ${call}`).toHaveProperty('answer.year', 2024);
    expect([holidaysOf(2024), onRecord()], `call ${call}`).toEqual([days, 1]);
    if (call < calls) desk.close();
  }
});

it.each([
  ['a year nobody has announced yet', 2099, '陈国强', 'unknown-year'],
  ['no year', '2024', '陈国强', 'bad-request'],
  ['somebody who may not', 2024, '王芳', 'not-allowed'],
  ['nobody who works here', 2024, '无名氏', 'not-allowed'],
])('%s: nothing is changed', (_, year, person, code) => {
  const before = desk.byHand(shownCells);
  expect(fill(year, person)).toHaveProperty('error.code', code);
  expect(desk.byHand(shownCells)).toEqual(before);
});

it('the menu asks for the year and who fills it in', () => {
  const run = (year: string, who: string) =>
    desk.host.run('fillOfficialDays', [], {
      answers: [
        { button: 'OK', text: year },
        { button: 'OK', text: who },
      ],
    });
  run('２０２３年', '陈国强');
  expect(holidaysOf(2023)).not.toEqual([]);
});

it('health says whether the holidays are there', () => {
  const calendar = () => {
    const answered = desk.call<HealthAnswer>('dutybookHealth');
    return 'answer' in answered ? answered.answer.lines.find(({ about }) => about === 'calendar')?.state : undefined;
  };
  expect(calendar()).toBe('good');
  desk.at('2026-11-15 09:30');
  expect(calendar()).toBe('warn');
});
