import ExcelJS from 'exceljs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, PATIENCE_MS } from '../sidebar/page.ts';
import { newBook, openWindow, type Serving, serving } from './serving.ts';

describe('the page of the local host', () => {
  let browser: Browser;
  let context: BrowserContext;
  let host: Serving;
  /** What the browser complained about, and every address it asked anything of. */
  let complaints: string[];
  let asked: Set<string>;

  beforeAll(async () => {
    browser = await launch();
    host = await serving(newBook('--sample'));
  });
  afterAll(async () => {
    await browser?.close();
    await host?.end();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    complaints = [];
    asked = new Set();
  });
  afterEach(() => context.close());

  async function open(sheet = '投诉登记表'): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => asked.add(new URL(request.url()).host));
    await page.goto(host.address);
    await page.getByRole('tab', { name: sheet, exact: true }).click();
    await cell(page, 'A3').waitFor();
    return page;
  }
  const cell = (page: Page, name: string) => page.locator(`#cell-${name}:not(.waiting)`);
  const text = (page: Page, name: string): Promise<string> => cell(page, name).innerText();
  const active = (page: Page): Promise<string> => page.locator('.cell-name').innerText();
  const write = async (page: Page, name: string, value: string): Promise<void> => {
    await cell(page, name).click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };

  /** A key or a press takes the frame away that was to answer for it, so that its own end may never come. */
  const closed = async (page: Page, act: Promise<void>): Promise<void> => {
    act.catch(() => undefined);
    await page.locator('dialog iframe').waitFor({ state: 'detached' });
  };

  it('shows the sheet with its headings, and asks nothing of any other machine', async () => {
    const page = await open();
    expect(await text(page, 'A1')).toBe('编号');
    expect(await text(page, 'A3')).toMatch(/^TS-2026/);
    expect(await page.title()).not.toBe('');
    expect(page.url()).not.toContain(host.token);
    expect([complaints, [...asked]]).toEqual([[], [`127.0.0.1:${host.port}`]]);
  });

  it('says what it is to a screen reader', async () => {
    const page = await open();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toMatch(/^\d+$/);
    const first = page.getByRole('gridcell', { name: /^TS-2026/ }).first();
    expect(await first.getAttribute('aria-colindex')).toBe('1');
    expect(await first.locator('xpath=..').getAttribute('aria-rowindex')).toBe('3');
    expect(await page.getByRole('columnheader').count()).toBeGreaterThan(5);
    await cell(page, 'B4').click();
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^B4 /);
  });

  it('keeps what is typed, and another window shows it', async () => {
    const [page, other] = [await open(), await open()];
    await page.bringToFront();
    await write(page, 'H3', '五号楼大堂');
    await expect.poll(() => text(page, 'H3')).toBe('五号楼大堂');
    expect(await active(page)).toBe('H4');
    await other.bringToFront();
    await expect.poll(() => text(other, 'H3')).toBe('五号楼大堂');
  });

  it('leaves Enter to the input method while it composes', async () => {
    const page = await open();
    const keys = await context.newCDPSession(page);
    const before = await text(page, 'H5');
    await cell(page, 'H5').click();
    await keys.send('Input.imeSetComposition', { text: 'da', selectionStart: 2, selectionEnd: 2 });
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
    expect([await active(page), await text(page, 'H5')]).toEqual(['H5', before]);
    await keys.send('Input.insertText', { text: '大' });
    await page.keyboard.press('Enter');
    await expect.poll(() => text(page, 'H5')).toBe('大');
    expect(await active(page)).toBe('H6');
  });

  it('asks before it changes what is protected, and leaves it alone where Enter answers', async () => {
    const page = await open();
    const before = await text(page, 'A4');
    await write(page, 'A4', '我的编号');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await text(page, 'A4')).toBe(before);
    await write(page, 'A4', '我的编号');
    await page.getByRole('button', { name: '仍要修改' }).click();
    await expect.poll(() => text(page, 'A4')).toBe('我的编号');
  });

  it('keeps what was typed when the program has ended, and says so', async () => {
    const short = await serving(newBook('--sample'));
    const page = await context.newPage();
    await page.goto(short.address);
    await cell(page, 'H3').click();
    await short.end();
    await page.keyboard.type('不能丢');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.locator('textarea.pen').inputValue()).toBe('不能丢');
  });

  it('offers the choices of a cell, and takes one by the keyboard', async () => {
    const page = await open();
    await cell(page, 'D5').click();
    await page.keyboard.press('Alt+ArrowDown');
    const wanted = (await page.getByRole('option').nth(1).innerText()).trim();
    await page.getByRole('option').nth(1).click();
    await expect.poll(() => text(page, 'D5')).toBe(wanted);
  });

  it('copies a block and pastes it elsewhere', async () => {
    const page = await open();
    await cell(page, 'G3').click();
    await page.keyboard.press('Shift+ArrowDown');
    const copied = [await text(page, 'G3'), await text(page, 'G4')];
    await page.keyboard.press('Control+c');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(copied.join('\r\n'));
    await cell(page, 'H7').click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => text(page, 'H8')).toBe(copied[1]);
    expect(await text(page, 'H7')).toBe(copied[0]);
  });

  it('goes everywhere by the keyboard, hidden rows passed over', async () => {
    const page = await open();
    await cell(page, 'A3').click();
    await page.keyboard.press('ArrowUp');
    expect(await active(page)).toBe('A1');
    await page.keyboard.press('Control+End');
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(await active(page)) ?? [];
    expect([Number(row) > 50, column]).not.toEqual([false, 'A']);
    await cell(page, `A${row}`).waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('PageDown');
    expect(await active(page)).toMatch(/^A(1[5-9]|[2-4]\d)$/);
  });

  it('opens its menu by the keyboard, and gives the focus back', async () => {
    const page = await open();
    await page.getByRole('menuitem', { name: '客服台账' }).focus();
    await page.keyboard.press('ArrowDown');
    const items = page.getByRole('menu').getByRole('menuitem');
    await expect.poll(() => items.first().and(page.locator(':focus')).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(':focus').innerText()).toBe('客服台账');
  });

  it('lists all its sheets, the one in front first, and goes to another by the keyboard', async () => {
    const page = await open();
    const list = page.getByRole('button', { name: '所有工作表' });
    const shown = page.getByRole('menu', { name: '所有工作表' });
    await list.focus();
    await page.keyboard.press('Enter');
    const named = await shown.getByRole('menuitem').allInnerTexts();
    expect(named).toEqual(await page.getByRole('tab').allInnerTexts());
    expect(await page.locator(':focus').innerText()).toBe('投诉登记表');
    await page.keyboard.press('Escape');
    expect(await shown.count()).toBe(0);
    expect(await list.evaluate((button) => button.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('[role=tab][aria-selected=true]', { hasText: named.at(-1) ?? '' }).waitFor();
    expect(await shown.count()).toBe(0);
  });

  it('asks what a script asks, while other windows go on', async () => {
    const page = await open();
    const other = openWindow(host);
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    await page.getByRole('menuitem', { name: '检查' }).click();
    const box = page.getByRole('dialog');
    await box.waitFor();
    expect((await other.call('book', {})).sheets.length).toBeGreaterThan(3);
    await box.getByRole('button').press('Enter');
    await box.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('status').innerText()).toBe('');
    other.close();
  });

  it('prints the whole sheet, with its headings on every page', async () => {
    const page = await open();
    await page.evaluate('window.print = () => { document.body.dataset.printed = "yes"; }');
    await page.keyboard.press('Control+p');
    await page.locator('body[data-printed]').waitFor();
    const rows = page.locator('table.print tbody tr');
    expect(await rows.count()).toBeGreaterThan(60);
    expect(await rows.first().innerText()).toMatch(/^TS-2026/);
    expect(await page.locator('table.print thead td').first().innerText()).toBe('编号');
  });

  it('opens the sidebar in a frame with an origin of its own, which knows again what it kept', async () => {
    const page = await open();
    const run = async (item: string): Promise<void> => {
      await page.getByRole('menuitem', { name: '客服台账' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await run('今日待办');
    const sidebar = page.frameLocator('aside iframe');
    await sidebar.getByRole('option', { name: '林晓燕' }).click();
    await sidebar.getByRole('tab').first().waitFor();
    const frame = page.frames().find((one) => one.url().includes('/frame/'));
    expect(await frame?.evaluate('self.origin')).toBe('null');
    expect(await frame?.evaluate(`fetch('/api/book', { method: 'POST' }).catch(() => 'refused')`)).toBe('refused');
    expect(
      await frame?.evaluate(`(() => { try { return parent.document.title; } catch { return 'refused'; } })()`),
    ).toBe('refused');
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await page.locator('aside').count()).toBe(0);
    await run('今日待办');
    await page.frameLocator('aside iframe').getByRole('tab').first().waitFor();
  });

  it('lets a file out of the sidebar’s frame: it arrives and opens', async () => {
    const page = await open();
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    await page.getByRole('menuitem', { name: '导出' }).click();
    const sidebar = page.frameLocator('aside iframe');
    await sidebar.getByRole('option', { name: '林晓燕' }).click();
    await sidebar.locator('#export-what').selectOption({ label: '投诉登记表' });
    const arriving = page.waitForEvent('download');
    await sidebar.getByRole('button', { name: '生成文件' }).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toMatch(/投诉登记表 全部\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await file.path());
    expect(book.worksheets[0]?.rowCount).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
  });

  it('shows the help in a dialog, with the names of the settings', async () => {
    const page = await open();
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    await page.getByRole('menuitem', { name: '帮助' }).click();
    const help = page.frameLocator('dialog iframe');
    await help.getByRole('button', { name: '有问题找谁' }).click();
    await help.getByText(/找主管或经理：/).waitFor();
    expect(await help.getByText('（设置里还没有）').count()).toBe(0);
    await closed(page, page.keyboard.press('Escape'));
  });

  it('changes the settings in a dialog over their sheet, which shows it at once', async () => {
    const page = await open();
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    await page.getByRole('menuitem', { name: '设置', exact: true }).click();
    const dialog = page.frameLocator('dialog iframe');
    await dialog.locator('#site-graceMinutes').fill('25');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('status').filter({ hasText: '设置已保存' }).waitFor();
    expect(await dialog.getByRole('button', { name: '关闭' }).evaluate((button) => button.matches(':focus'))).toBe(
      true,
    );
    await closed(page, page.keyboard.press('Escape'));
    expect(await page.getByRole('tab', { name: '设置', exact: true }).getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => text(page, 'D5')).toBe('25');
    expect(complaints).toEqual([]);
  });

  it('is readable in the dark: every text at least 4.5 to 1', async () => {
    await context.close();
    context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1366, height: 768 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await open();
    for (const sheet of ['投诉登记表', '设置']) {
      await page.getByRole('tab', { name: sheet, exact: true }).click();
      await page.waitForTimeout(500);
      expect(await page.evaluate(PALE)).toEqual([]);
    }
  });
});

/** Runs in the page: texts whose ink and paper are too near to each other. */
const PALE = `(() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paperOf = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const paper = parts(getComputedStyle(around).backgroundColor);
      if ((paper[3] ?? 1) > 0.99) return paper.slice(0, 3);
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || !element.checkVisibility()) return [];
    const ink = luminance(parts(getComputedStyle(element).color).slice(0, 3));
    const paper = luminance(paperOf(element));
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    return ratio < 4.5 ? [ratio.toFixed(1) + ' ' + element.className + ' ' + element.textContent] : [];
  });
})()`;
