import type { AnyRegister } from './register.ts';

type Line = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;

/** The fields that hold lines in which the program sets something, with what it sets. */
const setIn = ({ assigned = [] }: AnyRegister): Map<string, string[]> => {
  const keys = new Map<string, string[]>();
  for (const path of assigned) {
    const [field = '', key] = path.split('.');
    if (key !== undefined) keys.set(field, [...(keys.get(field) ?? []), key]);
  }
  return keys;
};

/**
 * What the program has set in an entry's lines stays with them. A client gives back what it was shown, wherever its line is now;
 * a line that comes without it has it from the one in its place. `spoilt` are the fields in which any of it is lost or made up.
 */
export function keptInLines(
  register: AnyRegister,
  values: Values,
  before: Values | undefined,
): { readonly kept: Values; readonly spoilt: readonly string[] } {
  const kept: Record<string, unknown> = {};
  const spoilt: string[] = [];
  for (const [field, keys] of setIn(register)) {
    const [old, now] = [before?.[field], values[field]].map((lines) => (lines ?? []) as readonly Line[]) as [
      Line[],
      Line[],
    ];
    const markOf = (line: Line | undefined): string =>
      keys.some((key) => line?.[key] !== undefined) ? JSON.stringify(keys.map((key) => line?.[key])) : '';
    const brought = new Set(now.map(markOf));
    const lines = now.map((line, at) => {
      const former = old[at];
      if (!former || markOf(line) !== '' || brought.has(markOf(former))) return line;
      return { ...line, ...Object.fromEntries(keys.flatMap((key) => (key in former ? [[key, former[key]]] : []))) };
    });
    if (now.length > 0) kept[field] = lines;
    const marks = (of: readonly Line[]): string => of.map(markOf).filter(Boolean).sort().join();
    if (marks(lines) !== marks(old)) spoilt.push(field);
  }
  return { kept, spoilt };
}
