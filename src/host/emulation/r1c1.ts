import { columnLetters } from './a1-notation.ts';

/** Texts in quotes and names of sheets stay; `R2C[-1]` and the like are references, and so are `R` and `C` alone beside one. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\bR(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\w(])/gi;

/** A formula in R1C1 notation as the same in A1, for the cell (0-based) in which it stands. */
export const a1Formula = (formula: string, row: number, column: number): string =>
  formula.replace(PARTS, (part: string, down: string | undefined, across: string | undefined) => {
    if (/^["']/.test(part)) return part;
    const rows = placed(down, row);
    const columns = placed(across, column);
    if (rows.at < 0 || columns.at < 0) return '#REF!';
    return `${columns.fixed}${columnLetters(columns.at)}${rows.fixed}${rows.at + 1}`;
  });

/** `[-1]` counts from the cell, `3` is fixed, nothing is the cell's own. */
function placed(text: string | undefined, here: number): { readonly at: number; readonly fixed: string } {
  if (text === undefined) return { at: here, fixed: '' };
  if (text.startsWith('[')) return { at: here + Number(text.slice(1, -1)), fixed: '' };
  return { at: Number(text) - 1, fixed: '$' };
}
