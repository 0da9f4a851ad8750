import type { SheetLine } from '../adapters/register-sheet.ts';

/**
 * What is wrong with where a line stands.
 * - `line-unclaimed`     it does not say of which entry it is
 * - `line-without-entry` there is no such entry
 * - `lines-misnumbered`  the lines of an entry are not numbered 1, 2, 3 …; told once for all of them
 */
export interface StrayLine extends SheetLine {
  readonly kind: 'line-unclaimed' | 'line-without-entry' | 'lines-misnumbered';
}

/** The lines of a register's entries that stand where they should not. */
export function strayLines(lines: readonly SheetLine[], isEntry: (number: string) => boolean): readonly StrayLine[] {
  const groups = new Map<string, SheetLine[]>();
  for (const line of lines) {
    const group = `${line.field} ${line.number}`;
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  return [...groups.values()].flatMap((group): StrayLine[] => {
    const number = group[0]?.number ?? '';
    if (number === '') return group.map((line) => ({ ...line, kind: 'line-unclaimed' }));
    if (!isEntry(number)) return group.map((line) => ({ ...line, kind: 'line-without-entry' }));
    const inOrder = [...group].sort((a, b) => Number(a.cells.line) - Number(b.cells.line));
    const wrong = inOrder.find((line, index) => Number(line.cells.line) !== index + 1);
    return wrong ? [{ ...wrong, kind: 'lines-misnumbered' }] : [];
  });
}
