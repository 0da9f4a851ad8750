import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeServer, fakeServer } from './fake-server.ts';
import { inBrowser, openSidebar } from './page.ts';

describe('the form of a new entry', () => {
  const own = inBrowser();
  let server: FakeServer;
  beforeEach(() => {
    server = fakeServer();
  });

  const complaint = (): Promise<Page> => openSidebar(own.context, server, 'new/complaint');
  const VALUES = {
    receivedAt: '2026-02-14 09:30',
    channel: '来电',
    customer: '赵先生',
    room: '5-801',
    category: '安全秩序',
    severity: '重要',
    content: '楼道灯不亮',
    firstHandler: '王芳',
  };
  const choose = (page: Page, field: string, option: string) =>
    page.locator(`#f-${field} label`, { hasText: option }).click();
  const fillIn = async (page: Page): Promise<void> => {
    await choose(page, 'channel', '来电');
    await page.fill('#f-customer', '赵先生');
    await page.fill('#f-room', '5-801');
    await choose(page, 'category', '安全秩序');
    await choose(page, 'severity', '重要');
    await page.fill('#f-content', '楼道灯不亮');
  };
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: '已保存' });

  it('is filled in and saved with the keyboard alone', async () => {
    const page = await complaint();
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.waitForSelector('#f-channel');
    // The time and the first handler are there already: the channel is asked first.
    await press('1', 'Tab');
    await page.keyboard.type('赵先生');
    await press('Tab', 'Tab');
    await page.keyboard.type('5-801');
    await press('Enter', 'Enter', 'Enter', '2', 'Enter', 'ArrowDown', '2', 'Tab');
    await page.keyboard.type('楼道灯不亮');
    await press('Control+Enter');
    server.entries['TS-20260214-001'] = entryOf('TS-20260214-001');
    await saved(page).waitFor();
    expect(server.submitted.map(({ act, register, person, values }) => ({ act, register, person, values }))).toEqual([
      { act: 'record', register: 'complaint', person: '王芳', values: VALUES },
    ]);
  });

  it('shows a time as it was understood once the field is left', async () => {
    const page = await complaint();
    await page.fill('#f-receivedAt', '昨天下午三点半');
    await page.focus('#f-customer');
    expect(await page.inputValue('#f-receivedAt')).toBe('2026-02-13 15:30');
    await page.fill('#f-receivedAt', '晚上12点');
    await page.focus('#f-customer');
    expect(await page.inputValue('#f-receivedAt')).toBe('晚上12点');
    await page.locator('#f-receivedAt-note').getByText('请写成 2026-02-14 09:30').waitFor();
  });

  it('says all that is wrong at once, goes to the first, and sends nothing', async () => {
    const page = await complaint();
    await page.waitForSelector('#f-channel');
    await page.keyboard.press('Control+Enter');
    const wrong = page.getByRole('alert').getByRole('link');
    expect(await wrong.count()).toBe(5);
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('f-channel');
    await wrong.nth(1).click();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('f-customer');
    expect(server.submitted).toEqual([]);
  });

  it('puts what the server refuses beside its field, until that is changed', async () => {
    server.answers.push(() => ({
      answer: {
        recorded: false,
        issues: [
          {
            rule: 'X',
            effect: 'reject',
            register: 'complaint',
            sheet: '投诉登记表',
            field: 'room',
            message: '没有这个房号。',
          },
        ],
      },
    }));
    const page = await complaint();
    await fillIn(page);
    await page.keyboard.press('Control+Enter');
    await page.locator('#f-room-note').getByText('没有这个房号。').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('f-room');
    await page.fill('#f-room', '5-802');
    expect(await page.locator('#f-room-note').count()).toBe(0);
  });

  it('an Enter that ends the input method’s word sends nothing and moves nowhere', async () => {
    const page = await complaint();
    await fillIn(page);
    await page.focus('#f-customer');
    const composing = { key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229 };
    await page.dispatchEvent('#f-customer', 'keydown', { ...composing, bubbles: true });
    await page.dispatchEvent('#f-customer', 'keydown', { ...composing, key: 'Escape', bubbles: true });
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('f-customer');
    expect(server.submitted).toEqual([]);
  });

  it('two clicks and two presses make one entry', async () => {
    const page = await complaint();
    await fillIn(page);
    server.entries['TS-20260214-001'] = entryOf('TS-20260214-001');
    await page.evaluate(`(() => {
      const save = [...document.querySelectorAll('.foot button')].find((one) => one.textContent === '保存');
      save.click();
      save.click();
      document.querySelector('#f-content').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    })()`);
    await saved(page).waitFor();
    expect(server.submitted).toHaveLength(1);
  });

  it('a lost answer is asked for again under the same key, and nothing is recorded twice', async () => {
    await own.context.clock.install();
    server.answers.push((request) => {
      // It was recorded; the answer is lost on its way back.
      server.answer('dutybookSubmit', request);
      return { fails: 'NetworkError: Connection failure due to HTTP 0' };
    });
    server.entries['TS-20260214-001'] = entryOf('TS-20260214-001');
    const page = await complaint();
    await fillIn(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('正在重试').waitFor();
    await own.context.clock.fastForward(5_000);
    await saved(page).filter({ hasText: '没有重复登记' }).waitFor();
    const keys = new Set(server.submitted.map(({ key }) => key));
    expect(keys.size).toBe(1);
    expect(server.submitted.map(({ retry }) => retry)).toEqual([undefined, undefined, true]);
  });

  it('a draft survives a closed tab and goes once it is saved', async () => {
    const first = await complaint();
    await first.fill('#f-customer', '赵先生');
    await first.close();
    const second = await complaint();
    await second.getByText('未保存的内容').waitFor();
    expect(await second.inputValue('#f-customer')).toBe('赵先生');
    await fillIn(second);
    server.entries['TS-20260214-001'] = entryOf('TS-20260214-001');
    await second.keyboard.press('Control+Enter');
    await saved(second).waitFor();
    const third = await complaint();
    await third.waitForSelector('#f-customer');
    expect(await third.inputValue('#f-customer')).toBe('');
  });

  it('a tab closed before the answer came sends the same again when it is opened', async () => {
    server.answers.push(() => ({ never: true }));
    const first = await complaint();
    await fillIn(first);
    await first.keyboard.press('Control+Enter');
    await first.getByText('正在保存').waitFor();
    await first.close();
    server.entries['TS-20260214-001'] = entryOf('TS-20260214-001');
    const home = await openSidebar(own.context, server);
    const mark = home.getByRole('region', { name: '没有收到答复的内容' });
    await mark.waitFor();
    expect(await mark.getByRole('button').allTextContents()).toEqual(['投诉登记表 ']);
    expect(await home.getByRole('region', { name: '未保存的内容' }).count()).toBe(0);
    await home.close();
    const second = await complaint();
    await saved(second).waitFor();
    const [sent, again] = server.submitted;
    expect(again).toEqual({ ...sent, retry: true });
  });

  it('a draft can be discarded, and belongs to whoever began it', async () => {
    const page = await complaint();
    await page.fill('#f-customer', '赵先生');
    await page.close();
    const other = await openSidebar(own.context, fakeServer({ onDuty: '张伟' }), 'new/complaint');
    await other.waitForSelector('#f-customer');
    expect(await other.inputValue('#f-customer')).toBe('');
    const again = await complaint();
    await again.getByRole('button', { name: '丢弃' }).click();
    expect(await again.inputValue('#f-customer')).toBe('');
  });

  it('what the program works out is shown in words, not by its key', async () => {
    const page = await complaint();
    await page.locator('#f-severity label', { hasText: '一般' }).click();
    const counted = page.locator('.assigned dd').last();
    await counted.waitFor();
    expect(await counted.innerText()).toMatch(/^(自然|工作)时间 /);
  });

  it('a known room shows who it is, and one key takes it over', async () => {
    server.hits = [complaintHit('TS-20260201-001'), complaintHit('TS-20260205-001')];
    const page = await complaint();
    await page.fill('#f-room', '3-1202');
    await page.getByRole('button', { name: '李先生 · 3-1202 · 13800001234' }).waitFor();
    await page.getByText('30 天内已投诉 2 次').waitFor();
    await page.keyboard.press('F2');
    expect(await page.inputValue('#f-customer')).toBe('李先生');
    expect(await page.inputValue('#f-phone')).toBe('13800001234');
    expect(await page.locator('#f-standing label', { hasText: '业主' }).getAttribute('class')).toBe('chosen');
  });

  it('lines are added and taken away, and sent as lines', async () => {
    const page = await openSidebar(own.context, server, 'new/duty-log');
    await page.locator('summary').click();
    const add = page.getByRole('button', { name: '加一行' });
    await add.click();
    await add.click();
    await page.fill('#f-matters\\.situation-2', '电梯困人');
    await page.getByRole('button', { name: '删去这一行 1' }).click();
    expect(await page.inputValue('#f-matters\\.situation-1')).toBe('电梯困人');
    await page.fill('#f-matters\\.handling-1', '已救出');
    await page.locator('#f-matters\\.kind-1 label', { hasText: '突发事件' }).click();
    await page.locator('#f-matters\\.severity-1 label', { hasText: '一般' }).click();
    server.entries['TS-20260214-001'] = entryOf('TS-20260214-001');
    await page.keyboard.press('Control+Enter');
    await saved(page).waitFor();
    expect(server.submitted[0]?.values).toEqual({
      date: '2026-02-14',
      shift: '早班',
      officer: '王芳',
      start: '2026-02-14 09:30',
      matters: [
        { at: '2026-02-14 09:30', situation: '电梯困人', handling: '已救出', kind: '突发事件', severity: '一般' },
      ],
    });
  });

  it('a key is found while one types, and named by its tag', async () => {
    server.hits = [
      { ...complaintHit('YS-20260101-001'), register: 'key-inventory', name: 'A-1203', title: 'A-1203 · 3-1203' },
    ];
    const page = await openSidebar(own.context, server, 'new/key-loan');
    await page.fill('#f-key', '1203');
    await page.getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#f-key')).toBe('A-1203');
    expect(server.asked.filter(({ name }) => name === 'dutybookFind').at(-1)?.request).toMatchObject({
      words: '1203',
      register: 'key-inventory',
    });
  });

  it('who borrows shows what they have not brought back', async () => {
    const loan = { ...complaintHit('YJ-20260213-001'), register: 'key-loan', tone: 'late' } as const;
    server.hits = [
      { ...loan, title: 'A-0102 · 李娜' },
      { ...loan, title: 'A-0201 · 张伟' },
    ];
    const page = await openSidebar(own.context, server, 'new/key-loan');
    await page.fill('#f-borrower', '李娜');
    const held = page.locator('.who .hit');
    await held.waitFor();
    expect(await held.locator('b').allInnerTexts()).toEqual(['A-0102 · 李娜']);
  });
});

const complaintHit = (number: string) =>
  ({
    register: 'complaint',
    number,
    name: number,
    title: '李先生 · 3-1202',
    about: '噪音',
    state: '处理中',
    tone: 'busy',
    at: '2026-02-05 10:00',
  }) as const;

const entryOf = (number: string) => ({
  register: 'complaint',
  number,
  title: '赵先生 · 5-801',
  stateKey: 'received',
  state: '待处理',
  tone: 'open' as const,
  values: {},
  base: 'b1',
  recordedBy: '王芳',
  recordedAt: '2026-02-14 09:30',
  issues: [],
  history: [],
  may: { correct: true, void: true, restore: false },
});
