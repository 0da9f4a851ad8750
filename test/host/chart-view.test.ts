import Database from 'libsql';
import { expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import type { ChartView } from '../../src/host/page.ts';
import { newWorkbook, open } from './fixture.ts';

/** A host after a script has put a chart on the first sheet, over A1:C4 unless it says otherwise. */
function charted(chart: string, more = ''): Host {
  const host = open(`function fill() {
      const book = SpreadsheetApp.getActive(); const sheet = book.getActiveSheet();
      sheet.getRange('A1:C4').setValues([['类别', '受理', '结案率'], ['水', 3, 0.5], ['电', 12, '—'], ['', '', '']]);
      sheet.getRange('C2:C3').setNumberFormat('0.0%'); ${more}
      const all = sheet.getRange('A1:C4');
      sheet.insertChart(sheet.newChart()${chart}.build());
    }
    function look() { return SpreadsheetApp.getActiveSheet().getCharts().length; }`);
  host.run('fill');
  return host;
}

const only = (host: Host): ChartView => {
  const [chart, ...more] = host.charts(0);
  if (!chart || more.length > 0) throw new Error('not one chart');
  return chart;
};
const names = ({ series }: ChartView): string[] => series.map(({ name }) => name);

it('a chart tells what it draws: figures, the texts of their cells, gaps where there is none', () => {
  const host = charted(
    `.asColumnChart().addRange(all).setPosition(6, 2, 5, 7).setTitle('按类别').setColors(['#2F6DB5']).setOption('width', 480)`,
  );
  expect(only(host)).toMatchObject({
    kind: 'column',
    title: '按类别',
    row: 5,
    column: 1,
    offsetX: 5,
    offsetY: 7,
    width: 480,
    height: 371,
    legend: true,
    stacked: false,
    categories: ['水', '电'],
    series: [
      { name: '受理', values: [3, 12], texts: ['3', '12'], colour: '#2f6db5' },
      { name: '结案率', values: [0.5, null], texts: ['50.0%', '—'], colour: null },
    ],
  });
  expect(host.book().sheets[0]?.charts).toBe(1);
});

it('headings are as many as were set, else a first row of words over figures', () => {
  expect(names(only(charted('.asLineChart().addRange(all).setNumHeaders(1)')))).toEqual(['受理', '结案率']);
  const without = only(charted('.asLineChart().addRange(all).setNumHeaders(0)'));
  expect([names(without), without.categories]).toEqual([
    ['', ''],
    ['类别', '水', '电'],
  ]);
  expect(names(only(charted(`.asLineChart().addRange(sheet.getRange('A2:C3'))`)))).toEqual(['', '']);
});

it('ranges stand side by side, or below each other; rows and columns change places', () => {
  const two = `.asBarChart().addRange(sheet.getRange('A1:A3')).addRange(sheet.getRange('C1:C3'))`;
  expect(names(only(charted(two)))).toEqual(['结案率']);
  const below = `.asBarChart().addRange(sheet.getRange('A1:B2')).addRange(sheet.getRange('A3:B3')).setMergeStrategy(Charts.ChartMergeStrategy.MERGE_ROWS)`;
  expect(only(charted(below)).categories).toEqual(['水', '电']);
  const turned = only(charted('.asBarChart().addRange(all).setTransposeRowsAndColumns(true).setNumHeaders(1)'));
  expect([names(turned).slice(0, 2), turned.categories]).toEqual([
    ['水', '电'],
    ['受理', '结案率'],
  ]);
});

it('hidden rows and columns are left out, unless the chart says otherwise', () => {
  const hides = 'sheet.hideRows(2); sheet.hideColumns(3);';
  const usual = only(charted('.asColumnChart().addRange(all)', hides));
  expect([usual.categories, names(usual)]).toEqual([['电'], ['受理']]);
  const all = only(
    charted(
      '.asColumnChart().addRange(all).setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH)',
      hides,
    ),
  );
  expect([all.categories, names(all)]).toEqual([
    ['水', '电'],
    ['受理', '结案率'],
  ]);
});

it('a first column of figures is drawn itself, unless it is said to name them', () => {
  const figures = `.asColumnChart().addRange(sheet.getRange('B1:C3'))`;
  expect(only(charted(figures))).toMatchObject({ categories: ['1', '2'], series: [{ name: '受理' }, {}] });
  expect(only(charted(`${figures}.setOption('useFirstColumnAsDomain', true)`)).categories).toEqual(['3', '12']);
});

it('a range of whole columns ends where the sheet does, and a formula is no figure', () => {
  const chart = only(
    charted(`.asColumnChart().addRange(sheet.getRange('A:B'))`, `sheet.getRange('B3').setFormula('=B2')`),
  );
  expect([chart.categories, chart.series[0]?.values]).toEqual([
    ['水', '电'],
    [3, null],
  ]);
});

it('draws what the cells hold now; what is typed and taken back is followed by other windows', () => {
  const host = charted('.asColumnChart().addRange(all)');
  const start = host.revision;
  host.act({ kind: 'type', sheet: 0, row: 1, column: 1, text: '30' });
  expect(only(host).series[0]?.values).toEqual([30, 12]);
  host.act({ kind: 'undo' });
  expect(only(host).series[0]?.values).toEqual([3, 12]);
  expect(host.changesSince(start).sheets).toEqual([{ sheet: 0, rows: { from: 1, to: 2 } }]);
  host.act({ kind: 'insert-rows', sheet: 0, at: 0, count: 2 });
  expect(only(host)).toMatchObject({ row: 2, categories: ['水', '电'] });
});

it('has its place and its ranges again when the rows they stood on come back', () => {
  const host = charted('.asColumnChart().addRange(all).setPosition(3, 2, 0, 0)');
  const before = only(host);
  host.act({ kind: 'delete-rows', sheet: 0, at: 1, count: 3 });
  expect(only(host)).toMatchObject({ row: 1, categories: ['类别'] });
  host.act({ kind: 'undo' });
  expect(only(host)).toEqual(before);
});

it('is a service call to put on a sheet and to ask for, none to build', () => {
  const host = charted(`.asColumnChart().addRange(all).setTitle('按类别')`);
  const counted = (name: string): Readonly<Record<string, number>> => {
    host.run(name);
    return host.last?.byMethod ?? {};
  };
  expect(counted('look')).toEqual({ 'Sheet.getCharts': 1 });
  const filled = counted('fill');
  expect(Object.keys(filled).filter((name) => /chart/i.test(name))).toEqual(['Sheet.insertChart']);
});

it('a workbook that was written before there were charts opens, and takes one', () => {
  const workbook = newWorkbook();
  const database = new Database(workbook);
  const without = (table: string, name: string): void => {
    database.exec(`UPDATE ${table} SET meta = json_remove(meta, '$.${name}')`);
  };
  without('sheet', 'charts');
  without('book', 'nextChartId');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  const code = `function put() { const sheet = SpreadsheetApp.getActiveSheet();
      sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:B3')).build()); }
    function ids() { return SpreadsheetApp.getActiveSheet().getCharts().map((chart) => chart.getChartId()); }`;
  const host = open(code, { workbook });
  expect([host.charts(0), host.run('ids').result]).toEqual([[], []]);
  host.run('put');
  const ids = host.run('ids').result;
  host.close();
  expect(ids).toEqual([expect.any(Number)]);
  expect(open(code, { workbook }).run('ids').result).toEqual(ids);
});
