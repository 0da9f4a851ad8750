import { readFileSync, writeFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answered } from '../../src/adapters/calls.ts';
import type { LetterAnswer } from '../../src/app/decide-letter.ts';
import type { MailAnswer } from '../../src/app/mail-summary.ts';
import type { Fault, KillVariant } from '../../src/host/fault.ts';
import { freshPath } from '../host/fixture.ts';
import { ownRows } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';
import { shanghai } from '../support/wall.ts';
import { readXlsx } from '../writers/xlsx-reader.ts';

const WEEK = '2026-W07';
const [ZHANG, LI] = ['zhang@example.com', 'li@example.com'];

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-16 08:00');
  desk.settings('recipients', [
    ['周报', '张伟', ZHANG],
    ['周报', '李娜', LI],
    ['月报', '陈国强', 'manager@example.com'],
  ]);
  desk.given('complaint', { ...COMPLAINT, 投诉人: '郑<洁>', 投诉内容: '=吵' });
});
/** A mailing with nothing sent, waiting or in doubt. */
const QUIET = { period: WEEK, recipients: 2, sent: 0, already: 0, waiting: 0, quotaUsedUp: false, undecided: [] };
const unknown = (to: string) => ({ letter: `weekly/${WEEK}/${to}`, to, state: 'unknown' });
/** The letters of the outbox with what became of them. */
const letters = (of = desk) => of.byHand(ownRows, '发件').map(({ to, state }) => `${to} ${state}`);
/** The mails that really left, to whom. */
const sent = () => desk.host.flushOutbox();
const opened = async (path = '') => simpleParser(readFileSync(path));

describe('a summary is mailed once for a period and a recipient', () => {
  it('planned in the journal, then sent', async () => {
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 2 });
    expect(
      desk
        .journal()
        .slice(1)
        .map(({ act, key }) => [act, key]),
    ).toEqual([
      ['letter', `letter:weekly/${WEEK}/${ZHANG}`],
      ['letter', `letter:weekly/${WEEK}/${LI}`],
    ]);
    expect(letters()).toEqual([`${ZHANG} sent`, `${LI} sent`]);
    expect(await sent()).toHaveLength(2);
    expect(desk.verify().ok).toBe(true);
  });

  it('however often it runs', async () => {
    desk.mail(WEEK);
    expect([desk.mail(WEEK), desk.mail(WEEK)]).toEqual(Array(2).fill({ ...QUIET, already: 2 }));
    desk.given('complaint', COMPLAINT);
    desk.at('2026-02-17 08:00');
    desk.mail(WEEK);
    expect(await sent()).toHaveLength(2);
    expect(desk.journal().filter(({ act }) => act === 'letter')).toHaveLength(2);
  });

  it('another period is another letter, and so is a recipient who is added', async () => {
    desk.mail(WEEK);
    desk.mail('2026-W06');
    desk.settings('recipients', [['周报', '周敏', 'zhou@example.com']]);
    expect(desk.mail(WEEK)).toMatchObject({ recipients: 3, sent: 1, already: 2 });
    expect(desk.mail('2026-02')).toMatchObject({ recipients: 1, sent: 1 });
    expect(await sent()).toHaveLength(6);
  });

  it('to nobody when nobody is set', async () => {
    const alone = openDesk('2026-02-16 08:00');
    expect(alone.mail(WEEK)).toEqual({ ...QUIET, recipients: 0 });
    expect([alone.journal(), await alone.host.flushOutbox()]).toEqual([[], []]);
  });

  it('not while someone else is writing', async () => {
    desk.host.holdLock('script', { owner: 'another execution', until: Number.POSITIVE_INFINITY });
    expect(desk.call('dutybookMail', { period: WEEK })).toMatchObject({ error: { code: 'busy' } });
    expect([letters(), await sent()]).toEqual([[], []]);
  });

  it.each(['2026-W54', '2026-13', 'yesterday', '', 7, null])('there is no period %j', (period) =>
    expect(desk.call('dutybookMail', { period })).toMatchObject({ error: { code: 'unknown-period' } }),
  );
});

