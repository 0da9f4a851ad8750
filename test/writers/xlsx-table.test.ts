import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Moment, momentOf } from '../../src/domain/moment.ts';
import {
  blank,
  type Cell,
  count,
  dayCell,
  hours,
  momentCell,
  rate,
  type Table,
  text,
} from '../../src/reports/table.ts';
import type * as Writer from '../../src/writers/xlsx.ts';
import { loadXlsx } from './xlsx-bundle.ts';
import { all, one, readXlsx } from './xlsx-reader.ts';

let writer: typeof Writer;
beforeAll(async () => {
  ({ writer } = await loadXlsx());
});

const at = momentOf(2026, 2, 14, 9, 30) as Moment;

const tableOf = (rows: Iterable<readonly Cell[]>, columns = 1, title = '投诉登记表'): Table => ({
  id: 'complaints',
  title,
  columns: Array.from({ length: columns }, (_, i) => ({ key: `k${i}`, heading: `栏${i + 1}`, width: 12 })),
  rows,
});

/** The one cell of a table of one cell. */
const written = (cell: Cell) => readXlsx(writer.writeTableXlsx(tableOf([[cell]]))).cells.get('A2');

it.each<[string, Cell, string | number | undefined, string]>([
  ['a text', text('张伟'), '张伟', '@'],
  ['an empty text', text(''), '', '@'],
  ['a sum', text('=1+1'), '=1+1', '@'],
  ['a phone number', text('+86 138 0000 0000'), '+86 138 0000 0000', '@'],
  ['a minus', text('-x'), '-x', '@'],
  ['an at sign', text('@x'), '@x', '@'],
  ['leading zeros', text('0755'), '0755', '@'],
  ['a room', text('3-12'), '3-12', '@'],
  ['markup', text(`<b a="1">&amp;'</b>]]>`), `<b a="1">&amp;'</b>]]>`, '@'],
  ['astral characters', text('😀𠮷'), '😀𠮷', '@'],
  ['blanks at both ends and lines', text('  a\n\tb  '), '  a\n\tb  ', '@'],
  ['other line ends', text('a\r\nb\rc'), 'a\nb\nc', '@'],
  ['half a pair', text('a\ud83db\ude00'), 'a\ufffdb\ufffd', '@'],
  ['what XML forbids', text('a\u0000\u0008\u001f\ufffe\uffffb'), 'a\ufffd\ufffd\ufffd\ufffd\ufffdb', '@'],
  ["Excel's own escapes", text('_x000D_ _x005f_ _xyz_'), '_x000D_ _x005f_ _xyz_', '@'],
  ['a count', count(1234), 1234, '0'],
  ['a count of nothing', count(0), 0, '0'],
  ['a negative count', count(-3), -3, '0'],
  ['no number', count(Number.NaN), '—', '@'],
  ['infinity', count(Number.POSITIVE_INFINITY), '—', '@'],
  ['a rate', rate(1, 3), 1 / 3, '0.0%'],
  ['a rate of none', rate(0, 7), 0, '0.0%'],
  ['0 of 0', rate(0, 0), '—', '@'],
  ['1 of 0', rate(1, 0), '—', '@'],
  ['a part that is no number', rate(Number.NaN, 2), '—', '@'],
  ['hours', hours(1.2345), 1.2345, '0.0'],
  ['no hours', hours(undefined), '—', '@'],
  ['endless hours', hours(Number.NEGATIVE_INFINITY), '—', '@'],
  ['a moment', momentCell(at), 46067 + 9.5 / 24, 'yyyy-mm-dd hh:mm'],
  ['a day', dayCell(momentOf(2000, 2, 29)), 36585, 'yyyy-mm-dd'],
  ['the first day Excel counts rightly', dayCell(momentOf(1900, 3, 1)), 61, 'yyyy-mm-dd'],
  ['a day before it', dayCell(momentOf(1900, 2, 28)), '1900-02-28 00:00', '@'],
  ['a day that is no number', dayCell(Number.NaN as Moment), '—', '@'],
  ['nothing on purpose', blank, undefined, '@'],
])('%s', (_, cell, value, format) => {
  const found = written(cell);
  expect(found).toMatchObject({ format, hasFormula: false });
  if (typeof value === 'number') expect(found?.value).toBeCloseTo(value, 9);
  else expect(found?.value).toBe(value);
});

it('cuts a text Excel would not open, shows the cut, and never halves a pair', () => {
  const fits = 'a'.repeat(32_767);
  expect(written(text(fits))?.value).toBe(fits);
  for (const long of ['x'.repeat(32_768), '😀'.repeat(20_000), `a${'😀'.repeat(20_000)}`]) {
    const value = written(text(long))?.value as string;
    expect(value.length).toBeLessThanOrEqual(32_767);
    expect(value).toMatch(/^[^\ufffd]*…〔已截断 cut〕$/u);
  }
});

it('keeps any text, but for what a file cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const kept = value.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n\x7f-\x9f]|[\ufffe\uffff]/gu, '\ufffd');
      expect(written(text(value))?.value).toBe(kept);
    }),
    { numRuns: 200 },
  );
});

