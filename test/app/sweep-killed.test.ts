import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault, KillVariant } from '../../src/host/fault.ts';
import { freshPath } from '../host/fixture.ts';
import { typeInto, typeRows } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT, HANDLED, VISIT } from '../support/entries.ts';

const NOW = '2026-02-14 09:30';

const columns = (desk: Desk, sheet: string, ...headings: string[]): string[] =>
  desk.rows(sheet).map((row) => headings.map((heading) => row[heading]).join(' '));

/** What people have typed when the sweep comes: drafts that stand apart, one that closes a complaint, changes and the next step. */
function typed(desk: Desk): void {
  const [first, second, third] = ['1-101', '1-102', '1-103'].map((room) =>
    desk.given('complaint', { ...COMPLAINT, 房号: room }),
  );
  desk.correct(third, HANDLED, '处理');
  desk.byHand((book) => {
    const sheet = book.getSheetByName('回访记录');
    sheet?.moveColumns(sheet.getRange('A1'), 20);
    sheet?.insertColumnBefore(4);
  });
  desk.byHand(typeRows, '投诉登记表', [
    { ...COMPLAINT, 房号: '2-202' },
    { 投诉人: '吴敏' },
    { ...COMPLAINT, 房号: '3-303' },
    { ...COMPLAINT, 房号: '3-303' },
  ]);
  desk.byHand(typeRows, '回访记录', [{ ...VISIT, 回访对象编号: third }]);
  desk.byHand(typeInto, '投诉登记表', first ?? '', '投诉人', '别人');
  desk.byHand(typeInto, '投诉登记表', first ?? '', '程度', '特急');
  for (const [heading, value] of Object.entries(HANDLED))
    desk.byHand(typeInto, '投诉登记表', second ?? '', heading, value);
}
const TAKEN_IN = {
  complaints: [
    'TS-20260214-001 1-101 别人 特急 待处理 ',
    'TS-20260214-002 1-102 郑洁 一般 已处理 ',
    'TS-20260214-003 1-103 郑洁 一般 已办结 HF-20260214-001',
    'TS-20260214-004 2-202 郑洁 一般 待处理 ',
    '  吴敏   ',
    'TS-20260214-005 3-303 郑洁 一般 待处理 ',
    'TS-20260214-006 3-303 郑洁 一般 待处理 ',
  ],
  visits: ['HF-20260214-001 郑洁'],
  /** One for each entry that was recorded, changed, filled in or closed. */
  lines: ['outside 001', 'correct 002', 'record 004', 'record 005', 'record 006', 'record 001', 'correct 003'],
};
const shown = (desk: Desk, before: number) => ({
  complaints: columns(desk, '投诉登记表', '编号', '房号', '投诉人', '程度', '状态', '回访编号'),
  visits: columns(desk, '回访记录', '编号', '客户'),
  lines: desk
    .journal()
    .slice(before)
    .map(({ act, number }) => `${act} ${number?.slice(-3)}`),
});

interface Prepared {
  readonly book: Buffer;
  readonly before: number;
  /** The calls of the sweep, and those with which one begins and ends that has nothing to do. */
  readonly calls: number;
  readonly looking: number;
}
function prepared(): Prepared {
  const desk = openDesk(NOW);
  typed(desk);
  const before = desk.journal().length;
  desk.close();
  const book = readFileSync(desk.workbook);
  const trial = deskOn(desk.workbook, NOW);
  trial.sweep();
  const { calls } = trial;
  expect(shown(trial, before)).toEqual(TAKEN_IN);
  trial.sweep();
  const looking = trial.calls;
  trial.close();
  return { book, before, calls, looking };
}

/** Lets the fault strike a sweep, sweeps again and looks at what is there. */
function survives({ book, before }: Prepared, fault: Fault, killVariant: KillVariant): void {
  const workbook = freshPath();
  writeFileSync(workbook, book);
  const told = `${JSON.stringify(fault)} leaves ${JSON.stringify(killVariant)}`;
  const struck = deskOn(workbook, NOW, { fault, killVariant });
  expect(() => struck.sweep(), told).toThrow();
  struck.close();
  const desk = deskOn(workbook, NOW);
  desk.sweep();
  expect(shown(desk, before), told).toEqual(TAKEN_IN);
  // What cannot be read stays as it was typed.
  expect(desk.verify().differences, told).toMatchObject([{ number: 'TS-20260214-001', kind: 'differs' }]);
  desk.close();
}

describe('a sweep', () => {
  /** Calls that may leave something: before them the sweep has only looked, after them it only looks. */
  const writing = ({ calls, looking }: Prepared): number[] =>
    Array.from({ length: calls - looking + 4 }, (_, at) => Math.floor(looking / 2) - 1 + at);

  it.each<[string, Pick<Fault, 'moment' | 'effect'>, KillVariant]>([
    ['killed before any service call, and nothing is left of its writes', { moment: 'before', effect: 'kill' }, 'none'],
    ['killed after any service call, and all is left of its writes', { moment: 'after', effect: 'kill' }, 'all'],
    ['of which a service call throws', { moment: 'before', effect: 'throw' }, 'none'],
  ])('%s, takes in everything once', { timeout: 900_000 }, (_, fault, left) => {
    const ready = prepared();
    expect(ready.calls).toBeGreaterThan(20);
    // What a call that throws leaves is what a kill leaves of all that was flushed before: some of them are enough.
    const calls = writing(ready).filter((call) => fault.effect === 'kill' || call % 3 === 0);
    for (const call of calls) survives(ready, { ...fault, call }, left);
  });

  it('killed while any part of its writes is there takes in everything once', { timeout: 900_000 }, () => {
    const ready = prepared();
    const flush = { method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' } as const;
    for (const nth of [1, 2, 3, 4])
      for (let prefix = 1; prefix <= 8; prefix++) survives(ready, { ...flush, nth }, { prefix });
  });
});
