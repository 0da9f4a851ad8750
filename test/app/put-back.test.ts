import { beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY } from '../support/entries.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const remove = (sheet: string, row: number) =>
  desk.byHand((book, name, at) => void book.getSheetByName(name)?.deleteRow(at), sheet, row);
const putBack = (number: string, person: string) => {
  const answered = desk.call('dutybookPutBack', { number, person });
  return 'error' in answered ? answered.error.code : 'done';
};

it('DUTY-09: a row that somebody deleted is put back by a supervisor, as the journal has it, with its lines', () => {
  const number = desk.given('duty-log', DUTY);
  const void_ = desk.given('complaint', COMPLAINT);
  desk.void(void_, '登记重复');
  const before = [desk.rows('值班记录'), desk.rows('值班记录·值班事项'), desk.rows('投诉登记表')];
  remove('值班记录', 3);
  remove('投诉登记表', 3);
  expect(desk.sweep()).toMatchObject({ reject: 2 });
  expect(putBack(number, '王芳')).toBe('not-allowed');
  expect([putBack(number, '张伟'), putBack(void_, '张伟')]).toEqual(['done', 'done']);
  expect([desk.rows('值班记录'), desk.rows('值班记录·值班事项'), desk.rows('投诉登记表')]).toEqual(before);
  expect(desk.journal().at(-1)).toMatchObject({ act: 'put-back', number: '' });
  expect([desk.sweep().reject, desk.verify().ok]).toEqual([0, true]);
  expect([putBack(number, '张伟'), putBack('TS-20260214-009', '张伟')]).toEqual(['not-gone', 'unknown-entry']);
});

it('a row that has lost its number alone gets it back, and is no second one', () => {
  const number = desk.given('complaint', COMPLAINT);
  desk.byHand((book) => void book.getSheetByName('投诉登记表')?.getRange('A3').setValue(''));
  expect(putBack(number, '张伟')).toBe('done');
  expect(desk.rows('投诉登记表').map((row) => row.编号)).toEqual([number]);
  expect([desk.sweep().recorded, desk.verify().ok]).toEqual([0, true]);
});

it('the menu asks of each row', () => {
  const [first, second] = [desk.given('complaint', COMPLAINT), desk.given('complaint', COMPLAINT)];
  remove('投诉登记表', 3);
  remove('投诉登记表', 3);
  const answers = [{ button: 'OK', text: '张伟' }, { button: 'YES' }, { button: 'NO' }] as const;
  const { toasts, questions } = desk.host.run('putBackRows', [], { answers: [...answers] });
  expect(questions).toHaveLength(3);
  expect(toasts).toHaveLength(1);
  expect(desk.rows('投诉登记表').map((row) => row.编号)).toEqual([first]);
  expect(desk.check().reject).toMatchObject([{ rule: 'FORM-ROW', number: second }]);
});
