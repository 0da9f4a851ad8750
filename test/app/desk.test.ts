import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskAnswer, EntryAnswer, FindAnswer, HomeAnswer, WhoAnswer } from '../../src/adapters/calls.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { BACK, COMPLAINT, DUTY, HANDLED, KEY, LOAN, VISIT } from '../support/entries.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  return () => desk.close();
});

function asked<Answer>(name: string, request: object = {}): Answer {
  const answered = desk.call<Answer>(name, { person: '王芳', ...request });
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer;
}
const found = (words: string, register?: string): string[] =>
  asked<FindAnswer>('dutybookFind', { words, register }).hits.map((hit) => hit.number);
const entry = (number: string): EntryAnswer => asked('dutybookEntry', { number });

describe('the desk opens', () => {
  it('with the settings that forms lean on, and no mail address or PIN', () => {
    desk.settings('recipients', [['周报', '陈国强', 'manager@example.com']]);
    const { site, people, now } = asked<DeskAnswer>('dutybookDesk');
    expect(now).toBe('2026-02-14 09:30');
    expect(site.shifts.length).toBe(3);
    expect(people.map(({ name }) => name)).not.toContain('孙丽');
    expect(JSON.stringify([site, people])).not.toContain('@');
  });
});

describe('home', () => {
  it('lists what is mine, overdue and open, what is due first before the others', () => {
    desk.given('key-inventory', KEY);
    desk.at('2026-02-10 09:30');
    const late = desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-02-10 09:00', 首问责任人: '李娜' });
    desk.at('2026-02-14 09:30');
    const mine = desk.given('complaint', COMPLAINT);
    const done = desk.given('complaint', COMPLAINT);
    desk.correct(done, { ...HANDLED, 办结时间: '2026-02-14 09:25', 未回访原因: '客户拒绝' }, '办结');
    const loan = desk.given('key-loan', LOAN);
    const home = asked<HomeAnswer>('dutybookHome');
    expect(home.overdue.map(({ number }) => number)).toEqual([late]);
    expect(home.overdue[0]).toMatchObject({ overdue: true, title: expect.stringContaining('3-1202') });
    expect(home.mine.map(({ number }) => number).sort()).toEqual([mine, loan].sort());
    expect(home.open.map(({ number }) => number)).not.toContain(done);
    expect(home.open[0]?.number).toBe(late);
    expect(home.open.map(({ register }) => register)).not.toContain('key-inventory');
    expect(home.counts.open).toBe(home.open.length);
  });

  it('shows the duty that is on, though nothing of it is left over', () => {
    const duty = desk.given('duty-log', { ...DUTY, 结束: '' });
    expect(asked<HomeAnswer>('dutybookHome').open.map(({ number }) => number)).toEqual([duty]);
  });
});

describe('finding', () => {
  it('by number, phone, room, name and words, also of a line, all of them', () => {
    const one = desk.given('complaint', { ...COMPLAINT, 联系电话: '13800001111', 投诉内容: '电梯困人，等了半小时' });
    const other = desk.given('complaint', { ...COMPLAINT, 房号: '5-0801', 投诉内容: '电梯灯不亮' });
    const duty = desk.given('duty-log', DUTY);
    expect(found(one)).toEqual([one]);
    expect(found('13800001111')).toEqual([one]);
    expect(found('１３８００００１１１１')).toEqual([one]);
    expect(found('5-0801')).toEqual([other]);
    expect(found('电梯').sort()).toEqual([one, other, duty].sort());
    expect(found('电梯 困人')).toEqual([one]);
    expect(found('异响')).toEqual([duty]);
    expect(found('没有这样的内容')).toEqual([]);
  });

  it('by the initials of a name in pinyin, in one register or in all', () => {
    const own = desk.given('complaint', { ...COMPLAINT, 投诉人: '欧阳修文' });
    expect(found('oyxw')).toEqual([own]);
    expect(found('oyxw', 'return-visit')).toEqual([]);
    expect(found('zzzzz')).toEqual([]);
  });

  it('what is void too, so that a wrong void can be undone', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.void(number, '重复登记');
    expect(asked<FindAnswer>('dutybookFind', { words: number }).hits).toMatchObject([{ number, tone: 'void' }]);
  });

  it('never runs a formula or a pattern that was searched for', () => {
    desk.given('complaint', COMPLAINT);
    for (const words of ['=1+1', '.*', '"', '\\', '{x}', '%', '']) expect(found(words)).toEqual([]);
  });
});

