import type { Area } from './a1-notation.ts';
import { BooleanCriteria, enumValue } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { local } from './host.ts';
import { newRange, type RangeImpl } from './range.ts';
import { Emulated, implementationOf, type Kind, nameOf, strict } from './strict.ts';

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type Condition = GoogleAppsScript.Spreadsheet.BooleanCondition;
type Range = GoogleAppsScript.Spreadsheet.Range;

const none = [[]] as const;
const one = [['number']] as const;
const two = [['number', 'number']] as const;
const text = [['string']] as const;
const colour = [['string|null']] as const;
const flag = [['boolean|null']] as const;

const readers = { copy: none, getBooleanCondition: none, getRanges: none } as const;
export const conditionalFormatRuleSignatures = readers;
export const conditionalFormatRuleBuilderSignatures = {
  ...readers,
  build: none,
  setBackground: colour,
  setBold: flag,
  setFontColor: colour,
  setItalic: flag,
  setRanges: [['Range[]']],
  setStrikethrough: flag,
  setUnderline: flag,
  whenCellEmpty: none,
  whenCellNotEmpty: none,
  whenNumberBetween: two,
  whenNumberEqualTo: one,
  whenNumberGreaterThan: one,
  whenNumberGreaterThanOrEqualTo: one,
  whenNumberLessThan: one,
  whenNumberLessThanOrEqualTo: one,
  whenNumberNotBetween: two,
  whenNumberNotEqualTo: one,
  whenTextContains: text,
  whenTextDoesNotContain: text,
  whenTextEndsWith: text,
  whenTextEqualTo: text,
  whenTextStartsWith: text,
} as const;
export const booleanConditionSignatures = {
  getBackground: none,
  getBold: none,
  getCriteriaType: none,
  getCriteriaValues: none,
  getFontColor: none,
  getItalic: none,
  getStrikethrough: none,
  getUnderline: none,
} as const;

const ruleKind: Kind = {
  owner: 'SpreadsheetApp.ConditionalFormatRule',
  name: 'ConditionalFormatRule',
  signatures: conditionalFormatRuleSignatures,
};
const builderKind: Kind = {
  owner: 'SpreadsheetApp.ConditionalFormatRuleBuilder',
  name: 'ConditionalFormatRuleBuilder',
  signatures: conditionalFormatRuleBuilderSignatures,
};
const conditionKind: Kind = {
  owner: 'SpreadsheetApp.BooleanCondition',
  name: 'BooleanCondition',
  signatures: booleanConditionSignatures,
};

