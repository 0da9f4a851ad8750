import WorkbookXform from 'exceljs/lib/xlsx/xform/book/workbook-xform.js';
import AppXform from 'exceljs/lib/xlsx/xform/core/app-xform.js';
import ContentTypesXform from 'exceljs/lib/xlsx/xform/core/content-types-xform.js';
import CoreXform from 'exceljs/lib/xlsx/xform/core/core-xform.js';
import RelationshipsXform from 'exceljs/lib/xlsx/xform/core/relationships-xform.js';
import SharedStringsXform from 'exceljs/lib/xlsx/xform/strings/shared-strings-xform.js';
import theme from 'exceljs/lib/xlsx/xml/theme1.js';
import type { Moment } from '../../domain/moment.ts';
import { type Content, cellReference, cellXml, type Texts } from './cells.ts';
import { CHART_TYPE, chartXml, type PlacedChart } from './chart.ts';
import { drawingXml } from './drawing.ts';
import { newPackage, type Package } from './package.ts';
import { afterRows, beforeRows, type Frame, type RowHeight, rowXml } from './sheet.ts';
import { type Locale, makeStyles, type Styles } from './styles.ts';
import { cleanText, quoteSheet } from './text.ts';

const CREATOR = 'Dutybook · 客服台账';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Excel's last row. */
export const MOST_ROWS = 1_048_576;

/** What a workbook says of itself. */
export interface Properties {
  readonly title: string;
  readonly subject?: string;
  readonly description?: string;
  readonly creator?: string;
  /** Wall clock; without it the file bears no date. */
  readonly createdAt?: Moment;
}

/** A line of the sheet: contents by their column, counted from 1, in order. */
export interface Line {
  readonly cells: Iterable<readonly [column: number, content: Content]>;
  readonly height?: RowHeight;
}

/** A workbook of one sheet. `frame` is asked again after the last line, for what only then is known. */
export interface Book {
  readonly sheet: string;
  readonly locale: Locale;
  readonly properties: Properties;
  readonly lines: Iterable<Line>;
  readonly frame: (rows: number) => Omit<Frame, 'drawing'>;
  /** First and last row repeated on every printed page. */
  readonly repeated: readonly [number, number];
  readonly charts: readonly PlacedChart[];
}

/** The workbook's bytes. Every line is rendered and deflated as it comes, then forgotten. */
export function writeBook(book: Book): Uint8Array {
  const pack = newPackage();
  const styles = makeStyles(book.locale);
  const texts: Texts = { shared: new Map(), characters: 0, uses: 0 };
  addContentTypes(pack, book);
  addLinks(pack, '_rels/.rels', [
    [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/extended-properties`, 'docProps/app.xml'],
  ]);
  addSheet(pack, book, styles, texts);
  addCharts(pack, book, styles.font);
  addLinks(pack, 'xl/_rels/workbook.xml.rels', [
    [`${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
    [`${OFFICE}/theme`, 'theme/theme1.xml'],
    [`${OFFICE}/styles`, 'styles.xml'],
    [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
  ]);
  pack.add('xl/workbook.xml', workbookXml(book));
  pack.add('xl/sharedStrings.xml', new SharedStringsXform({ values: [...texts.shared.keys()], count: texts.uses }).xml);
  pack.add('xl/styles.xml', styles.xml());
  pack.add('xl/theme/theme1.xml', theme);
  pack.add('docProps/app.xml', new AppXform().toXml({ worksheets: [{ name: book.sheet }] }));
  pack.add('docProps/core.xml', coreXml(book));
  return pack.finish();
}

function addSheet(pack: Package, book: Book, styles: Styles, texts: Texts): void {
  const drawing = book.charts.length > 0 ? 'rId1' : undefined;
  const part = pack.open('xl/worksheets/sheet1.xml');
  part.write(beforeRows({ ...book.frame(0), drawing }));
  let row = 0;
  for (const line of book.lines) {
    row += 1;
    if (row > MOST_ROWS) throw new RangeError(`A sheet of Excel ends at row ${MOST_ROWS}: export a shorter period.`);
    let cells = '';
    for (const [column, content] of line.cells) cells += cellXml(cellReference(column, row), content, styles, texts);
    part.write(rowXml(row, line.height, cells));
  }
  part.write(afterRows({ ...book.frame(row), drawing }));
  part.close();
  if (drawing)
    addLinks(pack, 'xl/worksheets/_rels/sheet1.xml.rels', [[`${OFFICE}/drawing`, '../drawings/drawing1.xml']]);
}

function addCharts(pack: Package, { charts }: Book, font: string): void {
  if (charts.length === 0) return;
  pack.add('xl/drawings/drawing1.xml', drawingXml(charts));
  addLinks(
    pack,
    'xl/drawings/_rels/drawing1.xml.rels',
    charts.map((_, i) => [`${OFFICE}/chart`, `../charts/chart${i + 1}.xml`]),
  );
  for (const [i, chart] of charts.entries()) pack.add(`xl/charts/chart${i + 1}.xml`, chartXml(chart, font));
}

/** Links are named rId1, rId2 … in their order. */
function addLinks(pack: Package, path: string, links: readonly (readonly [type: string, target: string])[]): void {
  const xml = new RelationshipsXform().toXml(links.map(([Type, Target], i) => ({ Id: `rId${i + 1}`, Type, Target })));
  pack.add(path, xml);
}

/** First in the zip, where mail gateways look for what a file is. exceljs knows no charts. */
function addContentTypes(pack: Package, { charts }: Book): void {
  const xml = new ContentTypesXform().toXml({
    worksheets: [{ id: 1 }],
    sharedStrings: { count: 1 },
    drawings: charts.length > 0 ? [{ name: 'drawing1' }] : [],
  });
  const overrides = charts.map(
    (_, i) => `<Override PartName="/xl/charts/chart${i + 1}.xml" ContentType="${CHART_TYPE}"/>`,
  );
  pack.add('[Content_Types].xml', xml.replace('</Types>', `${overrides.join('')}</Types>`));
}

function workbookXml({ sheet, repeated: [first, last] }: Book): string {
  return new WorkbookXform().toXml({
    properties: {},
    views: [{ width: 24_000, height: 12_000 }],
    sheets: [{ id: 1, name: sheet, state: 'visible', rId: 'rId1' }],
    definedNames: [
      { name: '_xlnm.Print_Titles', localSheetId: 0, ranges: [`${quoteSheet(sheet)}!$${first}:$${last}`] },
    ],
    calcProperties: {},
  });
}

function coreXml({ properties, locale }: Book): string {
  const creator = cleanText(properties.creator ?? CREATOR);
  const created = properties.createdAt === undefined ? undefined : new Date(properties.createdAt * 60_000);
  return new CoreXform().toXml({
    creator,
    lastModifiedBy: creator,
    title: cleanText(properties.title),
    subject: properties.subject === undefined ? undefined : cleanText(properties.subject),
    description: properties.description === undefined ? undefined : cleanText(properties.description),
    language: locale,
    created,
    modified: created,
  });
}
