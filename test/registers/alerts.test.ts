import { readFileSync, writeFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshPath } from '../host/fixture.ts';
import { ownRows, typeInto, typeRows } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY, HANDLED } from '../support/entries.ts';

const MANAGER = 'manager@example.com';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
/** The letters of the outbox: by which rule, to whom, and what became of them. */
const letters = (of = desk) =>
  of.byHand(ownRows, '发件').map(({ id, to, state }) => `${id?.split('/')[0]} ${to || id?.split('/').at(-1)} ${state}`);
const mails = async () =>
  Promise.all((await desk.host.flushOutbox()).map(async (path) => simpleParser(readFileSync(path))));
const subjects = async () => (await mails()).map(({ subject }) => subject);
const matter = (severity: string) => ({
  ...DUTY.值班事项[0],
  程度: severity,
  ...(severity === '重大' && { 上报人: '陈国强', 上报时间: '2026-02-14 08:30' }),
});

describe('DUTY-03 a serious matter goes to the manager at once', () => {
  it('an ordinary one does not', () => {
    desk.given('duty-log', { ...DUTY, 值班事项: [matter('一般'), matter('重要')] });
    expect(letters()).toEqual([]);
  });

  it('in the same execution, the matter whole', async () => {
    const { told } = desk.record('duty-log', { ...DUTY, 值班事项: [matter('重大')] });
    expect(told).toEqual([{ to: '陈国强', sent: true }]);
    expect(letters()).toEqual([`DUTY-03 ${MANAGER} sent`]);
    const [mail] = await mails();
    expect([mail?.to].flat()[0]?.text).toBe(MANAGER);
    for (const body of [mail?.text, mail?.html || '']) expect(body).toContain('3 栋电梯异响');
    expect(desk.verify().ok).toBe(true);
  });

  it('each of them once, also when the duty is corrected', () => {
    const number = desk.given('duty-log', { ...DUTY, 值班事项: [matter('重大')] });
    desk.correct(number, { 值班事项: [matter('重大'), matter('重大')] }, '补记');
    expect(letters()).toEqual([`DUTY-03 ${MANAGER} sent`, `DUTY-03 ${MANAGER} sent`]);
    desk.correct(number, { 结束: '2026-02-14 15:00' }, '');
    expect(letters()).toHaveLength(2);
  });
});

describe('DUTY-05 whoever is on duty without being rostered is told to the supervisor at once', () => {
  const SUPERVISOR = 'supervisor@example.com';
  const published = { 发布人: '张伟', 发布时间: '2026-02-13 09:00' };
  const rostered = (filled: object) => desk.given('roster', { ...filled, ...published }, { by: '张伟' });
  beforeEach(() => {
    desk.settings('people', [['郑主管', '主管', '', SUPERVISOR, '']]);
    rostered({ 日期: DUTY.日期, 班次: DUTY.班次, 值班人: '李娜' });
    rostered({ 日期: '2026-02-13', 班次: DUTY.班次, 值班人: DUTY.值班人 });
  });

  it('not the rostered one', () => {
    desk.given('duty-log', { ...DUTY, 值班人: '李娜' });
    expect(letters()).toEqual([]);
  });

  it('anybody else, once', async () => {
    const number = desk.given('duty-log', DUTY);
    expect(letters()).toEqual([`DUTY-05 ${SUPERVISOR} sent`]);
    expect((await subjects())[0]).toContain('李娜');
    desk.correct(number, { 值班事项: [] }, '记错');
    expect(letters()).toHaveLength(1);
    desk.correct(number, { 值班人: '李娜' }, '记错');
    expect(letters()).toHaveLength(1);
  });

  it('a duty that is moved to a day on which somebody else is rostered', () => {
    const number = desk.given('duty-log', { ...DUTY, 日期: '2026-02-13', 开始: '2026-02-13 07:00', 值班事项: [] });
    expect(letters()).toEqual([]);
    desk.correct(number, { 日期: DUTY.日期, 开始: DUTY.开始 }, '日期记错');
    expect(letters()).toEqual([`DUTY-05 ${SUPERVISOR} sent`]);
  });

  it('a substitute of an approved swap is expected', () => {
    const asked = { 申请人: '李娜', 顶班人: DUTY.值班人, 请谁批准: '张伟', 原因: '就医' };
    const approved = { 审批结果: '批准', 审批人: '张伟', 审批时间: '2026-02-13 09:20' };
    desk.at('2026-02-13 09:30');
    desk.given('shift-swap', { 日期: DUTY.日期, 班次: DUTY.班次, ...asked, ...approved }, { by: '张伟' });
    desk.at('2026-02-14 09:30');
    desk.given('duty-log', DUTY);
    expect(letters()).toEqual([]);
  });
});