interface Draft {
  readonly criteria: string | null;
  readonly values: readonly (string | number)[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
}

const EMPTY: Draft = {
  criteria: null,
  values: [],
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  strikethrough: null,
  underline: null,
};

abstract class Reader<T> extends Emulated<T> {
  draft: Draft;
  ranges: readonly Range[];
  constructor(draft: Draft, ranges: readonly Range[]) {
    super();
    this.draft = draft;
    this.ranges = ranges;
  }
  copy(): Builder {
    return strict<Builder>(builderKind, new BuilderImpl(this.draft, this.ranges));
  }
  getRanges(): Range[] {
    return this.ranges.slice();
  }
  getBooleanCondition(): Condition | null {
    return this.draft.criteria === null ? null : strict<Condition>(conditionKind, new ConditionImpl(this.draft));
  }
}

class RuleImpl extends Reader<Rule> implements Exact<Rule, keyof typeof conditionalFormatRuleSignatures> {}

class BuilderImpl
  extends Reader<Builder>
  implements Exact<Builder, keyof typeof conditionalFormatRuleBuilderSignatures>
{
  build(): Rule {
    if (this.draft.criteria === null || this.ranges.length === 0)
      throw exception('A conditional format rule needs a condition and at least one range.');
    return strict<Rule>(ruleKind, new RuleImpl(this.draft, this.ranges));
  }
  #with(change: Partial<Draft>): Builder {
    this.draft = { ...this.draft, ...change };
    return this.self;
  }
  setBackground(color: string | null): Builder {
    return this.#with({ background: color && local('colour', color) });
  }
  setFontColor(color: string | null): Builder {
    return this.#with({ fontColor: color && local('colour', color) });
  }
  setBold(bold: boolean | null): Builder {
    return this.#with({ bold });
  }
  setItalic(italic: boolean | null): Builder {
    return this.#with({ italic });
  }
  setStrikethrough(strikethrough: boolean | null): Builder {
    return this.#with({ strikethrough });
  }
  setUnderline(underline: boolean | null): Builder {
    return this.#with({ underline });
  }
  setRanges(ranges: Range[]): Builder {
    this.ranges = ranges.slice();
    return this.self;
  }
  whenCellEmpty(): Builder {
    return this.#with({ criteria: 'CELL_EMPTY', values: [] });
  }
  whenCellNotEmpty(): Builder {
    return this.#with({ criteria: 'CELL_NOT_EMPTY', values: [] });
  }
  whenNumberBetween(start: number, end: number): Builder {
    return this.#with({ criteria: 'NUMBER_BETWEEN', values: [start, end] });
  }
  whenNumberNotBetween(start: number, end: number): Builder {
    return this.#with({ criteria: 'NUMBER_NOT_BETWEEN', values: [start, end] });
  }
  whenNumberEqualTo(number: number): Builder {
    return this.#with({ criteria: 'NUMBER_EQUAL_TO', values: [number] });
  }
  whenNumberNotEqualTo(number: number): Builder {
    return this.#with({ criteria: 'NUMBER_NOT_EQUAL_TO', values: [number] });
  }
  whenNumberGreaterThan(number: number): Builder {
    return this.#with({ criteria: 'NUMBER_GREATER_THAN', values: [number] });
  }
  whenNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.#with({ criteria: 'NUMBER_GREATER_THAN_OR_EQUAL_TO', values: [number] });
  }
  whenNumberLessThan(number: number): Builder {
    return this.#with({ criteria: 'NUMBER_LESS_THAN', values: [number] });
  }
  whenNumberLessThanOrEqualTo(number: number): Builder {
    return this.#with({ criteria: 'NUMBER_LESS_THAN_OR_EQUAL_TO', values: [number] });
  }
  whenTextContains(text: string): Builder {
    return this.#with({ criteria: 'TEXT_CONTAINS', values: [text] });
  }
  whenTextDoesNotContain(text: string): Builder {
    return this.#with({ criteria: 'TEXT_DOES_NOT_CONTAIN', values: [text] });
  }
  whenTextEqualTo(text: string): Builder {
    return this.#with({ criteria: 'TEXT_EQUAL_TO', values: [text] });
  }
  whenTextStartsWith(text: string): Builder {
    return this.#with({ criteria: 'TEXT_STARTS_WITH', values: [text] });
  }
  whenTextEndsWith(text: string): Builder {
    return this.#with({ criteria: 'TEXT_ENDS_WITH', values: [text] });
  }
}

class ConditionImpl extends Emulated<Condition> implements Exact<Condition, keyof typeof booleanConditionSignatures> {
  readonly draft: Draft;
  constructor(draft: Draft) {
    super();
    this.draft = draft;
  }
  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return enumValue(BooleanCriteria, String(this.draft.criteria));
  }
  // biome-ignore lint/suspicious/noExplicitAny: the official type says any
  getCriteriaValues(): any[] {
    return this.draft.values.slice();
  }
  getBackground(): string | null {
    return this.draft.background;
  }
  getFontColor(): string | null {
    return this.draft.fontColor;
  }
  getBold(): boolean | null {
    return this.draft.bold;
  }
  getItalic(): boolean | null {
    return this.draft.italic;
  }
  getStrikethrough(): boolean | null {
    return this.draft.strikethrough;
  }
  getUnderline(): boolean | null {
    return this.draft.underline;
  }
}

export const newConditionalFormatRule = (): Builder => strict<Builder>(builderKind, new BuilderImpl(EMPTY, []));

/** Where a rule holds and what it is, as the host stores it. */
interface StoredFormat {
  readonly rects: readonly Area[];
  readonly rule: string;
}

export function formatsJson(sheetId: number, rules: readonly Rule[]): string {
  const stored = rules.map((rule): StoredFormat => {
    if (nameOf(rule) !== 'ConditionalFormatRule')
      throw exception(
        "The parameters ((class)[]) don't match the method signature for SpreadsheetApp.Sheet.setConditionalFormatRules.",
      );
    const { draft, ranges } = implementationOf<RuleImpl>(rule);
    const areas = ranges.map((range) => implementationOf<RangeImpl>(range));
    if (areas.some((range) => range.sheetId !== sheetId))
      throw exception('All ranges of a conditional format rule must be on the sheet it is set on.');
    return { rects: areas.map(({ area }) => area), rule: JSON.stringify(draft) };
  });
  return JSON.stringify(stored);
}

export const formatsFrom = (sheetId: number, json: string): Rule[] =>
  (JSON.parse(json) as StoredFormat[]).map(({ rects, rule }) => {
    const ranges = rects.map((area) => newRange(sheetId, area));
    return strict<Rule>(ruleKind, new RuleImpl(JSON.parse(rule) as Draft, ranges));
  });
