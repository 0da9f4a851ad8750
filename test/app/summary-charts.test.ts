import { beforeEach, describe, expect, it } from 'vitest';
import type { SummaryAnswer } from '../../src/app/summary.ts';
import type { ChartView } from '../../src/host/page.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, HANDLED } from '../support/entries.ts';
import { all, type Node, one, readXlsx } from '../writers/xlsx-reader.ts';

const WEEK = '2026-W07';
let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  return () => desk.close();
});

function chartsOn(name: string): readonly ChartView[] {
  const sheet = desk.host.book().sheets.find((one) => one.name === name);
  return sheet ? desk.host.charts(sheet.id) : [];
}
/** What a chart shows: the figures of each series, by category. */
const figures = ({ categories, series }: ChartView) => series.map(({ name, values }) => [name, categories, values]);

/** The same of an Excel file's first chart. */
function excelFigures(xlsx: string): unknown[] {
  const chart = readXlsx(Buffer.from(xlsx, 'base64')).part('xl/charts/chart1.xml');
  const points = (node: Node): string[] => all(node, 'c:pt').map((point) => one(point, 'c:v').text);
  return all(chart, 'c:ser').map((series) => [
    points(one(series, 'c:tx'))[0],
    points(one(series, 'c:cat')),
    points(one(series, 'c:val')).map(Number),
  ]);
}

describe('the charts of a summary on its sheet', () => {
  beforeEach(() => {
    for (const 投诉类别 of ['噪音扰民', '工程维修', '工程维修']) desk.given('complaint', { ...COMPLAINT, 投诉类别 });
    desk.given('complaint', { ...COMPLAINT, ...HANDLED, 投诉类别: '清洁绿化' });
  });

  it('show the figures that the Excel file charts', () => {
    const answered = desk.call<SummaryAnswer>('dutybookSummary', { period: WEEK, xlsx: true });
    if (!('answer' in answered)) throw new Error(answered.error.code);
    const [chart, ...more] = chartsOn('周报');
    if (!chart) throw new Error('no chart');
    expect(more).toEqual([]);
    expect(chart).toMatchObject({ kind: 'column', title: '投诉登记表 · 按类别' });
    expect(figures(chart)).toEqual(excelFigures(answered.answer.xlsx ?? ''));
    expect(figures(chart)[0]?.slice(1)).toEqual([
      ['工程维修', '清洁绿化', '噪音扰民'],
      [2, 1, 1],
    ]);
  });

  it('draw the cells of the table they stand below, and cover blank cells alone', () => {
    desk.summary(WEEK);
    const seen = desk.byHand((book) => {
      const sheet = book.getSheetByName('周报');
      const [chart] = sheet?.getCharts() ?? [];
      if (!sheet || !chart) return null;
      const [names, received] = chart.getRanges().map((range) => range.getDisplayValues().flat());
      const place = chart.getContainerInfo();
      const rows = Math.ceil(chart.getOptions().get('height') / 21);
      const across = Array.from({ length: sheet.getLastColumn() }, (_, at) => sheet.getColumnWidth(at + 1));
      const covered = sheet.getRange(place.getAnchorRow(), 1, rows, across.length);
      const below = sheet.getRange(place.getAnchorRow() + rows, 1, 2, 1).getDisplayValues();
      return {
        names,
        received,
        covered: covered.getDisplayValues().flat().join(''),
        below: below.flat().join(''),
        narrower: chart.getOptions().get('width') <= across.reduce((sum, width) => sum + width, 0),
      };
    });
    expect(seen).toMatchObject({
      names: ['类别', '工程维修', '清洁绿化', '噪音扰民'],
      received: [expect.any(String), '2', '1', '1'],
      covered: '',
      narrower: true,
    });
    expect(seen?.below).not.toBe('');
  });

  it('are replaced when the summary is drawn again, for whatever period', () => {
    desk.summary(WEEK);
    const [before] = chartsOn('周报');
    desk.given('complaint', { ...COMPLAINT, 投诉类别: '噪音扰民' });
    desk.summary(WEEK);
    const charts = chartsOn('周报');
    expect(charts.map(({ series }) => series[0]?.values)).toEqual([[2, 2, 1]]);
    expect(charts[0]?.id).not.toBe(before?.id);
    desk.summary('2026-W01');
    expect(chartsOn('周报')).toEqual([]);
    desk.summary('2026-02');
    expect([chartsOn('月报').length, chartsOn('周报').length]).toEqual([1, 0]);
  });

  it('take three calls, however much they show', () => {
    desk.summary(WEEK);
    desk.summary(WEEK);
    const charts = Object.entries(desk.host.last?.byMethod ?? {}).filter(([method]) => /chart/i.test(method));
    expect(Object.fromEntries(charts)).toEqual({
      'Sheet.getCharts': 1,
      'Sheet.removeChart': 1,
      'Sheet.insertChart': 1,
    });
  });
});