describe('of two that run at once', () => {
  it('whenever the other one runs, everybody gets one mail', { timeout: 300_000 }, async () => {
    desk.close();
    const book = readFileSync(desk.workbook);
    let asked = 0;
    let meanwhile = 0;
    const outcomes: string[] = [];
    // The clock is asked all through an execution: there, at one time after another, the other one runs from end to end.
    for (let more = true; more; ) {
      const copy = freshPath();
      writeFileSync(copy, book);
      [asked, meanwhile] = [0, meanwhile + 1];
      let other: Answered<MailAnswer> | undefined;
      let one: Desk | undefined;
      one = deskOn(copy, '2026-02-16 08:00', {
        now: () => {
          // Opening the workbook asks too, but nothing runs yet.
          if (one) asked += 1;
          if (one && asked === meanwhile) other = one.call<MailAnswer>('dutybookMail', { period: WEEK });
          return shanghai('2026-02-16 08:00');
        },
      });
      const own = one.mail(WEEK);
      const theirs = other === undefined || 'error' in other ? 0 : other.answer.sent;
      outcomes.push(`${own.sent} + ${theirs}`);
      expect(await one.host.flushOutbox(), `meanwhile ${meanwhile}`).toHaveLength(2);
      more = asked >= meanwhile;
      one.close();
    }
    // Each way to share them was seen: all before, in the midst, and none.
    expect(outcomes).toEqual(expect.arrayContaining(['0 + 2', '1 + 1', '2 + 0']));
  });

  it('a letter that the other one has marked is left to it, and said to be in doubt', async () => {
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'kill' });
    expect(() => desk.mail(WEEK)).toThrow();
    expect(letters()).toEqual([`${ZHANG} sending`, `${LI} planned`]);
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 1, undecided: [unknown(ZHANG)] });
    expect(await sent()).toHaveLength(1);
  });
});

describe('what Google refuses has not gone out', () => {
  const refuse = (message: string) =>
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'throw', message });

  it('it is sent by the next run', async () => {
    refuse('Limit Exceeded: Email Total Attachments Size.');
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 1, waiting: 1 });
    expect(letters()).toEqual([`${ZHANG} retry`, `${LI} sent`]);
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 1, already: 1 });
    expect(await sent()).toHaveLength(2);
  });

  it('refused three times it is given up, until a person has it sent again', async () => {
    for (let time = 0; time < 3; time++) {
      refuse('Invalid email: zhang@example.com');
      desk.mail(WEEK);
    }
    const given = { letter: `weekly/${WEEK}/${ZHANG}`, to: ZHANG, state: 'given-up' };
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, already: 1, undecided: [given] });
    decide('again');
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 1, already: 1 });
    expect(await sent()).toHaveLength(2);
  });

  it('when the mails of the day are used up, they wait for tomorrow', async () => {
    desk.settings(
      'recipients',
      Array.from({ length: 100 }, (_, at) => ['月报', `人${at}`, `n${at}@example.com`]),
    );
    expect(desk.mail('2026-01')).toMatchObject({ sent: 100, waiting: 1, quotaUsedUp: true });
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, waiting: 2, quotaUsedUp: true });
    expect(letters().slice(-2)).toEqual([`${ZHANG} planned`, `${LI} planned`]);
    desk.at('2026-02-17 08:01');
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 2 });
  });

  it('also when Google says so no sooner than it is sent', () => {
    refuse('Service invoked too many times for one day: email.');
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, waiting: 2, quotaUsedUp: true });
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 2 });
  });
});

