import { describe, expect, it } from 'vitest';
import type { SummaryJson } from '../../src/reports/summary-json.ts';
import { dutybook, inBook, json } from './cli.ts';

describe('new --sample', () => {
  it('makes a workbook that is marked as a sample, with two months in it', () => {
    expect(dutybook('new', 'sample.dutybook', '--sample', '--locale', 'en')).toMatchObject({ code: 0, err: '' });
    const summary = json<SummaryJson>(dutybook('summary', 'sample.dutybook', '2026-W07', '--json'));
    expect(summary).toMatchObject({ sample: true, measures: { duties: { count: 21 } } });
    expect(dutybook('verify', 'sample.dutybook').code).toBe(0);
  });

  it('has the invented site’s name, whatever the file is called', () => {
    dutybook('new', 'someone.dutybook', '--sample', '--locale', 'zh-TW');
    const settings = inBook('someone.dutybook', (desk) =>
      desk.byHand((book) => book.getSheetByName('設置')?.getDataRange().getDisplayValues().flat() ?? []),
    );
    expect(settings).toContain('雲錦花園');
    expect(settings).not.toContain('someone');
  });

  it('leaves a workbook that is there as it is', () => {
    dutybook('new', 'mine.dutybook');
    const before = inBook('mine.dutybook', (desk) => desk.verify().hash);
    expect(dutybook('new', 'mine.dutybook', '--sample').code).toBe(2);
    expect(inBook('mine.dutybook', (desk) => desk.verify().hash)).toBe(before);
  });
});
