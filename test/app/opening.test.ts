import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import '../support/arbitrary.ts';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY } from '../support/entries.ts';
import { REQUESTS } from '../support/requests.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});

/** What a function answers: the code of its error, or `answered`. Anything that is thrown goes through. */
const outcomeOf = (name: string): string => {
  const answered = desk.call(name, REQUESTS[name]);
  return 'error' in answered ? answered.error.code : 'answered';
};
/** Types into a cell of the settings, a formula too; gives what stood there. */
const typeSetting: ByHand<[number, number, string | number | boolean], unknown> = (book, row, column, value) => {
  const cell = book.getSheetByName('设置')?.getRange(row, column);
  const was = cell?.getFormula() ? '' : cell?.getValue();
  if (typeof value === 'string' && value.startsWith('=')) cell?.setFormula(value);
  else cell?.setValue(value);
  return was instanceof Date ? 'a date' : was;
};

describe('the hidden first row of the settings', () => {
  const GARBAGE = [
    '',
    'x',
    '{}',
    '[1]',
    'null',
    '{"day":1,"last":[]}',
    '{"day":"","last":{"TS":"a"}}',
    -1,
    1.5,
    '=1+1',
  ];
  it.each([
    ['schema', 2],
    ['language', 3],
    ['sample', 4],
    ['sequence', 5],
    ['hash', 6],
    ['serials', 7],
    ['keys', 8],
  ])('whatever is typed over its %s, every function says so in one sentence and writes nothing', (_, column) => {
    desk.given('complaint', COMPLAINT);
    const before = desk.journal();
    for (const value of GARBAGE) {
      desk.byHand(typeSetting, 1, column, value);
      expect([value, outcomeOf('dutybookSubmit')]).toEqual([value, 'head-spoilt']);
    }
    for (const name of Object.keys(REQUESTS)) expect([name, outcomeOf(name)]).toEqual([name, 'head-spoilt']);
    expect(desk.call('dutybookCheck')).toMatchObject({ error: { says: { 'zh-CN': expect.stringContaining('备份') } } });
    expect(desk.journal()).toEqual(before);
  });

  it('a witness of the zone that was spoilt costs two calls and stops nobody', () => {
    // Of nobody by name: one customer's third complaint would be mailed to the manager.
    const complaint = { ...COMPLAINT, 房号: '未提供' };
    desk.given('complaint', complaint);
    const usual = desk.calls;
    for (const value of ['', 'x', 45_000]) {
      desk.byHand(typeSetting, 1, 9, value);
      desk.given('complaint', complaint);
      expect(desk.calls).toBeLessThanOrEqual(usual + 4);
      expect(outcomeOf('dutybookVerify')).toBe('answered');
    }
    desk.byHand((book) => void book.setSpreadsheetTimeZone('Asia/Tokyo'));
    expect(outcomeOf('dutybookSubmit')).toBe('time-zone');
  });
});

it('whatever stands in the settings, every function answers', () => {
  desk.given('duty-log', DUTY);
  desk.given('complaint', COMPLAINT);
  const height = desk.byHand((book) => book.getSheetByName('设置')?.getLastRow() ?? 0);
  const anything = fc.constantFrom<string | number | boolean>(
    '',
    'x',
    'shifts',
    '#',
    '=1+1',
    '早班',
    '一般',
    '王芳',
    -1,
    0.5,
    true,
    '99:99',
    '__proto__',
    'duty-log',
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 2, max: height }), fc.integer({ min: 1, max: 8 }), anything), {
        minLength: 1,
        maxLength: 6,
      }),
      (cells) => {
        for (const [row, column, value] of cells) desk.byHand(typeSetting, row, column, value);
        for (const name of ['dutybookCheck', 'dutybookVerify', 'dutybookSummary', 'dutybookExport'])
          expect(outcomeOf(name)).toBe('answered');
      },
    ),
    { numRuns: 20 },
  );
});

it('a section of the settings that has lost its mark is told', () => {
  desk.byHand(
    (book) =>
      void book.getSheetByName('设置')?.createTextFinder('people').matchEntireCell(true).findNext()?.clearContent(),
  );
  expect(desk.check().reject).toContainEqual(expect.objectContaining({ rule: 'FORM-SECTION', register: 'people' }));
});