describe('who is calling', () => {
  it('is told by phone or by room, with the newest entries', () => {
    const older = desk.given('complaint', { ...COMPLAINT, 投诉人: '何先生', 房号: '3-1202', 联系电话: '13800002222' });
    desk.at('2026-02-14 10:00');
    const newer = desk.given('complaint', { ...COMPLAINT, 投诉人: '何先生', 房号: '3-1202', 联系电话: '13800002222' });
    const by = { customer: '何先生', room: '3-1202', phone: '13800002222' };
    for (const asking of [{ phone: '13800002222' }, { room: '3-1202' }]) {
      const who = asked<WhoAnswer>('dutybookWho', asking);
      expect(who.known).toMatchObject([by]);
      expect(who.entries.map(({ number }) => number)).toEqual([newer, older]);
    }
    expect(asked<WhoAnswer>('dutybookWho', { room: '3-12' }).known).toEqual([]);
    expect(asked<WhoAnswer>('dutybookWho', {}).entries).toEqual([]);
  });

  it('KEYS-06 of a borrower what they have not brought back, the oldest first', () => {
    const lent = (tag: string, filled: object = {}): string => {
      desk.given('key-inventory', { ...KEY, 钥匙编号: tag });
      return desk.given('key-loan', { ...LOAN, 借用人: '李娜', 钥匙: tag, ...filled });
    };
    const newer = lent('A-1', { 借出时间: '2026-02-14 09:20' });
    const older = lent('A-2', { 借出时间: '2026-02-14 08:30' });
    lent('A-3', { 借用人: '王芳' });
    desk.correct(lent('A-4'), { 归还: [BACK] }, '归还');
    const { holds, known } = asked<WhoAnswer>('dutybookWho', { borrower: '李娜' });
    expect(holds.map(({ number }) => number)).toEqual([older, newer]);
    expect(known).toEqual([]);
    expect(asked<WhoAnswer>('dutybookWho', { borrower: '孙丽' }).holds).toEqual([]);
  });
});

describe('an entry', () => {
  it('is told as a person would type it, with its history, the newest first', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.at('2026-02-14 10:00');
    desk.correct(number, { 投诉内容: '楼上半夜装修' }, '听错了');
    const told = entry(number);
    expect(told.values).toMatchObject({ receivedAt: '2026-02-14 09:00', content: '楼上半夜装修' });
    expect(told.history.map(({ act, reason }) => [act, reason])).toEqual([
      ['correct', '听错了'],
      ['record', ''],
    ]);
    expect(told.history[0]?.changes).toEqual([
      { field: 'content', before: (COMPLAINT as Record<string, string>).投诉内容, after: '楼上半夜装修' },
    ]);
    expect(told.may).toEqual({ correct: true, void: true, restore: false });
  });

  it('has its lines, and what is late about it', () => {
    desk.given('key-inventory', KEY);
    const number = desk.given('key-loan', { ...LOAN, 数量: 2 });
    desk.correct(number, { 归还: [BACK] }, '还一把');
    desk.at('2026-02-15 09:30');
    const told = entry(number);
    expect(told.values.returns).toMatchObject([{ condition: '完好', pieces: '1' }]);
    expect(told.issues.map(({ rule, effect }) => [rule, effect])).toContainEqual(['KEYS-06', 'due']);
    expect(told.stateKey).toBe('overdue');
  });

  it('of another day the desk may fill in, not correct; a supervisor may', () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.at('2026-02-15 09:30');
    expect(entry(number).may.correct).toBe(false);
    expect(asked<EntryAnswer>('dutybookEntry', { number, person: '张伟' }).may).toEqual({
      correct: true,
      void: true,
      restore: false,
    });
  });

  it('that is not there is an error with a way out', () =>
    expect(() => entry('TS-20260214-999')).toThrow('unknown-entry'));
});

it('SECR-02: a guest and finance read no entries', () => {
  const number = desk.given('complaint', COMPLAINT);
  for (const person of ['刘宾', '赵会'])
    for (const [name, request] of [
      ['dutybookHome', {}],
      ['dutybookFind', { words: number }],
      ['dutybookWho', { room: '3-1202' }],
      ['dutybookEntry', { number }],
      ['dutybookExport', { register: 'complaint' }],
    ] as const)
      expect(() => asked(name, { ...request, person })).toThrow('not-allowed');
});

describe('a wrong void', () => {
  it('is undone with a reason; the entry is as it was, and both stay on record', () => {
    const number = desk.given('complaint', COMPLAINT);
    const before = entry(number).values;
    desk.void(number, '重复登记');
    expect(entry(number).may).toEqual({ correct: false, void: false, restore: true });
    const restored = desk.restore(number, '不是重复');
    expect(restored).toMatchObject({ recorded: true, number });
    const after = entry(number);
    expect(after.values).toEqual(before);
    expect(after.voidReason).toBeUndefined();
    expect(after.history.map(({ act }) => act)).toEqual(['restore', 'void', 'record']);
    expect(desk.verify().ok).toBe(true);
  });

  it('needs a reason, and an entry that is void', () => {
    const number = desk.given('complaint', COMPLAINT);
    expect(desk.restore(number, '').recorded).toBe(false);
    desk.void(number, '重复登记');
    expect(desk.restore(number, ' ').recorded).toBe(false);
    expect(desk.restore(number, '不是重复').recorded).toBe(true);
    expect(desk.restore(number, '再来一次').recorded).toBe(false);
  });

  it('cannot be undone once another key has its tag', () => {
    const number = desk.given('key-inventory', KEY);
    desk.void(number, '登错');
    desk.given('key-inventory', KEY);
    expect(desk.restore(number, '没错').issues).toMatchObject([{ rule: 'KEYS-09', field: 'tag' }]);
  });

  it('of a return visit closes its complaint again', () => {
    const complaint = desk.given('complaint', COMPLAINT);
    desk.correct(complaint, HANDLED, '处理好了');
    const visit = desk.given('return-visit', { ...VISIT, 回访对象编号: complaint }, { by: '李娜' });
    const closed = entry(complaint).values;
    desk.void(visit, '登错', { by: '李娜' });
    expect(entry(complaint).values.closedAt).toBeUndefined();
    desk.restore(visit, '没错', { by: '李娜' });
    expect(entry(complaint).values).toEqual(closed);
  });
});
