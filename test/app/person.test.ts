import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskAnswer, SetPinAnswer, SignInAnswer } from '../../src/adapters/calls.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY } from '../support/entries.ts';
import { keyed, registerOf } from '../support/labels.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  return () => desk.close();
});

function answer<Answer>(name: string, request: object): Answer {
  const answered = desk.call<Answer>(name, request);
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer;
}
const setPin = (request: object): SetPinAnswer => answer('dutybookSetPin', request);
const signIn = (person: string, pin: string): SignInAnswer => answer('dutybookSignIn', { person, pin });
function proofOf(person: string, pin: string): string {
  const answered = signIn(person, pin);
  if (!('proof' in answered)) throw new Error(answered.refused);
  return answered.proof;
}
let operations = 0;
const record = (request: object, register = 'complaint', values: object = COMPLAINT): unknown =>
  answer('dutybookSubmit', {
    key: `with-a-pin-${++operations}`,
    act: 'record',
    register,
    values: keyed(registerOf(register), values as never),
    ...request,
  });

describe('a person without a PIN', () => {
  it('chooses one also where blanks stand around the name in the settings', () => {
    desk.byHand((book) => {
      const cells = book.getSheetByName('设置')?.getDataRange();
      const row = cells?.getValues().findIndex((line) => line.includes('王芳')) ?? -1;
      const column = cells?.getValues()[row]?.indexOf('王芳') ?? -1;
      book
        .getSheetByName('设置')
        ?.getRange(row + 1, column + 1)
        .setValue(' 王芳\u3000');
    });
    expect(setPin({ person: '王芳', whose: '王芳', pin: '2580' })).toEqual({ done: true });
    expect(signIn('王芳', '2580')).toHaveProperty('proof');
  });

  it('is taken at their word, and may choose one', () => {
    expect(record({ person: '王芳' })).toMatchObject({ recorded: true });
    expect(setPin({ person: '王芳', whose: '王芳', pin: '2580' })).toEqual({ done: true });
    const { people } = answer<DeskAnswer>('dutybookDesk', {});
    expect(people.filter(({ hasPin }) => hasPin).map(({ name }) => name)).toEqual(['王芳']);
  });

  it('has none chosen for them by a colleague; a manager may who has signed in', () => {
    expect(setPin({ person: '李娜', whose: '王芳', pin: '2580' })).toMatchObject({ refused: 'not-yours' });
    expect(setPin({ person: '陈国强', whose: '王芳', pin: '2580' })).toMatchObject({ refused: 'not-yours' });
    setPin({ person: '陈国强', whose: '陈国强', pin: '9999' });
    const proof = proofOf('陈国强', '9999');
    expect(setPin({ person: '陈国强', proof, whose: '王芳', pin: '2580' })).toEqual({ done: true });
    expect(desk.journal().map(({ act, changes }) => [act, changes])).toEqual([
      ['pin', '{"person":[null,"陈国强"]}'],
      ['pin', '{"person":[null,"王芳"]}'],
    ]);
  });
});

