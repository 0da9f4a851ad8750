import type { Block, ChartView, SheetView, WindowView } from '../local/serve/messages.ts';
import { printChart } from './chart.tsx';
import { type Layout, layoutOf } from './geometry.ts';
import { styleOf } from './look.ts';
import type { PageWords } from './words.ts';

/** Rows asked for at once, and printed at the most: more is a file for Excel. */
const CHUNK = 500;
const MOST_ROWS = 5000;

/**
 * Prints a sheet: the grid holds only the rows on the screen, so all that is filled is drawn once as a table, as wide as the
 * paper, whose headings stand on every page. A chart is as wide as the paper, in the place of the blank rows that it lies over.
 */
export async function printSheet(
  title: string,
  sheet: SheetView,
  ask: (block: Block) => Promise<WindowView>,
  charts: readonly ChartView[],
  words: PageWords,
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
  document.body.append(tableOf(title, sheet, views, charts, words));
  window.addEventListener('afterprint', () => document.querySelector('.print')?.remove(), { once: true });
  window.print();
}

function tableOf(
  title: string,
  sheet: SheetView,
  views: readonly WindowView[],
  charts: readonly ChartView[],
  words: PageWords,
): HTMLTableElement {
  const layout = layoutOf(sheet);
  const { pinnedRows, rows, pinnedColumns, columns, width } = layout;
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
  const left = [...charts].sort((a, b) => a.row - b.row || a.column - b.column);
  const drawCharts = (row: number): void => {
    while (left[0] && left[0].row <= row) {
      const cell = body.insertRow().insertCell();
      cell.colSpan = Math.max(1, drawn.length);
      printChart(cell, left.shift() as ChartView, words);
    }
  };
  const underCharts = new Set(charts.flatMap((chart) => rowsUnder(chart, layout)));
  for (const row of [...pinnedRows, ...rows]) {
    drawCharts(row);
    const view = views.find((one) => row >= one.row && row < one.row + one.rows);
    if (!view || row >= view.usedRows) continue;
    const texts = view.texts[row - view.row] ?? [];
    if (underCharts.has(row) && texts.every((text) => text === '')) continue;
    const line = (row < sheet.frozenRows ? head : body).insertRow();
    drawn.forEach((column, index) => {
      drawCell(line.insertCell(), view, row, column, drawn[index + 1]);
    });
  }
  drawCharts(Number.POSITIVE_INFINITY);
  return table;
}

function rowsUnder({ row, offsetY, height }: ChartView, layout: Layout): number[] {
  const from = layout.rows.findIndex((one) => one >= row);
  const under: number[] = [];
  let room = offsetY + height;
  for (let i = from; i >= 0 && room > 0 && i < layout.rows.length; i++) {
    const next = layout.rows[i] as number;
    under.push(next);
    room -= layout.height(next);
  }
  return under;
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