describe('a person decides about a letter of unknown fate', () => {
  beforeEach(() => {
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'throw' });
    expect(() => desk.mail(WEEK)).toThrow();
    desk.mail(WEEK);
  });

  it('it arrived: it counts as sent', async () => {
    expect(decide('arrived')).toEqual({ answer: { letter: `weekly/${WEEK}/${ZHANG}`, state: 'sent' } });
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, already: 2 });
    expect(await sent()).toHaveLength(1);
    expect(desk.journal().at(-1)).toMatchObject({ act: 'letter-arrived', who: expect.stringContaining('张伟') });
    expect(desk.verify().ok).toBe(true);
  });

  it('it is to be sent again: the next mailing does', async () => {
    expect(decide('again')).toEqual({ answer: { letter: `weekly/${WEEK}/${ZHANG}`, state: 'planned' } });
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 1, already: 1 });
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, already: 2 });
    expect(await sent()).toHaveLength(2);
    expect(desk.journal().at(-1)).toMatchObject({ act: 'letter-again', who: expect.stringContaining('张伟') });
  });

  it.each(['arrived', 'again'])(
    'killed at any service call, "%s" can be decided again',
    { timeout: 300_000 },
    (decision) => {
      desk.close();
      const book = readFileSync(desk.workbook);
      const trial = deskOn(desk.workbook, '2026-02-16 09:00');
      decide(decision, {}, trial);
      const { calls } = trial;
      trial.close();
      for (let call = 1; call <= calls; call++) {
        const copy = freshPath();
        writeFileSync(copy, book);
        const fault = { call, moment: 'after', effect: 'kill' } as const;
        const struck = deskOn(copy, '2026-02-16 09:00', { fault, killVariant: 'all' });
        expect(() => decide(decision, {}, struck)).toThrow();
        const answer = decide(decision, {}, struck);
        expect('answer' in answer ? 'decided' : answer.error.code).toMatch(/decided|letter-settled/);
        expect(letters(struck)[0], `call ${call}`).toBe(`${ZHANG} ${decision === 'again' ? 'planned' : 'sent'}`);
        expect(struck.verify().ok).toBe(true);
        struck.close();
      }
    },
  );

  it.each(['王芳', '赵会', '刘宾', '不在设置里的人'])('not %s', (person) => {
    expect(decide('again', { person })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(letters()).toEqual([`${ZHANG} unknown`, `${LI} sent`]);
  });

  it.each([
    ['a letter that was sent', { letter: `weekly/${WEEK}/${LI}` }, 'letter-settled'],
    ['a letter that nobody planned', { letter: `weekly/2026-W01/${LI}` }, 'unknown-letter'],
    ['no letter', { letter: 7 }, 'bad-request'],
    ['no decision', { decision: 'forget' }, 'bad-request'],
    ['nobody', { person: ' ' }, 'bad-request'],
  ])('not about %s', (_, changed, code) => {
    expect(decide('again', changed)).toMatchObject({ error: { code } });
    expect(letters()).toEqual([`${ZHANG} unknown`, `${LI} sent`]);
  });

  it('not while it may be on its way', () => {
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'kill' });
    desk.settings('recipients', [['周报', '周敏', 'zhou@example.com']]);
    expect(() => desk.mail(WEEK)).toThrow();
    const letter = `weekly/${WEEK}/zhou@example.com`;
    expect(decide('again', { letter })).toMatchObject({ error: { code: 'letter-settled' } });
    desk.at('2026-02-16 08:10');
    expect(decide('again', { letter })).toMatchObject({ answer: { state: 'planned' } });
  });

  it('from the menu, asked for each of them', () => {
    const answers = [{ button: 'OK', text: '张伟' }, { button: 'YES' }];
    expect(desk.host.run('decideLetters', [], { answers }).toasts).toHaveLength(1);
    expect(letters()).toEqual([`${ZHANG} sent`, `${LI} sent`]);
    const shown = desk.host.run('decideLetters', []);
    expect([shown.questions, shown.toasts.length]).toEqual([[], 1]);
  });

  it('from the menu with the PIN of whoever has one', () => {
    desk.call('dutybookSetPin', { person: '张伟', whose: '张伟', pin: '2580' });
    const asked = (pin: string) => [{ button: 'OK', text: '张伟' }, { button: 'OK', text: pin }, { button: 'YES' }];
    desk.host.run('decideLetters', [], { answers: asked('1111') });
    expect(letters()).toEqual([`${ZHANG} unknown`, `${LI} sent`]);
    desk.host.run('decideLetters', [], { answers: asked('2580') });
    expect(letters()).toEqual([`${ZHANG} sent`, `${LI} sent`]);
  });
});

/** 张伟, a supervisor, decides about the letter to him. */
const decide = (decision: string, changed: object = {}, of = desk) =>
  of.call<LetterAnswer>('dutybookLetter', { letter: `weekly/${WEEK}/${ZHANG}`, decision, person: '张伟', ...changed });

