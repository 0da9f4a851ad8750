import { readFileSync, writeFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answered, AutomationAnswer } from '../../src/adapters/calls.ts';
import type { HourlyAnswer } from '../../src/app/hourly.ts';
import { freshPath } from '../host/fixture.ts';
import { ownRows, typeInto } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT, HANDLED, KEY, LOAN } from '../support/entries.ts';

const [ZHANG, MANAGER, KEEPER] = ['zhang@example.com', 'manager@example.com', 'keeper@example.com'];

let desk: Desk;
beforeEach(() => {
  // A Friday in March: Monday the 9th is a working day.
  desk = openDesk('2026-03-06 09:30');
  desk.settings('recipients', [
    ['周报', '张伟', ZHANG],
    ['月报', '陈国强', MANAGER],
  ]);
});

const hourly = (of = desk): HourlyAnswer => {
  const answered = of.call<HourlyAnswer>('dutybookHourly');
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer;
};
/** Runs at each of the moments; gives what was sent by then, without its addressee. */
const sentAt = (...moments: string[]): string[][] =>
  moments.map((moment) => {
    desk.at(moment);
    return hourly().sent.map((id) => id.split('/').slice(0, 2).join(' '));
  });
const outbox = (of = desk) => of.byHand(ownRows, '发件');
const mails = async (of = desk) =>
  Promise.all((await of.host.flushOutbox()).map(async (path) => simpleParser(readFileSync(path))));
const stateOf = (id: string) => outbox().find((row) => row.id === id)?.state;
/** On Google too a run may end with an exception, and the next one comes. */
const attempted = (run: () => unknown) => {
  try {
    run();
  } catch {}
};
/** Takes the manager's address out of the settings. */
const withoutManager = () =>
  desk.byHand((book) => {
    const sheet = book.getSheetByName('设置');
    sheet?.createTextFinder('manager@example.com').matchEntireCell(true).findNext()?.setValue('');
  });
const only = (kind: string, sent: readonly (readonly string[])[]) =>
  sent.map((ids) => ids.filter((id) => id.startsWith(kind)));

describe('SUMM-04 the summaries are mailed by themselves', () => {
  it('weekly on Monday from half past six, once, however often it runs', async () => {
    hourly();
    expect(
      sentAt('2026-03-08 21:00', '2026-03-09 00:10', '2026-03-09 06:20', '2026-03-09 06:35', '2026-03-09 07:35'),
    ).toEqual([[], [], [], ['weekly 2026-W10'], []]);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect([mail?.subject?.includes('2026-W10'), mail?.attachments.length]).toEqual([true, 1]);
    expect(mail?.subject).not.toContain('补发');
    expect(desk.verify().ok).toBe(true);
  });

  it('on the first working day where Monday is a holiday', () => {
    desk.at('2026-04-03 09:30');
    hourly();
    const days = only('weekly', sentAt('2026-04-06 07:00', '2026-04-06 12:00', '2026-04-07 06:40', '2026-04-07 07:40'));
    expect(days).toEqual([[], [], ['weekly 2026-W14'], []]);
  });

  it('monthly on the first', () => {
    hourly();
    expect(
      only('monthly', sentAt('2026-03-31 21:00', '2026-04-01 06:00', '2026-04-01 06:45', '2026-04-02 06:45')),
    ).toEqual([[], [], ['monthly 2026-03'], []]);
  });

  it('not again what a person has sent from the menu', () => {
    hourly();
    desk.at('2026-03-09 06:10');
    desk.mail('2026-W10');
    expect(sentAt('2026-03-09 06:40')).toEqual([[]]);
  });

  it('after three days off what was missed is caught up once, and says so', async () => {
    hourly();
    expect(sentAt('2026-03-12 10:05', '2026-03-12 11:05')).toEqual([['weekly 2026-W10'], []]);
    expect((await mails())[0]?.subject).toContain('补发');
  });

  it('nothing of the time before it was turned on', () => {
    expect(hourly().sent).toEqual([]);
    expect(outbox()).toEqual([]);
  });

  it('when the mails of a day are used up, the rest waits for the next', () => {
    desk.settings(
      'recipients',
      Array.from({ length: 101 }, (_, at) => ['周报', `人${at}`, `n${at}@example.com`]),
    );
    hourly();
    desk.at('2026-03-09 06:40');
    expect(hourly()).toMatchObject({ waiting: 2, sent: { length: 100 } });
    desk.at('2026-03-10 06:45');
    expect(hourly()).toMatchObject({ waiting: 0, sent: { length: 2 } });
  });
});

