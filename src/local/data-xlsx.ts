import { type Look, lookOf, lookOfBuiltIn, sayIsoDate, sayNumber } from './data-cell.ts';
import { Fault } from './data-fault.ts';
import { columnName, type DataRow, type DataTable, tableOf } from './data-table.ts';
import { attribute, readXml } from './data-xml.ts';
import type { Zip } from './data-zip.ts';

/** Rows and columns of the largest sheet Excel knows. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/**
 * The first visible sheet of a workbook, as text.
 *
 * Only what has values is read (workbook, styles, shared strings, the sheet's cells), with the SAX reader of exceljs and not
 * with its document model: that loses cached results of 0, false and '', reads `t="d"` dates as their year, stumbles over
 * `x:` prefixes and cells without `r=`, and unfolds validations of whole columns (shared/platform.md).
 */
export async function readXlsx(zip: Zip): Promise<DataTable> {
  const book = await readBook(zip);
  const looks = await readLooks(zip, book.styles);
  const strings = await readStrings(zip, book.strings);
  const rows = await readSheet(zip, book, looks, strings);
  return tableOf(rows, (row, cells) => new Fault('no-heading', { row, column: columnName(cells - 1) }));
}

interface Book {
  /** Name of the part and of the sheet. */
  readonly part: string;
  readonly sheet: string;
  readonly from1904: boolean;
  readonly styles?: string;
  readonly strings?: string;
}

/** The part a relation leads to, by its id or by the end of its type (strict and transitional types end alike). */
interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

async function readBook(zip: Zip): Promise<Book> {
  const workbook =
    (await readRelations(zip, '')).find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const relations = await readRelations(zip, workbook);
  const ofType = (name: string) => relations.find(({ type }) => type === name)?.part;
  let from1904 = false;
  const sheets: { name: string; id: string; visible: boolean }[] = [];
  await readXml(workbook, zip.read(workbook), {
    open(path, at) {
      if (path === 'workbook/workbookPr') from1904 = isTrue(at.date1904);
      if (path !== 'workbook/sheets/sheet') return;
      const visible = (at.state ?? 'visible') === 'visible';
      sheets.push({ name: at.name ?? '', id: attribute(at, 'id') ?? '', visible });
    },
  });
  for (const { name, id, visible } of sheets) {
    const relation = relations.find((each) => each.id === id);
    // A sheet that is only a chart has no cells.
    if (!visible || relation?.type !== 'worksheet') continue;
    return { part: relation.part, sheet: name, from1904, styles: ofType('styles'), strings: ofType('sharedStrings') };
  }
  throw new Fault('no-sheet', {});
}

async function readRelations(zip: Zip, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const from = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations: Relation[] = [];
  if (!zip.has(from)) return relations;
  await readXml(from, zip.read(from), {
    open(path, at) {
      if (path !== 'Relationships/Relationship') return;
      // A target is relative to the part's folder, or absolute; the URL resolves `..`.
      const target = new URL(at.Target ?? '', `zip:///${folder}`);
      const type = (at.Type ?? '').split('/').at(-1) ?? '';
      relations.push({ id: at.Id ?? '', type, part: decodeURIComponent(target.pathname).slice(1) });
    },
  });
  return relations;
}

/** How each style makes a number look, by the style's number. */
async function readLooks(zip: Zip, part: string | undefined): Promise<readonly Look[]> {
  const formats = new Map<string, string>();
  const styles: string[] = [];
  if (part === undefined) return [];
  await readXml(part, zip.read(part), {
    open(path, at) {
      if (path === 'styleSheet/numFmts/numFmt') formats.set(at.numFmtId ?? '', at.formatCode ?? '');
      if (path === 'styleSheet/cellXfs/xf') styles.push(at.numFmtId ?? '0');
    },
  });
  return styles.map((id) => {
    const code = formats.get(id);
    return code === undefined ? lookOfBuiltIn(Number(id)) : lookOf(code);
  });
}

async function readStrings(zip: Zip, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  if (part === undefined) return strings;
  await readXml(part, zip.read(part), {
    text(path, more) {
      // Not `sst/si/rPh/t`: how a word is pronounced.
      if (path === 'sst/si/t' || path === 'sst/si/r/t') text += more;
    },
    close(path) {
      if (path !== 'sst/si') return;
      strings.push(unescaped(text));
      text = '';
    },
  });
  return strings;
}

