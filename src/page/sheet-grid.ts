import type { CellProps, CellTemplate, ColumnRegular, RowHeaders } from '@revolist/revogrid';
import { defineCustomElements } from '@revolist/revogrid/loader';
import type { Block, SheetView } from '../local/serve/messages.ts';
import { columnName, type Layout, LEAST_HEIGHT, layoutOf, type Place, placeName } from './geometry.ts';
import { styleOf } from './look.ts';
import { heightFor } from './row-fit.ts';
import type { CellSeen, Rows } from './rows.ts';
import { blockOf, contains, type Selection } from './selection.ts';
import type { PageWords } from './words.ts';

/**
 * A sheet drawn by RevoGrid, which keeps only the rows on the screen in the document. It draws, scrolls and resizes; what is
 * selected, typed and known of the cells is ours, since nothing of it may happen without the host.
 */
export interface SheetGrid {
  readonly layout: Layout;
  /** Draws a sheet, from the top unless it is the one already drawn. */
  show(sheet: SheetView, rows: Rows): void;
  /** Draws what is on the screen again; the rows named are known anew and may need another height. */
  redraw(from?: number, to?: number): void;
  select(selection: Selection): void;
  scrollTo(place: Place): void;
  /** Where a cell is on the screen; undefined when it is scrolled away. */
  boxOf(place: Place): DOMRect | undefined;
  rowsOnScreen(): number;
  /** Where the cells that scroll are seen, and how far they are scrolled; undefined while nothing is drawn. */
  view(): { readonly box: DOMRect; readonly left: number; readonly top: number } | undefined;
  /** Where a cell begins among them; a frozen one at their edge. */
  startOf(place: Place): { readonly left: number; readonly top: number };
}

export interface SheetGridEvents {
  /** The rows on the screen. */
  looksAt(from: number, to: number): void;
  /** Drawn or scrolled: what lies over a cell has to follow. */
  moved(): void;
  /** Scrolled, and not painted yet. */
  scrolled(): void;
  widened(column: number, pixels: number): void;
}

