import type { Rect } from './cell.ts';

/** The kinds that are drawn; a script that asks for another one is refused. */
export type ChartKind = 'COLUMN' | 'BAR' | 'LINE' | 'PIE';

/** A chart as stored. Its place and its ranges move with the rows and columns they stand on. */
export interface ChartRecord {
  /** One of the workbook's own, never given twice. */
  readonly id: number;
  readonly kind: ChartKind;
  readonly ranges: readonly ChartRange[];
  /** The cell of its upper left corner, and pixels from there. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  /** Rows that are headings; negative: found out from the cells. */
  readonly headers: number;
  readonly transpose: boolean;
  readonly merge: 'MERGE_COLUMNS' | 'MERGE_ROWS';
  readonly hidden: 'IGNORE_BOTH' | 'IGNORE_ROWS' | 'IGNORE_COLUMNS' | 'SHOW_BOTH';
  readonly options: ChartOptions;
}

export interface ChartRange extends Rect {
  readonly sheet: number;
}

/** As a script set them, by their path: `hAxis.title`. A value may be an object that holds the rest of a path. */
export type ChartOptions = Readonly<Record<string, unknown>>;

/** The option of a path, however much of it was set as an object. */
export function chartOption(options: ChartOptions, path: string): unknown {
  const own = Object.getOwnPropertyDescriptor(options, path);
  if (own) return own.value;
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const above = options[path.slice(0, dot)];
    if (typeof above === 'object' && above !== null) return chartOption(above as ChartOptions, path.slice(dot + 1));
  }
  return undefined;
}

/** The chart after a sheet's rows or columns moved; `null` of a range or place: it is gone, and the place becomes `fallback`. */
export function movedChart(
  chart: ChartRecord,
  here: boolean,
  sheet: number,
  move: (rect: Rect) => Rect | null,
  fallback: Partial<Pick<ChartRecord, 'row' | 'column'>>,
): ChartRecord {
  const ranges = chart.ranges.flatMap((range) => {
    if (range.sheet !== sheet) return [range];
    const rect = move(range);
    return rect ? [{ ...rect, sheet }] : [];
  });
  if (!here) return { ...chart, ranges };
  const { row, column } = chart;
  const place = move({ row, column, rows: 1, columns: 1 }) ?? { row, column, ...fallback };
  return { ...chart, ranges, row: place.row, column: place.column };
}
