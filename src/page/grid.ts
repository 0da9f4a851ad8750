import type {
  Action,
  Block,
  Changes,
  ChartView,
  Input,
  LinkView,
  SheetView,
  WindowView,
} from '../local/serve/messages.ts';
import { makeChartLayer } from './chart-layer.tsx';
import { fromClipboard, toClipboard } from './clipboard.ts';
import { type Layout, MOST_COLUMNS, type Place, placeName } from './geometry.ts';
import type { MenuAsked } from './grid-menu.tsx';
import { makePen, type Pen } from './pen.ts';
import { type CellSeen, makeRows, type Rows } from './rows.ts';
import { blockOf, contains, type Selection, single, stepFrom } from './selection.ts';
import { cellId, makeSheetGrid, placeOf, SHORT_SHEET, type SheetGrid } from './sheet-grid.ts';
import { fill, type PageWords } from './words.ts';

/** The sheet in front: what is drawn, selected, typed, copied and pasted. */
export interface Grid {
  show(sheet: SheetView): void;
  changed(changes: Changes): void;
  select(selection: Selection): void;
  /** Opens the cell with a text that was not taken, for it to be mended. */
  mend(place: Place, text: string): void;
  active(): Place;
  selected(): Block;
  focus(): void;
  /** Takes what is being written in the cell. */
  commit(): void;
}

export interface GridEvents {
  window(sheet: number, block: Block): Promise<WindowView>;
  charts(sheet: number): Promise<readonly ChartView[]>;
  act(action: Action): void;
  selected(selection: Selection, cell: CellSeen | undefined): void;
  drafted(draft: string | undefined): void;
  /** Goes to a cell of this sheet or another, which a cell leads to. */
  follow(to: LinkView['to']): void;
  /** What can be done with rows and columns is to be offered. */
  menu(asked: MenuAsked): void;
  /** Asks for what the cell really holds, and opens it. */
  typed(place: Place): Promise<string>;
}