describe('KEYS-06 the list of keys that are not back goes to their keeper every day', () => {
  beforeEach(() => {
    desk.settings('people', [['孟洁', '前台', '客服部', KEEPER, '']]);
    desk.given('key-inventory', { ...KEY, 钥匙编号: 'A-1', 保管人: '孟洁' });
    desk.given('key-inventory', { ...KEY, 钥匙编号: 'B-1', 保管人: '王芳' });
    hourly();
  });
  const lend = (key: string, outAt: string, filled: object = {}) =>
    desk.given('key-loan', { ...LOAN, 钥匙: key, 借出时间: outAt, 应还时间: '2026-03-06 18:00', ...filled });
  const lists = async () => (await mails()).filter(({ subject }) => subject?.includes('未还钥匙'));

  it('not on a day on which all are back', async () => {
    expect(only('KEYS', sentAt('2026-03-07 06:40', '2026-03-08 06:40'))).toEqual([[], []]);
  });

  it('once a day: what is lent after the morning is in the list of the next', () => {
    expect(only('KEYS', sentAt('2026-03-07 06:40'))).toEqual([[]]);
    lend('A-1', '2026-03-06 09:20');
    expect(only('KEYS', sentAt('2026-03-07 10:40', '2026-03-08 06:40'))).toEqual([[], ['KEYS-06 2026-03-08']]);
  });

  it('the oldest first, with who, since when, due, and the reason or that there is none', async () => {
    lend('A-1', '2026-03-06 09:20', { 借用人: '李娜' });
    lend('A-1', '2026-03-06 08:10', { 借用人: '王芳', 未还原因: '业主延后' });
    expect(only('KEYS', sentAt('2026-03-07 06:40', '2026-03-07 07:40'))).toEqual([['KEYS-06 2026-03-07'], []]);
    const [mail] = await lists();
    expect([mail?.to].flat()[0]?.text).toBe(KEEPER);
    const lines = (mail?.text ?? '').split('\n').filter((line) => line.startsWith('A-1'));
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'A-1 1 王芳 2026-03-06 08:10 2026-03-06 18:00 逾期 业主延后',
      'A-1 1 李娜 2026-03-06 09:20 2026-03-06 18:00 逾期 未登记原因',
    ]);
  });

  it('each keeper has their own keys, the manager those of a keeper without an address', async () => {
    lend('A-1', '2026-03-06 09:20');
    lend('B-1', '2026-03-06 09:10');
    sentAt('2026-03-07 06:40');
    const told = (await lists()).map((mail) => [
      [mail.to].flat()[0]?.text,
      ['A-1', 'B-1'].filter((tag) => mail.text?.includes(tag)),
    ]);
    expect(told.sort()).toEqual([
      [KEEPER, ['A-1']],
      [MANAGER, ['B-1']],
    ]);
  });

  it('after days off the list of today, not those of the days before', () => {
    lend('A-1', '2026-03-06 09:20');
    expect(only('KEYS', sentAt('2026-03-10 09:00'))).toEqual([['KEYS-06 2026-03-10']]);
  });

  it('a list of another day that waited for an address is not sent any more, which is said', () => {
    withoutManager();
    lend('B-1', '2026-03-06 09:20');
    expect(only('KEYS', sentAt('2026-03-07 06:40', '2026-03-07 09:00'))).toEqual([[], []]);
    desk.settings('people', [['钱经理', '经理', '客服部', 'qian@example.com', '']]);
    desk.at('2026-03-09 06:40');
    const { sent, outdated, did } = hourly();
    expect([only('KEYS', [sent]), outdated]).toEqual([
      [['KEYS-06/2026-03-09/qian@example.com']],
      ['KEYS-06/2026-03-07/manager'],
    ]);
    expect(did).toContain('未还钥匙 2026-03-07');
    expect(stateOf('KEYS-06/2026-03-07/manager')).toBe('outdated');
    expect(desk.check().warn.map(({ rule }) => rule)).not.toContain('FORM-LETTER');
    expect(hourly()).toMatchObject({ outdated: [] });
  });

  it('a key is late in it after the grace of the settings, as everywhere', async () => {
    desk.at('2026-03-06 09:30');
    lend('A-1', '2026-03-06 09:20', { 应还时间: '2026-03-07 06:30' });
    sentAt('2026-03-07 06:40');
    const [mail] = await lists();
    expect(mail?.text).toContain('未还 1 笔，其中逾期 0 笔');
    expect(mail?.text).not.toContain('未登记原因');
  });
});

