import { expect, it } from 'vitest';
import { SITE_DEFAULTS } from '../../src/adapters/settings-sheet.ts';
import { type Moment, momentOf, showDay } from '../../src/domain/moment.ts';
import { isWorkday, workdayFrom } from '../../src/domain/workday.ts';

const day = (text: string): Moment => {
  const [year = 0, month = 0, at = 0] = text.split('-').map(Number);
  return momentOf(year, month, at, 9, 30) as Moment;
};
const SPRING = {
  ...SITE_DEFAULTS,
  holidays: [
    { from: day('2026-02-15'), to: day('2026-02-23'), kind: 'off' as const },
    { from: momentOf(2026, 2, 14) as Moment, kind: 'working' as const },
  ].map((one) => ({ ...one, from: (one.from - (one.from % 1_440)) as Moment })),
};

it.each([
  ['2026-02-13', true, 'a Friday'],
  ['2026-02-14', true, 'a Saturday that is worked'],
  ['2026-02-15', false, 'the first day off'],
  ['2026-02-16', false, 'a Monday in the holiday'],
  ['2026-02-23', false, 'its last day, a Monday'],
  ['2026-02-24', true, 'the day after'],
  ['2026-02-28', false, 'a Saturday that nobody has set'],
])('%s: %s, %s', (text, works) => {
  expect(isWorkday(SPRING, day(text))).toBe(works);
});

it('the next working day', () => {
  const from = (text: string) => showDay(workdayFrom(SPRING, day(text)));
  expect([from('2026-02-09'), from('2026-02-16'), from('2026-03-07')]).toEqual([
    '2026-02-09',
    '2026-02-24',
    '2026-03-09',
  ]);
});