describe('whether it went out cannot always be told: then a person decides', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a failure %s it went out: unknown, and never sent again', async (moment, left) => {
    desk.host.setFault({ method: 'MailApp.sendEmail', moment, effect: 'throw' });
    expect(() => desk.mail(WEEK)).toThrow();
    expect(letters()).toEqual([`${ZHANG} unknown`, `${LI} planned`]);
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, sent: 1, undecided: [unknown(ZHANG)] });
    expect(letters()).toEqual([`${ZHANG} unknown`, `${LI} sent`]);
    expect(desk.mail(WEEK)).toEqual({ ...QUIET, already: 1, undecided: [unknown(ZHANG)] });
    expect(await sent()).toHaveLength(left + 1);
  });

  it('killed at any service call, nobody gets a mail twice, and at most one is left to a person', {
    timeout: 300_000,
  }, async () => {
    desk.close();
    const book = readFileSync(desk.workbook);
    const trial = deskOn(desk.workbook, '2026-02-16 08:00');
    trial.mail(WEEK);
    const { calls } = trial;
    const flushes = trial.host.last?.byMethod['SpreadsheetApp.flush'] ?? 0;
    trial.close();
    for (let call = 1; call <= calls; call++) await survives(book, { call, moment: 'before', effect: 'kill' }, 'all');
    // What was not flushed may be lost: as much as there is, before each flush.
    expect(flushes).toBeGreaterThan(4);
    for (let nth = 1; nth <= flushes; nth++)
      await survives(book, { method: 'SpreadsheetApp.flush', nth, moment: 'before', effect: 'kill' }, 'none');
  });
});

/** Kills a run, runs again, and looks at who got what. */
async function survives(book: Buffer, fault: Fault, killVariant: KillVariant): Promise<void> {
  const copy = freshPath();
  writeFileSync(copy, book);
  const told = `${JSON.stringify(fault)} leaves ${JSON.stringify(killVariant)}`;
  const struck = deskOn(copy, '2026-02-16 08:00', { fault, killVariant });
  expect(() => struck.mail(WEEK), told).toThrow();
  struck.close();
  const again = deskOn(copy, '2026-02-16 09:00');
  again.mail(WEEK);
  const mails = await again.host.flushOutbox();
  const to = await Promise.all(mails.map(async (path) => [(await opened(path)).to].flat()[0]?.text));
  expect(new Set(to).size, told).toBe(to.length);
  const states = letters(again).map((letter) => letter.split(' ')[1]);
  const onTheirWay = states.filter((state) => state === 'sending').length;
  expect(onTheirWay, told).toBeLessThanOrEqual(1);
  expect(states.filter((state) => state === 'sent').length, told).toBe(2 - onTheirWay);
  expect(mails.length, told).toBeGreaterThanOrEqual(2 - onTheirWay);
  expect(again.verify().ok, told).toBe(true);
  again.close();
}

it('the mail opens: subject, both bodies in Chinese, and the Excel file', async () => {
  desk.mail(WEEK);
  const mail = await opened((await sent())[0]);
  expect(mail.subject).toContain(WEEK);
  expect(mail.subject).toContain('云栖花园');
  expect(mail.from?.value[0]?.name).toMatch(/\p{Script=Han}/u);
  for (const body of [mail.text ?? '', mail.html || '']) {
    expect(body).toContain('云栖花园');
    expect(body).toContain('受理投诉');
    expect(body).not.toContain('\ufffd');
  }
  expect(mail.html).not.toContain('<洁>');
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([expect.stringContaining(`${WEEK}.xlsx`)]);
  const book = readXlsx(mail.attachments[0]?.content ?? new Uint8Array());
  const cells = [...book.cells.values()];
  expect(cells.some(({ value }) => value === '受理投诉')).toBe(true);
  expect(cells.every(({ hasFormula }) => !hasFormula)).toBe(true);
});

it('what is rehearsed is what is sent', async () => {
  const rehearsed = desk.call<{ mail: { subject: string; text: string; attachments: { base64: string }[] } }>(
    'dutybookSummary',
    { period: WEEK, mail: true },
  );
  desk.mail(WEEK);
  const mail = await opened((await sent())[0]);
  const expected = 'answer' in rehearsed ? rehearsed.answer.mail : undefined;
  expect([mail.subject, mail.text?.trim()]).toEqual([expected?.subject, expected?.text.trim()]);
  const seen = (bytes: Uint8Array) => [...readXlsx(bytes).cells.values()].map(({ value }) => value);
  expect(seen(mail.attachments[0]?.content ?? new Uint8Array())).toEqual(
    seen(Buffer.from(expected?.attachments[0]?.base64 ?? '', 'base64')),
  );
});
