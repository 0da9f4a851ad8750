import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { readCsv } from './data-csv.ts';
import { decode, type Encoding } from './data-encoding.ts';
import { Fault } from './data-fault.ts';
import { DataFileError } from './data-file-error.ts';
import type { DataTable } from './data-table.ts';
import { readXlsx } from './data-xlsx.ts';
import { openZip, type Zip } from './data-zip.ts';

/** A table of text as a person sees it: the first row is the headings, every row as wide as they are. */
export interface DataFile extends DataTable {
  /** SHA-256 of the file's bytes, in hex: the same file is known when it comes again. */
  readonly digest: string;
  /** Of a workbook's own parts: `utf-8`. */
  readonly encoding: Encoding;
}

/** A hundred thousand complaints are 12 MB; the text of a larger file would not fit beside the workbook. */
const MOST_BYTES = 200_000_000;

/** Reads a .csv (.tsv, .txt) or .xlsx (.xlsm) file, told apart by what is in it. Throws a DataFileError. */
export async function readDataFile(path: string): Promise<DataFile> {
  try {
    const bytes = await bytesOf(path);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return { ...(await tableIn(bytes, extname(path).toLowerCase())), digest };
  } catch (error) {
    throw error instanceof Fault ? new DataFileError(path, error.why, error.facts) : error;
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size, ...entry } = await stat(path).then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
    if (!entry.isFile) throw new Fault('folder', {});
    if (size > MOST_BYTES) throw new Fault('large-file', { megabytes: MOST_BYTES / 1_000_000 });
    return await readFile(path);
  } catch (error) {
    if (error instanceof Fault) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw reason === 'ENOENT' || reason === 'ENOTDIR' ? new Fault('missing', {}) : new Fault('unreadable', { reason });
  }
}

async function tableIn(bytes: Buffer, extension: string): Promise<DataTable & { encoding: Encoding }> {
  const head = bytes.toString('latin1', 0, 512);
  if (bytes.length === 0) throw new Fault('empty', {});
  if (head.startsWith('PK')) return { ...(await readXlsx(workbookIn(openZip(bytes)))), encoding: 'utf-8' };
  // The old container of .xls and .et, and of an .xlsx with a password.
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    throw new Fault('other-spreadsheet', {
      kind: extension.startsWith('.xlsx') ? '.xlsx + password' : extension || '.xls',
    });
  }
  if (head.startsWith('%PDF')) throw new Fault('no-spreadsheet', { kind: 'PDF' });
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml|meta)/i.test(head))
    throw new Fault('other-spreadsheet', { kind: 'HTML/XML' });
  if (SPREADSHEETS.has(extension)) throw new Fault('other-spreadsheet', { kind: extension });
  if (extension === '.xlsx' || extension === '.xlsm') throw new Fault('damaged', { part: 'zip' });
  if (!TEXTS.has(extension)) throw new Fault('no-spreadsheet', { kind: extension });
  const { text, encoding } = decode(bytes);
  return { ...readCsv(text), encoding };
}

const TEXTS: ReadonlySet<string> = new Set(['.csv', '.tsv', '.txt', '.tab', '']);
const SPREADSHEETS: ReadonlySet<string> = new Set(['.xls', '.xlsb', '.et', '.ett', '.ods', '.fods', '.numbers']);

function workbookIn(zip: Zip): Zip {
  if (zip.has('xl/workbook.bin')) throw new Fault('other-spreadsheet', { kind: '.xlsb' });
  if (zip.has('content.xml')) throw new Fault('other-spreadsheet', { kind: '.ods' });
  if (zip.names.some((name) => name.endsWith('.iwa'))) throw new Fault('other-spreadsheet', { kind: '.numbers' });
  if (!zip.has('[Content_Types].xml') || !zip.names.some((name) => /(^|[\\/])xl[\\/]/i.test(name))) {
    throw new Fault('no-spreadsheet', { kind: 'zip' });
  }
  return zip;
}
