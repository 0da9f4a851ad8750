import { expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { BACK, COMPLAINT, HANDLED, KEY, LOAN } from '../support/entries.ts';

const OTHER = { by: '张伟' };

/** What a window keeps of an entry it opened: the digest in its row. */
const opened = (desk: Desk, sheet: string, number: string): { base: string; by: string } => {
  const base = desk.rows(sheet).find((row) => row.编号 === number)?.校验码 ?? '';
  return { base, by: '王芳' };
};

it('FORM-ENTRY: a correction of what somebody else changed meanwhile is refused, with who made it what', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  const window = opened(desk, '投诉登记表', number);
  desk.at('2026-02-14 09:40');
  desk.correct(number, { 房号: '3-1203' }, '门牌看错', OTHER);
  const answer = desk.correct(number, { 房号: '3-1302' }, '住户更正', window);
  expect(answer).toMatchObject({ recorded: false, issues: [{ rule: 'FORM-ENTRY', field: 'room' }] });
  for (const fact of ['张伟', '2026-02-14 09:40', '3-1203']) expect(answer.issues[0]?.message).toContain(fact);
  expect(desk.rows('投诉登记表')[0]).toMatchObject({ 房号: '3-1203' });
  expect(desk.journal()).toHaveLength(2);
});

it('a correction of other fields goes through, and fields sent as they were seen stay as they are now', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  const window = opened(desk, '投诉登记表', number);
  desk.correct(number, { 房号: '3-1203' }, '门牌看错', OTHER);
  const answer = desk.correct(number, { ...HANDLED, 房号: COMPLAINT.房号 }, '', window);
  expect(answer).toMatchObject({ recorded: true, issues: [] });
  expect(desk.rows('投诉登记表')[0]).toMatchObject({ 房号: '3-1203', 处理结果: HANDLED.处理结果 });
});

it('what both made the same is no conflict', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  const window = opened(desk, '投诉登记表', number);
  desk.correct(number, { 房号: '3-1203' }, '门牌看错', OTHER);
  expect(desk.correct(number, { 房号: '3-1203' }, '门牌看错', window)).toMatchObject({ recorded: true });
});

it('two windows that each add a return keep both', () => {
  const desk = openDesk();
  desk.given('key-inventory', { ...KEY, 完好: 3 });
  const number = desk.given('key-loan', { ...LOAN, 数量: 3 });
  const window = opened(desk, '钥匙借用登记表', number);
  desk.correct(number, { 归还: [BACK] }, '', OTHER);
  const later = { ...BACK, 归还时间: '2026-02-14 09:25' };
  expect(desk.correct(number, { 归还: [later] }, '', window)).toMatchObject({ recorded: true });
  const times = desk.rows('钥匙借用登记表·归还').map((line) => line.归还时间);
  expect(times).toEqual(['2026-02-14 09:20', '2026-02-14 09:25']);
  expect(desk.verify()).toMatchObject({ ok: true, differences: [] });
});

it('KEYS-01: returns added by two windows are judged together', () => {
  const desk = openDesk();
  desk.given('key-inventory', KEY);
  const number = desk.given('key-loan', LOAN);
  const window = opened(desk, '钥匙借用登记表', number);
  desk.correct(number, { 归还: [BACK] }, '', OTHER);
  const answer = desk.correct(number, { 归还: [{ ...BACK, 归还时间: '2026-02-14 09:25' }] }, '', window);
  // All of it is back: only a correction could still change that.
  const issues = [{ rule: 'KEYS-01', field: 'returns' }, { rule: 'FORM-ENTRY' }];
  expect(answer).toMatchObject({ recorded: false, issues });
});

it('FORM-ENTRY: a line changed in one window, with lines added in the other, is refused', () => {
  const desk = openDesk();
  desk.given('key-inventory', { ...KEY, 完好: 3 });
  const number = desk.given('key-loan', { ...LOAN, 数量: 3, 归还: [BACK] });
  const window = opened(desk, '钥匙借用登记表', number);
  desk.correct(number, { 归还: [BACK, { ...BACK, 归还时间: '2026-02-14 09:25' }] }, '', OTHER);
  const answer = desk.correct(number, { 归还: [{ ...BACK, 归还数量: 2 }] }, '数错了', window);
  expect(answer).toMatchObject({ recorded: false, issues: [{ rule: 'FORM-ENTRY', field: 'returns' }] });
  expect(desk.rows('钥匙借用登记表·归还')).toHaveLength(2);
});

it('FORM-ENTRY: an entry that changed since it was opened is not voided', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  const window = opened(desk, '投诉登记表', number);
  desk.correct(number, HANDLED, '', OTHER);
  const answer = desk.void(number, '重复登记', window);
  expect(answer).toMatchObject({
    recorded: false,
    issues: [{ rule: 'FORM-ENTRY', field: 'result' }, { field: 'handledAt' }],
  });
  expect(desk.void(number, '重复登记', opened(desk, '投诉登记表', number))).toMatchObject({ recorded: true });
});

it('FORM-ENTRY: what was typed over on the sheet since then is not overwritten', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  const window = opened(desk, '投诉登记表', number);
  desk.byHand((book) => {
    const sheet = book.getSheetByName('投诉登记表');
    const keys = sheet?.getRange('2:2').getValues()[0] ?? [];
    sheet?.getRange(3, keys.indexOf('room') + 1).setValue('3-1203');
  });
  const answer = desk.correct(number, { 房号: '3-1302' }, '住户更正', window);
  expect(answer).toMatchObject({ recorded: false, issues: [{ rule: 'FORM-ENTRY', field: 'room' }] });
});

it('a base that no state of the entry had is refused, one that is no digest is malformed', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  const answer = desk.correct(number, HANDLED, '', { base: '0123456789abcdef' });
  expect(answer).toMatchObject({ recorded: false, issues: [{ rule: 'FORM-ENTRY', number }] });
  const request = { key: 'operation-x1', act: 'correct', register: 'complaint', number, person: '王芳', base: 'new' };
  expect(desk.call('dutybookSubmit', request)).toMatchObject({ error: { code: 'bad-request' } });
});

it('without a base the later correction stands, as an import or a command line gives it', () => {
  const desk = openDesk();
  const number = desk.given('complaint', COMPLAINT);
  desk.correct(number, { 房号: '3-1203' }, '门牌看错', OTHER);
  expect(desk.correct(number, { 房号: '3-1302' }, '住户更正')).toMatchObject({ recorded: true });
});
