import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryAnswer } from '../../src/adapters/calls.ts';
import { type FakeServer, fakeServer } from './fake-server.ts';
import { inBrowser, openSidebar } from './page.ts';

const COMPLAINT: EntryAnswer = {
  register: 'complaint',
  number: 'TS-20260213-001',
  title: '李先生 · 3-1202',
  stateKey: 'received',
  state: '待处理',
  tone: 'open',
  values: {
    receivedAt: '2026-02-13 18:20',
    channel: '来电',
    customer: '李先生',
    room: '3-1202',
    category: '噪音扰民',
    severity: '一般',
    content: '装修太早',
    firstHandler: '王芳',
    dueAt: '2026-02-16 18:20',
  },
  base: 'base-1',
  recordedBy: '王芳',
  recordedAt: '2026-02-13 18:22',
  issues: [],
  history: [{ at: '2026-02-13 18:22', person: '王芳', account: '', act: 'record', reason: '', changes: [] }],
  may: { correct: true, void: true, restore: false },
};
const LOAN: EntryAnswer = {
  ...COMPLAINT,
  register: 'key-loan',
  number: 'YJ-20260214-001',
  title: 'A-1203 · 张伟',
  stateKey: 'partly',
  state: '部分归还',
  values: {
    key: 'A-1203',
    pieces: '3',
    borrower: '张伟',
    purpose: '带看',
    outAt: '2026-02-14 08:00',
    dueBack: '2026-02-14 22:00',
    lentBy: '王芳',
    returns: [{ at: '2026-02-14 09:00', pieces: '1', condition: '完好', by: '张伟', receivedBy: '王芳' }],
  },
};