describe("CMPL-07 the manager sees each day's complaints and their progress", () => {
  const days = (...moments: string[]) => only('CMPL-07', sentAt(...moments));

  it('the next morning, once', async () => {
    hourly();
    const number = desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00', 联系电话: '13800001111' });
    expect(days('2026-03-06 21:50', '2026-03-07 06:40', '2026-03-07 09:00')).toEqual([[], ['CMPL-07 2026-03-06'], []]);
    const [mail] = await mails();
    expect([[mail?.to].flat()[0]?.text, mail?.text?.includes(number)]).toEqual([MANAGER, true]);
    expect(mail?.html).not.toContain('13800001111');
  });

  it('each day that was missed, with what happened on it', () => {
    hourly();
    const number = desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00' });
    desk.correct(number, { ...HANDLED, 处理完成时间: '2026-03-06 09:20' }, '');
    expect(days('2026-03-09 07:00')).toEqual([['CMPL-07 2026-03-06', 'CMPL-07 2026-03-07', 'CMPL-07 2026-03-08']]);
  });

  it('not of a day without any', () => {
    hourly();
    expect(days('2026-03-07 06:40', '2026-03-08 06:40')).toEqual([[], []]);
  });

  it('without an address the letter is kept, said, and sent once there is one', () => {
    withoutManager();
    hourly();
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00' });
    desk.at('2026-03-07 06:40');
    expect(hourly()).toMatchObject({ noAddress: 1, sent: [] });
    expect(desk.check().warn.map(({ rule }) => rule)).toContain('FORM-ADDRESS');
    desk.settings('people', [['钱经理', '经理', '客服部', 'qian@example.com', '']]);
    desk.at('2026-03-07 07:40');
    expect(hourly()).toMatchObject({ noAddress: 0, sent: ['CMPL-07/2026-03-06/manager'] });
    expect(desk.check().warn.map(({ rule }) => rule)).not.toContain('FORM-ADDRESS');
  });

  it('of days that waited for an address, those of the last week alone are sent', () => {
    withoutManager();
    hourly();
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00' });
    desk.at('2026-03-07 06:40');
    hourly();
    desk.at('2026-03-14 06:40');
    desk.settings('people', [['钱经理', '经理', '客服部', 'qian@example.com', '']]);
    const { sent, outdated } = hourly();
    expect(outdated).toEqual(['CMPL-07/2026-03-06/manager']);
    expect(only('CMPL-07', [sent])[0]).toHaveLength(7);
  });

  it('counts no copied row and none that is wrong, and says how many are left out', async () => {
    hourly();
    const [one = '', two = ''] = ['08:00', '09:00'].map((time) =>
      desk.given('complaint', { ...COMPLAINT, 受理时间: `2026-03-06 ${time}`, 投诉人: `客户${time}` }),
    );
    desk.byHand((book, number) => {
      const sheet = book.getSheetByName('投诉登记表');
      const row = sheet?.createTextFinder(number).findNext()?.getRow() ?? 0;
      sheet?.getRange(row, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(sheet.getLastRow() + 1, 1));
    }, one);
    desk.byHand(typeInto, '投诉登记表', two, '投诉类别', '没有这一类');
    sentAt('2026-03-07 06:40');
    const [mail] = await mails();
    expect(mail?.text).toMatch(/当日受理 1 件.*尚未办结 1 件/);
    expect(mail?.text).toContain('2 条记录内容有误');
  });

  it('a day that failed is caught up by the next run, also when later days went well', () => {
    hourly();
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00' });
    desk.close();
    const beside = ['', '.properties'].map((end) => [end, readFileSync(desk.workbook + end)] as const);
    const days = ['CMPL-07/2026-03-06', 'CMPL-07/2026-03-07', 'CMPL-07/2026-03-08'];
    const planned = (of: Desk) => outbox(of).map(({ id = '' }) => id.split('/').slice(0, 2).join('/'));
    let missed = 0;
    const copy = () => {
      const path = freshPath();
      for (const [end, bytes] of beside) writeFileSync(path + end, bytes);
      return path;
    };
    const trial = deskOn(copy(), '2026-03-09 06:40');
    hourly(trial);
    const reads = trial.host.last?.byMethod['Range.getValues'] ?? 0;
    trial.close();
    // The reads of the planning are among these.
    for (let nth = 10; nth < reads; nth += 2) {
      const path = copy();
      const fault = { method: 'Range.getValues', nth, moment: 'before', effect: 'throw' } as const;
      const struck = deskOn(path, '2026-03-09 06:40', { fault });
      attempted(() => struck.call('dutybookHourly'));
      if (!days.every((day) => planned(struck).includes(day))) missed += 1;
      struck.at('2026-03-09 07:40');
      struck.call('dutybookHourly');
      expect(planned(struck), `read ${nth}`).toEqual(expect.arrayContaining(days));
      struck.close();
    }
    expect(missed).toBeGreaterThan(3);
  });
});