export function makeSheetGrid(around: HTMLElement, words: PageWords, events: SheetGridEvents): SheetGrid {
  defineCustomElements();
  const grid = document.createElement('revo-grid');
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let layout: Layout = layoutOf(NO_SHEET);
  let rows: Rows | undefined;
  let selection: Selection | undefined;
  let shown: number | undefined;
  /** Where each row and column that scrolls begins. */
  let tops: Float64Array = new Float64Array(1);
  let lefts: Float64Array = new Float64Array(1);

  Object.assign(grid, {
    theme: 'compact',
    accessible: false,
    readonly: true,
    canFocus: false,
    range: false,
    useClipboard: false,
    canDrag: false,
    filter: false,
    resize: true,
    rowSize: LEAST_HEIGHT,
    rowHeaders: rowHeaders(),
  });
  around.append(grid);

  const rowAt = (type: string, index: number): number =>
    (type === 'rowPinStart' ? layout.pinnedRows[index] : layout.rows[index]) ?? -1;

  /** Rows whose texts need more than the usual height, for the sheet in front. */
  let fitted = new Map<number, number>();
  const fittedOf = new WeakMap<Rows, Map<number, number>>();
  const height = (row: number): number => Math.max(layout.height(row), fitted.get(row) ?? 0);

  /** Gives the rows the height their texts need; true when one changed. Heights that were set stay as they are. */
  function stretch(from: number, to: number): boolean {
    let changed = false;
    for (let row = from; row < to; row++) {
      const needed = layout.height(row) === LEAST_HEIGHT ? heightFor(row, layout, (at) => rows?.cell(at)) : 0;
      if ((fitted.get(row) ?? 0) === needed) continue;
      fitted.set(row, needed);
      changed = true;
    }
    return changed;
  }

  function measure(): void {
    tops = starts(layout.rows, height);
    lefts = starts(layout.columns, layout.width);
    grid.rowDefinitions = [...tall('rowPinStart', layout.pinnedRows, height), ...tall('rgRow', layout.rows, height)];
  }

  function rowHeaders(): RowHeaders {
    return {
      prop: 'head',
      size: 52,
      cellTemplate: (_, { type, rowIndex }) => String(rowAt(type, rowIndex) + 1),
      cellProperties: ({ type, rowIndex }) => ({
        class: 'row-head',
        role: 'rowheader',
        tabindex: -1,
        'data-head-row': String(rowAt(type, rowIndex)),
      }),
    };
  }

  function columnOf(column: number, pinned: boolean): ColumnRegular {
    return {
      prop: column,
      name: columnName(column),
      size: layout.width(column),
      minSize: 24,
      ...(pinned ? { pin: 'colPinStart' as const } : {}),
      columnProperties: () => ({
        role: 'columnheader',
        'aria-colindex': String(column + 1),
        'data-head-column': String(column),
      }),
      cellTemplate: (h, { type, rowIndex }) => content(h, { row: rowAt(type, rowIndex), column }),
      cellProperties: ({ type, rowIndex }) => attributes({ row: rowAt(type, rowIndex), column }),
    };
  }

  function content(h: Parameters<CellTemplate>[0], place: Place) {
    const cell = rows?.cell(place);
    if (cell?.look.input?.kind === 'checkbox') return h('span', { class: 'box' }, cell.text === 'TRUE' ? '☑' : '☐');
    const room = cell ? roomFor(place, cell) : 0;
    const kind = { text: true, leads: cell?.leadsTo !== undefined };
    return h('span', { class: kind, style: { maxWidth: room > 0 ? `${room}px` : '' } }, cell?.text ?? '');
  }

  function attributes(place: Place): CellProps {
    const cell = rows?.cell(place);
    const merged = rows?.merges().find((merge) => contains(merge, place));
    const first = merged && merged.row === place.row && merged.column === place.column;
    return {
      id: cellId(place),
      role: 'gridcell',
      tabindex: -1,
      'aria-colindex': String(place.column + 1),
      'data-row': String(place.row),
      'data-column': String(place.column),
      ...(cell?.note || cell?.leadsTo ? { title: cell.note || words.leads } : {}),
      class: {
        waiting: cell === undefined,
        noted: Boolean(cell?.note),
        spills: cell !== undefined && !merged && roomFor(place, cell) > 0,
        covered: merged !== undefined && !first,
        merged: first === true,
      },
      style: {
        ...(cell ? styleOf(cell.look, darkness.matches) : {}),
        ...(first ? { width: `${widthOf(merged)}px`, height: `${heightOf(merged)}px` } : {}),
      },
    };
  }

  /** A text that is not wrapped runs on over the empty cells to its right: so wide may it be; 0 where it may not. */
  function roomFor({ row, column }: Place, { text, look }: CellSeen): number {
    if (text === '' || look.wrap || look.align) return 0;
    const line = layout.pinnedColumns.includes(column) ? layout.pinnedColumns : layout.columns;
    const next = line.indexOf(column) + 1;
    const after = line.slice(next, next + MOST_SPILLED);
    const end = after.findIndex((other) => rows?.cell({ row, column: other })?.text !== '');
    const empty = end < 0 ? after : after.slice(0, end);
    return empty.length === 0
      ? 0
      : sum(empty.length, (i) => layout.width(empty[i] as number)) + layout.width(column) - 6;
  }
  const widthOf = ({ column, columns }: Block): number => sum(columns, (i) => layout.width(column + i));
  const heightOf = ({ row, rows: count }: Block): number => sum(count, (i) => height(row + i));

  function paint(): void {
    const block = selection && blockOf(selection);
    for (const cell of grid.querySelectorAll<HTMLElement>('[data-row]')) {
      const place = placeOf(cell);
      const picked = block !== undefined && contains(block, place);
      cell.classList.toggle('picked', picked && block.rows * block.columns > 1);
      cell.classList.toggle('active', selection !== undefined && same(place, selection.active));
      cell.setAttribute('aria-selected', String(picked));
    }
    for (const head of grid.querySelectorAll<HTMLElement>('[data-head-row]')) {
      const row = Number(head.dataset.headRow);
      head.classList.toggle('lit', block !== undefined && row >= block.row && row < block.row + block.rows);
    }
    for (const head of grid.querySelectorAll<HTMLElement>('[data-head-column]')) {
      const column = Number(head.dataset.headColumn);
      head.classList.toggle(
        'lit',
        block !== undefined && column >= block.column && column < block.column + block.columns,
      );
    }
  }

  let size = { rows: 0, columns: 0 };
  /** What RevoGrid does not say of itself. Its own link stands beside the table, not in it. */
  function describe(): void {
    const table = grid.querySelector('.main-viewport');
    table?.setAttribute('role', 'grid');
    table?.setAttribute('aria-label', words.grid);
    table?.setAttribute('aria-multiselectable', 'true');
    table?.setAttribute('aria-rowcount', String(size.rows));
    table?.setAttribute('aria-colcount', String(size.columns));
    for (const heads of grid.querySelectorAll('.header-rgRow:has([role=columnheader])'))
      heads.setAttribute('role', 'row');
  }

  let due = false;
  /** Once a frame, however many parts of the grid were drawn. */
  function drawn(): void {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      describe();
      paint();
      const seen = [...grid.querySelectorAll<HTMLElement>('revogr-data[type=rgRow] [data-row]')].map(({ dataset }) =>
        Number(dataset.row),
      );
      if (seen.length > 0) events.looksAt(Math.min(...seen), Math.max(...seen));
      if (layout.pinnedRows.length > 0)
        events.looksAt(layout.pinnedRows[0] as number, layout.pinnedRows.at(-1) as number);
      events.moved();
    });
  }
  grid.addEventListener('afterrender', drawn);
  grid.addEventListener('viewportscroll', drawn);
  // Before it is painted: what lies over the cells scrolls with them.
  grid.addEventListener('scroll', events.scrolled, true);
  grid.addEventListener('beforerowrender', (event) => {
    const { node, item, rowType } = (event as CustomEvent).detail;
    node.$attrs$ = { ...node.$attrs$, role: 'row', 'aria-rowindex': rowAt(rowType, item.itemIndex) + 1 };
  });
  grid.addEventListener('aftercolumnresize', (event) => {
    for (const { prop, size } of Object.values((event as CustomEvent<Record<number, ColumnRegular>>).detail))
      if (typeof prop === 'number' && size) events.widened(prop, Math.round(size));
  });
  darkness.addEventListener('change', () => void grid.refresh('all'));

  const upDown = (): HTMLElement | null => grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner');
  const leftRight = (): HTMLElement | null => grid.querySelector('revogr-viewport-scroll.rgCol');

  return {
    get layout() {
      return layout;
    },
    show(sheet, next) {
      const same = shown === sheet.id;
      shown = sheet.id;
      rows = next;
      layout = layoutOf(sheet);
      size = sheet;
      grid.disableVirtualX = layout.columns.length <= FEW_COLUMNS;
      grid.columns = [
        ...layout.pinnedColumns.map((column) => columnOf(column, true)),
        ...layout.columns.map((column) => columnOf(column, false)),
      ];
      // What a row holds is looked up when it is drawn: one object does for all.
      grid.pinnedTopSource = layout.pinnedRows.map(() => ROW);
      grid.source = layout.rows.map(() => ROW);
      fitted = fittedOf.get(next) ?? new Map();
      fittedOf.set(next, fitted);
      measure();
      if (!same) {
        upDown()?.scrollTo({ top: 0 });
        leftRight()?.scrollTo({ left: 0 });
      }
    },
    redraw(from, to) {
      // In a long sheet rows would grow under the eyes of whoever scrolls through it.
      const isShort = (rows?.used().rows ?? 0) <= SHORT_SHEET;
      if (isShort && from !== undefined && to !== undefined && stretch(from, to)) measure();
      void grid.refresh('all');
    },
    select(next) {
      selection = next;
      paint();
    },
    scrollTo(place) {
      const [down, across] = [upDown(), leftRight()];
      if (down)
        nearest(layout.rows.indexOf(place.row), tops, down.scrollTop, down.clientHeight, (top) => {
          down.scrollTop = top;
        });
      if (across)
        nearest(layout.columns.indexOf(place.column), lefts, across.scrollLeft, across.clientWidth, (left) => {
          across.scrollLeft = left;
        });
    },
    boxOf(place) {
      return document.getElementById(cellId(place))?.getBoundingClientRect();
    },
    view() {
      const [down, across] = [upDown(), leftRight()];
      if (!down || !across) return undefined;
      const [high, wide] = [down.getBoundingClientRect(), across.getBoundingClientRect()];
      const box = new DOMRect(wide.left, high.top, across.clientWidth, down.clientHeight);
      return { box, left: across.scrollLeft, top: down.scrollTop };
    },
    startOf: ({ row, column }) => ({
      left: startIn(layout.columns, lefts, column),
      top: startIn(layout.rows, tops, row),
    }),
    rowsOnScreen: () => Math.max(1, Math.floor((upDown()?.clientHeight ?? 0) / LEAST_HEIGHT) - 1),
  };
}

