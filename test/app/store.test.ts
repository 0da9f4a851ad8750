import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '../../src/adapters/calls.ts';
import type { Fault, KillVariant } from '../../src/host/fault.ts';
import { freshPath } from '../host/fixture.ts';
import { type Desk, deskOn, type How, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';

const NOW = '2026-02-14 09:30';
const THE_KEY = 'the-key-of-the-draft';

/** What may be going on when the execution dies: the same operation, sent again with the same key. */
interface Operation {
  /** Acknowledged before; gives the number it is about. */
  readonly prepare: (desk: Desk) => string;
  readonly send: (desk: Desk, number: string, how: How) => SubmitAnswer;
  /** What the sheets show once it is recorded, once. */
  readonly shows: (desk: Desk) => unknown;
  readonly expected: unknown;
}

const BACK = {
  归还时间: '2026-02-14 09:20',
  归还数量: 1,
  完好程度: '损坏',
  归还人: '李娜',
  接收人: '王芳',
  已断电: '是',
  门窗已关: '是',
  已上锁: '是',
};
const column = (desk: Desk, sheet: string, heading: string): unknown[] => desk.rows(sheet).map((row) => row[heading]);

const OPERATIONS: Record<string, Operation> = {
  'a complaint': {
    prepare: (desk) => desk.given('complaint', { ...COMPLAINT, 房号: '1-101' }),
    send: (desk, _, how) => desk.record('complaint', { ...COMPLAINT, 房号: '=2-202' }, how),
    shows: (desk) => column(desk, '投诉登记表', '房号'),
    expected: ['1-101', '=2-202'],
  },
  'a duty with two matters': {
    prepare: (desk) => desk.given('duty-log', DUTY),
    send: (desk, _, how) => desk.record('duty-log', { ...DUTY, 值班事项: [...DUTY.值班事项, ...DUTY.值班事项] }, how),
    shows: (desk) => column(desk, '值班记录·值班事项', '所属编号'),
    expected: ['ZB-20260214-001', 'ZB-20260214-002', 'ZB-20260214-002'],
  },
  'a visit that closes a complaint': {
    prepare: (desk) => desk.given('complaint', { ...COMPLAINT, ...HANDLED }),
    send: (desk, 回访对象编号, how) => desk.record('return-visit', { ...VISIT, 回访对象编号 }, how),
    shows: (desk) => [
      column(desk, '回访记录', '编号'),
      column(desk, '投诉登记表', '回访编号'),
      column(desk, '投诉登记表', '状态'),
    ],
    expected: [['HF-20260214-001'], ['HF-20260214-001'], ['已办结']],
  },
  'a key that comes back damaged': {
    prepare: (desk) => {
      desk.given('key-inventory', KEY);
      return desk.given('key-loan', LOAN);
    },
    send: (desk, number, how) => desk.correct(number, { 归还: [BACK] }, '归还', how),
    shows: (desk) => [
      column(desk, '钥匙借用登记表·归还', '完好程度'),
      column(desk, '钥匙台账', '完好'),
      column(desk, '钥匙台账', '损坏'),
    ],
    expected: [['损坏'], ['1'], ['1']],
  },
  'a void': {
    prepare: (desk) => desk.given('complaint', COMPLAINT),
    send: (desk, number, how) => desk.void(number, '登记重复', how),
    shows: (desk) => column(desk, '投诉登记表', '状态'),
    expected: ['已作废'],
  },
};

/** A workbook in which the operation is about to be sent, and how many service calls it takes. */
interface Prepared {
  readonly book: Buffer;
  readonly number: string;
  /** Lines of the journal. */
  readonly before: number;
  readonly calls: number;
}
function prepared({ prepare, send }: Operation): Prepared {
  const desk = openDesk(NOW);
  const number = prepare(desk);
  const before = desk.journal().length;
  desk.close();
  const book = readFileSync(desk.workbook);
  const trial = deskOn(desk.workbook, NOW);
  send(trial, number, { key: THE_KEY });
  const { calls } = trial;
  trial.close();
  return { book, number, before, calls };
}

/** Lets the fault strike, sends the operation again and looks at what is there. */
function survives(
  operation: Operation,
  { book, number, before }: Prepared,
  fault: Fault,
  killVariant: KillVariant,
): void {
  const { send, shows, expected } = operation;
  const workbook = freshPath();
  writeFileSync(workbook, book);
  const told = `${JSON.stringify(fault)} leaves ${JSON.stringify(killVariant)}`;
  const struck = deskOn(workbook, NOW, { fault, killVariant });
  expect(() => send(struck, number, { key: THE_KEY }), told).toThrow();
  struck.close();
  // Killed or not, another process goes on: the client sends its draft again.
  const desk = deskOn(workbook, NOW);
  const answer = send(desk, number, { key: THE_KEY, retry: true });
  expect(answer, told).toMatchObject({ recorded: true });
  // And once more, as an impatient client does: nothing is written again.
  expect(send(desk, number, { key: THE_KEY, retry: true }), told).toMatchObject({
    repeated: true,
    number: answer.number,
  });
  expect(shows(desk), told).toEqual(expected);
  expect(desk.verify(), told).toMatchObject({ ok: true, differences: [] });
  const lines = desk.journal().slice(before);
  expect(new Set(lines.map((line) => line.key)), told).toEqual(new Set([THE_KEY]));
  expect(
    lines.filter((line) => line.number === answer.number),
    told,
  ).toHaveLength(1);
  desk.close();
}

const MOMENTS = ['before', 'after'] as const;
/** Of every number of writes: one that is made before a call is in what `all` leaves there, the others only in a prefix. */
const PREFIXES = [1, 2, 3, 4, 5, 6].map((prefix) => ({ prefix }));

describe.each(Object.entries(OPERATIONS))('%s', (_, operation) => {
  it('killed before or after any service call, whatever is left of its writes, is recorded once', {
    timeout: 300_000,
  }, () => {
    const ready = prepared(operation);
    expect(ready.calls).toBeGreaterThan(8);
    for (let call = 1; call <= ready.calls; call++) {
      survives(operation, ready, { call, moment: 'before', effect: 'kill' }, 'none');
      for (const moment of MOMENTS) survives(operation, ready, { call, moment, effect: 'kill' }, 'all');
    }
    const flush = { method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' } as const;
    for (const left of PREFIXES) survives(operation, ready, flush, left);
  });

  it('of which any service call throws, before it took effect or after, is recorded once', { timeout: 300_000 }, () => {
    const ready = prepared(operation);
    for (let call = 1; call <= ready.calls; call++)
      for (const moment of MOMENTS) survives(operation, ready, { call, moment, effect: 'throw' }, 'none');
  });
});

it('what is written finds room on sheets whose blank rows somebody has deleted', () => {
  const desk = openDesk(NOW);
  const trimmed = ['日志', '值班记录', '值班记录·值班事项'];
  desk.given('duty-log', DUTY);
  desk.byHand((book, names) => {
    for (const name of names) {
      const sheet = book.getSheetByName(name);
      const last = sheet?.getLastRow() ?? 0;
      sheet?.deleteRows(last + 1, sheet.getMaxRows() - last);
    }
  }, trimmed);
  const [matter] = DUTY.值班事项;
  desk.given('duty-log', { ...DUTY, 值班人: '李娜', 值班事项: [matter, matter, matter] });
  expect(desk.rows('值班记录·值班事项')).toHaveLength(4);
  expect(desk.journal()).toHaveLength(2);
  expect(desk.verify()).toMatchObject({ ok: true, differences: [] });
  desk.close();
});

it('what was acknowledged stays, also when the execution after it is killed', () => {
  const desk = openDesk(NOW);
  const first = desk.given('complaint', COMPLAINT);
  desk.host.setFault({ method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' });
  expect(() => desk.record('complaint', COMPLAINT)).toThrow();
  expect(desk.rows('投诉登记表').map((row) => row.编号)).toEqual([first]);
  expect(desk.verify().ok).toBe(true);
});

it('an entry in between brings the sheets up to the journal, before it is judged itself', () => {
  const desk = openDesk(NOW, { killVariant: { prefix: 1 } });
  desk.given('key-inventory', { ...KEY, 完好: 1 });
  desk.host.setFault({ method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' });
  expect(() => desk.record('key-loan', LOAN)).toThrow();
  // The journal alone has the loan: it is on record, so nothing is left in the cabinet.
  expect(desk.rows('钥匙借用登记表')).toEqual([]);
  expect(desk.verify()).toMatchObject({ ok: false, unprojected: 1 });
  expect(desk.record('key-loan', { ...LOAN, 借用人: '张伟' })).toMatchObject({
    recorded: false,
    issues: [{ rule: 'KEYS-02' }],
  });
  expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 借用人: '李娜' }]);
  expect(desk.verify().ok).toBe(true);
});
