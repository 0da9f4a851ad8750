import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY } from '../support/entries.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
afterEach(() => desk.close());

/** How a row looks under some headings: format, drop-down, background, whether it is warned of; and how far the colours of the states reach. */
const looks: ByHand<[string, number, string[]], unknown> = (book, name, row, headings) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const all = (sheet.getRange('1:1').getValues()[0] ?? []).map(String);
  const warned = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((one) => one.getRange());
  const cells = headings.map((heading) => {
    const at = all.indexOf(heading) + 1;
    const cell = sheet.getRange(row, at);
    return [
      cell.getNumberFormat(),
      cell.getDataValidation()?.getCriteriaValues()[0] ?? null,
      cell.getBackground(),
      warned.filter((range) => range.getColumn() === at && range.getRow() <= row && range.getLastRow() >= row).length,
    ];
  });
  const rules = sheet.getConditionalFormatRules().map((rule) => rule.getRanges()[0]?.getLastRow());
  return [cells, [...new Set(rules)].map((last) => last === sheet.getMaxRows())];
};
const heightOf = (name: string): number =>
  desk.byHand((book, one) => book.getSheetByName(one)?.getMaxRows() ?? 0, name);
/** Rows below the sheet's end, as Google adds them to what is pasted there: without any dress. */
const lengthen: ByHand<[string, number], void> = (book, name, count) => {
  const sheet = book.getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const last = sheet.getMaxRows();
  sheet.insertRowsAfter(last, count);
  const fresh = sheet.getRange(last + 1, 1, count, sheet.getMaxColumns());
  fresh.clearFormat().clearDataValidations();
};
const pasteAt: ByHand<[string, number, Record<string, unknown>], void> = (book, name, row, filled) => {
  const sheet = book.getSheetByName(name);
  const headings = (sheet?.getRange('1:1').getValues()[0] ?? []).map(String);
  for (const heading of Object.keys(filled))
    sheet?.getRange(row, headings.indexOf(heading) + 1).setValue(filled[heading]);
};
const COLUMNS = ['编号', '状态', '受理时间', '程度', '首问责任人', '联系电话', '投诉内容', '登记人'];

describe('rows beyond those that were drawn', () => {
  it('look and warn like them once they were taken in, and what was pasted there is an entry', () => {
    desk.host.run('setUpHere');
    const drawn = desk.byHand(looks, '投诉登记表', 10, COLUMNS);
    const end = heightOf('投诉登记表');
    desk.byHand(lengthen, '投诉登记表', 60);
    expect(desk.byHand(looks, '投诉登记表', end + 10, COLUMNS)).not.toEqual(drawn);
    desk.byHand(pasteAt, '投诉登记表', end + 1, COMPLAINT);
    expect(desk.sweep()).toMatchObject({ recorded: 1 });
    for (const row of [10, end + 2, end + 60, heightOf('投诉登记表')])
      expect([row, desk.byHand(looks, '投诉登记表', row, COLUMNS)]).toEqual([row, drawn]);
    expect(desk.verify()).toMatchObject({ ok: true });
  });

  it('of lines too', () => {
    const headings = ['所属编号', '时间', '事项类别', '情况'];
    const drawn = desk.byHand(looks, '值班记录·值班事项', 10, headings);
    desk.given('duty-log', DUTY);
    desk.byHand(lengthen, '值班记录·值班事项', 60);
    desk.sweep();
    expect(desk.byHand(looks, '值班记录·值班事项', heightOf('值班记录·值班事项'), headings)).toEqual(drawn);
  });

  it('are there before they are needed: no entry makes its sheet grow', () => {
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      sheet?.deleteRows(20, sheet.getMaxRows() - 20);
    });
    desk.given('complaint', COMPLAINT);
    desk.sweep();
    expect(heightOf('投诉登记表')).toBeGreaterThan(200);
    const height = heightOf('投诉登记表');
    desk.given('complaint', { ...COMPLAINT, 房号: '9-9' });
    desk.sweep();
    expect(heightOf('投诉登记表')).toBe(height);
  });

  it('are dressed once: nothing is written where no sheet has grown; what staff no longer protect stays so', () => {
    desk.given('complaint', COMPLAINT);
    desk.sweep();
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      const [first] =
        sheet
          ?.getProtections(SpreadsheetApp.ProtectionType.RANGE)
          .filter((one) => one.getRange().getColumn() === 1 && one.getRange().getRow() === 3) ?? [];
      first?.remove();
    });
    desk.sweep();
    expect(desk.host.last?.cellsWritten).toBe(0);
    desk.byHand(lengthen, '投诉登记表', 60);
    desk.sweep();
    const [cells] = desk.byHand(looks, '投诉登记表', heightOf('投诉登记表'), ['编号', '状态']) as [unknown[][]];
    expect(cells.map((cell) => cell[3])).toEqual([0, 1]);
  });
});