export function makeGrid(around: HTMLElement, words: PageWords, events: GridEvents): Grid {
  let sheet: SheetView | undefined;
  let rows: Rows | undefined;
  let selection: Selection = single({ row: 0, column: 0 });
  const known = new Map<number, { rows: Rows; size: string; selection: Selection }>();

  const drawing: SheetGrid = makeSheetGrid(around, words, {
    looksAt: (from, to) => rows?.want(from, to),
    moved: () => {
      placePen();
      charts.follow();
    },
    scrolled: () => charts.follow(),
    widened: (column, pixels) => act((id) => ({ kind: 'widen', sheet: id, column, pixels })),
  });
  const charts = makeChartLayer(around, drawing, words, events.charts);
  const pen: Pen = makePen(around, words.choose, {
    commit(text, then) {
      const { row, column } = selection.active;
      act((id) => ({ kind: 'type', sheet: id, row, column, text }));
      if (then) step({ direction: then, by: 'cell' }, false);
      pen.focus();
    },
    changed: events.drafted,
    step,
    edit: () => void edit(selection.active),
    follow: () => follow(selection.active),
    clear: () => act((id) => ({ kind: 'clear', sheet: id, ...blockOf(selection) })),
    undo: () => events.act({ kind: 'undo' }),
    menu: () => offer('cells', under(drawing.boxOf(selection.active))),
    selectAll: () => select({ active: { row: 0, column: 0 }, end: lastFilled() }),
    toggle() {
      const cell = rows?.cell(selection.active);
      if (cell?.look.input?.kind !== 'checkbox') return false;
      const { row, column } = selection.active;
      act((id) => ({ kind: 'type', sheet: id, row, column, text: cell.text === 'TRUE' ? 'FALSE' : 'TRUE' }));
      return true;
    },
    copy: () => toClipboard(texts(blockOf(selection))),
    paste(text) {
      const { row, column } = blockOf(selection);
      act((id) => ({ kind: 'paste', sheet: id, row, column, texts: fromClipboard(text) }));
    },
    input: (): Input | undefined => rows?.cell(selection.active)?.look.input,
  });

  function act(action: (sheet: number) => Action): void {
    if (sheet) events.act(action(sheet.id));
  }

  function lastFilled(): Place {
    const used = rows?.used() ?? { rows: 1, columns: 1 };
    return { row: Math.max(0, used.rows - 1), column: Math.max(0, used.columns - 1) };
  }

  async function edit(place: Place): Promise<void> {
    const text = await events.typed(place);
    if (place.row === selection.active.row && place.column === selection.active.column) pen.open(text);
  }

  /** Goes where a cell leads; false where it leads nowhere. */
  function follow(place: Place): boolean {
    const to = rows?.cell(place)?.leadsTo;
    if (to) events.follow(to);
    return to !== undefined;
  }

  const texts = ({ row, column, rows: count, columns }: Block): string[][] =>
    Array.from({ length: count }, (_, r) =>
      Array.from({ length: columns }, (_, c) => rows?.cell({ row: row + r, column: column + c })?.text ?? ''),
    );

  function select(next: Selection, follow: Place = next.end): void {
    selection = next;
    if (sheet && rows) known.set(sheet.id, { rows, size: sizeOf(sheet), selection });
    drawing.select(next);
    drawing.scrollTo(follow);
    placePen();
    events.selected(next, rows?.cell(next.active));
  }

  function step(...[how, extend]: Parameters<Parameters<typeof makePen>[2]['step']>): void {
    const from = extend ? selection.end : selection.active;
    const to = stepFrom(from, how, {
      layout: drawing.layout,
      page: drawing.rowsOnScreen(),
      filled: (place) => (rows?.cell(place)?.text ?? '') !== '',
      last: lastFilled(),
    });
    select(extend ? { active: selection.active, end: to } : single(to));
  }

  function placePen(): void {
    const box = drawing.boxOf(selection.active);
    const frame = around.getBoundingClientRect();
    const cell = rows?.cell(selection.active);
    const said = [placeName(selection.active), cell?.text || words.empty];
    if (cell?.note) said.push(fill(words.note, { text: cell.note }));
    if (cell?.leadsTo) said.push(words.leads);
    pen.place(
      box && { left: box.left - frame.left, top: box.top - frame.top, width: box.width, height: box.height },
      said.join(' '),
      cellId(selection.active),
    );
  }

  function offer(of: MenuAsked['of'], at: { readonly left: number; readonly top: number }): void {
    pen.commit();
    if (sheet) events.menu({ ...at, of, sheet: sheet.id, block: blockOf(selection), column: selection.active.column });
  }
  const under = (box: DOMRect | undefined): { left: number; top: number } =>
    box ? { left: box.left, top: box.bottom } : around.getBoundingClientRect();
  /** Rows that are selected whole stay so when one of them is asked about. */
  const isWhole = ({ columns }: Block): boolean => columns === sheet?.columns;

  const selectRow = (row: number): void =>
    select({ active: { row, column: 0 }, end: { row, column: (sheet?.columns ?? 1) - 1 } }, { row, column: 0 });
  const selectColumn = (column: number): void =>
    select({ active: { row: 0, column }, end: { row: (sheet?.rows ?? 1) - 1, column } }, { row: 0, column });

  followMouse(around, {
    pick(place, extend) {
      pen.commit();
      select(extend ? { active: selection.active, end: place } : single(place), place);
      pen.focus();
    },
    drag: (place) => select({ active: selection.active, end: place }, place),
    edit: (place) => void edit(place),
    follow: (place) => void follow(place),
    row: (row, extend) =>
      extend
        ? select({ active: { ...selection.active, column: 0 }, end: { row, column: (sheet?.columns ?? 1) - 1 } })
        : selectRow(row),
    column: selectColumn,
    menuOfCell(place, at) {
      if (!contains(blockOf(selection), place)) select(single(place), place);
      offer('cells', at);
    },
    menuOfRow(row, at) {
      const block = blockOf(selection);
      if (!isWhole(block) || !contains(block, { row, column: 0 })) selectRow(row);
      offer('rows', at);
    },
    menuOfColumn(column, at) {
      selectColumn(column);
      offer('column', at);
    },
    focus: () => pen.focus(),
  });

  return {
    show(next) {
      const before = known.get(next.id);
      const size = sizeOf(next);
      const ask = (block: Block) => events.window(next.id, block);
      sheet = next;
      rows =
        before?.size === size
          ? before.rows
          : makeRows(ask, { rows: next.rows, columns: Math.min(next.columns, MOST_COLUMNS) }, (from, to) => {
              if (sheet?.id !== next.id) return;
              const filled = rows?.used().rows ?? 0;
              if (filled <= SHORT_SHEET) rows?.want(0, filled);
              drawing.redraw(from, to);
              charts.grown();
              placePen();
              events.selected(selection, rows?.cell(selection.active));
            });
      // Asked for before it is drawn: the rows are on their way meanwhile.
      rows.want(0, 0);
      drawing.show(next, rows);
      charts.show(next);
      const selected = before?.selection ?? single(firstOf(drawing.layout));
      // A whole column has its end far below.
      select(selected, selected.active);
    },
    changed({ revision, sheets }) {
      for (const { sheet: id, rows: range } of sheets) known.get(id)?.rows.changed(range, revision);
      drawing.redraw();
      charts.changed();
    },
    select,
    mend(place, text) {
      select(single(place));
      pen.open(text);
    },
    active: () => selection.active,
    selected: () => blockOf(selection),
    focus: () => pen.focus(),
    commit: () => pen.commit(),
  };
}

