import { format, isDateFormat } from 'numfmt';
import { type Cell, Formula } from './cell.ts';
import { DEFAULT_STYLE } from './style.ts';

const dateFormats = new Map<string, boolean>();

/** Whether a number under this format is a moment: then getValue gives a Date. */
export function showsDate(numberFormat: string): boolean {
  let known = dateFormats.get(numberFormat);
  if (known === undefined) {
    known = isDateFormat(numberFormat);
    dateFormats.set(numberFormat, known);
  }
  return known;
}

/** The text a cell shows. A formula has none here: nothing computes it. */
export function displayText(cell: Exclude<Cell, Formula>, numberFormat: string, locale: string): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') return cell;
  const pattern = numberFormat === DEFAULT_STYLE.numberFormat ? 'General' : numberFormat;
  if (pattern === 'General' && Number.isInteger(cell) && Math.abs(cell) < 1e10) return String(cell);
  return format(pattern, cell, { locale: locale.replace('_', '-'), leap1900: false, nbsp: false });
}

export const isFormula = (cell: Cell): cell is Formula => cell instanceof Formula;
