import { afterEach, describe, expect, it } from 'vitest';
import { choices, optionMeant, optionShown, targetMeant } from '../../src/adapters/settings-names.ts';
import { LOCALES } from '../../src/domain/words.ts';
import { MEASURES } from '../../src/measures/index.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';

/** Writes over the row of the options with that label. */
const overwrite: ByHand<[string, string[]], void> = (book, label, cells) => {
  const sheet = book.getSheetByName('设置');
  const at =
    sheet
      ?.getDataRange()
      .getValues()
      .findIndex((row) => row[4] === label) ?? -1;
  sheet?.getRange(at + 1, 2, 1, 4).setValues([cells]);
};

let desk: Desk;
afterEach(() => desk?.close());

describe('the settings', () => {
  it('are drawn in the words that people know, without an id among them', () => {
    desk = openDesk();
    const shown = desk.byHand((book) => book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? []);
    const cells = shown.slice(1).flatMap((row) => row.slice(1));
    expect(cells).toEqual(expect.arrayContaining(['投诉登记表', '投诉类别', '投诉处理及时率']));
    const ids = [...REGISTERS, ...MEASURES].map(({ id }) => id);
    expect(cells.filter((cell) => ids.includes(cell) || /^[a-z]+[A-Z]/.test(cell))).toEqual([]);
  });

  it.each([
    ['in words', '投诉登记表', '投诉类别', '噪音扰民'],
    ['in another language', '投訴登記表', 'Category', '噪音擾民'],
    ['by id', 'complaint', 'category', 'noise'],
  ])('rename an option that is named %s', (_, register, field, option) => {
    desk = openDesk();
    desk.byHand(overwrite, '噪音扰民', [register, field, option, '噪声']);
    desk.given('complaint', { ...COMPLAINT, 投诉类别: '噪声' });
    expect(desk.rows('投诉登记表')).toMatchObject([{ 投诉类别: '噪声' }]);
    expect(desk.summary('2026-02').summary.breakdowns['complaints-received']?.category).toEqual({ noise: 1 });
  });

  it('set the target of a measure by its name', () => {
    desk = openDesk();
    desk.settings('targets', [['投诉处理及时率', 12]]);
    desk.summary('2026-02');
    const drawn = desk.byHand((book) => book.getSheetByName('月报')?.getDataRange().getDisplayValues() ?? []);
    expect(drawn.find(([name]) => name === '投诉处理及时率')).toContain('12.0%');
  });
});

describe('what is drawn is what is read', () => {
  it.each(LOCALES)('in %s', (locale) => {
    for (const { id, words } of MEASURES) expect(targetMeant({ measure: words[locale], percent: 1 }).measure).toBe(id);
    for (const register of REGISTERS)
      for (const [field, { options = {} }] of choices(register.fields))
        for (const option of [...Object.keys(options), 'added', undefined]) {
          const own = { register: register.id, field, option, label: 'x' };
          expect(optionMeant(optionShown(own, locale))).toEqual(own);
        }
  });
});
