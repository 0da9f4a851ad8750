import { describe, expect, it } from 'vitest';
import { text } from '../../src/reports/table.ts';
import { cellGrid, type GridCell } from '../../src/writers/cells.ts';
import { wall } from '../support/wall.ts';
import { breakdown, everyKind, reportWith } from './handmade-report.ts';

const shown = ({ value, format }: GridCell): string => `${typeof value === 'object' ? value.at : value} ${format}`;

describe('a report on a grid', () => {
  it('has a row for each thing it says, marked by what it is', () => {
    const { rows } = cellGrid(reportWith({ tables: [breakdown(1)] }));
    expect(rows.map(({ role, cells, table }) => [role, cells[0]?.value, table])).toEqual([
      ['title', '云栖花园 客服中心周报', undefined],
      ['subtitle', '2026-W07 · 2026-02-09 至 2026-02-15', undefined],
      ['sentence', '期初 3 + 新增 4 = 期末 7。', undefined],
      ['sentence', '及时率未达目标。', undefined],
      ['blank', undefined, undefined],
      ['section', '按类别', undefined],
      ['headings', '类别', 'by-category'],
      ['body', '类别1', 'by-category'],
      ['body', '合计', 'by-category'],
      ['blank', undefined, undefined],
      ['footnote', '统计时间 2026-02-16 09:00', undefined],
      ['footnote', '日志 7 条', undefined],
    ]);
  });

  it('holds figures unrounded under the format they are shown in, and "—" for nothing to measure', () => {
    const body = cellGrid(reportWith()).rows.filter(({ role }) => role === 'body');
    expect(body.map(({ cells }) => cells[1] && shown(cells[1]))).toEqual([
      '1234 0',
      `${2 / 3} 0.0%`,
      '— @',
      `${100 / 3} 0.0`,
      '— @',
      `${wall('2026-02-14 09:30')} yyyy-mm-dd hh:mm`,
      `${wall('2026-02-14 09:30')} yyyy-mm-dd`,
      ' @',
    ]);
  });

  it('keeps text as text, whatever it looks like', () => {
    const hostile = ['=1+1', '+86', '-1', '@x', "'a", '007', '3-12', '<b>', '2026-02-14'];
    const table = { ...breakdown(0), rows: hostile.map((one) => [text(one)]) };
    const { rows } = cellGrid(reportWith({ title: '=1+1', sentences: hostile, footnotes: hostile, tables: [table] }));
    const cells = rows.flatMap((row) => row.cells);
    expect([...new Set(cells.map(({ format }) => format))]).toEqual(['@']);
    expect(cells.map(({ value }) => value)).toEqual(expect.arrayContaining(hostile));
  });

  it('is as wide as its widest table, each column as its widest need', () => {
    const { width, widths } = cellGrid(reportWith({ tables: [breakdown(1), everyKind] }));
    expect([width, widths]).toEqual([3, [30, 10, 46]]);
  });

  it('of a report without tables is one column', () => {
    const { width, rows } = cellGrid(reportWith({ tables: [] }));
    expect([width, rows.length]).toEqual([1, 7]);
  });

  it('has every row of a long breakdown', () => {
    const { rows } = cellGrid(reportWith({ tables: [breakdown(300)] }));
    expect(rows.filter(({ role }) => role === 'body')).toHaveLength(301);
  });

  it('keeps blank rows for a chart below its table, and says which cells it draws', () => {
    const chart = {
      kind: 'column',
      title: '按类别',
      table: 'by-category',
      categories: 'option',
      series: ['received'],
    } as const;
    const { rows, charts } = cellGrid(reportWith({ tables: [breakdown(3)], charts: [{ ...chart, rows: 3 }] }));
    const [placed] = charts;
    expect(charts).toMatchObject([{ chart, columns: [1, 2], headings: 7, drawn: 3 }]);
    expect(rows[(placed?.headings ?? 0) - 1]?.role).toBe('headings');
    const covered = rows.slice((placed?.row ?? 0) - 1, (placed?.row ?? 0) - 1 + (placed?.rows ?? 0));
    expect([covered.length, covered.every(({ role }) => role === 'blank')]).toEqual([placed?.rows, true]);
    expect(rows.slice(-2).map(({ role }) => role)).toEqual(['footnote', 'footnote']);
  });

  it('has no chart of a table without rows, and refuses one of a column that is not there', () => {
    const chart = { kind: 'bar', title: '', table: 'every-kind', categories: 'measure', series: ['nothing'] } as const;
    expect(cellGrid(reportWith({ tables: [{ ...everyKind, rows: [] }], charts: [chart] })).charts).toEqual([]);
    expect(() => cellGrid(reportWith({ charts: [chart] }))).toThrow('"nothing"');
  });
});
