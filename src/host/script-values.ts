import { HostError } from './host-error.ts';

/** Documented for google.script.run: what may go into the server function. Anything else is refused on the way in. */
export function argumentsAsJson(args: readonly unknown[]): unknown[] {
  return args.map((argument, i) => plain(argument, `argument ${i + 1}`, []));
}

function plain(value: unknown, where: string, above: readonly unknown[]): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || above.includes(value)) throw illegal(where);
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((element, i) => plain(element, `${where}[${i}]`, path));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw illegal(where);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, plain(member, `${where}.${key}`, path)]),
  );
}

const illegal = (where: string): HostError =>
  new HostError('illegal-argument', `Failed due to illegal value in property: ${where}`);