interface Cell {
  readonly column: number;
  readonly address: string;
  readonly type: string;
  readonly look: Look;
  formula: boolean;
  value?: string;
}

async function readSheet(zip: Zip, book: Book, looks: readonly Look[], strings: readonly string[]): Promise<DataRow[]> {
  const damaged = (): never => {
    throw new Fault('damaged', { part: book.sheet });
  };
  const rows: { row: number; cells: string[] }[] = [];
  const merges: string[] = [];
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;

  await readXml(book.part, zip.read(book.part), {
    open(path, at) {
      if (path === 'worksheet/sheetData/row') {
        // A row or a cell without a place stands after the one before.
        const next = at.r === undefined ? row + 1 : Number(at.r);
        if (!Number.isInteger(next) || next <= row || next > MOST_ROWS) damaged();
        row = next;
        column = 0;
        cells = [];
      } else if (path === 'worksheet/sheetData/row/c') {
        const place = at.r === undefined ? { row, column: column + 1 } : placeOf(at.r);
        if (!place || place.row !== row || place.column <= column || place.column > MOST_COLUMNS) return damaged();
        column = place.column;
        cell = {
          column,
          address: `${columnName(column - 1)}${row}`,
          type: at.t ?? 'n',
          look: looks[Number(at.s ?? 0)] ?? { kind: 'plain' },
          formula: false,
        };
      } else if (path === 'worksheet/mergeCells/mergeCell') {
        merges.push(at.ref ?? '');
      } else if (cell && path === 'worksheet/sheetData/row/c/f') {
        cell.formula = true;
      } else if (cell && VALUES.has(path)) {
        cell.value ??= '';
      }
    },
    text(path, text) {
      if (cell && VALUES.has(path)) cell.value = (cell.value ?? '') + text;
    },
    close(path) {
      if (path === 'worksheet/sheetData/row/c' && cell) {
        const text = sayCell(cell, book, strings) ?? damaged();
        if (text !== '') {
          while (cells.length < cell.column - 1) cells.push('');
          cells.push(text);
        }
        cell = undefined;
      } else if (path === 'worksheet/sheetData/row' && cells.length > 0) {
        rows.push({ row, cells });
      }
    },
  });
  checkMerges(merges, rows, book.sheet);
  return rows;
}

const VALUES = new Set(['v', 'is/t', 'is/r/t'].map((path) => `worksheet/sheetData/row/c/${path}`));

/** What a cell says; undefined when the file contradicts itself. */
function sayCell(cell: Cell, book: Book, strings: readonly string[]): string | undefined {
  const { type, value } = cell;
  if (value === undefined) {
    // An empty text is often left out; any other result that is missing was never calculated.
    if (cell.formula && type !== 'str') throw new Fault('uncalculated', { sheet: book.sheet, cell: cell.address });
    return '';
  }
  switch (type) {
    case 's':
      return strings[/^\d+$/.test(value) ? Number(value) : -1];
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'e':
      return value;
    case 'b':
      return isTrue(value) ? 'TRUE' : 'FALSE';
    case 'd': {
      const date = sayIsoDate(value, cell.look);
      if (date === undefined) throw new Fault('odd-date', { sheet: book.sheet, cell: cell.address, text: value });
      return date;
    }
    case 'n':
      return value === '' ? '' : sayNumber(value, cell.look, book.from1904);
    default:
      return undefined;
  }
}

/**
 * Cells merged over several rows: a person sees one value beside all of them, the file has it in the first row only. Copying
 * it down would count a sum three times, leaving it out would lose it. Cells merged within a row lose nothing.
 */
function checkMerges(merges: readonly string[], rows: readonly DataRow[], sheet: string): void {
  if (merges.length === 0) return;
  const byRow = new Map(rows.map((each) => [each.row, each.cells]));
  for (const range of merges) {
    const [from, to] = range.split(':').map(placeOf);
    if (!from || !to || from.row === to.row) continue;
    if (byRow.get(from.row)?.[from.column - 1]) throw new Fault('merged', { sheet, range });
  }
}

/** `B7`: 1-based. */
function placeOf(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
