import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Moment, momentOf } from '../../src/domain/moment.ts';
import { type Chart, count, dayCell, type Report, rate, type Table, text } from '../../src/reports/table.ts';
import type * as Writer from '../../src/writers/xlsx.ts';
import { loadXlsx } from './xlsx-bundle.ts';
import { all, type Node, one, type ReadBook, readXlsx } from './xlsx-reader.ts';

let writer: typeof Writer;
beforeAll(async () => {
  ({ writer } = await loadXlsx());
});

const categories: Table = {
  id: 'categories',
  title: '一、投诉类别',
  columns: [
    { key: 'category', heading: '类别', width: 14 },
    { key: 'received', heading: '受理', width: 8 },
    { key: 'rate', heading: '办结率', width: 8 },
  ],
  rows: [
    [text('工程维修'), count(12), rate(9, 12)],
    [text('噪音 & <扰民>'), count(7), rate(7, 7)],
    [text('收费 😀𠮷'), count(0), rate(0, 0)],
  ],
};

const days: Table = {
  id: 'days',
  title: '二、每日受理',
  columns: [
    { key: 'day', heading: '日期', width: 12 },
    { key: 'received', heading: '受理', width: 8 },
    { key: 'a', heading: '甲', width: 8 },
    { key: 'b', heading: '乙', width: 8 },
    { key: 'c', heading: '丙', width: 8 },
  ],
  rows: [9, 10, 11].map((day) => [dayCell(momentOf(2026, 2, day)), count(day), count(1), count(2), count(3)]),
};

const chartOf = (changes: Partial<Chart> = {}): Chart => ({
  kind: 'column',
  title: '投诉 & 类别',
  table: 'categories',
  categories: 'category',
  series: ['received'],
  ...changes,
});

const reportOf = (changes: Partial<Report> = {}): Report => ({
  id: 'weekly',
  title: `周报's`,
  subtitle: '2026-02-09 至 2026-02-15',
  locale: 'zh-CN',
  sentences: ['本周受理投诉 19 件。', '超期 2 件。'],
  tables: [categories, days],
  charts: [],
  footnotes: ['“—” 表示 0 ÷ 0。'],
  ...changes,
});

const write = (changes: Partial<Report> = {}): ReadBook => readXlsx(writer.writeXlsx(reportOf(changes)));
const texts = (book: ReadBook): unknown[] =>
  [...book.cells.values()].map((cell) => cell.value).filter((value) => value !== undefined);
const cellOf = (book: ReadBook, value: string): string =>
  [...book.cells].find(([, cell]) => cell.value === value)?.[0] ?? 'missing';

