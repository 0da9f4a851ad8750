import { beforeEach, describe, expect, it } from 'vitest';
import type { SignInAnswer, SubmitAnswer } from '../../src/adapters/calls.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY, HANDLED, KEY, LOAN } from '../support/entries.ts';
import { type Filled, keyed, registerOf, registerOfNumber } from '../support/labels.ts';

/** Who works here, by role; everybody signs in with a PIN. */
const PEOPLE = {
  guest: '刘宾',
  finance: '赵会',
  desk: '王芳',
  supervisor: '张伟',
  manager: '陈国强',
  'general manager': '周敏',
};
type Role = keyof typeof PEOPLE;
const ROLES = Object.keys(PEOPLE) as Role[];
/** Of the desk too: the entries that are another's are hers. */
const ANOTHER = '李娜';

// The table of domain/registers.md ("Who may what"), written out here once more.
const EVERYBODY = ROLES;
const DESK: readonly Role[] = ['desk', 'supervisor', 'manager', 'general manager'];
const SUPERVISOR: readonly Role[] = ['supervisor', 'manager', 'general manager'];
const MANAGER: readonly Role[] = ['manager', 'general manager'];
const NOBODY: readonly Role[] = [];

const MORNING = '2026-02-14 09:30';
const NEXT_DAY = '2026-02-15 09:30';
const PIN = '2580';

let desk: Desk;
let operations = 0;
const proofs = new Map<string, string>();

/** Whoever is at the desk proves it: a proof is good for a day. */
function signsIn(person: string): void {
  const answered = desk.call<SignInAnswer>('dutybookSignIn', { person, pin: PIN });
  if ('answer' in answered && 'proof' in answered.answer) proofs.set(person, answered.answer.proof);
}
const everybodySignsIn = (): void => [...Object.values(PEOPLE), ANOTHER].forEach(signsIn);
const as = (person: string) => ({ person, proof: proofs.get(person) });
const isAllowed = (name: string, request: object, person: string): boolean => {
  const answered = desk.call(name, { ...request, ...as(person) });
  return !('error' in answered && answered.error.code === 'not-allowed');
};
const rolesThat = (may: (person: string) => boolean): Role[] => ROLES.filter((role) => may(PEOPLE[role]));

function submit(request: object, person: string): SubmitAnswer {
  operations += 1;
  const answered = desk.call<SubmitAnswer>('dutybookSubmit', {
    key: `matrix-${operations}`,
    ...as(person),
    ...request,
  });
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer;
}
const record = (register: string, filled: Filled, person: string, second?: string): SubmitAnswer =>
  submit(
    {
      act: 'record',
      register,
      values: keyed(registerOf(register), filled),
      ...(second && { second: { person: second, pin: PIN } }),
    },
    person,
  );
const act = (kind: 'correct' | 'void' | 'restore', number: string, filled: Filled, person: string): boolean => {
  const register = registerOfNumber(number);
  const values = keyed(register, filled);
  return submit({ act: kind, register: register.id, number, values, reason: '核对' }, person).recorded;
};
const given = (register: string, filled: Filled, person: string): string => {
  const { number, issues } = record(register, filled, person);
  if (number === undefined) throw new Error(JSON.stringify(issues));
  return number;
};

beforeEach(() => {
  desk = openDesk(MORNING);
  for (const person of [...Object.values(PEOPLE), ANOTHER])
    desk.call('dutybookSetPin', { person, whose: person, pin: PIN });
  everybodySignsIn();
});

it('SECR-02 every role, every function: who may', () => {
  const number = given('complaint', COMPLAINT, ANOTHER);
  const file = { name: 'keys.csv', digest: '0'.repeat(64), rows: 1 };
  const rows = [{ row: 2, cells: ['B-1'] }];
  const calls: readonly (readonly [what: string, roles: readonly Role[], call: string, request: object])[] = [
    ['see their summaries', EVERYBODY, 'dutybookSummary', { period: '2026-W06' }],
    ['look at home', DESK, 'dutybookHome', {}],
    ['find entries', DESK, 'dutybookFind', { words: '郑' }],
    ['see who calls', DESK, 'dutybookWho', { room: '3-1202' }],
    ['open an entry', DESK, 'dutybookEntry', { number }],
    ['export a register', DESK, 'dutybookExport', { register: 'complaint' }],
    ['import', DESK, 'dutybookImport', { register: 'key-inventory', file, headings: ['钥匙编号'], from: 0, rows }],
    ['decide about letters', SUPERVISOR, 'dutybookLetter', { letter: 'weekly/none', decision: 'arrived' }],
    ['put rows back', SUPERVISOR, 'dutybookPutBack', { number: 'TS-20260101-001' }],
    ['accept an older version', SUPERVISOR, 'dutybookAccept', { reason: '恢复' }],
    ['turn the automatic run off', SUPERVISOR, 'dutybookAutomation', { on: false }],
    ['edit the settings', MANAGER, 'dutybookSettings', { base: '', lines: NO_LINES }],
    ['fill the official holidays in', MANAGER, 'dutybookHolidays', { year: 2024 }],
  ];
  const seen = calls.map(([what, , call, request]) => [what, rolesThat((person) => isAllowed(call, request, person))]);
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(calls.map(([what, roles]) => [what, roles])));

  expect(rolesThat((person) => record('complaint', COMPLAINT, person).recorded)).toEqual(DESK);
  const seesPhones = (person: string): boolean => {
    const answered = desk.call<{ phonesMasked: boolean }>('dutybookExport', { register: 'complaint', ...as(person) });
    return 'answer' in answered && !answered.answer.phonesMasked;
  };
  expect(rolesThat(seesPhones)).toEqual(MANAGER);
  const setsPins = (person: string): boolean => {
    const answered = desk.call<object>('dutybookSetPin', { whose: ANOTHER, pin: PIN, ...as(person) });
    return 'answer' in answered && 'done' in answered.answer;
  };
  expect(rolesThat(setsPins)).toEqual(MANAGER);
});
const NO_LINES = { site: [], shifts: [], people: [], recipients: [] };

