import { describe } from 'vitest';
import { behaves } from './contract.ts';

const RANGE = 'documented: reference/spreadsheet/range';

/** What is set, by one method for all cells and by another for each, and read again; and what an untouched cell has. */
const ATTRIBUTES: readonly (readonly [name: string, one: unknown, other: unknown, untouched: unknown])[] = [
  ['Background', '#ff0000', '#00ff00', '#ffffff'],
  ['FontFamily', 'Roboto', 'Courier New', 'Arial'],
  ['FontLine', 'underline', 'line-through', 'none'],
  ['FontSize', 12, 18, 10],
  ['FontStyle', 'italic', 'normal', 'normal'],
  ['FontWeight', 'bold', 'normal', 'normal'],
  ['HorizontalAlignment', 'center', 'right', 'general'],
  ['NumberFormat', '0.00', '@', '0.###############'],
  ['VerticalAlignment', 'top', 'middle', 'bottom'],
  ['Note', '看这里', '再看', ''],
  ['Formula', '=A1', '=B2', ''],
];
/** The plural of a getter or setter. */
const plural = (name: string): string => (name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`);
const body = (text: string) => new Function('book', text) as () => unknown;

describe.each(ATTRIBUTES)('%s', (name, one, other, untouched) => {
  const [first, second] = [JSON.stringify(one), JSON.stringify(other)];
  behaves(
    `set${name} sets what get${name} gives, in every cell of the range and none beside it`,
    `${RANGE}#set${name.toLowerCase()}`,
    body(`const range = book.getRange('B2:C3').set${name}(${first});
      return [range.get${name}(), book.getRange('C3').get${name}(), book.getRange('D4').get${name}()];`),
    [one, one, untouched],
  );
  behaves(
    `set${plural(name)} sets each cell's own`,
    `${RANGE}#set${plural(name).toLowerCase()}`,
    body(`const range = book.getRange('B2:C3').set${plural(name)}([[${first}, ${second}], [${second}, ${first}]]);
      return range.get${plural(name)}();`),
    [
      [one, other],
      [other, one],
    ],
  );
  behaves(
    `what set${name} gives is the range itself, for the next call`,
    `${RANGE}#set${name.toLowerCase()}, "Return: Range — This range, for chaining"`,
    body(`return book.getRange('B2').set${name}(${first}).getA1Notation();`),
    'B2',
  );
});

describe('clearing', () => {
  const CASES: readonly (readonly [call: string, left: readonly unknown[]])[] = [
    ['clear()', ['', '#ffffff', '看这里', true]],
    ['clearContent()', ['', '#ff0000', '看这里', false]],
    ['clearFormat()', ['甲', '#ffffff', '看这里', false]],
    ['clearNote()', ['甲', '#ff0000', '', false]],
    ['clearDataValidations()', ['甲', '#ff0000', '看这里', true]],
    ['clear({ contentsOnly: true })', ['', '#ff0000', '看这里', false]],
    ['clear({ formatOnly: true })', ['甲', '#ffffff', '看这里', false]],
    ['clear({ commentsOnly: true })', ['甲', '#ff0000', '', false]],
    ['clear({ validationsOnly: true })', ['甲', '#ff0000', '看这里', true]],
  ];
  for (const [call, left] of CASES)
    behaves(
      `${call} takes that and leaves the rest`,
      `${RANGE}#clearoptions`,
      body(`const range = book.getRange('B2').setValue('甲').setBackground('#ff0000').setNote('看这里')
          .setDataValidation(SpreadsheetApp.newDataValidation().requireTextContains('甲').build());
        range.${call};
        return [range.getValue(), range.getBackground(), range.getNote(), range.getDataValidation() === null];`),
      left,
    );
});