describe('the sheet', () => {
  it('says title, subtitle, sentences, every table under its title with headings, then the footnotes', () => {
    expect(texts(write())).toEqual([
      `周报's`,
      '2026-02-09 至 2026-02-15',
      '本周受理投诉 19 件。',
      '超期 2 件。',
      ...['一、投诉类别', '类别', '受理', '办结率'],
      ...['工程维修', 12, 0.75, '噪音 & <扰民>', 7, 1, '收费 😀𠮷', 0, '—'],
      ...['二、每日受理', '日期', '受理', '甲', '乙', '丙'],
      ...[46062, 9, 1, 2, 3, 46063, 10, 1, 2, 3, 46064, 11, 1, 2, 3],
      '“—” 表示 0 ÷ 0。',
    ]);
  });

  it('prints on upright A4, as wide as the page, with the title on every page', () => {
    const book = write();
    expect(one(book.sheet, 'pageSetup').attributes).toMatchObject({
      paperSize: '9',
      orientation: 'portrait',
      fitToWidth: '1',
      fitToHeight: '0',
    });
    expect(one(book.sheet, 'pageSetUpPr').attributes.fitToPage).toBe('1');
    expect(one(book.workbook, 'definedName').attributes).toMatchObject({
      name: '_xlnm.Print_Titles',
      localSheetId: '0',
    });
    expect(one(book.workbook, 'definedName').text).toBe(`'周报''s'!$1:$1`);
    expect(all(book.sheet, 'pane')).toEqual([]);
  });

  it('freezes and repeats the headings of a single table', () => {
    const book = write({ tables: [days] });
    const row = cellOf(book, '日期').slice(1);
    expect(one(book.sheet, 'pane').attributes).toMatchObject({ ySplit: row, state: 'frozen' });
    expect(one(book.workbook, 'definedName').text).toBe(`'周报''s'!$${row}:$${row}`);
  });

  it('does not freeze a screenful of sentences', () => {
    expect(all(write({ tables: [days], sentences: Array(20).fill('一句话。') }).sheet, 'pane')).toEqual([]);
  });

  it('has the font of its language, in the first font too', () => {
    const fonts = (locale: Report['locale']): Set<string | undefined> =>
      new Set(all(one(write({ locale }).part('xl/styles.xml'), 'fonts'), 'name').map((name) => name.attributes.val));
    expect(fonts('zh-CN')).toEqual(new Set(['Microsoft YaHei']));
    expect(fonts('zh-TW')).toEqual(new Set(['Microsoft JhengHei']));
  });

  it('gives a long sentence the height of its lines, which Excel cannot measure in merged cells', () => {
    const book = write({ sentences: ['很长的句子，'.repeat(40)] });
    const cell = [...book.cells].find(([, { value }]) => String(value).startsWith('很长的'))?.[0] as string;
    const row = all(book.sheet, 'row').find(({ attributes }) => attributes.r === cell.slice(1)) as Node;
    expect(row.attributes.customHeight).toBe('1');
    expect(Number(row.attributes.ht)).toBeGreaterThanOrEqual(5 * 17);
  });

  it('merges no cell twice, and a wide column of a narrow table over columns of the wide one', () => {
    const wide: Table = {
      id: 'w',
      title: '宽',
      columns: [
        { key: 'x', heading: '说明', width: 40 },
        { key: 'y', heading: '数', width: 8 },
      ],
      rows: [[text('甲'), count(5)]],
    };
    const book = write({ tables: [days, wide] });
    const row = cellOf(book, '说明').slice(1);
    const merges = all(book.sheet, 'mergeCell').map(({ attributes }) => attributes.ref as string);
    expect(merges).toContain(`A${row}:D${row}`); // 12 + 8 + 8 + 8 of the days' columns for the 40 it wants
    expect(new Set(merges.map((ref) => ref.split(':')[0])).size).toBe(merges.length);
    expect(book.cells.get(`E${row}`)?.value).toBe('数');
    expect(book.cells.get(`B${row}`)).toMatchObject({ value: undefined, style: book.cells.get(`A${row}`)?.style });
  });

  it.each([
    ['cuts a chart in two', 20, (heading: number, chart: number) => [heading + 1, chart]],
    ['leaves headings at the foot of a page', 26, (heading: number) => [heading - 2, heading]],
  ] as const)('never %s', (_, rows, place) => {
    const long: Table = { ...days, id: 'long', rows: Array.from({ length: rows }, () => [...days.rows][0] as never) };
    const book = write({ tables: [long, categories], charts: [chartOf()] });
    const from = Number(one(one(book.part('xl/drawings/drawing1.xml'), 'xdr:from'), 'xdr:row').text);
    const [after, before] = place(Number(cellOf(book, '类别').slice(1)), from) as [number, number];
    const breaks = all(book.sheet, 'brk').map(({ attributes }) => Number(attributes.id));
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toBeGreaterThanOrEqual(after);
    expect(breaks[0]).toBeLessThan(before);
  });

  it('breaks no page that holds all', () => {
    expect(all(write().sheet, 'brk')).toEqual([]);
  });
});

