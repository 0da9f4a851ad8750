import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import '../support/arbitrary.ts';
import { type ByHand, typeInto } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
/** A day's entries: the numbers of a duty, a key, a loan, a complaint and the visit that closed it. */
function aDay() {
  const duty = desk.given('duty-log', DUTY);
  const key = desk.given('key-inventory', KEY);
  const loan = desk.given('key-loan', LOAN);
  const complaint = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
  const visit = desk.given('return-visit', { ...VISIT, 回访对象编号: complaint });
  return { duty, key, loan, complaint, visit };
}
const differences = () => desk.verify().differences.map(({ number, kind }) => `${number} ${kind}`);

const deleteRow: ByHand<[string, number], void> = (book, name, row) => void book.getSheetByName(name)?.deleteRow(row);
const copyRow: ByHand<[string, number, number], void> = (book, name, from, to) => {
  const sheet = book.getSheetByName(name);
  sheet?.getRange(`${from}:${from}`).copyTo(sheet.getRange(`${to}:${to}`));
};
/** Puts another value into a cell, as an editor of the workbook can. */
const forge: ByHand<[string, number, number, string | number], void> = (book, name, row, column, value) =>
  void book.getSheetByName(name)?.getRange(row, column).setValue(value);

describe('every sheet equals its journal', () => {
  it('after a day of entries, corrections and voids', () => {
    const { duty, loan, complaint, visit } = aDay();
    desk.correct(complaint, { 房号: '3-1203' }, '写错');
    desk.correct(duty, { 结束: '2026-02-14 09:29' }, '交班');
    desk.void(visit, '打错电话');
    desk.void(loan, '没有借出');
    expect(desk.verify()).toMatchObject({ ok: true, lines: 11, unprojected: 0, differences: [] });
  });

  it('looking changes nothing', () => {
    aDay();
    const before = [desk.journal(), desk.rows('投诉登记表'), desk.verify()];
    desk.check();
    desk.summary('2026-W07');
    expect([desk.journal(), desk.rows('投诉登记表'), desk.verify()]).toEqual(before);
  });

  it.each([
    ['投诉登记表', 'complaint', '投诉人', '别人'],
    ['投诉登记表', 'complaint', '登记人', '别人'],
    ['投诉登记表', 'complaint', '登记时间', '2026-02-13 09:30'],
    ['投诉登记表', 'complaint', '作废原因', '登记重复'],
    ['投诉登记表', 'complaint', '程度', '特急'],
    ['投诉登记表', 'complaint', '处理期限', ''],
    ['钥匙借用登记表', 'loan', '数量', 2],
    ['值班记录·值班事项', 'duty', '情况', '没事'],
  ] as const)('%s: a %s whose %s was changed by hand differs', (sheet, which, heading, value) => {
    const number = aDay()[which];
    desk.byHand(typeInto, sheet, number, heading, value);
    expect(differences()).toEqual([`${number} differs`]);
  });

  it('a row that was deleted, and one that was copied', () => {
    const { complaint, loan } = aDay();
    desk.byHand(deleteRow, '投诉登记表', 3);
    desk.byHand(copyRow, '钥匙借用登记表', 3, 4);
    expect(differences()).toEqual([`${loan} twice-on-sheet`, `${complaint} not-on-sheet`]);
  });

  it('a line that was deleted', () => {
    const { duty } = aDay();
    desk.byHand(deleteRow, '值班记录·值班事项', 3);
    expect(differences()).toEqual([`${duty} differs`]);
  });

  it('a row that nobody recorded', () => {
    aDay();
    desk.byHand(copyRow, '投诉登记表', 3, 4);
    desk.byHand(forge, '投诉登记表', 4, 1, 'TS-20260214-002');
    expect(differences()).toEqual(['TS-20260214-002 not-in-journal']);
  });

  it('a formula in a field', () => {
    const { complaint } = aDay();
    desk.byHand((book) => void book.getSheetByName('投诉登记表')?.getRange('E3').setFormula('="郑洁"'));
    expect(differences()).toEqual([`${complaint} differs`]);
  });

  it.each([
    ['状态', '处理中', 'state'],
    ['时间线', '', 'timeline'],
    ['校验码', '0123456789abcdef', 'digest'],
  ])('a %s that was typed', (heading, value, cell) => {
    const { complaint } = aDay();
    desk.byHand(typeInto, '投诉登记表', complaint, heading, value);
    expect(differences()).toEqual([`${complaint} ${cell}-differs`]);
    desk.byHand(typeInto, '投诉登记表', complaint, '投诉人', '别人');
    expect(differences()).toEqual([`${complaint} differs`, `${complaint} ${cell}-differs`]);
  });

  it('a setting that changes leaves every timeline right', () => {
    aDay();
    desk.byHand((book) => {
      const sheet = book.getSheetByName('设置');
      for (const [was, is] of [
        ['7', 9],
        ['15', 45],
        ['30', 10],
      ] as const)
        sheet?.getRange('A3:H5').createTextFinder(was).matchEntireCell(true).findNext()?.setValue(is);
    });
    expect(desk.verify()).toMatchObject({ ok: true });
  });

  it('lines under a number that nobody recorded, or numbered anew', () => {
    const { duty } = aDay();
    const sheet = '值班记录·值班事项';
    desk.byHand(copyRow, sheet, 3, 4);
    desk.byHand(forge, sheet, 4, 1, 'ZB-20260214-009');
    expect(desk.verify().differences).toEqual([
      { register: 'duty-log', number: 'ZB-20260214-009', kind: 'line-without-entry', row: 4, field: 'matters' },
    ]);
    desk.byHand(deleteRow, sheet, 4);
    desk.byHand(forge, sheet, 3, 2, 2);
    expect(differences()).toEqual([`${duty} lines-misnumbered`]);
  });

  it('a state that time has overtaken is no difference', () => {
    desk.given('complaint', COMPLAINT);
    desk.at('2026-03-14 09:30');
    expect(desk.verify().ok).toBe(true);
  });
});

