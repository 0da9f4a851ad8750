import {
  addSheet,
  type Book,
  checkCellLimit,
  freeSheetName,
  freshChartId,
  gridOf,
  MAX_COLUMNS,
  sheetOf,
} from './book.ts';
import type { Operations } from './bridge.ts';
import type { Rect } from './cell.ts';
import type { ChartRecord } from './chart.ts';
import { fittingWidth } from './fitting.ts';
import { type ConditionalFormatRecord, type Grid, usedColumns } from './grid.ts';
import { deleteColumns, deleteRows, insertColumns, insertRows, moveColumns } from './grid-structure.ts';
import { PlatformError } from './host-error.ts';
import { changeRuns, runValue } from './runs.ts';
import { zoneNamed } from './zone.ts';

type SheetOperations = Pick<
  Operations,
  | 'book'
  | 'sheetIds'
  | 'sheet'
  | 'renameBook'
  | 'setTimeZone'
  | 'setLocale'
  | 'insertSheet'
  | 'deleteSheet'
  | 'moveSheet'
  | 'activate'
  | 'selection'
  | 'select'
  | 'names'
  | 'setName'
  | 'removeName'
  | 'setSheet'
  | 'usedRows'
  | 'usedColumns'
  | 'insertRows'
  | 'deleteRows'
  | 'insertColumns'
  | 'deleteColumns'
  | 'moveColumns'
  | 'hideRows'
  | 'hideColumns'
  | 'isHidden'
  | 'setSize'
  | 'size'
  | 'fitColumns'
  | 'conditionalFormats'
  | 'setConditionalFormats'
  | 'protections'
  | 'protect'
  | 'setProtection'
  | 'removeProtection'
  | 'charts'
  | 'insertChart'
  | 'updateChart'
  | 'removeChart'
>;

