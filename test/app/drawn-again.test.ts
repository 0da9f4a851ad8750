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

/** What is protected on a sheet: where, whether it only warns, and by whom. */
const protectedOn: ByHand<[string], (string | boolean)[][]> = (book, name) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error('no sheet');
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  return [
    ...sheet.getProtections(SHEET).map((one) => ['sheet', one.isWarningOnly(), one.getDescription()]),
    ...sheet
      .getProtections(RANGE)
      .map((one) => [one.getRange().getA1Notation(), one.isWarningOnly(), one.getDescription()]),
  ];
};
const protectOne: ByHand<[string], void> = (book, name) => {
  book.getSheetByName(name)?.getRange('B2:B3').protect().setDescription('王芳');
};

it('journal, outbox and the head of the settings warn of slips, once however often the workbook is set up', () => {
  const desk = openDesk();
  const own = () => ['日志', '发件', '设置'].map((name) => desk.byHand(protectedOn, name));
  const drawn = own();
  expect(drawn).toMatchObject([
    [['sheet', true, expect.any(String)]],
    [['sheet', true, expect.any(String)]],
    [[expect.stringMatching(/^A1:[A-Z]+1$/), true, expect.any(String)]],
  ]);
  desk.byHand(protectOne, '设置');
  desk.host.run('setUpHere');
  const [journal, outbox, settings = []] = own();
  expect([journal, outbox]).toEqual(drawn.slice(0, 2));
  expect(settings).toHaveLength(2);
  expect(settings).toEqual(expect.arrayContaining([...(drawn[2] ?? []), ['B2:B3', false, '王芳']]));
  desk.close();
});
