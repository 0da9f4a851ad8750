import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault, KillVariant } from '../../src/host/fault.ts';
import { freshPath } from '../host/fixture.ts';
import { typeInto, typeRows } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';

const NOW = '2026-02-14 09:30';

/** What people have typed when the sweep comes. */
interface Typed {
  readonly prepare: (desk: Desk) => void;
  /** What the sheets show once it is taken in, once. */
  readonly shows: (desk: Desk) => unknown;
  readonly expected: unknown;
  /** Lines that it adds to the journal. */
  readonly lines: number;
}
const columns = (desk: Desk, sheet: string, ...headings: string[]): unknown[][] =>
  desk.rows(sheet).map((row) => headings.map((heading) => row[heading]));

const TYPED: Record<string, Typed> = {
  'drafts that stand apart, and one that is not complete': {
    prepare: (desk) => {
      desk.given('complaint', { ...COMPLAINT, 房号: '1-101' });
      desk.byHand(typeRows, '投诉登记表', [
        { ...COMPLAINT, 房号: '2-202' },
        { 投诉人: '吴敏' },
        { ...COMPLAINT, 房号: '3-303' },
        { ...COMPLAINT, 房号: '3-303' },
      ]);
    },
    shows: (desk) => columns(desk, '投诉登记表', '编号', '房号', '投诉人'),
    expected: [
      ['TS-20260214-001', '1-101', '郑洁'],
      ['TS-20260214-002', '2-202', '郑洁'],
      ['', '', '吴敏'],
      ['TS-20260214-003', '3-303', '郑洁'],
      ['TS-20260214-004', '3-303', '郑洁'],
    ],
    lines: 3,
  },
  'a visit that closes a complaint, with columns moved': {
    prepare: (desk) => {
      const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
      desk.byHand((book) => {
        const sheet = book.getSheetByName('回访记录');
        sheet?.moveColumns(sheet.getRange('A1'), 20);
        sheet?.insertColumnBefore(4);
      });
      desk.byHand(typeRows, '回访记录', [{ ...VISIT, 回访对象编号: number }]);
    },
    shows: (desk) => [columns(desk, '回访记录', '编号', '客户'), columns(desk, '投诉登记表', '状态', '回访编号')],
    expected: [[['HF-20260214-001', '郑洁']], [['已办结', 'HF-20260214-001']]],
    lines: 2,
  },
  'what was changed, and what was filled in': {
    prepare: (desk) => {
      const first = desk.given('complaint', COMPLAINT);
      const second = desk.given('complaint', COMPLAINT);
      desk.given('key-inventory', KEY);
      desk.given('key-loan', LOAN);
      desk.byHand(typeInto, '投诉登记表', first, '投诉人', '别人');
      desk.byHand(typeInto, '投诉登记表', first, '程度', '特急');
      for (const [heading, value] of Object.entries(HANDLED))
        desk.byHand(typeInto, '投诉登记表', second, heading, value);
    },
    shows: (desk) => columns(desk, '投诉登记表', '投诉人', '程度', '状态', '修改人'),
    expected: [
      ['别人', '特急', '待处理', '未知'],
      ['郑洁', '一般', '已处理', '未知'],
    ],
    lines: 2,
  },
};

interface Prepared {
  readonly book: Buffer;
  readonly before: number;
  readonly calls: number;
}
function prepared({ prepare }: Typed): Prepared {
  const desk = openDesk(NOW);
  prepare(desk);
  const before = desk.journal().length;
  desk.close();
  const book = readFileSync(desk.workbook);
  const trial = deskOn(desk.workbook, NOW);
  trial.sweep();
  const { calls } = trial;
  trial.close();
  return { book, before, calls };
}

/** Lets the fault strike a sweep, sweeps again and looks at what is there. */
function survives(
  { shows, expected, lines }: Typed,
  { book, before }: Prepared,
  fault: Fault,
  killVariant: KillVariant,
) {
  const workbook = freshPath();
  writeFileSync(workbook, book);
  const told = `${JSON.stringify(fault)} leaves ${JSON.stringify(killVariant)}`;
  const struck = deskOn(workbook, NOW, { fault, killVariant });
  expect(() => struck.sweep(), told).toThrow();
  struck.close();
  const desk = deskOn(workbook, NOW);
  desk.sweep();
  desk.sweep();
  expect(shows(desk), told).toEqual(expected);
  expect(desk.journal().length - before, told).toBe(lines);
  expect(
    desk.verify().differences.filter(({ kind }) => kind !== 'differs'),
    told,
  ).toEqual([]);
  desk.close();
}

const PREFIXES = Array.from({ length: 9 }, (_, at) => ({ prefix: at + 1 }));

describe.each(Object.entries(TYPED))('%s', (_, typed) => {
  it('killed before or after any service call of the sweep, whatever is left of its writes, is taken in once', {
    timeout: 600_000,
  }, () => {
    const ready = prepared(typed);
    expect(ready.calls).toBeGreaterThan(20);
    for (let call = 1; call <= ready.calls; call++) {
      survives(typed, ready, { call, moment: 'before', effect: 'kill' }, 'none');
      survives(typed, ready, { call, moment: 'after', effect: 'kill' }, 'all');
    }
    const flush = { method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' } as const;
    for (const left of PREFIXES) survives(typed, ready, flush, left);
  });

  it('of which any service call of the sweep throws is taken in once', { timeout: 600_000 }, () => {
    const ready = prepared(typed);
    for (let call = 1; call <= ready.calls; call++)
      for (const moment of ['before', 'after'] as const)
        survives(typed, ready, { call, moment, effect: 'throw' }, 'none');
  });
});
