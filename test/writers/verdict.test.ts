import { describe, expect, it } from 'vitest';
import { digitsFor, percent, rate } from '../../src/reports/table.ts';
import { cellGrid } from '../../src/writers/cells.ts';
import { mailBody } from '../../src/writers/html.ts';
import { writeReport } from '../../src/writers/xlsx/report.ts';
import { readXlsx } from './xlsx-reader.ts';

const shown = (part: number, whole: number, target = 0.95): string =>
  percent(part / whole, digitsFor(part / whole, target));

describe('a share short of its target is never printed as the target', () => {
  it.each([
    [9496, 10_000, '94.96%'],
    [94_999, 100_000, '94.999%'],
    [949_999, 1_000_000, '94.9999%'],
    [949, 1000, '94.9%'],
    [95, 100, '95.0%'],
    [9504, 10_000, '95.0%'],
  ])('%i of %i', (part, whole, expected) => {
    expect(shown(part, whole)).toBe(expected);
  });

  it('of a target that has no exact binary share', () => {
    expect([shown(5699, 10_000, 0.57), shown(57, 100, 0.57)]).toEqual(['56.99%', '57.0%']);
  });

  it('in the sheet, the mail and the Excel file alike', () => {
    const report = {
      id: 'weekly',
      title: '周报',
      subtitle: '',
      locale: 'zh-CN' as const,
      sentences: [],
      tables: [
        {
          id: 'rates',
          title: '投诉',
          columns: [{ key: 'rate', heading: '数值', width: 12 }],
          rows: [[rate(9496, 10_000, digitsFor(0.9496, 0.95))]],
        },
      ],
      charts: [],
      footnotes: [],
    };
    const cells = cellGrid(report).rows.flatMap((row) => row.cells);
    expect(cells).toContainEqual({ value: 0.9496, format: '0.00%' });
    expect(mailBody(report).text).toContain('94.96%');
    // Excel's own number for 0.00%.
    const inFile = [...readXlsx(writeReport(report, {})).cells.values()];
    expect(inFile).toContainEqual(expect.objectContaining({ value: 0.9496, format: '10' }));
  });
});