describe('killed at any service call', () => {
  it('it is caught up by the next run, and nobody gets a mail twice', { timeout: 300_000 }, async () => {
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00' });
    hourly();
    desk.close();
    const beside = ['', '.properties'].map((end) => [end, readFileSync(desk.workbook + end)] as const);
    const copy = () => {
      const path = freshPath();
      for (const [end, bytes] of beside) writeFileSync(path + end, bytes);
      return path;
    };
    const trial = deskOn(copy(), '2026-03-09 06:40');
    const all = hourly(trial).sent;
    const { calls } = trial;
    trial.close();
    expect(all.length).toBeGreaterThan(2);
    for (let call = 1; call <= calls; call += 3) {
      const fault = { call, moment: 'before', effect: 'kill' } as const;
      const struck = deskOn(copy(), '2026-03-09 06:40', { fault, killVariant: 'all' });
      expect(() => hourly(struck), `call ${call}`).toThrow();
      struck.at('2026-03-09 07:40');
      hourly(struck);
      const subjects = (await mails(struck)).map(({ subject }) => subject);
      expect(new Set(subjects).size, `call ${call}`).toBe(subjects.length);
      const states = outbox(struck).map(({ state }) => state);
      expect(states.filter((state) => state === 'sending').length, `call ${call}`).toBeLessThanOrEqual(1);
      expect(
        states.filter((state) => state === 'sent' || state === 'sending'),
        `call ${call}`,
      ).toHaveLength(all.length);
      expect(struck.verify().ok, `call ${call}`).toBe(true);
      struck.close();
    }
  });
});

