import { beforeEach, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '../../src/adapters/calls.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY, HANDLED, VISIT } from '../support/entries.ts';
import { keyed, registerOf } from '../support/labels.ts';
import { outcome } from '../support/outcome.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const complaints = () => desk.rows('投诉登记表');
const request = {
  key: 'request-1',
  act: 'record',
  register: 'complaint',
  person: '王芳',
  values: keyed(registerOf('complaint'), COMPLAINT),
};
const submit = (given: unknown) => desk.call<SubmitAnswer>('dutybookSubmit', given);

describe('an operation key is answered once', () => {
  it('the second time with the first answer, and nothing is written again', () => {
    const first = desk.record('complaint', COMPLAINT, { key: 'the-same-key' });
    const again = desk.record('complaint', { ...COMPLAINT, 房号: '5-301' }, { key: 'the-same-key' });
    expect(first).toMatchObject({ recorded: true, number: 'TS-20260214-001', state: '待处理' });
    expect(again).toEqual({ recorded: true, number: 'TS-20260214-001', repeated: true, issues: [] });
    expect(complaints()).toMatchObject([{ 房号: '3-1202' }]);
    expect(desk.journal()).toHaveLength(1);
  });

  it('also for a correction, a void and a visit that closes a complaint', () => {
    const number = desk.given('complaint', { ...COMPLAINT, ...HANDLED });
    const twice = (once: () => SubmitAnswer): void => {
      const [first, second] = [once(), once()];
      expect([first.number, second.number, second.repeated]).toEqual([second.number, first.number, true]);
    };
    twice(() => desk.correct(number, { 房号: '3-1203' }, '房号写错', { key: 'correct-it' }));
    twice(() => desk.record('return-visit', { ...VISIT, 回访对象编号: number }, { key: 'visit-it' }));
    twice(() => desk.void(number, '登记重复', { key: 'void-it-all' }));
    expect(desk.journal().map((line) => line.act)).toEqual(['record', 'correct', 'record', 'correct', 'void']);
  });

  it('a refusal is no answer to keep: the same key records once it is right', () => {
    expect(outcome(desk.record('complaint', { ...COMPLAINT, 房号: '' }, { key: 'the-same-key' }))).toBe('CMPL-01 room');
    expect(outcome(desk.record('complaint', COMPLAINT, { key: 'the-same-key' }))).toBe('recorded');
  });

  it('a retry finds a key older than the 500 at hand', () => {
    const first = desk.given('complaint', COMPLAINT, { key: 'the-first-of-all' });
    for (let n = 1; n <= 500; n++) submit({ ...request, key: `operation-${n}` });
    const again = desk.record('complaint', COMPLAINT, { key: 'the-first-of-all', retry: true });
    expect(again).toMatchObject({ number: first, repeated: true });
    expect(desk.journal()).toHaveLength(501);
    // The last 500 need no search.
    expect(desk.record('complaint', COMPLAINT, { key: 'operation-1' })).toMatchObject({ repeated: true });
  });

  it('keys that begin alike are different keys', () => {
    desk.given('complaint', COMPLAINT, { key: 'the-key-is-long' });
    expect(desk.record('complaint', COMPLAINT, { key: 'the-key-is', retry: true }).repeated).toBeUndefined();
  });
});

describe('whatever is malformed is a bad request, and nothing is written', () => {
  const { key, act, register, person, values } = request;
  it.each([
    ['nothing', null],
    ['a number', 5],
    ['a text', 'record'],
    ['a list', [request]],
    ['an empty one', {}],
    ['no key', { act, register, person, values }],
    ['a short key', { ...request, key: '1234567' }],
    ['a long key', { ...request, key: 'k'.repeat(65) }],
    ['a key that is a formula', { ...request, key: '=HYPERLINK("x")' }],
    ['a key that is a number', { ...request, key: 12345678 }],
    ['another act', { ...request, act: 'delete' }],
    ['no act', { key, register, person, values }],
    ['a register that is none', { ...request, register: ['complaint'] }],
    ['nobody', { ...request, person: ' ' }],
    ['a person who is an object', { ...request, person: { name: '王芳' } }],
    ['a very long person', { ...request, person: '王'.repeat(201) }],
    ['values in a list', { ...request, values: [values] }],
    ['values that are a text', { ...request, values: 'x' }],
    ['a value that is an object', { ...request, values: { ...values, room: { formula: '=1' } } }],
    ['lines that are texts', { ...request, values: { ...values, reopenings: ['x'] } }],
    ['a line’s value that is a list', { ...request, values: { ...values, reopenings: [{ visit: ['x'] }] } }],
    ['a number that is one', { ...request, act: 'correct', number: 1, reason: 'x' }],
    ['a reason that is none', { ...request, act: 'void', number: 'TS-20260214-001', reason: {} }],
  ])('%s', (_, malformed) => {
    expect(submit(malformed)).toMatchObject({ error: { code: 'bad-request' } });
    expect([complaints(), desk.journal()]).toEqual([[], []]);
  });

  it.each([
    ['dutybookSummary', null],
    ['dutybookMail', 'x'],
    ['dutybookExport', []],
    ['dutybookImport', { register: 'complaint' }],
    ['dutybookNew', { locale: 'fr', name: 'x' }],
  ])('%s too', (name, malformed) =>
    expect(desk.call(name, malformed)).toMatchObject({ error: { code: 'bad-request' } }),
  );

  it.each([
    ['a register that is not there', { register: 'gifts' }, 'FORM-ENTRY'],
    ['a number given to a new entry', { number: 'TS-20260214-009' }, 'FORM-ENTRY'],
    ['a field that is not there', { values: { ...values, colour: 'red' } }, 'FORM-FIELD colour'],
    ['a field every object has', { values: { ...values, toString: 'x' } }, 'FORM-FIELD toString'],
    ['lines in a cell', { values: { ...values, room: [{ at: '1' }] } }, 'FORM-CELL room'],
    ['a correction of nothing', { act: 'correct', number: 'TS-20260214-009', reason: 'x' }, 'FORM-ENTRY'],
  ])('%s is refused in words', (_, change, expected) => {
    const answered = submit({ ...request, ...change });
    expect('answer' in answered && outcome(answered.answer)).toBe(expected);
    expect(desk.journal()).toEqual([]);
  });
});

describe('who may what', () => {
  const by = (person: string) => ({ by: person });
  it.each([
    ['王芳', 'recorded'],
    ['张伟', 'recorded'],
    ['周敏', 'recorded'],
    ['林新', 'recorded'],
    ['刘宾', 'FORM-ENTRY'],
    ['赵会', 'FORM-ENTRY'],
  ])('%s records: %s', (person, expected) =>
    expect(outcome(desk.record('complaint', COMPLAINT, by(person)))).toBe(expected),
  );

  it('the desk corrects its own entry of the day, and no other', () => {
    const number = desk.given('complaint', COMPLAINT);
    expect(outcome(desk.correct(number, { 房号: '3-1203' }, '写错', by('李娜')))).toBe('FORM-ENTRY');
    expect(outcome(desk.void(number, '写错', by('李娜')))).toBe('FORM-ENTRY');
    desk.at('2026-02-14 23:59');
    expect(outcome(desk.correct(number, { 房号: '3-1203' }, '写错'))).toBe('recorded');
    desk.at('2026-02-15 00:00');
    expect(outcome(desk.correct(number, { 房号: '3-1204' }, '写错'))).toBe('FORM-ENTRY');
    expect(outcome(desk.void(number, '写错'))).toBe('FORM-ENTRY');
  });

  it.each(['张伟', '陈国强', '周敏'])('%s corrects and voids others’ of yesterday', (person) => {
    const number = desk.given('complaint', COMPLAINT);
    desk.at('2026-02-15 08:00');
    expect(outcome(desk.correct(number, { 房号: '3-1203' }, '写错', by(person)))).toBe('recorded');
    expect(outcome(desk.void(number, '登记重复', by(person)))).toBe('recorded');
  });

  it('whoever is at the desk takes the next step, of any entry on any day, without giving a reason', () => {
    const matter = { ...DUTY.值班事项[0], 遗留事项: '待换轴承' };
    const duty = desk.given('duty-log', { ...DUTY, 值班事项: [matter] });
    const complaint = desk.given('complaint', COMPLAINT);
    desk.at('2026-02-15 08:00');
    const step = (number: string, filled: object) => outcome(desk.correct(number, { ...filled }, '', by('李娜')));
    expect(step(complaint, HANDLED)).toBe('recorded');
    expect(step(duty, { 结束: '2026-02-14 15:00' })).toBe('recorded');
    expect(step(duty, { 值班事项: [{ ...matter, 遗留了结时间: '2026-02-15 07:50' }] })).toBe('recorded');
    // Anything that was there is a correction.
    expect(step(complaint, { ...HANDLED, 房号: '3-1203' })).toBe('FORM-ENTRY, FORM-ENTRY');
    expect(step(complaint, { 房号: '' })).toContain('FORM-ENTRY');
    expect(step(duty, { 值班事项: [] })).toContain('FORM-ENTRY');
    expect(outcome(desk.void(complaint, '', by('李娜')))).toBe('FORM-ENTRY, FORM-ENTRY');
  });

  it('whoever is at the desk ends a wait that somebody else began, and nothing with it', () => {
    const number = desk.given('complaint', { ...COMPLAINT, 等待自: '2026-02-14 09:10', 等待原因: '等配件' });
    desk.at('2026-02-15 08:00');
    const step = (filled: object) => outcome(desk.correct(number, { ...filled }, '', by('李娜')));
    expect(step({ 等待自: '', 等待原因: '', 房号: '3-1203' })).toBe('FORM-ENTRY, FORM-ENTRY');
    expect(step({ 等待自: '', 等待原因: '等人' })).toContain('FORM-ENTRY');
    expect(step({ 等待自: '', 等待原因: '' })).toBe('recorded');
  });

  it('a guest corrects nothing, and fills in nothing', () => {
    const number = desk.given('complaint', COMPLAINT);
    expect(outcome(desk.correct(number, { 房号: '3-1203' }, '写错', by('刘宾')))).toBe('FORM-ENTRY');
    expect(outcome(desk.correct(number, { 地点: '大堂' }, '补记', by('赵会')))).toBe('FORM-ENTRY');
  });
});

it('a correction names what changes alone, and a blank clears a field', () => {
  const number = desk.given('complaint', { ...COMPLAINT, 地点: '大堂' });
  desk.correct(number, { 房号: '', 投诉人: '吴敏' }, '问错人');
  expect(complaints()).toMatchObject([{ 房号: '', 地点: '大堂', 投诉人: '吴敏', 投诉内容: '楼上深夜装修' }]);
  expect(outcome(desk.correct(number, { 地点: '' }, '写错'))).toBe('CMPL-01 room');
});

it('lines are corrected as a whole: fewer of them leave no remains', () => {
  const [matter] = DUTY.值班事项;
  const second = { ...matter, 情况: '访客问路' };
  const number = desk.given('duty-log', { ...DUTY, 值班事项: [matter, second] });
  desk.correct(number, { 值班事项: [second] }, '误记');
  expect(desk.rows('值班记录·值班事项').filter((row) => row.所属编号)).toMatchObject([{ 行号: '1', 情况: '访客问路' }]);
  desk.correct(number, { 值班事项: [matter, second, matter] }, '补记');
  expect(desk.rows('值班记录·值班事项').map((row) => row.情况)).toEqual(['3 栋电梯异响', '访客问路', '3 栋电梯异响']);
  expect(desk.verify().ok).toBe(true);
});

it('while someone else is writing the answer is busy, and nothing is written', () => {
  desk.host.holdLock('script', { owner: 'another execution', until: Number.POSITIVE_INFINITY });
  expect(submit(request)).toMatchObject({ error: { code: 'busy' } });
  desk.host.freeLock('script');
  expect([complaints(), desk.journal()]).toEqual([[], []]);
  expect(outcome(desk.record('complaint', COMPLAINT))).toBe('recorded');
});

it('numbers go on after a void, a clock set back and a new day', () => {
  const first = desk.given('complaint', COMPLAINT);
  desk.void(first, '登记重复');
  desk.at('2026-02-15 09:30');
  const second = desk.given('complaint', COMPLAINT);
  desk.at('2026-02-14 10:00');
  const third = desk.given('complaint', COMPLAINT);
  expect([first, second, third]).toEqual(['TS-20260214-001', 'TS-20260215-001', 'TS-20260215-002']);
});
