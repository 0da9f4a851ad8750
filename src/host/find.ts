import type { Book } from './book.ts';
import type { Search } from './bridge.ts';
import { type Cell, Formula, type Rect } from './cell.ts';
import { displayText } from './display.ts';
import { type Grid, styleRuns, usedColumns, usedRows } from './grid.ts';
import { runValue } from './runs.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Every cell of the block whose shown text matches, row by row; and how many filled cells were looked at. */
export function findText(book: Book, grid: Grid, rect: Rect, search: Search): { places: Place[]; searched: number } {
  const matches = matcher(search);
  const places: Place[] = [];
  let searched = 0;
  const lastRow = Math.min(rect.row + rect.rows, usedRows(grid));
  const lastColumn = Math.min(rect.column + rect.columns, usedColumns(grid));
  for (let row = rect.row; row < lastRow; row++) {
    const cells = grid.rows[row];
    for (let column = rect.column; column < lastColumn; column++) {
      searched++;
      const cell = cells?.[column];
      if (cell === undefined || cell === null) continue;
      const text = shown(book, grid, cell, row, column, search.matchFormulaText);
      if (text !== undefined && matches(text)) places.push({ row, column });
    }
  }
  return { places, searched };
}

/** The text a finder looks at. What a formula shows nobody knows here: it is found by its own text, when asked, or not at all. */
function shown(
  book: Book,
  grid: Grid,
  cell: Cell,
  row: number,
  column: number,
  formulaText: boolean,
): string | undefined {
  if (cell instanceof Formula) return formulaText ? cell.f : undefined;
  if (formulaText) return undefined;
  if (typeof cell === 'string') return cell;
  return displayText(
    cell,
    book.styles.get(runValue(styleRuns(grid, column), row), 'numberFormat') as string,
    book.meta.locale,
  );
}

function matcher(search: Search): (text: string) => boolean {
  if (search.useRegularExpression) {
    const pattern = new RegExp(
      search.matchEntireCell ? `^(?:${search.text})$` : search.text,
      search.matchCase ? '' : 'i',
    );
    return (text) => pattern.test(text);
  }
  const fold = (text: string): string => (search.matchCase ? text : text.toLowerCase());
  const wanted = fold(search.text);
  return search.matchEntireCell ? (text) => fold(text) === wanted : (text) => fold(text).includes(wanted);
}

/** The text with every match replaced. */
export function replaced(text: string, search: Search, by: string): string {
  const flags = search.matchCase ? 'g' : 'gi';
  if (search.useRegularExpression) return text.replace(new RegExp(search.text, flags), by);
  const literal = search.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(search.matchEntireCell ? `^${literal}$` : literal, flags), () => by);
}
