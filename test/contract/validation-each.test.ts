import { describe } from 'vitest';
import { behaves } from './contract.ts';

const BUILDER = 'documented: reference/spreadsheet/data-validation-builder';
const day = (date: number): string => `new Date(2026, 1, ${date})`;

/** A rule as it is built, what it takes, and what it refuses. */
const RULES: readonly (readonly [rule: string, takes: string, refuses: string])[] = [
  ['requireNumberBetween(1, 5)', '5', '6'],
  ['requireNumberNotBetween(1, 5)', '6', '1'],
  ['requireNumberEqualTo(3)', '3', '4'],
  ['requireNumberNotEqualTo(3)', '4', '3'],
  ['requireNumberGreaterThan(3)', '4', '3'],
  ['requireNumberGreaterThanOrEqualTo(3)', '3', '2'],
  ['requireNumberLessThan(3)', '2', '3'],
  ['requireNumberLessThanOrEqualTo(3)', '3', '4'],
  ['requireTextContains("钥匙")', '"借钥匙"', '"借门卡"'],
  ['requireTextDoesNotContain("钥匙")', '"借门卡"', '"借钥匙"'],
  ['requireTextEqualTo("是")', '"是"', '"否"'],
  ['requireValueInList(["单元", "机房"])', '"机房"', '"仓库"'],
  ['requireValueInList(["单元", "机房"], false)', '"单元"', '"仓库"'],
  ['requireCheckbox()', 'true', '"甲"'],
  ['requireDate()', day(14), '"不是日期"'],
  [`requireDateAfter(${day(14)})`, day(15), day(14)],
  [`requireDateBefore(${day(14)})`, day(13), day(14)],
  [`requireDateBetween(${day(10)}, ${day(14)})`, day(14), day(15)],
  [`requireDateNotBetween(${day(10)}, ${day(14)})`, day(15), day(10)],
  [`requireDateEqualTo(${day(14)})`, day(14), day(15)],
  [`requireDateOnOrAfter(${day(14)})`, day(14), day(13)],
  [`requireDateOnOrBefore(${day(14)})`, day(14), day(15)],
];

describe('what a rule takes and what it refuses', () => {
  for (const [rule, takes, refuses] of RULES)
    behaves(
      `${rule}: ${takes}, not ${refuses}`,
      `${BUILDER}#${rule.slice(0, rule.indexOf('(')).toLowerCase()}`,
      new Function(
        'book',
        `const cell = book.getRange('C3').setDataValidation(SpreadsheetApp.newDataValidation().${rule}.setAllowInvalid(false).build());
         const set = (value) => {
           try { cell.setValue(value); return 'taken'; } catch (error) { return error.message; }
         };
         const said = [set(${takes}), set(${refuses})];
         return [...said, cell.getDisplayValue() !== ''];`,
      ) as () => unknown,
      ['taken', 'The data you entered in cell C3 violates the data validation rules set on this cell.', true],
    );
});
