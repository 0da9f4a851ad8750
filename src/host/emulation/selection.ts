import type { Area } from './a1-notation.ts';
import { local, service } from './host.ts';
import { newRange, type RangeImpl } from './range.ts';
import { implementationOf } from './strict.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

interface Selection extends Area {
  readonly sheet: number;
}
const selectionOf = (): Selection => JSON.parse(local('selection')) as Selection;

/** What is selected where whoever runs the script sits; of a sheet that is not in front its first cell. */
export function activeRange(sheetId?: number): Range {
  const { sheet, ...area } = selectionOf();
  if (sheetId === undefined || sheetId === sheet) return newRange(sheet, area);
  return newRange(sheetId, { row: 0, column: 0, rows: 1, columns: 1 });
}

/** The cell in which one would type: the first of the selection. */
export function activeCell(sheetId?: number): Range {
  return activeRange(sheetId).getCell(1, 1);
}

/** Selects a range, as that method does; gives it. */
export function selectRange(method: string, range: Range): Range {
  service(method, 'select', ...implementationOf<RangeImpl>(range).block);
  return range;
}