/** The workbook and its sheets: everything about them but their cells. */
export function sheetOperations(book: Book, cellLimit: number): SheetOperations {
  const grid = (id: number): Grid => gridOf(book, id);
  const change = (id: number, edit: (sheet: Grid) => void): void => {
    const sheet = grid(id);
    edit(sheet);
    sheet.dirt.meta = true;
  };
  const changeBook = (edit: () => void): void => {
    edit();
    book.metaChanged = true;
  };
  const indexOf = (id: number): number => book.grids.findIndex((sheet) => sheet.id === id);

  return {
    book: () => JSON.stringify(book.meta),
    sheetIds: () => book.grids.map((sheet) => sheet.id),
    sheet: (id) => {
      // Its rows are not needed for this, so they are not read.
      const index = indexOf(id);
      const meta = book.grids[index]?.meta;
      if (!meta) throw new PlatformError(`Sheet ${id} not found`);
      const { name, hidden, tabColor, maxRows, maxColumns, frozenRows, frozenColumns } = meta;
      return JSON.stringify({ index, name, hidden, tabColor, maxRows, maxColumns, frozenRows, frozenColumns });
    },
    renameBook: (title) => changeBook(() => Object.assign(book.meta, { title })),
    setTimeZone: (timeZone) => {
      try {
        zoneNamed(timeZone);
      } catch {
        throw new PlatformError(`Invalid argument: ${timeZone}`);
      }
      changeBook(() => Object.assign(book.meta, { timeZone }));
    },
    setLocale: (locale) => changeBook(() => Object.assign(book.meta, { locale })),
    insertSheet: (name, index, template) => {
      if (name !== null) checkSheetName(book, name, null);
      const model = template === null ? null : grid(template);
      checkCellLimit(book, model ? model.meta.maxRows * model.meta.maxColumns : 26_000, cellLimit);
      const active = indexOf(book.meta.activeSheet);
      const at = Math.min(index ?? active + 1, book.grids.length);
      const sheet = addSheet(book, name ?? freeSheetName(book), at, model);
      book.meta.activeSheet = sheet.id;
      return sheet.id;
    },
    deleteSheet: (id) => {
      if (book.grids.length === 1) throw new PlatformError("You can't remove all the sheets in a document.");
      const index = indexOf(grid(id).id);
      book.grids = book.grids.filter((sheet) => sheet.id !== id);
      for (const other of book.grids) {
        if (!other.meta.charts.some(({ ranges }) => ranges.some(({ sheet }) => sheet === id))) continue;
        other.meta.charts = other.meta.charts.map((chart) => ({
          ...chart,
          ranges: chart.ranges.filter(({ sheet }) => sheet !== id),
        }));
        other.dirt.meta = true;
      }
      book.deleted.push(id);
      book.orderChanged = true;
      if (book.meta.activeSheet === id)
        changeBook(() =>
          Object.assign(book.meta, { activeSheet: book.grids[Math.min(index, book.grids.length - 1)]?.id }),
        );
    },
    moveSheet: (id, index) => {
      const sheet = grid(id);
      if (index < 0 || index >= book.grids.length) throw new PlatformError(`Invalid position: ${index + 1}`);
      const rest = book.grids.filter((other) => other !== sheet);
      book.grids = [...rest.slice(0, index), sheet, ...rest.slice(index)];
      book.orderChanged = true;
    },
    activate: (id) => changeBook(() => Object.assign(book.meta, { activeSheet: grid(id).id })),
    selection: () => {
      const { selection, meta } = book;
      const first = { sheet: meta.activeSheet, row: 0, column: 0, rows: 1, columns: 1 };
      return JSON.stringify(selection?.sheet === meta.activeSheet ? selection : first);
    },
    select: (sheet, row, column, rows, columns) => {
      changeBook(() => Object.assign(book.meta, { activeSheet: grid(sheet).id }));
      book.selection = { sheet, row, column, rows, columns };
    },
    names: () =>
      JSON.stringify(
        book.grids.flatMap(({ id, meta }) => meta.names.map(({ name, rect }) => ({ name, sheet: id, ...rect }))),
      ),
    setName: (sheet, row, column, rows, columns, name) => {
      checkRangeName(name);
      dropName(book, name);
      change(sheet, ({ meta }) => {
        meta.names = [...meta.names, { name, rect: { row, column, rows, columns } }];
      });
    },
    removeName: (name) => {
      if (!dropName(book, name)) throw new PlatformError(`A range with the name "${name}" does not exist.`);
    },
    setSheet: (id, property, value) => {
      if (property === 'name') checkSheetName(book, String(value), id);
      if (property === 'hidden' && value && book.grids.every((other) => other.id === id || other.meta.hidden))
        throw new PlatformError("You can't hide all the sheets in a document.");
      change(id, (sheet) => Object.assign(sheet.meta, { [property]: value }));
    },
    usedRows: (id) => book.height(sheetOf(book, id)),
    usedColumns: (id) => usedColumns(grid(id)),
    insertRows: (id, at, count, model) => {
      checkCellLimit(book, count * grid(id).meta.maxColumns, cellLimit);
      insertRows(book, grid(id), at, count, model);
    },
    deleteRows: (id, at, count) => {
      const { meta } = grid(id);
      if (count >= meta.maxRows) throw new PlatformError("You can't delete all the rows on the sheet.");
      if (at <= meta.frozenRows && at + count >= meta.maxRows)
        throw new PlatformError('Sorry, it is not possible to delete all non-frozen rows.');
      deleteRows(book, grid(id), at, count);
    },
    insertColumns: (id, at, count, model) => {
      const { meta } = grid(id);
      checkCellLimit(book, count * meta.maxRows, cellLimit);
      if (meta.maxColumns + count > MAX_COLUMNS)
        throw new PlatformError(`A sheet cannot have more than ${MAX_COLUMNS} columns.`);
      insertColumns(book, grid(id), at, count, model);
    },
    deleteColumns: (id, at, count) => {
      const { meta } = grid(id);
      if (count >= meta.maxColumns) throw new PlatformError("You can't delete all the columns on the sheet.");
      if (at <= meta.frozenColumns && at + count >= meta.maxColumns)
        throw new PlatformError('Sorry, it is not possible to delete all non-frozen columns.');
      deleteColumns(book, grid(id), at, count);
    },
    moveColumns: (id, from, count, to) => moveColumns(book, grid(id), from, count, to),
    hideRows: (id, at, count, hidden) =>
      change(id, ({ meta }) => {
        meta.hiddenRows = changeRuns(meta.hiddenRows, at, at + count, () => hidden);
      }),
    hideColumns: (id, at, count, hidden) =>
      change(id, ({ meta }) => void meta.hiddenColumns.fill(hidden, at, at + count)),
    isHidden: (id, axis, at) => {
      const { meta } = grid(id);
      return axis === 'row' ? runValue(meta.hiddenRows, at) : (meta.hiddenColumns[at] ?? false);
    },
    setSize: (id, axis, at, count, pixels) =>
      change(id, ({ meta }) => {
        if (axis === 'row') meta.heights = changeRuns(meta.heights, at, at + count, () => pixels);
        else meta.widths.fill(pixels, at, at + count);
      }),
    size: (id, axis, at) => {
      const { meta } = grid(id);
      return axis === 'row' ? runValue(meta.heights, at) : (meta.widths[at] as number);
    },
    fitColumns: (id, at, count) =>
      change(id, (sheet) => {
        for (let column = at; column < at + count; column++)
          sheet.meta.widths[column] = fittingWidth(book, sheet, column);
      }),
    conditionalFormats: (id) => JSON.stringify(grid(id).meta.conditionalFormats),
    setConditionalFormats: (id, json) =>
      change(id, ({ meta }) => {
        meta.conditionalFormats = JSON.parse(json) as ConditionalFormatRecord[];
      }),
    protections: (id) => JSON.stringify(grid(id).meta.protections),
    protect: (id, json) => {
      const { meta } = grid(id);
      const rect = json === null ? null : (JSON.parse(json) as Rect);
      const known = rect === null ? meta.protections.find((protection) => protection.rect === null) : undefined;
      if (known) return known.id;
      const protection = { id: meta.nextProtectionId++, rect, description: '', warningOnly: false };
      change(id, (sheet) => void sheet.meta.protections.push(protection));
      return protection.id;
    },
    setProtection: (id, protection, description, warningOnly) =>
      change(id, ({ meta }) => {
        const index = meta.protections.findIndex((known) => known.id === protection);
        const known = meta.protections[index];
        if (!known) throw new PlatformError('Protection not found');
        meta.protections[index] = { ...known, description, warningOnly };
      }),
    removeProtection: (id, protection) =>
      change(id, ({ meta }) => {
        meta.protections = meta.protections.filter((known) => known.id !== protection);
      }),
    charts: (id) => JSON.stringify(sheetOf(book, id).meta.charts),
    insertChart: (id, json) => {
      const chart: ChartRecord = { ...(JSON.parse(json) as ChartRecord), id: freshChartId(book) };
      book.metaChanged = true;
      change(id, ({ meta }) => {
        meta.charts = [...meta.charts, onSheet(meta, chart)];
      });
      return chart.id;
    },
    updateChart: (id, json) =>
      change(id, ({ meta }) => {
        const chart = onSheet(meta, JSON.parse(json) as ChartRecord);
        if (!meta.charts.some((known) => known.id === chart.id)) throw new PlatformError('Chart not found');
        meta.charts = meta.charts.map((known) => (known.id === chart.id ? chart : known));
      }),
    removeChart: (id, chart) =>
      change(id, ({ meta }) => {
        if (!meta.charts.some((known) => known.id === chart)) throw new PlatformError('Chart not found');
        meta.charts = meta.charts.filter((known) => known.id !== chart);
      }),
  };
}

