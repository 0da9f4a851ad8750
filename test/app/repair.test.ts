import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

/** What the menu says: in a box, or in passing where it is one line. */
const repaired = (): string => {
  const { questions, toasts } = desk.host.run('setUpHere', [], { answers: [{ button: 'OK' }] });
  return JSON.stringify([questions, toasts]);
};
const remove = (...names: string[]): void =>
  desk.byHand(
    (book, ...gone: string[]) => {
      for (const name of gone) {
        const sheet = book.getSheetByName(name);
        if (sheet) book.deleteSheet(sheet);
      }
    },
    ...names,
  );
const has = (name: string): boolean => desk.byHand((book, one) => book.getSheetByName(one) !== null, name);

it('sheets that held nothing are drawn anew, as after a set-up that was killed, and one can record', () => {
  remove('日志', '发件', '投诉登记表', '回访记录');
  expect(repaired()).toContain('日志、发件、投诉登记表、回访记录');
  desk.given('complaint', COMPLAINT);
  expect(desk.verify()).toMatchObject({ ok: true, lines: 1 });
});

it('a sheet that held entries is not drawn anew: what to do is said', () => {
  desk.given('complaint', COMPLAINT);
  remove('投诉登记表');
  expect(repaired()).toContain('从备份恢复');
  expect(has('投诉登记表')).toBe(false);
});

it('a journal that held entries is not drawn anew', () => {
  desk.given('complaint', COMPLAINT);
  remove('日志');
  expect(repaired()).toContain('从备份恢复');
  expect(has('日志')).toBe(false);
});

it('keys above columns that keep their headings come back, and blank headings; renamed columns stay renamed', () => {
  const number = desk.given('complaint', COMPLAINT);
  const before = desk.byHand((book) => book.getSheetByName('投诉登记表')?.getRange('A1:F2').getValues() as unknown[][]);
  desk.byHand((book) => {
    const sheet = book.getSheetByName('投诉登记表');
    sheet?.getRange('C2:D2').setValue('');
    sheet?.getRange('E1').setValue('');
    sheet?.getRange('F1').setValue('我们的叫法');
  });
  expect(repaired()).toContain('投诉登记表');
  const after = desk.byHand((book) => book.getSheetByName('投诉登记表')?.getRange('A1:F2').getValues() as unknown[][]);
  expect(after[1]).toEqual(before[1]);
  expect(after[0]?.slice(0, 5)).toEqual(before[0]?.slice(0, 5));
  expect(after[0]?.[5]).toBe('我们的叫法');
  expect(desk.rows('投诉登记表')[0]).toMatchObject({ 编号: number });
  expect(repaired()).not.toContain('投诉登记表');
});
