import { parse } from 'csv-parse/browser/esm/sync';
import { stringify } from 'csv-stringify/browser/esm/sync';

/** Cells as other programs lay them on the clipboard: tabs between cells, quotes around those with tabs or line ends. */
export function fromClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = parse(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), {
    delimiter: '\t',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return rows.length === 0 ? [['']] : rows.map((row) => [...row, ...new Array(columns - row.length).fill('')]);
}

export const toClipboard = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { delimiter: '\t', record_delimiter: '\r\n' }).replace(/\r\n$/, '');