/** A chart stands on a cell of its sheet. */
function onSheet({ maxRows, maxColumns }: Grid['meta'], chart: ChartRecord): ChartRecord {
  if (chart.row >= maxRows || chart.column >= maxColumns)
    throw new PlatformError('The position of the chart is out of bounds.');
  return chart;
}

function checkSheetName(book: Book, name: string, self: number | null): void {
  if (name === '') throw new PlatformError('Invalid argument: name');
  if (name.length > 100) throw new PlatformError('A sheet name cannot be longer than 100 characters.');
  // Names are compared without case, as in Sheets.
  if (book.grids.some((sheet) => sheet.id !== self && sheet.meta.name.toLowerCase() === name.toLowerCase()))
    throw new PlatformError(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

/** Takes the name from the range that has it, whatever its case; false where none has. */
function dropName({ grids }: Book, name: string): boolean {
  const isNamed = (known: string): boolean => known.toLowerCase() === name.toLowerCase();
  const holder = grids.find(({ meta }) => meta.names.some((known) => isNamed(known.name)));
  if (!holder) return false;
  holder.meta.names = holder.meta.names.filter((known) => !isNamed(known.name));
  holder.dirt.meta = true;
  return true;
}

/** Documented (Sheets help): letters, digits and underscores, no digit first, no reference to cells, 250 characters. */
function checkRangeName(name: string): void {
  const isName = /^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name);
  if (!isName || /^(true|false|[a-z]{1,3}\d+|r\d*c\d*)$/i.test(name))
    throw new PlatformError(`The name "${name}" is not valid for a range.`);
}