/** Over so many empty cells a text runs on at the most. */
const MOST_SPILLED = 12;
const ROW = {};
/** So many filled rows are all asked for at once, and are as high as their texts need. */
export const SHORT_SHEET = 500;
/** So few columns are all drawn at once; with more only those on the screen. */
const FEW_COLUMNS = 15;

const NO_SHEET: SheetView = {
  id: 0,
  name: '',
  hidden: false,
  tabColor: null,
  rows: 0,
  columns: 0,
  frozenRows: 0,
  frozenColumns: 0,
  widths: [],
  hiddenColumns: [],
  heights: { ends: [], values: [0] },
  hiddenRows: { ends: [], values: [false] },
  charts: 0,
};

export const cellId = (place: Place): string => `cell-${placeName(place)}`;

/** The cell that an element of the grid belongs to. */
export const placeOf = ({ dataset }: HTMLElement): Place => ({
  row: Number(dataset.row),
  column: Number(dataset.column),
});

const same = (a: Place, b: Place): boolean => a.row === b.row && a.column === b.column;
const sum = (count: number, of: (index: number) => number): number =>
  Array.from({ length: count }, (_, i) => of(i)).reduce((a, b) => a + b, 0);

function starts(items: readonly number[], size: (item: number) => number): Float64Array {
  const at = new Float64Array(items.length + 1);
  items.forEach((item, i) => {
    at[i + 1] = (at[i] as number) + size(item);
  });
  return at;
}

/** Where an item begins, or the next one that is drawn. */
function startIn(items: readonly number[], at: Float64Array, item: number): number {
  const index = items.findIndex((one) => one >= item);
  return at[index < 0 ? items.length : index] as number;
}

/** Rows of another height than most. */
const tall = (type: 'rgRow' | 'rowPinStart', items: readonly number[], height: (row: number) => number) =>
  items.flatMap((row, index) => (height(row) === LEAST_HEIGHT ? [] : [{ type, index, size: height(row) }]));

/** Scrolls as little as brings an item into sight; index -1 is pinned and always is. */
function nearest(index: number, at: Float64Array, scrolled: number, room: number, scroll: (to: number) => void): void {
  if (index < 0) return;
  const [from, to] = [at[index] as number, at[index + 1] as number];
  if (from < scrolled) scroll(from);
  else if (to > scrolled + room) scroll(Math.min(from, to - room));
}