describe('CMPL-03 an important complaint goes to the manager, a serious one to the general manager too', () => {
  it.each([
    ['一般', []],
    ['重要', [`CMPL-03 ${MANAGER} sent`]],
    ['重大', [`CMPL-03 ${MANAGER} sent`, 'CMPL-03 boss@example.com sent']],
  ])('%s', async (severity, expected) => {
    desk.settings('people', [['吴总', '总经理', '', 'boss@example.com', '']]);
    desk.given('complaint', { ...COMPLAINT, 程度: severity });
    expect(letters()).toEqual(expected);
    expect(await mails()).toHaveLength(expected.length);
  });

  it('when it turns out to be so, and once', () => {
    const number = desk.given('complaint', COMPLAINT);
    expect(desk.correct(number, { 程度: '重要' }, '核实').told).toEqual([{ to: '陈国强', sent: true }]);
    desk.correct(number, HANDLED, '');
    desk.void(number, '重复登记', { by: '张伟' });
    desk.restore(number, '并非重复', { by: '张伟' });
    expect(letters()).toEqual([`CMPL-03 ${MANAGER} sent`]);
  });

  it('without an address the letter is kept and said', () => {
    expect(desk.record('complaint', { ...COMPLAINT, 程度: '重大' }).told).toEqual([
      { to: '陈国强', sent: true },
      { to: '总经理', sent: false },
    ]);
    expect(letters()).toEqual([`CMPL-03 ${MANAGER} sent`, 'CMPL-03 general-manager planned']);
  });

  it('what the customer says is text, and the manager sees the phone', async () => {
    desk.given('complaint', {
      ...COMPLAINT,
      程度: '重要',
      投诉人: '郑<b>洁',
      联系电话: '13800001111',
      投诉内容: '=吵',
    });
    const [mail] = await mails();
    expect(mail?.html).not.toContain('<b>洁');
    expect(mail?.text).toContain('郑<b>洁');
    expect(mail?.text).toContain('13800001111');
  });

  it('a letter that cannot be sent loses no entry', () => {
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'throw' });
    const answer = desk.record('complaint', { ...COMPLAINT, 程度: '重要' });
    expect([answer.recorded, answer.told]).toEqual([true, [{ to: '陈国强', sent: false }]]);
    expect(letters()).toEqual([`CMPL-03 ${MANAGER} unknown`]);
    const id = desk.byHand(ownRows, '发件')[0]?.id;
    const decided = desk.call('dutybookLetter', { letter: id, decision: 'arrived', person: '张伟' });
    expect(decided).toMatchObject({ answer: { state: 'sent' } });
    expect(desk.verify().ok).toBe(true);
  });

  it('killed at any service call, it is recorded once and mailed once at the most', { timeout: 300_000 }, async () => {
    desk.close();
    const book = readFileSync(desk.workbook);
    const serious = { ...COMPLAINT, 程度: '重要' };
    const trial = deskOn(desk.workbook, '2026-02-14 09:30');
    trial.given('complaint', serious);
    const { calls } = trial;
    trial.close();
    for (let call = 1; call <= calls; call++) {
      const copy = freshPath();
      writeFileSync(copy, book);
      const fault = { call, moment: 'before', effect: 'kill' } as const;
      const struck = deskOn(copy, '2026-02-14 09:30', { fault, killVariant: 'all' });
      expect(() => struck.record('complaint', serious, { key: 'operation-struck' }), `call ${call}`).toThrow();
      struck.record('complaint', serious, { key: 'operation-struck', retry: true });
      expect(struck.rows('投诉登记表'), `call ${call}`).toHaveLength(1);
      expect(letters(struck), `call ${call}`).toHaveLength(1);
      expect((await struck.host.flushOutbox()).length, `call ${call}`).toBeLessThanOrEqual(1);
      expect(struck.verify().ok, `call ${call}`).toBe(true);
      struck.close();
    }
  });
});