describe('a person with a PIN', () => {
  beforeEach(() => {
    setPin({ person: '王芳', whose: '王芳', pin: '2580' });
  });

  it('records nothing, in nobody’s browser, until it is given', () => {
    expect(() => record({ person: '王芳' })).toThrow('not-proven');
    expect(() => record({ person: '王芳', proof: 'made.up' })).toThrow('not-proven');
    expect(desk.rows('投诉登记表')).toEqual([]);
    expect(record({ person: '王芳', proof: proofOf('王芳', '2580') })).toMatchObject({ recorded: true });
  });

  it('is at the desk again when the sidebar is opened anew, for a day', () => {
    const proof = proofOf('王芳', '2580');
    const onDuty = (): unknown => answer<DeskAnswer>('dutybookDesk', { person: '王芳', proof }).onDuty;
    expect(onDuty()).toMatchObject({ name: '王芳', hasPin: true });
    desk.at('2026-02-15 09:29');
    expect(onDuty()).toMatchObject({ name: '王芳' });
    desk.at('2026-02-15 09:30');
    expect(onDuty()).toBeUndefined();
    expect(() => record({ person: '王芳', proof })).toThrow('not-proven');
  });

  it('proves nobody else, and nothing once the PIN is another', () => {
    setPin({ person: '李娜', whose: '李娜', pin: '1470' });
    const proof = proofOf('王芳', '2580');
    expect(() => record({ person: '李娜', proof })).toThrow('not-proven');
    expect(setPin({ person: '王芳', whose: '王芳', pin: '3690', proof })).toMatchObject({ refused: 'old-pin-missing' });
    expect(setPin({ person: '王芳', whose: '王芳', pin: '3690', oldPin: '2580', proof })).toEqual({ done: true });
    expect(() => record({ person: '王芳', proof })).toThrow('not-proven');
    expect(signIn('王芳', '2580')).toMatchObject({ refused: 'wrong-pin' });
  });

  it('is locked after five wrong PINs, the right one too, until a quarter of an hour is over', () => {
    for (const triesLeft of [4, 3, 2, 1])
      expect(signIn('王芳', '0000')).toMatchObject({ refused: 'wrong-pin', triesLeft });
    expect(signIn('王芳', '0000')).toMatchObject({ refused: 'locked', until: '09:45' });
    desk.at('2026-02-14 09:44');
    expect(signIn('王芳', '2580')).toMatchObject({ refused: 'locked' });
    desk.at('2026-02-14 09:45');
    expect(signIn('王芳', '2580')).toMatchObject({ person: { name: '王芳' } });
    expect(signIn('王芳', '0000')).toMatchObject({ triesLeft: 4 });
  });

  it('whose cell in the settings was cleared chooses another; until then every check says so, and it is on record', () => {
    desk.byHand((book) => {
      const sheet = book.getSheetByName('设置');
      const found = sheet?.createTextFinder('王芳').findNext();
      if (found) sheet?.getRange(found.getRow(), found.getColumn() + 5).clearContent();
    });
    expect(record({ person: '王芳' })).toMatchObject({ recorded: true });
    const cleared = () => desk.check().warn.filter(({ rule }) => rule === 'FORM-PIN');
    expect(cleared()).toMatchObject([{ register: 'people', message: expect.stringContaining('王芳') }]);
    expect(setPin({ person: '王芳', whose: '王芳', pin: '1111' })).toEqual({ done: true });
    expect(cleared()).toEqual([]);
    const reasons = desk.journal().flatMap(({ act, who }) => (act === 'pin' ? JSON.parse(who ?? '')[2] : []));
    expect(reasons.map((reason) => reason !== '')).toEqual([false, true]);
  });

  it('forgotten by the only manager is set by the general manager; who did it is on record', () => {
    setPin({ person: '陈国强', whose: '陈国强', pin: '1111' });
    setPin({ person: '周敏', whose: '周敏', pin: '2222' });
    expect(setPin({ person: '张伟', whose: '陈国强', pin: '3333' })).toMatchObject({ refused: 'not-yours' });
    const proof = proofOf('周敏', '2222');
    expect(setPin({ person: '周敏', whose: '陈国强', pin: '3333', proof })).toEqual({ done: true });
    expect(signIn('陈国强', '3333')).toMatchObject({ person: { name: '陈国强' } });
    const line = desk
      .journal()
      .filter(({ act }) => act === 'pin')
      .at(-1);
    expect([JSON.parse(line?.who ?? '')[0], JSON.parse(line?.changes ?? '')]).toEqual([
      '周敏',
      { person: [null, '陈国强'] },
    ]);
  });

  it('that is none is refused: letters, too short, too long', () => {
    for (const pin of ['123', '1234567890123', 'abcd', '12 34', ''])
      expect(setPin({ person: '李娜', whose: '李娜', pin })).toMatchObject({ refused: 'not-a-pin' });
  });
});