describe('an entry', () => {
  const own = inBrowser();
  let server: FakeServer;
  beforeEach(() => {
    server = fakeServer();
    for (const entry of [COMPLAINT, LOAN]) server.entries[entry.number] = entry;
  });

  const open = async (entry: EntryAnswer): Promise<Page> => {
    server.entries[entry.number] = entry;
    const page = await openSidebar(own.context, server, `entry/${entry.number}`);
    await page.waitForSelector('article');
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  const sent = () =>
    server.submitted.map(({ act, number, base, values, reason }) => ({ act, number, base, values, reason }));

  it('offers the steps that its state allows and that were not taken', async () => {
    const steps = async (entry: EntryAnswer): Promise<readonly string[]> => {
      const page = await open(entry);
      return page.locator('.actions .buttons button').allTextContents();
    };
    expect(await steps(COMPLAINT)).toEqual(['接单', '首次答复', '转入等待', '处理完成', '判定', '撤诉或不受理']);
    const handled = { ...COMPLAINT.values, result: '已协调', handledAt: '2026-02-14 09:00' };
    expect(await steps({ ...COMPLAINT, stateKey: 'handled', values: handled })).toEqual(['回访', '判定', '办结']);
    const serious = { ...COMPLAINT, stateKey: 'handled', values: { ...handled, severity: '重大' } };
    expect(await steps(serious)).toEqual(['回访', '判定']);
    const overdue = { ...COMPLAINT.values, handler: '王芳', acceptedAt: '2026-02-13 19:00' };
    expect(await steps({ ...COMPLAINT, stateKey: 'overdue', values: overdue })).not.toContain('接单');
  });

  it('a step sends only what it fills in, under what was seen', async () => {
    const page = await open(COMPLAINT);
    await press(page, '接单');
    await page.fill('#f-acceptedAt', '8点');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect(sent()).toEqual([
      {
        act: 'correct',
        number: COMPLAINT.number,
        base: 'base-1',
        values: { handler: '王芳', acceptedAt: '2026-02-14 08:00' },
        reason: undefined,
      },
    ]);
  });

  it('a step may not leave blank what it is for', async () => {
    const page = await open(COMPLAINT);
    await press(page, '处理完成');
    await page.keyboard.press('Control+Enter');
    await page.locator('#f-result-note').getByText('写处理结果').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('f-result');
    expect(server.submitted).toEqual([]);
  });

  it('a step that was sent without an answer is marked at home, and sent again from there once it was taken', async () => {
    server.answers.push(() => ({ never: true }));
    const first = await open(COMPLAINT);
    await first.getByRole('button', { name: '接单', exact: true }).click();
    await first.keyboard.press('Control+Enter');
    await first.getByText('正在保存').waitFor();
    await first.close();
    // It was recorded: the entry does not offer the step any more.
    server.entries[COMPLAINT.number] = { ...COMPLAINT, stateKey: 'accepted', base: 'base-2' };
    server.answers.push(() => ({
      answer: { recorded: true, number: COMPLAINT.number, repeated: true, issues: [] },
    }));
    const home = await openSidebar(own.context, server);
    const mark = home.getByRole('region', { name: '没有收到答复的内容' });
    await mark.getByRole('button', { name: COMPLAINT.number }).click();
    await home.getByRole('status').filter({ hasText: '没有重复登记' }).waitFor();
    const [sent, again] = server.submitted;
    expect([again?.key, again?.retry]).toEqual([sent?.key, true]);
    await home.keyboard.press('Escape');
    await home.getByRole('tablist').waitFor();
    expect(await mark.count()).toBe(0);
  });

  it('a return is one more line after those there are, and is judged with them', async () => {
    const page = await open(LOAN);
    await press(page, '归还');
    expect(await page.inputValue('#f-returns\\.at-1')).toBe('2026-02-14 09:30');
    expect(await page.inputValue('#f-returns\\.receivedBy-1')).toBe('王芳');
    await page.fill('#f-returns\\.pieces-1', '9');
    await page.locator('#f-returns\\.condition-1 label', { hasText: '完好' }).click();
    await page.fill('#f-returns\\.by-1', '张伟');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('归还的比借出的多').waitFor();
    await page.fill('#f-returns\\.pieces-1', '２');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    const line = { at: '2026-02-14 09:30', receivedBy: '王芳', pieces: '２', condition: '完好', by: '张伟' };
    expect(sent()[0]?.values).toEqual({ returns: [...(LOAN.values.returns as object[]), line] });
  });

  it('the end of a wait clears what it waited for', async () => {
    const values = { ...COMPLAINT.values, holdSince: '2026-02-13 19:00', holdWhy: '等配件' };
    const page = await open({ ...COMPLAINT, stateKey: 'on-hold', values });
    await press(page, '恢复处理');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect(sent()[0]).toMatchObject({ values: { holdSince: '', holdWhy: '' }, reason: '恢复处理' });
  });

  it('a return visit opens with the complaint it follows', async () => {
    const page = await open({ ...COMPLAINT, stateKey: 'handled' });
    await press(page, '回访');
    const value = (field: string) => page.inputValue(`#f-${field}`);
    expect([await value('follows'), await value('customer'), await value('room'), await value('visitor')]).toEqual([
      COMPLAINT.number,
      '李先生',
      '3-1202',
      '王芳',
    ]);
  });

  it('a correction wants a reason for what it changes, none for what it fills in', async () => {
    const page = await open(COMPLAINT);
    await press(page, '更正');
    await page.locator('summary').click();
    await page.fill('#f-phone', '13800001234');
    await page.fill('#f-room', '3-1203');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('写明原因').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('f-reason');
    await page.fill('#f-reason', '听错房号');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect(sent()).toEqual([
      {
        act: 'correct',
        number: COMPLAINT.number,
        base: 'base-1',
        values: { room: '3-1203', phone: '13800001234' },
        reason: '听错房号',
      },
    ]);
  });

  it('whoever may not correct it fills in what is blank, and is not shown what they may not touch', async () => {
    const page = await open({ ...COMPLAINT, may: { correct: false, void: false, restore: false } });
    const bar = page.locator('.actions .bar button');
    expect(await bar.allTextContents()).toEqual(['补填', '复制新增', '打印']);
    await press(page, '补填');
    await page.fill('#f-place', '南门');
    expect(await page.locator('#f-content, #f-severity').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect(sent()).toMatchObject([{ act: 'correct', values: { place: '南门' } }]);
  });

  it('a correction that another was quicker than shows theirs, and goes on top of it', async () => {
    server.answers.push(() => {
      server.entries[COMPLAINT.number] = {
        ...COMPLAINT,
        base: 'base-2',
        values: { ...COMPLAINT.values, room: '3-1205', customer: '李女士' },
        history: [
          {
            at: '2026-02-14 09:29',
            person: '张伟',
            account: '',
            act: 'correct',
            reason: '核对过',
            changes: [{ field: 'room', before: '3-1202', after: '3-1205' }],
          },
          ...COMPLAINT.history,
        ],
      };
      const issue = {
        rule: 'FORM-ENTRY',
        effect: 'reject',
        register: 'complaint',
        field: 'room',
        message: '已改',
      } as const;
      return { answer: { recorded: false, issues: [{ ...issue, sheet: '投诉登记表' }] } };
    });
    const page = await open(COMPLAINT);
    await press(page, '更正');
    await page.fill('#f-room', '3-1203');
    await page.fill('#f-reason', '听错房号');
    await page.keyboard.press('Control+Enter');
    const theirs = page.getByRole('alert').filter({ hasText: '刚被别人改过' });
    await theirs.getByText('张伟').waitFor();
    expect(await theirs.textContent()).toContain('3-1205');
    await expect.poll(() => theirs.evaluate((notice) => notice.matches(':focus'))).toBe(true);
    expect(await page.inputValue('#f-customer')).toBe('李女士');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    const [first, second] = server.submitted;
    expect(second).toMatchObject({ base: 'base-2', values: { room: '3-1203' } });
    expect(second?.key).not.toBe(first?.key);
  });

  it('is voided with a reason, and a wrong void undone', async () => {
    const page = await open(COMPLAINT);
    await press(page, '作废');
    await page.fill('#f-reason', '重复登记');
    const voided = { ...COMPLAINT, stateKey: 'void', state: '已作废', tone: 'void', voidReason: '重复登记' } as const;
    server.entries[COMPLAINT.number] = { ...voided, may: { correct: false, void: false, restore: true } };
    await page.keyboard.press('Control+Enter');
    await saved(page);
    await press(page, '恢复');
    await page.fill('#f-reason', '并非重复');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect(sent().map(({ act, reason }) => [act, reason])).toEqual([
      ['void', '重复登记'],
      ['restore', '并非重复'],
    ]);
  });

  it('copied, it is a new entry without its times and without its steps', async () => {
    const handled = { ...COMPLAINT.values, result: '已协调', handledAt: '2026-02-14 09:00' };
    const page = await open({ ...COMPLAINT, stateKey: 'handled', values: handled });
    await press(page, '复制新增');
    expect(await page.inputValue('#f-receivedAt')).toBe('2026-02-14 09:30');
    await page.fill('#f-content', '又开始装修');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    const { channel, customer, room, category, severity } = COMPLAINT.values;
    expect(server.submitted[0]?.values).toEqual({
      ...{ channel, customer, room, category, severity },
      receivedAt: '2026-02-14 09:30',
      firstHandler: '王芳',
      content: '又开始装修',
    });
  });

  it('who signs and is not on duty gives their own PIN for it, which no draft keeps', async () => {
    const duty: EntryAnswer = {
      ...COMPLAINT,
      register: 'duty-log',
      number: 'ZB-20260213-001',
      stateKey: 'ended',
      values: {
        date: '2026-02-13',
        shift: '早班',
        officer: '王芳',
        start: '2026-02-13 07:00',
        end: '2026-02-13 15:00',
      },
    };
    const page = await open(duty);
    await press(page, '签阅');
    expect(await page.inputValue('#f-signedBy')).toBe('');
    await page.click('#f-signedBy');
    expect(await page.locator('#f-signedBy-list [role=option]').allTextContents()).not.toContain('王芳');
    await page.fill('#f-signedBy', '王芳');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('不能为自己的事签名').waitFor();
    expect(await page.locator('#f-sign-pin').count()).toBe(0);
    await page.fill('#f-signedBy', '陈国强');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('请 陈国强 本人').waitFor();
    expect(server.submitted).toEqual([]);
    await page.fill('#f-sign-pin', '4711');
    expect(await page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain('4711');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect(server.submitted[0]).toMatchObject({
      values: { signedBy: '陈国强', signedAt: '2026-02-14 09:30' },
      second: { person: '陈国强', pin: '4711' },
    });
  });

  it('what was begun for somebody else does not stand in the copy', async () => {
    const other = await openSidebar(own.context, server, 'new/complaint');
    await other.fill('#f-customer', '赵先生');
    await other.close();
    const page = await open(COMPLAINT);
    await press(page, '复制新增');
    expect(await page.inputValue('#f-customer')).toBe('李先生');
  });

  it('says who changed what, when and why', async () => {
    const page = await open({
      ...COMPLAINT,
      history: [
        {
          at: '2026-02-14 09:00',
          person: '张伟',
          account: '',
          act: 'correct',
          reason: '听错',
          changes: [{ field: 'room', before: '3-1201', after: '3-1202' }],
        },
        ...COMPLAINT.history,
      ],
    });
    await page.locator('summary').click();
    const lines = await page.locator('.history > li').allTextContents();
    expect(lines).toEqual(['2026-02-14 09:00 张伟 更正 听错房号 3-1201 → 3-1202', '2026-02-13 18:22 王芳 登记 ']);
  });
});
