import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskAnswer, Hit } from '../../src/adapters/calls.ts';
import { LOCALES } from '../../src/domain/words.ts';
import { type FakeServer, fakeServer } from './fake-server.ts';
import { fillVisit, inBrowser, openSidebar } from './page.ts';

const hit = (number: string, more: Partial<Hit> = {}): Hit => ({
  register: 'complaint',
  number,
  name: number,
  title: `客户 ${number}`,
  about: '噪音',
  state: '处理中',
  tone: 'busy',
  at: '2026-02-13 10:00',
  ...more,
});

describe('the desk', () => {
  const own = inBrowser();
  let server: FakeServer;
  beforeEach(() => {
    server = fakeServer();
    server.hits = [
      hit('TS-20260213-001', { due: '2026-02-14 08:10', overdue: true, tone: 'late', state: '逾期' }),
      hit('TS-20260213-002', { due: '2026-02-14 11:00' }),
      hit('TS-20260213-003'),
    ];
  });

  const home = async (): Promise<Page> => {
    const page = await openSidebar(own.context, server);
    await page.waitForSelector('.hit');
    return page;
  };
  const asked = (name: string) => server.asked.filter((one) => one.name === name).map(({ request }) => request);

  it('nobody works before somebody is on duty', async () => {
    server = fakeServer({ onDuty: '' });
    const page = await openSidebar(own.context, server, 'new/complaint');
    await page.getByRole('form', { name: '谁在值守？' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('duty-person');
    // The heading is for whoever hears the page; there is nothing to do.
    expect(await page.locator('main :not(h1)').count()).toBe(0);
    await page.keyboard.type('张伟');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#f-firstHandler');
    expect(await page.inputValue('#f-firstHandler')).toBe('张伟');
  });

  it('a site without people is told who fills them in, and where', async () => {
    server = fakeServer({ onDuty: '', staff: [] });
    const page = await openSidebar(own.context, server, 'new/complaint');
    await page.getByRole('status').filter({ hasText: '设置里还没有人员' }).waitFor();
    expect(await page.locator('#duty-person').count()).toBe(0);
  });

  it('a guest is told what there is for them, and offered nothing else (SECR-02)', async () => {
    server = fakeServer({ onDuty: '刘宾' });
    for (const start of ['home', 'find', 'new/complaint', 'entry/TS-20260213-001']) {
      const page = await openSidebar(own.context, server, start);
      await page.getByText('您的角色只看周报和月报').waitFor();
      expect(await page.locator('main').getByRole('button').allTextContents()).toEqual(['⇩ 导出 Excel']);
      expect(await page.locator('main input').count()).toBe(0);
      await page.close();
    }
  });

  it('whoever forgot their PIN gets a new one from a manager, who stays on duty; nobody else may', async () => {
    server = fakeServer({ onDuty: '陈国强' });
    const page = await openSidebar(own.context, server);
    await page.locator('.duty').click();
    await page.fill('#duty-person', '李娜');
    await page.getByRole('button', { name: '重设此人的密码' }).click();
    expect(await page.locator('#pin-old').count()).toBe(0);
    await page.fill('#pin-first', '2580');
    await page.fill('#pin-second', '2580');
    await page.keyboard.press('Enter');
    await page.getByText('密码已设好').waitFor();
    expect(asked('dutybookSetPin')).toMatchObject([{ person: '陈国强', whose: '李娜', pin: '2580' }]);
    expect(await page.locator('.duty b').textContent()).toBe('陈国强');
    await page.close();
    server = fakeServer({ onDuty: '张伟' });
    const others = await openSidebar(own.context, server);
    await others.locator('.duty').click();
    await others.fill('#duty-person', '李娜');
    await others.locator('#duty-pin').waitFor();
    expect(await others.getByRole('button', { name: '重设此人的密码' }).count()).toBe(0);
  });

  it('says of a deputy for whom, and until when', async () => {
    const { answer } = server;
    server.answer = (name, request) => {
      const answered = answer(name, request) as { answer: DeskAnswer };
      if (name !== 'dutybookDesk' || !answered.answer.onDuty) return answered;
      const onDuty = { ...answered.answer.onDuty, standsIn: [{ person: '张伟', to: '2026-02-16' }] };
      return { answer: { ...answered.answer, onDuty } };
    };
    const page = await home();
    expect(await page.locator('.head .account').allTextContents()).toEqual(['代理 张伟，到 02-16']);
  });

  it('who has a PIN gives it, and the proof goes with every call from then on', async () => {
    const page = await home();
    await page.locator('.duty').click();
    await page.fill('#duty-person', '李娜');
    await page.fill('#duty-pin', '0000');
    await page.keyboard.press('Enter');
    await page.getByText('密码不对，还可以试 4 次。').waitFor();
    await page.fill('#duty-pin', '1234');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '当前值守人 李娜' }).waitFor();
    await page.waitForSelector('.hit');
    expect(asked('dutybookHome').at(-1)).toEqual({ person: '李娜', proof: 'proof-of-李娜' });
    await page.close();
    await openSidebar(own.context, server).then((again) => again.waitForSelector('.head'));
    expect(asked('dutybookDesk').at(-1)).toEqual({ person: '李娜', proof: 'proof-of-李娜' });
    // The proof has run out: only the PIN is asked for.
    const later = await openSidebar(own.context, fakeServer({ onDuty: '' }));
    await later.waitForSelector('#duty-pin');
    expect(await later.inputValue('#duty-person')).toBe('李娜');
    await expect.poll(() => later.evaluate('document.activeElement.id')).toBe('duty-pin');
  });

  it('lists what is theirs, what is overdue and what is open, with the time that is left', async () => {
    const page = await home();
    const tab = (name: string) => page.getByRole('tab', { name });
    await tab('逾期 1').click();
    expect(await page.locator('.hit').allTextContents()).toEqual([
      '客户 TS-20260213-001逾期噪音TS-20260213-001 · 02-13 10:00⚠ 已逾期 1 小时 20 分钟',
    ]);
    await page.keyboard.press('ArrowRight');
    expect(await tab('未结 3').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.due').last().textContent()).toBe('还剩 1 小时 30 分钟');
  });

  it('whoever opens it sees that the mails no longer go out by themselves', async () => {
    server.automation = { on: true, late: true, says: '自动任务三小时没有成功' };
    const page = await home();
    expect(await page.locator('.notice.warn').innerText()).toContain('自动任务三小时没有成功');
  });

  it('whoever saves is told who was mailed because of it, and whose mail still waits', async () => {
    const told = [
      { to: '陈国强', sent: true },
      { to: '总经理', sent: false },
    ];
    server.answers = [() => ({ answer: { recorded: true, number: 'HF-20260214-009', issues: [], told } })];
    const page = await openSidebar(own.context, server, 'new/return-visit');
    await fillVisit(page);
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('HF-20260214-009').waitFor();
    const saved = await page.locator('.notice.good').innerText();
    expect([saved.includes('陈国强'), saved.includes('总经理')]).toEqual([true, true]);
  });

  it('the time that is left runs down by itself', async () => {
    await own.context.clock.install({ time: '2026-02-14T01:30:00Z' });
    const page = await home();
    await own.context.clock.runFor(10 * 60_000);
    await page.getByText('还剩 1 小时 20 分钟').waitFor();
  });

  it('/ finds from anywhere, arrows walk the list, Enter opens and Esc goes back', async () => {
    const page = await home();
    await page.locator('.hit').first().focus();
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate('document.activeElement.type')).toBe('search');
    await page.keyboard.type('003');
    await page.getByText('找到 1 条').waitFor();
    await page.keyboard.press('ArrowDown');
    server.entries['TS-20260213-003'] = {
      register: 'complaint',
      number: 'TS-20260213-003',
      title: '李先生',
      stateKey: 'received',
      state: '待处理',
      tone: 'open',
      values: {},
      base: 'b',
      recordedBy: '王芳',
      recordedAt: '2026-02-13 10:00',
      issues: [],
      history: [],
      may: { correct: true, void: true, restore: false },
    };
    await page.keyboard.press('Enter');
    await page.waitForSelector('article');
    await page.keyboard.press('Escape');
    await page.getByText('找到 1 条').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('TS-20260213-003');
  });

  it('Esc leaves a form and keeps what was typed', async () => {
    const page = await home();
    await page.getByRole('button', { name: '投诉登记表' }).click();
    await page.fill('#f-customer', '赵先生');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '投诉登记表', exact: true }).click();
    expect(await page.inputValue('#f-customer')).toBe('赵先生');
  });

  it('save and next leaves a fresh form, and says what was saved', async () => {
    const page = await openSidebar(own.context, server, 'new/return-visit');
    await fillVisit(page);
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('已保存：TS-20260214-001').waitFor();
    expect(await page.inputValue('#f-customer')).toBe('');
    await page.locator('#f-kind label', { hasText: '日常' }).click();
    expect(new Set(server.submitted.map(({ key }) => key)).size).toBe(1);
  });

  it.each([
    ['另一个账号', 'Exception: PERMISSION_DENIED', '几个 Google 账号'],
    ['没有授权', 'Authorization is required to perform that action.', '还没有授权'],
    ['人太多', 'There are too many scripts running simultaneously for this Google user account.', '请稍等几秒'],
  ])('%s: one sentence says what to do, and what was typed stays', async (_, message, told) => {
    server.answers.push(() => ({ fails: message }));
    const page = await openSidebar(own.context, server, 'new/return-visit');
    await fillVisit(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText(told).waitFor();
    expect(await page.inputValue('#f-customer')).toBe('赵先生');
    expect(server.submitted).toHaveLength(1);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  });

  it('whoever has to prove who they are is asked for the PIN, and loses nothing', async () => {
    const says = { 'zh-CN': '「王芳」设了密码：请先登录。', 'zh-TW': '', en: '' };
    server.answers.push(() => ({ error: { code: 'not-proven', says } }));
    const page = await openSidebar(own.context, server, 'new/return-visit');
    await page.waitForSelector('#f-kind');
    await page.fill('#f-customer', '赵先生');
    for (const [field, option] of [
      ['kind', '日常'],
      ['way', '电话'],
      ['reached', '否'],
    ])
      await page.locator(`#f-${field} label`, { hasText: option }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('form', { name: '谁在值守？' }).getByText('「王芳」设了密码').waitFor();
    expect(await page.inputValue('#f-customer')).toBe('赵先生');
  });

  it.each(LOCALES)('nothing is wider than the sidebar: %s', async (locale) => {
    server = fakeServer({ locale, sample: true });
    server.hits = [hit('TS-20260213-001', { due: '2026-02-14 08:10', title: 'W'.repeat(60), about: '长'.repeat(80) })];
    for (const start of [
      '',
      'new/complaint',
      'new/key-loan',
      'new/duty-log',
      'new/key-inventory',
      'new/return-visit',
    ]) {
      const page = await openSidebar(own.context, server, start);
      await page.waitForSelector(start === '' ? '.hit' : '.foot');
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
      expect([start, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([start, 300]);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await page.close();
    }
  });
});
