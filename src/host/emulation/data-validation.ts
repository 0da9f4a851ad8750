import type { ValidationRule } from '../validation.ts';
import { DataValidationCriteria, enumValue } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type Rule = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;

const none = [[]] as const;
const one = [['number']] as const;
const two = [['number', 'number']] as const;
const text = [['string']] as const;
const date = [['Date']] as const;

const readers = {
  copy: none,
  getAllowInvalid: none,
  getCriteriaType: none,
  getCriteriaValues: none,
  getHelpText: none,
} as const;

export const dataValidationSignatures = readers;
export const dataValidationBuilderSignatures = {
  ...readers,
  build: none,
  requireCheckbox: none,
  requireDate: none,
  requireDateAfter: date,
  requireDateBefore: date,
  requireDateBetween: [['Date', 'Date']],
  requireDateEqualTo: date,
  requireDateNotBetween: [['Date', 'Date']],
  requireDateOnOrAfter: date,
  requireDateOnOrBefore: date,
  requireNumberBetween: two,
  requireNumberEqualTo: one,
  requireNumberGreaterThan: one,
  requireNumberGreaterThanOrEqualTo: one,
  requireNumberLessThan: one,
  requireNumberLessThanOrEqualTo: one,
  requireNumberNotBetween: two,
  requireNumberNotEqualTo: one,
  requireTextContains: text,
  requireTextDoesNotContain: text,
  requireTextEqualTo: text,
  requireValueInList: [['string[]'], ['string[]', 'boolean']],
  setAllowInvalid: [['boolean']],
  setHelpText: text,
} as const;

const ruleKind: Kind = {
  owner: 'SpreadsheetApp.DataValidation',
  name: 'DataValidation',
  signatures: dataValidationSignatures,
};
const builderKind: Kind = {
  owner: 'SpreadsheetApp.DataValidationBuilder',
  name: 'DataValidationBuilder',
  signatures: dataValidationBuilderSignatures,
};

/** What a rule consists of; `values` may hold Dates of the script. */
interface Draft {
  readonly criteria: string | null;
  readonly values: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

abstract class Reader<T> extends Emulated<T> {
  draft: Draft;
  constructor(draft: Draft) {
    super();
    this.draft = draft;
  }
  copy(): Builder {
    return strict<Builder>(builderKind, new BuilderImpl(this.draft));
  }
  getAllowInvalid(): boolean {
    return this.draft.allowInvalid;
  }
  getCriteriaType(): Criteria {
    return enumValue(DataValidationCriteria, String(this.draft.criteria));
  }
  // biome-ignore lint/suspicious/noExplicitAny: the official type says any
  getCriteriaValues(): any[] {
    const values = this.draft.values.map((value) => (value instanceof Date ? new Date(value.getTime()) : value));
    // Documented by example: the list comes as one value, followed by whether a menu is shown.
    return this.draft.criteria === 'VALUE_IN_LIST' ? [values.slice(0, -1), values[values.length - 1]] : values;
  }
}

class RuleImpl extends Reader<Rule> implements Exact<Rule, keyof typeof dataValidationSignatures> {
  getHelpText(): string {
    return this.draft.helpText as string;
  }
}

class BuilderImpl extends Reader<Builder> implements Exact<Builder, keyof typeof dataValidationBuilderSignatures> {
  getHelpText(): string | null {
    return this.draft.helpText;
  }
  build(): Rule {
    if (this.draft.criteria === null)
      throw exception('A criteria must be set before a data validation rule can be built.');
    return strict<Rule>(ruleKind, new RuleImpl(this.draft));
  }
  #require(criteria: string, ...values: unknown[]): Builder {
    this.draft = { ...this.draft, criteria, values };
    return this.self;
  }
  requireCheckbox(): Builder {
    return this.#require('CHECKBOX');
  }
  requireDate(): Builder {
    return this.#require('DATE_IS_VALID_DATE');
  }
  requireDateAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_AFTER', date);
  }
  requireDateBefore(date: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_BEFORE', date);
  }
  requireDateBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_BETWEEN', start, end);
  }
  requireDateEqualTo(date: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_EQUAL_TO', date);
  }
  requireDateNotBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_NOT_BETWEEN', start, end);
  }
  requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_ON_OR_AFTER', date);
  }
  requireDateOnOrBefore(date: GoogleAppsScript.Base.Date): Builder {
    return this.#require('DATE_ON_OR_BEFORE', date);
  }
  requireNumberBetween(start: number, end: number): Builder {
    return this.#require('NUMBER_BETWEEN', start, end);
  }
  requireNumberEqualTo(number: number): Builder {
    return this.#require('NUMBER_EQUAL_TO', number);
  }
  requireNumberGreaterThan(number: number): Builder {
    return this.#require('NUMBER_GREATER_THAN', number);
  }
  requireNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.#require('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }
  requireNumberLessThan(number: number): Builder {
    return this.#require('NUMBER_LESS_THAN', number);
  }
  requireNumberLessThanOrEqualTo(number: number): Builder {
    return this.#require('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }
  requireNumberNotBetween(start: number, end: number): Builder {
    return this.#require('NUMBER_NOT_BETWEEN', start, end);
  }
  requireNumberNotEqualTo(number: number): Builder {
    return this.#require('NUMBER_NOT_EQUAL_TO', number);
  }
  requireTextContains(text: string): Builder {
    return this.#require('TEXT_CONTAINS', text);
  }
  requireTextDoesNotContain(text: string): Builder {
    return this.#require('TEXT_DOES_NOT_CONTAIN', text);
  }
  requireTextEqualTo(text: string): Builder {
    return this.#require('TEXT_EQUAL_TO', text);
  }
  requireValueInList(values: string[], showDropdown = true): Builder {
    if (values.length > 500) throw exception('The data validation rule has more items than the limit of 500.');
    return this.#require('VALUE_IN_LIST', ...values, showDropdown);
  }
  setAllowInvalid(allowInvalidData: boolean): Builder {
    this.draft = { ...this.draft, allowInvalid: allowInvalidData };
    return this.self;
  }
  setHelpText(helpText: string): Builder {
    this.draft = { ...this.draft, helpText };
    return this.self;
  }
}

/** Documented default: a rule made without setAllowInvalid accepts other data with a warning. */
export const newDataValidation = (): Builder =>
  strict<Builder>(builderKind, new BuilderImpl({ criteria: null, values: [], allowInvalid: true, helpText: null }));

/** The rule as the host stores it. */
export function ruleJson(rule: Rule): string {
  const { draft } = implementationOf<RuleImpl>(rule);
  const stored: ValidationRule = {
    criteria: draft.criteria as string,
    values: draft.values.map((value) => (value instanceof Date ? value.getTime() : (value as string))),
    ...(draft.values.some((value) => value instanceof Date) ? { dates: true } : {}),
    allowInvalid: draft.allowInvalid,
    helpText: draft.helpText,
  };
  return JSON.stringify(stored);
}

/** A rule out of the store; '' is none. */
export function validationFrom(json: unknown): Rule | null {
  if (json === '') return null;
  const { criteria, values, dates, allowInvalid, helpText } = JSON.parse(String(json)) as ValidationRule;
  const drafted = dates ? values.map((value) => new Date(value as number)) : values;
  return strict<Rule>(ruleKind, new RuleImpl({ criteria, values: drafted, allowInvalid, helpText }));
}
