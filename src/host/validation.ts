import type { Cell } from './cell.ts';
import { serialOfWall, type Zone } from './zone.ts';

/** A data validation rule as it stands in a style; criteria by Google's names, dates as milliseconds. */
export interface ValidationRule {
  readonly criteria: string;
  readonly values: readonly (string | number | boolean)[];
  /** Whether `values` are instants in milliseconds. */
  readonly dates?: boolean;
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

const rules = new Map<string, ValidationRule>();

export function parseRule(json: string): ValidationRule {
  let rule = rules.get(json);
  if (!rule) {
    rule = JSON.parse(json) as ValidationRule;
    rules.set(json, rule);
  }
  return rule;
}

/**
 * Whether a rule accepts the cell, `shown` on the wall clock of the zone. An empty cell is always accepted; a formula is not
 * judged, nothing computes it.
 */
export function accepts(rule: ValidationRule, cell: Cell, shown: string, zone: Zone): boolean {
  if (cell === null || typeof cell === 'object') return true;
  const bounds = rule.dates ? rule.values.map((instant) => serialOfWall(zone.toWall(Number(instant)))) : rule.values;
  const [first, second] = bounds as [never, never];
  const number = typeof cell === 'number';
  switch (rule.criteria) {
    case 'VALUE_IN_LIST':
      return rule.values.some((value) => String(value) === shown);
    case 'CHECKBOX':
      return rule.values.length > 0 ? rule.values.includes(cell) : typeof cell === 'boolean';
    case 'NUMBER_BETWEEN':
    case 'DATE_BETWEEN':
      return number && cell >= first && cell <= second;
    case 'NUMBER_NOT_BETWEEN':
    case 'DATE_NOT_BETWEEN':
      return number && (cell < first || cell > second);
    case 'NUMBER_GREATER_THAN':
    case 'DATE_AFTER':
      return number && cell > first;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
    case 'DATE_ON_OR_AFTER':
      return number && cell >= first;
    case 'NUMBER_LESS_THAN':
    case 'DATE_BEFORE':
      return number && cell < first;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
    case 'DATE_ON_OR_BEFORE':
      return number && cell <= first;
    case 'NUMBER_EQUAL_TO':
      return cell === first;
    case 'NUMBER_NOT_EQUAL_TO':
      return number && cell !== first;
    case 'DATE_EQUAL_TO':
      return number && Math.floor(cell) === Math.floor(first);
    case 'DATE_IS_VALID_DATE':
      return number;
    case 'TEXT_CONTAINS':
      return shown.includes(first);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !shown.includes(first);
    case 'TEXT_EQUAL_TO':
      return shown === first;
    default:
      return true;
  }
}
