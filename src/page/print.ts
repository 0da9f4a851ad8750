import type { Block, SheetView, WindowView } from '../local/serve/messages.ts';
import { layoutOf } from './geometry.ts';
import { styleOf } from './look.ts';

/** Rows asked for at once, and printed at the most: more is a file for Excel. */
const CHUNK = 500;
const MOST_ROWS = 5000;

/**
 * Prints a sheet: the grid holds only the rows on the screen, so all that is filled is drawn once as a table, as wide as the
 * paper, whose headings stand on every page.
 */
export async function printSheet(
  title: string,
  sheet: SheetView,
  ask: (block: Block) => Promise<WindowView>,
): Promise<void> {
  const views: WindowView[] = [];
  let end = 1;
  for (let row = 0; row < Math.min(end, MOST_ROWS); row += CHUNK) {
    const view = await ask({
      row,
      column: 0,
      rows: Math.min(CHUNK, sheet.rows - row),
      columns: Math.min(sheet.columns, CHUNK),
    });
    views.push(view);
    end = view.usedRows;
  }
  document.querySelector('.print')?.remove();
  document.body.append(tableOf(title, sheet, views));
  window.addEventListener('afterprint', () => document.querySelector('.print')?.remove(), { once: true });
  window.print();
}

function tableOf(title: string, sheet: SheetView, views: readonly WindowView[]): HTMLTableElement {
  const { pinnedRows, rows, pinnedColumns, columns, width } = layoutOf(sheet);
  const used = Math.max(0, ...views.map(({ usedColumns }) => usedColumns));
  const drawn = [...pinnedColumns, ...columns].filter((column) => column < used);
  const whole = drawn.reduce((sum, column) => sum + width(column), 0);
  const table = document.createElement('table');
  table.className = 'print';
  table.createCaption().textContent = title;
  const widths = table.appendChild(document.createElement('colgroup'));
  for (const column of drawn) {
    const shared = widths.appendChild(document.createElement('col'));
    shared.style.width = `${(100 * width(column)) / whole}%`;
  }
  const [head, body] = [table.createTHead(), table.createTBody()];
  for (const row of [...pinnedRows, ...rows]) {
    const view = views.find((one) => row >= one.row && row < one.row + one.rows);
    if (!view || row >= view.usedRows) continue;
    const line = (row < sheet.frozenRows ? head : body).insertRow();
    drawn.forEach((column, index) => {
      drawCell(line.insertCell(), view, row, column, drawn[index + 1]);
    });
  }
  return table;
}

function drawCell(
  cell: HTMLTableCellElement,
  view: WindowView,
  row: number,
  column: number,
  next: number | undefined,
): void {
  const texts = view.texts[row - view.row] ?? [];
  const look = view.looks[view.dress[row - view.row]?.[column] ?? -1] ?? {};
  cell.textContent = texts[column] ?? '';
  Object.assign(cell.style, styleOf(look, false));
  // As on the screen: a text that is not wrapped runs on over empty cells.
  const runsOn = !look.wrap && !look.align && next !== undefined && (texts[next] ?? '') === '';
  if (runsOn) cell.style.whiteSpace = 'nowrap';
}
