import { CsvError, parse } from 'csv-parse/sync';
import { Fault } from './data-fault.ts';
import { type DataTable, tableOf } from './data-table.ts';

const SEPARATORS = [',', ';', '\t'] as const;

/** RFC 4180, with any of three separators and any line end; a row that breaks the rules is named, never guessed. */
export function readCsv(text: string): DataTable {
  let count = 0;
  try {
    const records: string[][] = parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[]) => {
        count++;
        return record;
      },
    });
    return tableOf(
      // A record is a row of Excel, blank ones too.
      records.map((cells, i) => ({ row: i + 1, cells })),
      (row, cells, headings) => new Fault('long-row', { row, cells, headings }),
    );
  } catch (error) {
    if (error instanceof CsvError) throw new Fault('broken-quotes', { row: count + 1 });
    throw error;
  }
}

/** The one that stands most often in the first row that has text, outside quotation marks. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const c of text.trimStart()) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '\n' || c === '\r')) break;
    else if (!quoted && counts.has(c)) counts.set(c, (counts.get(c) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
