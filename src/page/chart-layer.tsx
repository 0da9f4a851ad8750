import { render } from 'preact';
import type { ChartView, SheetView } from '../local/serve/messages.ts';
import { Chart } from './chart.tsx';
import type { SheetGrid } from './sheet-grid.ts';
import type { PageWords } from './words.ts';

/** The charts that lie over the sheet in front. They let the mouse through to the cells, so that the sheet scrolls under it. */
export interface ChartLayer {
  show(sheet: SheetView): void;
  /** Cells changed, of whatever sheet. */
  changed(): void;
  /** Rows may have another height now. */
  grown(): void;
  /** The grid was drawn or scrolled. */
  follow(): void;
}

export function makeChartLayer(
  around: HTMLElement,
  drawing: SheetGrid,
  words: PageWords,
  ask: (sheet: number) => Promise<readonly ChartView[]>,
): ChartLayer {
  const pane = document.createElement('div');
  pane.className = 'charts';
  const paper = pane.appendChild(document.createElement('div'));
  around.append(pane);
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let sheet: SheetView | undefined;
  let charts: readonly ChartView[] = [];
  let asked = 0;

  function draw(): void {
    render(
      charts.map((chart) => <Placed key={chart.id} chart={chart} />),
      paper,
    );
    follow();
  }
  function Placed({ chart }: { readonly chart: ChartView }) {
    const { left, top } = drawing.startOf(chart);
    return (
      <div class="chart-place" style={{ left: `${left + chart.offsetX}px`, top: `${top + chart.offsetY}px` }}>
        <Chart chart={chart} dark={darkness.matches} words={words} />
      </div>
    );
  }
  darkness.addEventListener('change', draw);

  function fetch(): void {
    if (!sheet) return;
    const turn = ++asked;
    ask(sheet.id)
      .then((answer) => {
        if (turn !== asked) return;
        charts = answer;
        draw();
      })
      // That the program is gone is said by the connection; the charts stay as they were.
      .catch(() => undefined);
  }

  function follow(): void {
    const view = drawing.view();
    pane.hidden = view === undefined || charts.length === 0;
    if (!view) return;
    const frame = around.getBoundingClientRect();
    Object.assign(pane.style, {
      left: `${view.box.left - frame.left}px`,
      top: `${view.box.top - frame.top}px`,
      width: `${view.box.width}px`,
      height: `${view.box.height}px`,
    });
    paper.style.transform = `translate(${-view.left}px, ${-view.top}px)`;
  }

  return {
    show(next) {
      const another = sheet?.id !== next.id;
      sheet = next;
      if (another || next.charts === 0) {
        charts = [];
        asked += 1;
        draw();
      }
      if (next.charts > 0) fetch();
    },
    changed() {
      if ((sheet?.charts ?? 0) > 0) fetch();
    },
    grown: draw,
    follow,
  };
}
