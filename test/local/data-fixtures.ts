import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll } from 'vitest';
import { type DataFile, readDataFile } from '../../src/local/data-file.ts';
import { DataFileError } from '../../src/local/data-file-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'dutybook-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const pathOf = (name: string): string => join(folder, name);

export function write(name: string, content: string | Uint8Array): string {
  writeFileSync(pathOf(name), content);
  return pathOf(name);
}

export const read = (name: string, content: string | Uint8Array): Promise<DataFile> =>
  readDataFile(write(name, content));
export const readHex = (name: string, hex: string): Promise<DataFile> => read(name, Buffer.from(hex, 'hex'));

/** The table as one sees it: headings, then each row after its number. */
export const flat = ({ headings, rows }: DataFile): string[] => [
  headings.join('|'),
  ...rows.map(({ row, cells }) => `${row}: ${cells.join('|')}`),
];

/** `code/why` and the facts of a refusal. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DataFileError)) throw error ?? new Error('was not refused');
  const { file: _, ...facts } = error.details;
  return [`${error.code}/${error.why}`, ...Object.values(facts)].join(' ');
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook by hand, of what stands in `<sheetData>`. */
export interface Handmade {
  readonly rows: string;
  readonly after?: string;
  readonly strings?: string;
  /** numFmt codes; style 1 is the first of them, style 0 is General. */
  readonly formats?: readonly string[];
  readonly sheets?: string;
  readonly book?: string;
  readonly sheet?: string;
  readonly workbook?: string;
}

export function workbook(made: Handmade): Uint8Array {
  const formats = made.formats ?? [];
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', '/xl/styles.xml')}${relation('rId3', 'sharedStrings', 'sharedStrings.xml')}${relation('rId4', 'worksheet', 'worksheets/empty.xml')}${relation('rId5', 'chartsheet', 'chartsheets/sheet1.xml')}</Relationships>`,
    'xl/workbook.xml':
      made.workbook ??
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${made.book ?? ''}<sheets>${made.sheets ?? '<sheet name="台账" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${made.strings ?? ''}</sst>`,
    'xl/worksheets/sheet1.xml':
      made.sheet ?? `<worksheet xmlns="${MAIN}"><sheetData>${made.rows}</sheetData>${made.after ?? ''}</worksheet>`,
    'xl/worksheets/empty.xml': `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
