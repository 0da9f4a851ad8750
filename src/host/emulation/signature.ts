import { exception } from './exception.ts';

/**
 * How a method may be called: alternatives of parameter types. `int`, `number`, `string`, `boolean`, `object`, `any`, `Date`,
 * `Blob` or the name of an emulated class or enum; `[]` for a list, `[][]` for rows of it; `|null` where null is accepted.
 */
export type Signature = readonly (readonly string[])[];
export type Signatures = Readonly<Record<string, Signature>>;

/** Name of the emulated class of an object, known to `strict` and the enums. */
export type NameOf = (value: unknown) => string | undefined;

/** Throws as Google does when no alternative fits. */
export function checkArguments(
  owner: string,
  method: string,
  signature: Signature,
  args: readonly unknown[],
  nameOf: NameOf,
): void {
  for (const alternative of signature) if (fits(alternative, args, nameOf)) return;
  const given = args.map((argument) => shownType(argument, nameOf)).join(',');
  throw exception(`The parameters (${given}) don't match the method signature for ${owner}.${method}.`);
}

function fits(parameters: readonly string[], args: readonly unknown[], nameOf: NameOf): boolean {
  if (parameters.length !== args.length) return false;
  for (let i = 0; i < parameters.length; i++) if (!isOf(parameters[i] as string, args[i], nameOf)) return false;
  return true;
}

function isOf(type: string, value: unknown, nameOf: NameOf): boolean {
  if (type.endsWith('|null')) return value === null || isOf(type.slice(0, -5), value, nameOf);
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return false;
    const element = type.slice(0, -2);
    if (element === 'any') return true;
    for (let i = 0; i < value.length; i++) if (!isOf(element, value[i], nameOf)) return false;
    return true;
  }
  switch (type) {
    case 'any':
      return true;
    case 'int':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'Date':
      return value instanceof Date;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) && nameOf(value) === undefined;
    default:
      return nameOf(value) === type;
  }
}

/** How Google's messages name the type of an argument. */
function shownType(value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return value.length > 0 ? `${shownType(value[0], nameOf)}[]` : 'Array';
  const name = nameOf(value);
  if (name !== undefined) return `SpreadsheetApp.${name}`;
  return typeof value === 'function' ? '(function)' : '(class)';
}