describe('a second signature', () => {
  const SIGNED = { ...DUTY, 结束: '2026-02-14 09:20', 签阅人: '张伟', 签阅时间: '2026-02-14 09:30' };
  beforeEach(() => {
    setPin({ person: '张伟', whose: '张伟', pin: '7777' });
  });

  it('is refused in another’s name, and taken with their PIN on the same screen', () => {
    expect(record({ person: '王芳' }, 'duty-log', SIGNED)).toMatchObject({
      recorded: false,
      issues: [{ rule: 'FORM-SIGN', field: 'signedBy' }],
    });
    expect(() => record({ person: '王芳', second: { person: '张伟', pin: '1234' } }, 'duty-log', SIGNED)).toThrow(
      'not-signed',
    );
    expect(record({ person: '王芳', second: { person: '张伟', pin: '7777' } }, 'duty-log', SIGNED)).toMatchObject({
      recorded: true,
    });
  });

  it('is refused in the name of a supervisor who has left, whoever gives it', () => {
    desk.settings('people', [['钱进', '主管', '客服部', '', '是']]);
    expect(record({ person: '王芳' }, 'duty-log', { ...SIGNED, 签阅人: '钱进' })).toMatchObject({
      recorded: false,
      issues: [{ rule: 'FORM-PERSON' }, { rule: 'FORM-SIGN', field: 'signedBy' }],
    });
  });

  it('is not asked of whoever is signed in', () => {
    expect(record({ person: '张伟', proof: proofOf('张伟', '7777') }, 'duty-log', SIGNED)).toMatchObject({
      recorded: true,
    });
  });
});

it('a PIN stands in the workbook as a digest only, and in no answer', () => {
  setPin({ person: '王芳', whose: '王芳', pin: '25802580' });
  const cells = desk.byHand((book) =>
    JSON.stringify(book.getSheets().map((sheet) => sheet.getDataRange().getValues())),
  );
  expect(cells).not.toContain('25802580');
  expect(JSON.stringify(answer('dutybookDesk', {}))).not.toMatch(/[0-9a-f]{64}/);
});

describe('an import of what others signed', () => {
  const file = { name: 'duty.csv', rows: 1 };
  const row = {
    日期: '2026-02-13',
    班次: '早班',
    值班人: '王芳',
    开始: '2026-02-13 07:00',
    结束: '2026-02-13 15:00',
    签阅人: '陈国强',
    签阅时间: '2026-02-13 16:00',
  };
  let files = 0;
  const imports = (request: object): string[] => {
    const { accepted, refused } = answer<{ accepted: number; refused: { rule: string }[] }>('dutybookImport', {
      register: 'duty-log',
      file: { ...file, digest: String(++files).repeat(64).slice(0, 64) },
      headings: Object.keys(row),
      from: 0,
      rows: [{ row: 2, cells: Object.values(row) }],
      ...request,
    });
    return [...refused.map(({ rule }) => rule), ...(accepted > 0 ? ['accepted'] : [])];
  };

  it('is taken as it is while nobody has a PIN', () => {
    expect(imports({ person: '王芳' })).toEqual(['accepted']);
  });

  it('signs for nobody who has one, unless a supervisor or above proves who they are', () => {
    setPin({ person: '陈国强', whose: '陈国强', pin: '9999' });
    expect(imports({ person: '王芳' })).toEqual(['FORM-SIGN']);
    expect(imports({ person: '陈国强', proof: proofOf('陈国强', '9999') })).toEqual(['accepted']);
  });

  it('may be by people who have left or are not known any more, where a supervisor proves who they are', () => {
    desk.settings('people', [['钱进', '主管', '客服部', '', '是']]);
    setPin({ person: '陈国强', whose: '陈国强', pin: '9999' });
    const proof = proofOf('陈国强', '9999');
    const by = (signer: string) => [{ row: 2, cells: Object.values({ ...row, 签阅人: signer }) }];
    for (const signer of ['钱进', '老王']) {
      expect(imports({ person: '王芳', rows: by(signer) })).toEqual(['FORM-SIGN']);
      expect(imports({ person: '陈国强', proof, rows: by(signer) })).toEqual(['accepted']);
    }
    expect(imports({ person: '陈国强', proof, rows: by('李娜') })).toEqual(['FORM-SIGN']);
  });
});
