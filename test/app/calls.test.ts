import { expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { BACK, COMPLAINT, DUTY, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';

/** Fills every register so far, with closed complaints and keys that are back among them. */
function filled(rounds: number): Desk {
  const desk = openDesk('2026-02-14 09:30');
  const { 归还, ...loan } = { ...LOAN, 归还: [BACK] };
  for (let round = 0; round < rounds; round++) {
    const tag = round === 0 ? 'A-1203' : `B-${round}`;
    desk.given('key-inventory', { ...KEY, 钥匙编号: tag });
    desk.given('key-loan', { ...loan, 钥匙: tag, 归还 });
    desk.given('duty-log', DUTY);
    const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED, 房号: `9-${round}` });
    desk.given('return-visit', { ...VISIT, 回访对象编号: number });
  }
  return desk;
}

/** The calls of an act, by Google's names, and the cells it read and wrote. */
function cost(
  desk: Desk,
  act: () => void,
): { calls: number; byMethod: Readonly<Record<string, number>>; cells: number } {
  act();
  const { calls, byMethod, cellsRead, cellsWritten } = desk.host.last ?? {
    calls: 0,
    byMethod: {},
    cellsRead: 0,
    cellsWritten: 0,
  };
  return { calls, byMethod, cells: cellsRead + cellsWritten };
}

const ACTS: Record<string, { most: number; act: (desk: Desk) => () => void }> = {
  'a complaint': { most: 10, act: (desk) => () => desk.given('complaint', COMPLAINT) },
  'a complaint of nobody by name': {
    most: 9,
    act: (desk) => () => desk.given('complaint', { ...COMPLAINT, 房号: '未提供' }),
  },
  // It asks the roster and the swaps who is expected.
  'a duty with one matter': { most: 15, act: (desk) => () => desk.given('duty-log', DUTY) },
  'a key': { most: 12, act: (desk) => () => desk.given('key-inventory', { ...KEY, 钥匙编号: 'C-1' }) },
  'a duty with three matters': {
    most: 16,
    act: (desk) => () =>
      desk.given('duty-log', { ...DUTY, 值班事项: [...DUTY.值班事项, ...DUTY.值班事项, ...DUTY.值班事项] }),
  },
  'a complaint voided': {
    most: 13,
    act: (desk) => {
      const number = desk.given('complaint', COMPLAINT);
      return () => desk.void(number, '重复登记');
    },
  },
  'a complaint handled': {
    most: 12,
    act: (desk) => {
      const number = desk.given('complaint', COMPLAINT);
      return () => desk.correct(number, HANDLED, '处理完成');
    },
  },
  'a complaint refused': { most: 4, act: (desk) => () => desk.record('complaint', { ...COMPLAINT, 房号: '' }) },
  // It asks what else the borrower has out: by name, and which of that is open.
  'a loan': { most: 15, act: (desk) => () => desk.given('key-loan', LOAN) },
  'a key that comes back': {
    most: 18,
    act: (desk) => {
      desk.given('key-inventory', { ...KEY, 钥匙编号: 'R-1' });
      const number = desk.given('key-loan', { ...LOAN, 钥匙: 'R-1' });
      return () => desk.correct(number, { 归还: [BACK] }, '归还');
    },
  },
  'a visit that closes a complaint': {
    most: 14,
    act: (desk) => {
      const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
      return () => desk.given('return-visit', { ...VISIT, 回访对象编号: number });
    },
  },
  'a key that comes back damaged': {
    most: 20,
    act: (desk) => {
      desk.given('key-inventory', { ...KEY, 钥匙编号: 'D-1' });
      const number = desk.given('key-loan', { ...LOAN, 钥匙: 'D-1' });
      return () => desk.correct(number, { 归还: [{ ...BACK, 完好程度: '损坏' }] }, '归还');
    },
  },
  'a visit that reopens a complaint': {
    most: 16,
    act: (desk) => {
      const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
      return () => desk.given('return-visit', { ...VISIT, 回访对象编号: number, 满意度: '不满意' });
    },
  },
};

/** Sending a letter: the lock, its row, what stands beside the workbook, marked twice. */
const SENDING = 14;
const LETTERS: Record<string, { most: number; act: (desk: Desk) => () => void }> = {
  'a serious complaint': {
    most: 18 + SENDING,
    act: (desk) => () => desk.given('complaint', { ...COMPLAINT, 房号: '8-1', 程度: '重大' }),
  },
  'the third complaint of one customer': {
    most: 18 + SENDING,
    act: (desk) => {
      for (let time = 0; time < 2; time++) desk.given('complaint', { ...COMPLAINT, 房号: '8-2' });
      return () => desk.given('complaint', { ...COMPLAINT, 房号: '8-2' });
    },
  },
  'a serious matter on duty': {
    most: 18 + SENDING,
    act: (desk) => {
      const reported = { 程度: '重大', 上报人: '陈国强', 上报时间: '2026-02-14 08:30' };
      const 值班事项 = DUTY.值班事项.map((matter) => ({ ...matter, ...reported }));
      return () => desk.given('duty-log', { ...DUTY, 值班事项 });
    },
  },
};

it('an entry that writes a letter takes few more, and the same however many entries there are', () => {
  const [few, many] = [filled(1), filled(60)];
  for (const [name, { most, act }] of Object.entries(LETTERS)) {
    const small = cost(few, act(few));
    const large = cost(many, act(many));
    expect.soft(small.calls, `${name}: ${JSON.stringify(small.byMethod)}`).toBeLessThanOrEqual(most);
    expect.soft(small.byMethod['MailApp.sendEmail'], name).toBe(1);
    expect.soft(large.byMethod, name).toEqual(small.byMethod);
  }
});

it('an entry takes few service calls, and the same however many entries there are', () => {
  const [few, many] = [filled(1), filled(60)];
  for (const [name, { most, act }] of Object.entries(ACTS)) {
    const small = cost(few, act(few));
    const large = cost(many, act(many));
    expect.soft(small.calls, `${name}: ${JSON.stringify(small.byMethod)}`).toBeLessThanOrEqual(most);
    expect.soft(large.byMethod, name).toEqual(small.byMethod);
    expect.soft(large.cells, `${name}: cells`).toBeLessThanOrEqual(small.cells * 1.1);
  }
});
