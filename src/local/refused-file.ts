import { basename, dirname, extname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { writeWhole } from './output.ts';

/** Ends the heading of the reasons, so that a file of refused rows is known when it is imported again. */
export const REASONS_MARK = '(Dutybook)';

export interface RefusedRow {
  readonly cells: readonly string[];
  readonly reasons: string;
}

/** `DATA.csv` → `DATA.refused.csv`; of a file of refused rows the next one, so that none is written over its source. */
export function refusedPath(path: string): string {
  const stem = basename(path, extname(path));
  const [, name = stem, count] = /^(.*)\.refused(?:-(\d+))?$/.exec(stem) ?? [];
  const again = name === stem ? '' : `-${Number(count ?? 1) + 1}`;
  return join(dirname(path), `${name}.refused${again}.csv`);
}

/**
 * Writes the refused rows whole, for the desk to mend in Excel and import again: `headings` are those of the data and,
 * last, the one over the reasons. UTF-8 with a byte order mark, without which Excel shows Chinese as gibberish.
 */
export function writeRefused(path: string, headings: readonly string[], rows: readonly RefusedRow[]): void {
  const reasons = headings.at(-1) ?? '';
  const marked = reasons.endsWith(REASONS_MARK) ? reasons : `${reasons} ${REASONS_MARK}`;
  const lines = [[...headings.slice(0, -1), marked], ...rows.map(({ cells, reasons }) => [...cells, reasons])];
  const csv = stringify(
    lines.map((cells) => cells.map(protect)),
    { bom: true, record_delimiter: '\r\n', quoted_match: /[,;\t"'\r\n]|^\s|\s$/ },
  );
  writeWhole(path, csv);
}

/**
 * Text that a spreadsheet would run or change gets an apostrophe in front: formulas (= + - @, wide ones too), and what
 * Excel makes a date or another number of: `3-12`, `007`, 12 digits and more, `3E12`, `1.10`.
 *
 * The trade-off: CSV has no way to say "this is text". Excel shows the apostrophe, which is a blemish, but nothing runs and
 * room 3-12 stays 3-12 when the mended file is saved; a tab or blank in front would be invisible and may be dropped. It is
 * taken off again only in a file that says it is ours (REASONS_MARK), so other people's apostrophes stay. Text that already
 * begins with apostrophes gets one more, so what is read is what was written, always.
 */
const protect = (text: string): string => (isHazard(text) ? `'${text}` : text);

/** Undoes `protect`. */
export const unprotected = (text: string): string => (text.startsWith("'") && isHazard(text) ? text.slice(1) : text);

const HAZARDS = [
  /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/,
  /^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/,
  /^0\d+$/,
  /^\d{12,}$/,
  /^\d+\.\d*0$/,
  /^\d+(\.\d+)?e[+-]?\d+$/i,
];
/** Begins like a formula and is none: a negative number, a dash for "nothing". */
const HARMLESS = /^(-(0|[1-9]\d{0,10})(\.\d+)?|-+)$/;
/** A full date comes back from Excel as the same date; it stays readable. */
const FULL_DATE = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/;

function isHazard(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return !HARMLESS.test(bare) && !FULL_DATE.test(bare) && HAZARDS.some((hazard) => hazard.test(bare));
}
