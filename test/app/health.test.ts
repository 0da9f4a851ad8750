import { expect, it } from 'vitest';
import type { HealthAnswer } from '../../src/app/health.ts';
import { newWorkbook } from '../host/fixture.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';

const healthOf = (desk: Desk, other?: unknown): HealthAnswer => {
  const answered = desk.call<HealthAnswer>('dutybookHealth', other);
  if (!('answer' in answered)) throw new Error(answered.error.code);
  return answered.answer;
};
const states = (desk: Desk): Record<string, string> =>
  Object.fromEntries(healthOf(desk).lines.map(({ about, state }) => [about, state]));
const GOOD = {
  workbook: 'good',
  zone: 'good',
  account: 'good',
  hourly: 'warn',
  mail: 'good',
  cells: 'good',
  calendar: 'good',
  journal: 'good',
};

it('of a workbook in which all is well, with how far its journal reaches', () => {
  const desk = openDesk();
  desk.given('complaint', COMPLAINT);
  expect(states(desk)).toEqual(GOOD);
  expect(healthOf(desk).journal).toMatchObject({ sequence: desk.journal().length, at: '2026-02-14 09:30' });
  desk.close();
});

it('a new workbook has nobody yet who could fill in the others', () => {
  const desk = deskOn(newWorkbook(), '2026-02-14 09:30');
  desk.call('dutybookNew', { locale: 'zh-CN', name: '云栖花园' });
  expect(states(desk)).toEqual({ ...GOOD, people: 'warn' });
  desk.settings('people', [['陈国强', '前台', '', '', '']]);
  expect(states(desk)).toMatchObject({ people: 'warn' });
  desk.settings('people', [['吴小雨', '经理', '', '', '']]);
  expect(states(desk)).toEqual(GOOD);
  desk.close();
});

it('tells whether its journal leads up to the head of another copy', () => {
  const desk = openDesk();
  desk.given('complaint', COMPLAINT);
  const { journal: earlier } = healthOf(desk);
  desk.given('complaint', COMPLAINT, { key: 'a-later-one' });
  const { journal: later } = healthOf(desk);
  const holds = (other: unknown) => healthOf(desk, other).holds;
  expect([holds(undefined), holds(earlier), holds(later)]).toEqual([undefined, true, true]);
  expect(holds({ sequence: earlier?.sequence, hash: later?.hash })).toBe(false);
  expect(holds({ sequence: (later?.sequence ?? 0) + 1, hash: later?.hash })).toBe(false);
  expect(desk.call('dutybookHealth', { sequence: '1', hash: 'x' })).toHaveProperty('error.code', 'bad-request');
  desk.close();
});

it('says who runs the automatic jobs, and when they have been silent for too long', () => {
  const desk = openDesk('2026-02-14 09:30');
  expect(desk.call('dutybookAutomation', { on: true, person: '张伟' })).toHaveProperty('answer');
  expect(states(desk).hourly).toBe('good');
  desk.at('2026-02-16 15:30');
  expect(states(desk).hourly).toBe('bad');
  desk.close();
});

it('says when the workbook will be full, once there are two weeks to tell by', () => {
  const desk = openDesk();
  const cells = (): string => healthOf(desk).lines.find(({ about }) => about === 'cells')?.says ?? '';
  desk.given('complaint', COMPLAINT);
  expect(cells()).not.toMatch(/前后会满/);
  desk.byHand((book) => {
    book.getSheetByName('设置')?.getRange('A1:B2').getValues();
    const own = book.insertSheet('自己的');
    own.insertRowsAfter(own.getMaxRows(), 200_000);
    own.getRange(own.getMaxRows(), 1).setValue('到底');
  });
  desk.at('2026-03-14 09:30');
  expect(cells()).toMatch(/202\d-\d\d-\d\d 前后会满/);
  expect(states(desk).cells).toBe('warn');
  desk.close();
});

it('another zone of the spreadsheet, and a workbook that does not open, are said with the way out', () => {
  const desk = openDesk();
  desk.byHand((book) => book.setSpreadsheetTimeZone('Asia/Tokyo'));
  const { workbook, ...others } = states(desk);
  // Said once, with the zones: that is why the workbook does not open.
  expect([workbook, others]).toMatchObject([undefined, { zone: 'bad' }]);
  desk.close();
  const bare = deskOn(newWorkbook(), '2026-02-14 09:30');
  expect(states(bare)).toMatchObject({ workbook: 'bad', zone: 'good', mail: 'good' });
  bare.close();
});

it('the menu shows it on one screen', () => {
  const desk = openDesk();
  const { questions } = desk.host.run('showHealth', [], { answers: [{ button: 'OK' }] });
  expect(questions).toHaveLength(1);
  desk.close();
});