describe('DUTY-09 every role, own and another’s entry: who may take its next step, correct, void and restore it', () => {
  const KINDS = ['next step', 'correct', 'void', 'restore'] as const;
  const FILLED = { 'next step': HANDLED, correct: { 投诉内容: '楼上白天装修' }, void: {}, restore: {} };
  /** Each is tried on an entry of its own; who may not record has none of their own. */
  const table = (whose: 'own' | 'another’s', moment: string): Record<string, Role[]> => {
    desk.at(MORNING);
    everybodySignsIn();
    const recorders = whose === 'own' ? DESK : ROLES;
    const entries = KINDS.flatMap((kind) =>
      recorders.map((role) => {
        const number = given('complaint', COMPLAINT, whose === 'own' ? PEOPLE[role] : ANOTHER);
        if (kind === 'restore') act('void', number, {}, PEOPLE.manager);
        return { kind, role, number };
      }),
    );
    desk.at(moment);
    everybodySignsIn();
    const done = entries.filter(({ kind, role, number }) =>
      act(kind === 'next step' ? 'correct' : kind, number, FILLED[kind], PEOPLE[role]),
    );
    return Object.fromEntries(KINDS.map((kind) => [kind, done.flatMap((one) => (one.kind === kind ? one.role : []))]));
  };

  it('on the day', () => {
    const own = { 'next step': DESK, correct: DESK, void: DESK, restore: DESK };
    expect(table('own', MORNING)).toEqual(own);
    expect(table('another’s', MORNING)).toEqual({ ...own, correct: SUPERVISOR, void: SUPERVISOR, restore: SUPERVISOR });
  });

  it('on the day after', () => {
    const after = { 'next step': DESK, correct: SUPERVISOR, void: SUPERVISOR, restore: SUPERVISOR };
    expect(table('own', NEXT_DAY)).toEqual(after);
    expect(table('another’s', NEXT_DAY)).toEqual(after);
  });
});

it('DUTY-08, CMPL-05, CMPL-06, KEYS-02, KEYS-04: every role: who may sign, and nobody for himself', () => {
  desk.at(NEXT_DAY);
  everybodySignsIn();
  /** Handed in by a colleague of the desk; whoever signs gives their PIN on the same screen. */
  const signs = (register: string, filled: (person: string) => Filled): Role[] =>
    rolesThat((person) => record(register, filled(person), ANOTHER, person).recorded);

  const duty = (值班人: string, 签阅人: string) => ({
    ...{ ...DUTY, 值班人, 结束: '2026-02-14 15:00' },
    ...{ 签阅人, 签阅时间: '2026-02-14 16:00' },
  });
  expect(signs('duty-log', (person) => duty(ANOTHER, person))).toEqual(SUPERVISOR);
  expect(signs('duty-log', (person) => duty(person, person))).toEqual(NOBODY);

  const judged = (首问责任人: string, 处理人: string, 判定人: string) => ({
    ...{ ...COMPLAINT, 首问责任人, 处理人, 接单时间: '2026-02-14 10:00' },
    ...{ 投诉是否有效: '有效', 判定人, 判定时间: '2026-02-14 16:00' },
  });
  expect(signs('complaint', (person) => judged(ANOTHER, ANOTHER, person))).toEqual(SUPERVISOR);
  expect(signs('complaint', (person) => judged(person, ANOTHER, person))).toEqual(NOBODY);
  expect(signs('complaint', (person) => judged(ANOTHER, person, person))).toEqual(NOBODY);

  given('key-inventory', { ...KEY, 完好: 20, 封存: 0 }, ANOTHER);
  given('key-inventory', { ...KEY, 钥匙编号: 'S-01', 对应位置: '金库', 完好: 0, 封存: 20 }, ANOTHER);
  const lent = (借用人: string, 批准人: string) => ({ ...LOAN, 借用人, 批准人, 带出项目: '是' });
  expect(signs('key-loan', (person) => lent(ANOTHER, person))).toEqual(SUPERVISOR);
  expect(signs('key-loan', (person) => lent(person, person))).toEqual(NOBODY);
  expect(signs('key-loan', (批准人) => ({ ...LOAN, 钥匙: 'S-01', 批准人 }))).toEqual(MANAGER);

  const closed = { 未回访原因: '客户勿扰', 办结时间: '2026-02-14 16:00' };
  const closes = (程度: string): Role[] =>
    rolesThat((person) => {
      const number = given('complaint', { ...COMPLAINT, ...HANDLED, 程度 }, ANOTHER);
      return act('correct', number, closed, person);
    });
  expect(closes('重要')).toEqual(DESK);
  expect(closes('重大')).toEqual(MANAGER);
});
