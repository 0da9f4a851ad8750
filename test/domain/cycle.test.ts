import { assert, constantFrom, integer, property, uniqueArray } from 'fast-check';
import { expect, it } from 'vitest';
import { continued, type Turn } from '../../src/domain/cycle.ts';
import { type Moment, momentOf, plusDays } from '../../src/domain/moment.ts';

const FROM = momentOf(2026, 3, 1) as Moment;
const UNTIL = momentOf(2026, 4, 1) as Moment;

/** Eight weeks before `FROM` and the month after it, each shift's officers by turns. */
const rota = (days: number, ofShift: (day: number, shift: string) => string): Turn[] =>
  Array.from({ length: days }, (_, day) => plusDays(FROM, day - 56)).flatMap((date, day) =>
    ['早班', '夜班'].map((shift) => ({ date, shift, officers: ofShift(day, shift) })),
  );
const before = (turns: readonly Turn[]) => turns.filter(({ date }) => date < FROM);
const after = (turns: readonly Turn[]) => turns.filter(({ date }) => date >= FROM && date < UNTIL);

it('a rota of any length up to four weeks goes on as it was', () => {
  const names = ['王芳', '李娜', '张伟', '陈佳', '何欣', '吴倩', '周敏', '许国', '沈民', '孙强'];
  assert(
    property(uniqueArray(constantFrom(...names), { minLength: 1 }), integer({ min: 0, max: 9 }), (people, shifted) => {
      const turns = rota(
        56 + 31,
        (day, shift) => people[(day + (shift === '早班' ? 0 : shifted)) % people.length] ?? '',
      );
      expect(continued(before(turns), FROM, UNTIL)).toEqual(after(turns));
    }),
    { seed: 5, numRuns: 60 },
  );
});

it('an exception does not come again', () => {
  const people = ['王芳', '李娜', '张伟', '陈佳'];
  const turns = rota(56 + 31, (day) => people[day % 4] ?? '');
  const swapped = before(turns).map((turn, at) => (at === 100 || at === 57 ? { ...turn, officers: '周敏' } : turn));
  expect(continued(swapped, FROM, UNTIL)).toEqual(after(turns));
});

it('what does not repeat is no pattern', () => {
  expect(continued([], FROM, UNTIL)).toBeUndefined();
  expect(continued(before(rota(56, (day, shift) => `${day} ${shift}`)), FROM, UNTIL)).toBeUndefined();
  expect(continued(rota(56, () => '王芳').slice(-2), FROM, UNTIL)).toBeUndefined();
});