describe('the journal’s chain', () => {
  it('any cell of any line that is changed is found at that line', () => {
    aDay();
    const height = desk.journal().length;
    fc.assert(
      fc.property(
        fc.nat(height - 1),
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom('x', '', '{}', '[]', '["a","b","c"]', 7, '2026-02-13 09:30'),
        (line, column, value) => {
          const read: ByHand<[number, number], string> = (book, row, at) =>
            String(book.getSheetByName('日志')?.getRange(row, at).getValue());
          const was = desk.byHand(read, line + 2, column);
          // A date would leave its format behind in the one column that is not text.
          fc.pre(was !== String(value) && !(column === 1 && String(value).includes(':')));
          desk.byHand(forge, '日志', line + 2, column, value);
          const { ok, brokenAt } = desk.verify();
          desk.byHand(forge, '日志', line + 2, column, column === 1 ? Number(was) : was);
          expect([ok, brokenAt]).toEqual([false, line + 1]);
          expect(desk.verify().ok).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a line that is missing, at the end too', () => {
    aDay();
    desk.byHand(deleteRow, '日志', 4);
    expect(desk.verify()).toMatchObject({ ok: false, brokenAt: 3 });
  });

  it('a journal that is shorter than its head takes no entry', () => {
    aDay();
    desk.byHand(deleteRow, '日志', desk.journal().length + 1);
    expect(desk.verify().ok).toBe(false);
    const request = { key: 'one-more-entry', act: 'record', register: 'complaint', person: '王芳', values: {} };
    expect(desk.call('dutybookSubmit', request)).toMatchObject({ error: { code: 'journal-short' } });
  });

  it('lines that were swapped', () => {
    aDay();
    desk.byHand((book) => {
      const sheet = book.getSheetByName('日志');
      sheet?.getRange('A3:J4').setValues([...(sheet.getRange('A3:J4').getValues() ?? [])].reverse());
    });
    expect(desk.verify()).toMatchObject({ ok: false, brokenAt: 2 });
  });
});