describe('one account runs what happens by itself', () => {
  const turn = (on: boolean, account = 'one@example.com', person = '张伟', of = desk) =>
    of.host.run('dutybookAutomation', [{ on, person }], { account }).result as Answered<AutomationAnswer>;
  const seen = () => {
    const answered = desk.call<{ automation: AutomationAnswer }>('dutybookHome', { person: '王芳' });
    if ('error' in answered) throw new Error(answered.error.code);
    return answered.answer.automation;
  };

  it('off, everybody sees that it is', () => expect(seen()).toMatchObject({ on: false, late: false }));

  it('turned on by a supervisor: who, since when, and what the last run did', () => {
    turn(true);
    expect(desk.journal().at(-1)).toMatchObject({ act: 'automation', who: expect.stringContaining('张伟') });
    desk.at('2026-03-06 10:35');
    expect(desk.host.tick()).toHaveLength(1);
    expect(seen()).toMatchObject({
      on: true,
      late: false,
      person: '张伟',
      account: 'one@example.com',
      since: '2026-03-06 09:30',
      lastRun: '2026-03-06 10:35',
      lastSuccess: '2026-03-06 10:35',
    });
    expect(desk.verify().ok).toBe(true);
  });

  it.each(['王芳', '赵会', '不在设置里的人'])('not by %s', (person) => {
    expect(turn(true, 'one@example.com', person)).toMatchObject({ error: { code: 'not-allowed' } });
    desk.at('2026-03-06 12:00');
    expect(desk.host.tick()).toEqual([]);
  });

  it('twice by the same account it is one trigger', () => {
    turn(true);
    turn(true);
    desk.at('2026-03-06 12:00');
    expect(desk.host.tick()).toHaveLength(1);
  });

  it('a second account is told who runs it, until the first one is silent; then it takes over', () => {
    turn(true);
    expect(turn(true, 'two@example.com', '陈国强')).toMatchObject({ error: { code: 'automation-taken' } });
    desk.at('2026-03-06 14:00');
    expect(turn(true, 'two@example.com', '陈国强')).toMatchObject({ answer: { person: '陈国强' } });
    desk.at('2026-03-06 15:05');
    const ran = desk.host
      .tick()
      .map(({ account, execution }) => [account, (execution.result as { answer: HourlyAnswer }).answer.ran]);
    expect(ran.sort()).toEqual([
      ['one@example.com', false],
      ['two@example.com', true],
    ]);
    desk.at('2026-03-06 16:10');
    expect(desk.host.tick()).toHaveLength(1);
  });

  it('turned off, nothing runs', () => {
    turn(true);
    turn(false);
    desk.at('2026-03-06 16:10');
    expect([desk.host.tick(), seen().on]).toEqual([[], false]);
  });

  it('silent for three hours of daytime it is late, which everybody and every check is told; a night is no silence', () => {
    turn(true);
    const late = () => [seen().late, desk.check().warn.some(({ rule }) => rule === 'FORM-HOURLY')];
    desk.at('2026-03-06 12:30');
    expect(late()).toEqual([false, false]);
    desk.at('2026-03-06 12:31');
    expect(late()).toEqual([true, true]);
    desk.at('2026-03-06 21:30');
    desk.host.tick();
    desk.at('2026-03-07 08:30');
    expect(late()).toEqual([false, false]);
  });

  it('from the menu', () => {
    const answers = [{ button: 'YES' }, { button: 'OK', text: '张伟' }];
    expect(desk.host.run('setHourly', [], { answers }).toasts).toHaveLength(1);
    expect(seen().on).toBe(true);
  });

  it('a run that fails is said, and stops no other step', () => {
    turn(true);
    desk.settings('recipients', [['周报', '李娜', 'li@example.com']]);
    desk.at('2026-03-09 06:40');
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'throw' });
    desk.host.tick();
    expect(outbox().map(({ state }) => state)).toEqual(['unknown', 'sent']);
    expect(seen()).toMatchObject({ lastRun: '2026-03-09 06:40', did: expect.stringContaining('没有成功') });
    expect(desk.check().warn.map(({ rule }) => rule)).toContain('FORM-LETTER');
  });
});

describe('a letter about an entry whose row somebody deleted', () => {
  const NO_QUOTA = 'Service invoked too many times for one day: email.';
  const deleteRow = (number: string) =>
    desk.byHand((book, wanted) => {
      const sheet = book.getSheetByName('投诉登记表');
      sheet?.deleteRow(sheet.createTextFinder(wanted).findNext()?.getRow() ?? 0);
    }, number);

  it('tells of it as the journal has it', async () => {
    hourly();
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'throw', message: NO_QUOTA });
    const number = desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 09:00', 程度: '重要' });
    deleteRow(number);
    desk.at('2026-03-06 10:30');
    expect(hourly()).toMatchObject({ failures: 0, sent: [expect.stringContaining(`CMPL-03/${number}`)] });
    expect((await mails())[0]?.text).toContain(COMPLAINT.投诉内容);
  });

  it('is given up where not even the journal has the entry, which is said once, and a person decides', () => {
    hourly();
    desk.byHand((book) => {
      const cells = [
        'CMPL-03/TS-20260306-099/重要',
        'manager@example.com',
        '重要投诉',
        'planned',
        '2026-03-06 09:00',
        '',
      ];
      book.getSheetByName('发件')?.getRange(2, 1, 1, 6).setValues([cells]);
    });
    const { failures, givenUp, did } = hourly();
    expect([failures, givenUp]).toEqual([0, ['CMPL-03/TS-20260306-099/重要']]);
    expect(did).toContain('重要投诉');
    expect(desk.check().warn.map(({ rule }) => rule)).toContain('FORM-LETTER');
    expect(hourly()).toMatchObject({ failures: 0, givenUp: [] });
  });
});

it('an alert that could not go out goes out at the next run, at midnight too', () => {
  hourly();
  desk.at('2026-03-06 23:30');
  desk.host.setFault({
    method: 'MailApp.sendEmail',
    moment: 'before',
    effect: 'throw',
    message: 'Service invoked too many times for one day: email.',
  });
  desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-03-06 23:00', 程度: '重要' });
  expect(outbox().map(({ state }) => state)).toEqual(['planned']);
  expect(sentAt('2026-03-07 00:30')).toEqual([[expect.stringContaining('CMPL-03 TS-')]]);
});