describe('charts', () => {
  const drawn = (chart: Chart): Node => write({ charts: [chart] }).part('xl/charts/chart1.xml');
  const points = (node: Node): string[] => all(node, 'c:pt').map((pt) => one(pt, 'c:v').text);

  it.each([
    ['column', 'c:barChart', 'col'],
    ['bar', 'c:barChart', 'bar'],
    ['line', 'c:lineChart', undefined],
  ] as const)('%s', (kind, element, direction) => {
    const chart = drawn(chartOf({ kind }));
    const plot = one(chart, element);
    expect(all(plot, 'c:barDir').map(({ attributes }) => attributes.val)).toEqual(
      direction === undefined ? [] : [direction],
    );
    expect(all(plot, 'c:axId').map(({ attributes }) => attributes.val)).toEqual(
      all(one(chart, 'c:plotArea'), 'c:axId')
        .slice(2)
        .map(({ attributes }) => attributes.val),
    );
    expect(all(one(chart, 'c:title'), 'a:t').map((t) => t.text)).toEqual(['投诉 & 类别']);
    expect(all(chart, 'a:ea').map(({ attributes }) => attributes.typeface)).toEqual([
      'Microsoft YaHei',
      'Microsoft YaHei',
    ]);
  });

  it('refers to the cells it draws, and carries their values', () => {
    const book = write({ charts: [chartOf()] });
    const chart = book.part('xl/charts/chart1.xml');
    const head = Number(cellOf(book, '类别').slice(1));
    expect(all(chart, 'c:f').map((f) => f.text)).toEqual([
      `'周报''s'!$B$${head}`,
      `'周报''s'!$A$${head + 1}:$A$${head + 3}`,
      `'周报''s'!$B$${head + 1}:$B$${head + 3}`,
    ]);
    expect(points(one(chart, 'c:cat'))).toEqual(['工程维修', '噪音 & <扰民>', '收费 😀𠮷']);
    expect(points(one(chart, 'c:val'))).toEqual(['12', '7', '0']);
    expect([1, 2, 3].map((i) => book.cells.get(`B${head + i}`)?.value)).toEqual([12, 7, 0]);
  });

  it('leaves a gap where a figure is missing: the series is drawn from a hidden column, empty there', () => {
    const book = write({ charts: [chartOf({ kind: 'line', series: ['rate'] })] });
    const chart = book.part('xl/charts/chart1.xml');
    const head = Number(cellOf(book, '类别').slice(1));
    const hidden = all(one(book.sheet, 'cols'), 'col').find(({ attributes }) => attributes.hidden === '1') as Node;
    const letter = String.fromCharCode(64 + Number(hidden.attributes.min));
    expect(one(one(chart, 'c:val'), 'c:f').text).toBe(`'周报''s'!$${letter}$${head + 1}:$${letter}$${head + 3}`);
    expect([1, 2, 3].map((i) => book.cells.get(`${letter}${head + i}`)?.value)).toEqual([0.75, 1, undefined]);
    expect(all(one(chart, 'c:val'), 'c:pt').map(({ attributes }) => attributes.idx)).toEqual(['0', '1']);
    expect(one(chart, 'c:plotVisOnly').attributes.val).toBe('0');
    expect(one(chart, 'c:dispBlanksAs').attributes.val).toBe('gap');
    expect(one(one(chart, 'c:valAx'), 'c:max').attributes.val).toBe('1');
  });

  it('keeps days as dates, and shows a legend when there is more than one series', () => {
    const chart = drawn(chartOf({ table: 'days', categories: 'day', series: ['received', 'a'] }));
    expect(points(one(one(chart, 'c:cat'), 'c:numCache'))).toEqual(['46062', '46063', '46064']);
    expect(one(one(chart, 'c:cat'), 'c:formatCode').text).toBe('yyyy-mm-dd');
    expect(all(chart, 'c:legend')).toHaveLength(1);
    expect(all(drawn(chartOf()), 'c:legend')).toHaveLength(0);
  });

  it('stands below its table, over empty rows, as wide as the tables, and tells its figures to a screen reader', () => {
    const book = write({ charts: [chartOf(), chartOf({ kind: 'bar' })] });
    const anchors = all(book.part('xl/drawings/drawing1.xml'), 'xdr:twoCellAnchor');
    const rows = anchors.map((anchor) =>
      ['xdr:from', 'xdr:to'].map((end) => Number(one(one(anchor, end), 'xdr:row').text)),
    );
    const last = Number(cellOf(book, '收费 😀𠮷').slice(1));
    const next = Number(cellOf(book, '二、每日受理').slice(1));
    const [[from1, to1], [from2, to2]] = rows as [[number, number], [number, number]];
    expect(from1).toBeGreaterThanOrEqual(last);
    expect(from2).toBeGreaterThanOrEqual(to1);
    expect(next).toBeGreaterThan(to2);
    expect(one(anchors[0] as Node, 'xdr:cNvPr').attributes.descr).toBe(
      '投诉 & 类别; 受理: 工程维修 12, 噪音 & <扰民> 7, 收费 😀𠮷 0',
    );
  });

  it('is left out with an empty table, and refuses a column that is not there', () => {
    const empty = write({ tables: [{ ...categories, rows: [] }], charts: [chartOf()] });
    expect(Object.keys(empty.parts).filter((path) => /chart|drawing/.test(path))).toEqual([]);
    expect(() => write({ charts: [chartOf({ series: ['sum'] })] })).toThrow('"categories" draws "sum"');
  });
});

describe('the package', () => {
  it('links and types every part, and links no part that is missing', () => {
    const book = write({ charts: [chartOf(), chartOf({ kind: 'line' })] });
    const paths = Object.keys(book.parts);
    const linked = paths
      .filter((path) => path.endsWith('.rels'))
      .flatMap((path) =>
        all(book.part(path), 'Relationship').map(({ attributes }) =>
          new URL(attributes.Target as string, `http://x/${path.replace(/_rels\/[^/]*$/, '')}`).pathname.slice(1),
        ),
      );
    expect([...linked].sort()).toEqual(paths.filter((path) => !/rels$|Content_Types/.test(path)).sort());
    const typed = all(book.part('[Content_Types].xml'), 'Override').map(({ attributes }) =>
      (attributes.PartName as string).slice(1),
    );
    expect([...typed].sort()).toEqual([...linked].sort());
  });

  it('opens in a second library', async () => {
    const bytes = writer.writeXlsx(reportOf({ charts: [chartOf()] }), {
      createdAt: momentOf(2026, 2, 16, 8, 5) as Moment,
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer as never);
    const sheet = book.worksheets[0] as ExcelJS.Worksheet;
    expect(sheet.name).toBe(`周报's`);
    expect(book.created.toISOString()).toBe('2026-02-16T08:05:00.000Z');
    const row = sheet.getRows(1, sheet.rowCount)?.find((each) => each.getCell(1).value instanceof Date) as ExcelJS.Row;
    expect(row.getCell(1).value).toEqual(new Date('2026-02-09T00:00:00Z'));
    expect(row.getCell(2)).toMatchObject({ value: 9, numFmt: '0' });
  });

  it('is the same each time', () => {
    const [a, b] = [1, 2].map(() => Buffer.from(writer.writeXlsx(reportOf({ charts: [chartOf()] }))));
    expect(a?.equals(b as Buffer)).toBe(true);
  });

  it('holds a report of nothing', () => {
    expect(texts(write({ subtitle: '', sentences: [], tables: [], footnotes: [] }))).toEqual([`周报's`]);
  });
});