describe('CMPL-04 the same customer again and again goes straight to the manager', () => {
  const again = (times: number, filled: object = {}) => {
    for (let time = 0; time < times; time++) desk.given('complaint', { ...COMPLAINT, ...filled });
  };
  const TOLD = `CMPL-04 ${MANAGER} sent`;

  it('at the third complaint within thirty days, once a window', async () => {
    again(2);
    expect(letters()).toEqual([]);
    again(1);
    expect(letters()).toEqual([TOLD]);
    expect(await subjects()).toEqual([expect.stringContaining('3')]);
    again(2);
    expect(letters()).toEqual([TOLD]);
    desk.at('2026-03-20 09:30');
    again(3, { 受理时间: '2026-03-20 09:00' });
    expect(letters()).toEqual([TOLD, TOLD]);
  });

  it('not when the others lie further back', () => {
    again(2, { 受理时间: '2026-01-10 09:00' });
    again(1);
    expect(letters()).toEqual([]);
  });

  it('as often as the site has set', () => {
    desk.byHand((book) => {
      const sheet = book.getSheetByName('设置');
      const cells = sheet?.getDataRange().getDisplayValues() ?? [];
      const row = cells.findIndex((line) => line.some((cell) => cell.startsWith('重复投诉次数')));
      const column = (cells[row] ?? []).findIndex((cell) => cell.startsWith('重复投诉次数'));
      sheet?.getRange(row + 2, column + 1).setValue(2);
    });
    again(2);
    expect(letters()).toEqual([TOLD]);
  });

  it('by phone, whatever the room and the name', () => {
    again(1, { 联系电话: '13800001111', 房号: '1-1', 投诉人: '郑洁' });
    again(1, { 联系电话: '13800001111', 房号: '1-2', 投诉人: '郑先生' });
    again(1, { 联系电话: '13800001111', 房号: '1-3', 投诉人: '陈女士' });
    expect(letters()).toEqual([TOLD]);
  });

  it('else by room and name: others of the room are others', () => {
    again(2);
    again(1, { 投诉人: '陈女士' });
    expect(letters()).toEqual([]);
    again(1);
    expect(letters()).toEqual([TOLD]);
  });

  it('未提供 is nobody', () => {
    again(4, { 联系电话: '', 房号: '未提供' });
    again(4, { 投诉人: '未提供' });
    expect(letters()).toEqual([]);
  });

  it('voided complaints do not count', () => {
    again(2);
    desk.void(desk.rows('投诉登记表')[0]?.编号, '重复登记');
    again(1);
    expect(letters()).toEqual([]);
  });

  it('when a correction says who it was', () => {
    again(2);
    const number = desk.given('complaint', { ...COMPLAINT, 房号: '3-1203' });
    desk.correct(number, { 房号: '3-1202' }, '房号写错');
    expect(letters()).toEqual([TOLD]);
  });

  it('an import writes no letters', () => {
    const headings = ['受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人'];
    const cells = ['2026-02-14 09:00', '来电', '郑洁', '3-1202', '噪音扰民', '重大', '吵', '王芳'];
    const imported = desk.call('dutybookImport', {
      register: 'complaint',
      person: '王芳',
      file: { name: 'c.csv', digest: '0'.repeat(64), rows: 3 },
      headings,
      from: 0,
      rows: [2, 3, 4].map((row) => ({ row, cells })),
    });
    expect(imported).toMatchObject({ answer: { accepted: 3 } });
    expect(letters()).toEqual([]);
  });
});

describe('what was typed into a sheet is told too, once it is taken in', () => {
  const type = (...rows: Record<string, unknown>[]) => desk.byHand(typeRows, '投诉登记表', rows);

  it('CMPL-03 a serious complaint of today', async () => {
    type({ ...COMPLAINT, 程度: '重大' });
    expect(letters()).toEqual([]);
    desk.sweep();
    expect(letters()[0]).toBe(`CMPL-03 ${MANAGER} planned`);
    desk.call('dutybookHourly');
    expect(letters()[0]).toBe(`CMPL-03 ${MANAGER} sent`);
    expect(await subjects()).toEqual([expect.stringContaining('TS-20260214-001')]);
    expect(desk.verify().ok).toBe(true);
  });

  it('CMPL-04 the same customer three times in one paste is told once', () => {
    type(COMPLAINT, COMPLAINT, COMPLAINT, COMPLAINT);
    desk.sweep();
    expect(letters()).toEqual([`CMPL-04 ${MANAGER} planned`]);
    type(COMPLAINT);
    desk.sweep();
    expect(letters()).toHaveLength(1);
  });

  it('not the history that somebody pastes: what came up more than a day ago', () => {
    const old = { ...COMPLAINT, 程度: '重大', 受理时间: '2026-02-13 09:00' };
    type(old, old, old, { ...old, 受理时间: '2025-08-01 10:00' });
    expect(desk.sweep()).toMatchObject({ recorded: 4 });
    expect(letters()).toEqual([]);
  });

  it('CMPL-04 when the blank that says who it was is filled in', () => {
    const { 联系电话: _, ...anonymous } = { ...COMPLAINT, 联系电话: '' };
    const numbers = [0, 1, 2].map(() => desk.given('complaint', { ...anonymous, 房号: '未提供' }));
    for (const number of numbers) desk.byHand(typeInto, '投诉登记表', number, '联系电话', '13800001111');
    expect(desk.sweep()).toMatchObject({ filledIn: 3 });
    expect(letters()).toEqual([`CMPL-04 ${MANAGER} planned`]);
  });
});
