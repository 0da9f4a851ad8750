import { expect, it } from 'vitest';
import type { Execution } from '../../src/host/run.ts';
import { handsOn } from '../support/acts.ts';
import type { ByHand } from '../support/by-hand.ts';
import { openDesk } from '../support/desk.ts';

/** What an execution costs on Google in seconds, by the cost model of docs: calls, cells read, written, searched. */
const seconds = ({ calls, cellsRead, cellsWritten, cellsSearched }: Execution): number =>
  calls * 0.05 + cellsRead * 7e-6 + cellsWritten * 150e-6 + cellsSearched * 1e-6;

const ROWS = 5_000;
/** A day's complaints from somebody's Excel file; every fiftieth is wrong in its own way. */
const WRONG: readonly ((row: string[]) => void)[] = [
  (row) => row.splice(3, 1, '3-1202'),
  (row) => row.splice(6, 1, '特急'),
  (row) => row.splice(0, 1, '昨天'),
  (row) => row.splice(7, 1, ''),
];
const pasted = Array.from({ length: ROWS }, (_, at) => {
  const row = ['2026-02-13 09:00', '来电', `客户${at}`, '0755', `3-${at}`, '', '一般', '深夜装修', '王芳'];
  const wrong = at % 50 === 0 ? WRONG[(at / 50) % WRONG.length] : undefined;
  wrong?.(row);
  return row;
});
const HEADINGS = ['受理时间', '投诉渠道', '投诉人', '联系电话', '房号', '地点', '程度', '投诉内容', '首问责任人'];

it('5,000 rows pasted from Excel are taken in by one sweep, what is wrong is told, nothing is lost', {
  timeout: 300_000,
}, () => {
  const desk = openDesk('2026-02-14 09:30');
  const hands = handsOn(desk, '投诉登记表');
  // People paste where their columns fit: here a column at a time.
  for (const [at, heading] of HEADINGS.entries())
    hands.paste(
      3,
      heading,
      pasted.map((row) => [row[at] ?? '']),
    );
  hands.paste(
    3,
    '投诉类别',
    pasted.map(() => ['噪音扰民']),
  );
  desk.byHand((book) => void book.getSheetByName('投诉登记表')?.getRange('L4').setFormula('=1+1'));
  const swept = desk.sweep();
  expect(seconds(desk.host.last as Execution)).toBeLessThan(2 * 60);
  const drafts = 75 + 1;
  expect(swept).toMatchObject({ recorded: ROWS - drafts, unfinished: false, reject: 51, warn: drafts });
  expect(desk.byHand(columnOf, '投诉登记表', '投诉人')).toEqual(pasted.map((row) => row[2]));
  expect(desk.byHand(columnOf, '投诉登记表', '编号').filter((number) => number === '')).toHaveLength(drafts);
  expect(desk.rows('问题清单').filter((row) => row.性质 === '有误')).toHaveLength(51);
  expect(desk.journal()).toHaveLength(ROWS - drafts);
  expect(desk.verify().ok).toBe(true);
});

it('DESIGN §4: what one execution has no time for, the next one takes in', { timeout: 300_000 }, () => {
  let step = 0;
  const start = Date.UTC(2026, 1, 14, 1, 30);
  const desk = openDesk('2026-02-14 09:30', { now: () => start + step++ * 4_000 });
  const hands = handsOn(desk, '投诉登记表');
  for (const [at, heading] of HEADINGS.entries())
    hands.paste(
      3,
      heading,
      pasted.slice(1, 2_102).map((row) => [row[at] ?? '']),
    );
  hands.paste(
    3,
    '投诉类别',
    pasted.slice(1, 2_102).map(() => ['噪音扰民']),
  );
  const first = desk.sweep();
  expect(first).toMatchObject({ recorded: 2_000, unfinished: true });
  let { unfinished } = first;
  for (let sweeps = 0; unfinished && sweeps < 5; sweeps++) unfinished = desk.sweep().unfinished;
  expect(unfinished).toBe(false);
  expect(desk.byHand(columnOf, '投诉登记表', '投诉人')).toEqual(pasted.slice(1, 2_102).map((row) => row[2]));
  expect(desk.verify().ok).toBe(true);
});

/** What stands in one column, from the first entry on: formulas elsewhere are not asked for. */
const columnOf: ByHand<[string, string], string[]> = (book, name, heading) => {
  const sheet = book.getSheetByName(name);
  const at = (sheet?.getRange('1:1').getValues()[0] ?? []).indexOf(heading) + 1;
  return (sheet?.getRange(3, at, sheet.getLastRow() - 2, 1).getValues() ?? []).map(([cell]) => String(cell));
};
