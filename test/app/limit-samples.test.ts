import { beforeEach, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/words.ts';
import { newWorkbook } from '../host/fixture.ts';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  return () => desk.close();
});
const shownCells: ByHand<[], string[][]> = (book) =>
  book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? [];
/** The limits as they stand: severity, what they come to. */
const samples = (): string[][] => {
  const rows = desk.byHand(shownCells);
  const start = rows.findIndex(([id]) => id === 'limits') + 2;
  const end = rows.findIndex(([id], index) => index >= start && id !== '');
  return rows
    .slice(start, end)
    .filter(([, severity]) => severity !== '')
    .map((row) => [String(row[1]), String(row[7])]);
};
const DAYS = '周五 16:00 受理：周六 16:00 (+1 天) 前答复，周三 16:00 (+5 天) 前处理完成';
const HOURS = '周五 16:00 受理：周五 18:00 前答复，周六 16:00 (+1 天) 前处理完成';

it('beside each limit stands what it comes to', () =>
  expect(samples()).toEqual([
    ['一般', DAYS],
    ['重要', HOURS],
    ['重大', HOURS],
  ]));

it('the sweep draws them again when limits or working hours have changed, and only then', () => {
  const own = '周五 16:00 受理：周一 10:00 (+3 天) 前答复，周三 16:00 (+5 天) 前处理完成';
  desk.settings('limits', [['一般', '收费', 3, 3, '工作小时', '工作日', '随便写的']]);
  desk.sweep();
  expect(samples()[0]).toEqual(['一般', own]);
  desk.settings('hours', [['19:00', '21:00']]);
  desk.sweep();
  expect(samples()[0]).toEqual(['一般', '周五 16:00 受理：周五 20:30 前答复，周三 16:00 (+5 天) 前处理完成']);
  desk.sweep();
  expect(desk.host.last?.cellsWritten).toBe(0);
});

it('an edit of the settings draws them at once', () => {
  const { row, column } = desk.byHand((book) => {
    const found = book.getSheetByName('设置')?.createTextFinder('工作日').matchEntireCell(true).findNext();
    return { row: found?.getRow() ?? 0, column: found?.getColumn() ?? 0 };
  });
  const sheet = desk.host.book().sheets.find(({ name }) => name === '设置')?.id ?? -1;
  const text = '自然小时';
  desk.host.act({ kind: 'type', sheet, row: row - 1, column: column - 1, text }, { confirmed: true });
  expect(samples()[0]).toEqual(['一般', '周五 16:00 受理：周六 16:00 (+1 天) 前答复，周五 19:00 前处理完成']);
});

it.each(LOCALES)('in %s they are read as they were written', (locale) => {
  const bare = deskOn(newWorkbook(), '2026-02-14 09:30');
  bare.call('dutybookNew', { locale, name: '云栖花园' });
  // The first sweep draws the sheet of issues.
  bare.sweep();
  bare.sweep();
  expect(bare.host.last?.cellsWritten).toBe(0);
  bare.close();
});
