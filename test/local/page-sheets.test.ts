import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBrowser } from '../sidebar/page.ts';
import { cell, choose, columnHead, openPage, SCREEN, text } from './at-page.ts';
import { newBook, type Serving, serving } from './serving.ts';

describe('the sheets of the page', () => {
  const own = inBrowser(SCREEN);
  let host: Serving;
  beforeAll(async () => {
    host = await serving(newBook('--sample'));
  });
  afterAll(() => host?.end());

  const open = (): Promise<Page> => openPage(own.context, host);
  const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
  const names = (page: Page): Promise<string[]> => page.getByRole('tab').allInnerTexts();
  const front = (page: Page): Promise<string> => page.locator('[role=tab][aria-selected=true]').innerText();
  const write = async (page: Page, name: string, value: string): Promise<void> => {
    await cell(page, name).click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };
  /** A new sheet, behind the one in front. */
  const added = async (page: Page): Promise<string> => {
    const before = await names(page);
    await page.getByRole('button', { name: '新建工作表' }).click();
    await expect.poll(async () => (await names(page)).length).toBe(before.length + 1);
    const [fresh = ''] = (await names(page)).filter((name) => !before.includes(name));
    await expect.poll(() => front(page)).toBe(fresh);
    return fresh;
  };

  it('one is added behind the one in front, renamed by the keyboard, and another window follows', async () => {
    const [page, other] = [await open(), await open()];
    await page.bringToFront();
    const fresh = await added(page);
    const order = await names(page);
    expect(order.indexOf(fresh)).toBe(order.indexOf('投诉登记表') + 1);
    await write(page, 'B2', '自己的统计');
    await tab(page, fresh).focus();
    await page.keyboard.press('Shift+F10');
    await choose(page, '重命名…');
    await page.locator('.box-input:focus').waitFor();
    await page.keyboard.type(' 我的统计 ');
    await page.keyboard.press('Enter');
    await expect.poll(() => front(page)).toBe('我的统计');
    expect(await text(page, 'B2')).toBe('自己的统计');
    await other.bringToFront();
    await expect.poll(() => names(other)).toContain('我的统计');
    // A name that is taken is refused in words, and nothing is renamed.
    await page.bringToFront();
    await tab(page, '我的统计').click({ button: 'right' });
    await choose(page, '重命名…');
    await page.locator('.box-input:focus').waitFor();
    await page.keyboard.type('值班记录');
    await page.keyboard.press('Enter');
    await page.locator('.box-text', { hasText: '值班记录' }).waitFor();
    await page.locator('dialog.box button:focus').waitFor();
    await page.keyboard.press('Enter');
    expect(await names(page)).toContain('我的统计');
  });

  it('one is hidden and shown again', async () => {
    const page = await open();
    const fresh = await added(page);
    await tab(page, fresh).click({ button: 'right' });
    await choose(page, '隐藏');
    await expect.poll(() => names(page)).not.toContain(fresh);
    await tab(page, '投诉登记表').click({ button: 'right' });
    await choose(page, `显示“${fresh}”`);
    await expect.poll(() => names(page)).toContain(fresh);
  });

  it('one of somebody’s own is deleted once they say so; Enter says no', async () => {
    const page = await open();
    const fresh = await added(page);
    for (const [answer, left] of [
      ['取消', true],
      ['仍要删除', false],
    ] as const) {
      await tab(page, fresh).click({ button: 'right' });
      await choose(page, '删除…');
      const box = page.locator('dialog.box');
      expect(await box.locator('button.main').innerText()).toBe('取消');
      await box.getByRole('button', { name: answer }).click();
      await expect.poll(async () => (await names(page)).includes(fresh)).toBe(left);
    }
  });

  it('a register is not deleted by one answer: what is protected is said', async () => {
    const page = await open();
    await tab(page, '投诉登记表').click({ button: 'right' });
    await choose(page, '删除…');
    await page.locator('dialog.box').getByRole('button', { name: '仍要删除' }).click();
    await page.locator('.box-text', { hasText: '受保护' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.box').count()).toBe(0);
    expect(await names(page)).toContain('投诉登记表');
  });

  it('columns are inserted beside a column and deleted', async () => {
    const page = await open();
    await added(page);
    await write(page, 'B1', '乙');
    const of = (name: string) => expect.poll(() => text(page, name));
    await columnHead(page, 1).click({ button: 'right' });
    await choose(page, '在左边插入一列');
    await of('C1').toBe('乙');
    await columnHead(page, 2).click({ button: 'right' });
    await choose(page, '在右边插入一列');
    await of('C1').toBe('乙');
    await columnHead(page, 1).click({ button: 'right' });
    await choose(page, '删除 B 列');
    await of('B1').toBe('乙');
    await page.locator('.toasts', { hasText: '备份' }).waitFor();
  });
});
