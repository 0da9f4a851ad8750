import type { Cell } from './cell.ts';

/** A conditional format as the emulation stores it; what it leaves alone is null. */
export interface ConditionalRule {
  readonly criteria: string;
  readonly values: readonly (string | number)[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
}

const rules = new Map<string, ConditionalRule>();

export function conditionalRule(json: string): ConditionalRule {
  let rule = rules.get(json);
  if (!rule) {
    rule = JSON.parse(json) as ConditionalRule;
    rules.set(json, rule);
  }
  return rule;
}

/** Whether the rule's condition is true of a cell. Texts are compared without case; a formula is not judged, nothing computes it. */
export function isMet({ criteria, values }: ConditionalRule, cell: Cell, shown: string): boolean {
  if (typeof cell === 'object' && cell !== null) return false;
  const [first, second] = values as [never, never];
  const number = typeof cell === 'number';
  const text = shown.toLowerCase();
  const wanted = String(first).toLowerCase();
  switch (criteria) {
    case 'CELL_EMPTY':
      return cell === null;
    case 'CELL_NOT_EMPTY':
      return cell !== null;
    case 'NUMBER_BETWEEN':
      return number && cell >= first && cell <= second;
    case 'NUMBER_NOT_BETWEEN':
      return number && (cell < first || cell > second);
    case 'NUMBER_EQUAL_TO':
      return cell === first;
    case 'NUMBER_NOT_EQUAL_TO':
      return number && cell !== first;
    case 'NUMBER_GREATER_THAN':
      return number && cell > first;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return number && cell >= first;
    case 'NUMBER_LESS_THAN':
      return number && cell < first;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return number && cell <= first;
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_DOES_NOT_CONTAIN':
      return cell !== null && !text.includes(wanted);
    case 'TEXT_EQUAL_TO':
      return text === wanted;
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    default:
      return false;
  }
}
