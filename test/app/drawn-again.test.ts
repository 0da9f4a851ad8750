import { expect, it } from 'vitest';
import type { ByHand } from '../support/by-hand.ts';
import { openDesk } from '../support/desk.ts';

/** Lengthens a sheet and gives it a rule of the staff's own, on the column of rooms. */
const grow: ByHand<[], void> = (book) => {
  const sheet = book.getSheetByName('投诉登记表');
  sheet?.insertRowsAfter(sheet.getMaxRows(), 50);
  const last = sheet?.getConditionalFormatRules()[0];
  if (sheet && last)
    sheet.setConditionalFormatRules([
      ...sheet.getConditionalFormatRules(),
      last
        .copy()
        .setRanges([sheet.getRange('F3:F9')])
        .build(),
    ]);
};
const look: ByHand<[string], { people: unknown[]; last: number; colours: string[] }> = (book, heading) => {
  const sheet = book.getSheetByName('投诉登记表');
  if (!sheet) throw new Error('no sheet');
  const at = (sheet.getRange('1:1').getValues()[0] ?? []).indexOf(heading) + 1;
  const people = sheet.getRange(sheet.getMaxRows(), at).getDataValidation()?.getCriteriaValues()[0] ?? [];
  const colours = sheet.getConditionalFormatRules().map((rule) => rule.getRanges()[0]?.getA1Notation() ?? '');
  return { people, last: sheet.getMaxRows(), colours };
};

it('set up again, the drop-downs and colours follow the people and the length of the sheets', () => {
  const desk = openDesk();
  desk.settings('people', [['新来的', '前台', '', '', '']]);
  desk.byHand(grow);
  const before = desk.byHand(look, '首问责任人');
  const { toasts } = desk.host.run('setUpHere');
  const { people, last, colours } = desk.byHand(look, '首问责任人');
  expect(before.people).not.toContain('新来的');
  expect(people).toEqual(expect.arrayContaining(['新来的', '王芳']));
  expect(people).not.toContain('孙丽');
  expect(colours).toHaveLength(before.colours.length);
  expect(colours.filter((range) => range !== `B3:B${last}`)).toEqual(['F3:F9']);
  expect(toasts).toHaveLength(1);
  desk.close();
});