/** The first cell below the headings. */
const firstOf = ({ rows, pinnedRows, columns, pinnedColumns }: Layout): Place => ({
  row: rows[0] ?? pinnedRows[0] ?? 0,
  column: pinnedColumns[0] ?? columns[0] ?? 0,
});

const sizeOf = ({ rows, columns }: SheetView): string => `${rows} ${columns}`;

interface OnScreen {
  readonly left: number;
  readonly top: number;
}

interface MouseEvents {
  pick(place: Place, extend: boolean): void;
  drag(place: Place): void;
  edit(place: Place): void;
  follow(place: Place): void;
  row(row: number, extend: boolean): void;
  column(column: number): void;
  menuOfCell(place: Place, at: OnScreen): void;
  menuOfRow(row: number, at: OnScreen): void;
  menuOfColumn(column: number, at: OnScreen): void;
  focus(): void;
}

/** Clicks and drags over cells and headings. */
function followMouse(around: HTMLElement, events: MouseEvents): void {
  const cellUnder = (target: EventTarget | null): Place | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return cell ? placeOf(cell) : undefined;
  };
  const headUnder = (target: Element) => ({
    row: target.closest<HTMLElement>('[data-head-row]')?.dataset.headRow,
    column: target.closest<HTMLElement>('[data-head-column]')?.dataset.headColumn,
  });
  around.addEventListener('contextmenu', (event) => {
    const { target, clientX: left, clientY: top } = event;
    if (!(target instanceof Element)) return;
    const place = cellUnder(target);
    const { row, column } = headUnder(target);
    if (place) events.menuOfCell(place, { left, top });
    else if (row !== undefined) events.menuOfRow(Number(row), { left, top });
    else if (column !== undefined) events.menuOfColumn(Number(column), { left, top });
    else return;
    event.preventDefault();
  });
  let dragging = false;
  around.addEventListener('mousedown', (event) => {
    const { target } = event;
    if (event.button !== 0 || !(target instanceof Element)) return;
    const place = cellUnder(target);
    if (place) {
      // The focus stays in the text box over the grid.
      event.preventDefault();
      dragging = true;
      events.pick(place, event.shiftKey);
      return;
    }
    if (target.closest('.resizable-r, .resizable-l')) return;
    const { row, column } = headUnder(target);
    if (row !== undefined) events.row(Number(row), event.shiftKey);
    else if (column !== undefined) events.column(Number(column));
    else return;
    event.preventDefault();
    events.focus();
  });
  around.addEventListener('mousemove', ({ target, buttons }) => {
    if (!dragging || buttons !== 1) {
      dragging = false;
      return;
    }
    const place = cellUnder(target);
    if (place) events.drag(place);
  });
  around.addEventListener('click', ({ target }) => {
    const place = target instanceof Element && target.closest('.leads') ? cellUnder(target) : undefined;
    if (place) events.follow(place);
  });
  around.addEventListener('dblclick', ({ target }) => {
    const place = cellUnder(target);
    if (place) events.edit(place);
  });
}