it('is an export: origin, headings, filter, frozen rows, repeated headings, properties', () => {
  const rows = [
    [text('一'), count(1)],
    [text('二'), count(2)],
  ];
  const caption = '导出自 阳光花园 & 客服 2026-02-14 09:30';
  const book = readXlsx(writer.writeTableXlsx(tableOf(rows, 2), { caption, creator: '王小明', createdAt: at }));
  expect(['A1', 'A2', 'B2', 'A3', 'B4'].map((name) => book.cells.get(name)?.value)).toEqual([
    caption,
    '栏1',
    '栏2',
    '一',
    2,
  ]);
  expect(one(book.sheet, 'autoFilter').attributes.ref).toBe('A2:B4');
  expect(one(book.sheet, 'pane').attributes).toMatchObject({ ySplit: '2', topLeftCell: 'A3', state: 'frozen' });
  expect(one(book.workbook, 'definedName').text).toBe(`'投诉登记表'!$2:$2`);
  const core = book.part('docProps/core.xml');
  expect(one(core, 'dc:creator').text).toBe('王小明');
  expect(one(core, 'dc:description').text).toBe(caption);
  expect(one(core, 'dcterms:created').text).toBe('2026-02-14T09:30:00Z');
  expect(one(core, 'dcterms:modified').text).toBe('2026-02-14T09:30:00Z');
  expect(one(book.sheet, 'oddFooter').text).toContain('阳光花园 && 客服');
});

it('without a caption begins with the headings, without rows is still an export, without a date bears none', () => {
  const book = readXlsx(writer.writeTableXlsx(tableOf([], 3)));
  expect(book.cells.get('C1')?.value).toBe('栏3');
  expect(one(book.sheet, 'autoFilter').attributes.ref).toBe('A1:C1');
  expect(all(book.part('docProps/core.xml'), 'dcterms:created')).toEqual([]);
});

it.each([
  ['a/b\\c*d?e:f[g]', 'a-b-c-d-e-f-g-'],
  [`'quoted'`, 'quoted'],
  [`it's`, `it's`],
  ['', '1'],
  ['History', 'History1'],
  ['表'.repeat(40), '表'.repeat(31)],
  [`${'表'.repeat(30)}😀`, '表'.repeat(30)],
])('the sheet of "%s" is "%s"', (title, name) => {
  const book = readXlsx(writer.writeTableXlsx(tableOf([], 1, title)));
  expect(one(book.workbook, 'sheet').attributes.name).toBe(name);
  expect(one(book.workbook, 'definedName').text).toBe(`'${name.replace("'", "''")}'!$1:$1`);
});

it('takes a row only when the one before is written', () => {
  let written = -1;
  const late: number[] = [];
  function* rows(): Generator<Cell[]> {
    for (let i = 0; i < 1_000; i++) {
      const watched = {
        get kind() {
          written = i;
          return 'text' as const;
        },
        text: `${i}`,
      };
      yield [watched];
      if (written !== i) late.push(i);
    }
  }
  writer.writeTableXlsx(tableOf(rows()));
  expect({ written, late }).toEqual({ written: 999, late: [] });
});

it('shares texts until they would fill memory, then writes each where it stands', () => {
  const long = `<长> &${'长'.repeat(90)}`;
  const rows = Array.from({ length: 30_000 }, (_, i) => [text(` ${long}${i}`), text(i % 2 ? '单' : '双')]);
  const book = readXlsx(writer.writeTableXlsx(tableOf(rows, 2)));
  expect(all(book.sheet, 'row')).toHaveLength(30_001);
  for (const i of [0, 15_000, 29_999]) {
    expect(book.cells.get(`A${i + 2}`)?.value).toBe(` ${long}${i}`);
    expect(book.cells.get(`B${i + 2}`)?.value).toBe(i % 2 ? '单' : '双');
  }
  expect(new Set(all(book.sheet, 'c').map((cell) => cell.attributes.t))).toEqual(new Set(['s', 'inlineStr']));
  const inline = all(book.sheet, 'is').flatMap((is) => all(is, 't'));
  expect(new Set(inline.map((t) => t.attributes['xml:space']))).toEqual(new Set(['preserve']));
  const strings = book.part('xl/sharedStrings.xml').attributes;
  expect(Number(strings.count)).toBe(2 + 60_000 - inline.length);
  expect(Number(strings.uniqueCount)).toBe(2 + 2 + 30_000 - inline.length);
});

it('refuses more rows than a sheet has', () => {
  const row: Cell[] = [];
  function* rows(): Generator<Cell[]> {
    for (let i = 0; i < 1_048_576; i++) yield row;
  }
  expect(() => writer.writeTableXlsx(tableOf(rows(), 1))).toThrow(/1048576/);
});

it('gives each kind of cell one style, however many cells there are', () => {
  const rows = Array.from({ length: 50 }, (_, i) => [
    text(`${i}`),
    count(i),
    rate(i, 50),
    hours(i),
    momentCell(at),
    dayCell(at),
    blank,
  ]);
  const book = readXlsx(writer.writeTableXlsx(tableOf(rows, 7)));
  const styles = new Set(
    [...book.cells.entries()].filter(([name]) => !name.endsWith('1')).map(([, cell]) => cell.style),
  );
  expect(styles.size).toBe(6);
  expect(all(one(book.part('xl/styles.xml'), 'cellXfs'), 'xf').length).toBeLessThan(20);
});

it('starts with the part by which mail gateways know the file', () => {
  const bytes = writer.writeTableXlsx(tableOf([]));
  expect(Buffer.from(bytes.subarray(30, 49)).toString('latin1')).toBe('[Content_Types].xml');
});
