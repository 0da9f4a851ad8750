import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyAnswer } from '../../src/app/verify.ts';
import { inBrowser } from '../sidebar/page.ts';
import { cell, choose, columnHead, columnOf, openPage, rowHead, SCREEN, text } from './at-page.ts';
import { dutybook, newBook, type Serving, serving } from './serving.ts';

describe('rows on the page', () => {
  const own = inBrowser(SCREEN);
  let file: string;
  let host: Serving;
  beforeAll(async () => {
    file = newBook('--sample');
    host = await serving(file);
  });
  afterAll(() => host?.end());

  const open = (): Promise<Page> => openPage(own.context, host);
  const numbers = (page: Page): Promise<string[]> => columnOf(page, 'A', 3, 9);
  const goOn = async (page: Page, button: string): Promise<void> => {
    await page.getByRole('dialog').getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('textarea.pen:focus').waitFor({ state: 'attached' });
  };

  it('are inserted above and below by the right button, other windows follow, and undoing takes them away', async () => {
    const [page, other] = [await open(), await open()];
    const before = await numbers(page);
    await rowHead(page, 5).click({ button: 'right' });
    await choose(page, '在上方插入 1 行');
    await expect.poll(() => text(page, 'A5')).toBe('');
    expect(await text(page, 'A6')).toBe(before[2]);
    await other.bringToFront();
    await expect.poll(() => text(other, 'A6')).toBe(before[2]);
    await page.bringToFront();
    await rowHead(page, 6).click();
    await rowHead(page, 7).click({ modifiers: ['Shift'] });
    await rowHead(page, 7).click({ button: 'right' });
    await choose(page, '在下方插入 2 行');
    await expect.poll(() => columnOf(page, 'A', 6, 10)).toEqual([before[2], before[3], '', '', before[4]]);
    for (const _ of [1, 2]) await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
  });

  it('are deleted by the keyboard after a warning, which Enter declines; undoing brings them back', async () => {
    const [page, other] = [await open(), await open()];
    await page.bringToFront();
    const before = await numbers(page);
    const ask = async (): Promise<void> => {
      await cell(page, 'B4').click();
      await page.keyboard.press('Shift+F10');
      await page.locator('.menu button:focus').waitFor();
      for (const _ of [1, 2]) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
    };
    await ask();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await numbers(page)).toEqual(before);
    await ask();
    await goOn(page, '仍要删除');
    await expect.poll(() => text(page, 'A4')).toBe(before[2]);
    await other.bringToFront();
    await expect.poll(() => text(other, 'A4')).toBe(before[2]);
    await page.bringToFront();
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
  });

  it('of the headings are warned of, and nothing is put between them where the warning is heeded', async () => {
    const page = await open();
    await rowHead(page, 1).click({ button: 'right' });
    await choose(page, '在下方插入 1 行');
    await goOn(page, '取消');
    expect([await text(page, 'A1'), await text(page, 'A3')]).toEqual(['编号', expect.stringMatching(/^TS-/)]);
    await rowHead(page, 1).click({ button: 'right' });
    await choose(page, '删除 1 行');
    await goOn(page, '取消');
    expect(await text(page, 'A1')).toBe('编号');
  });

  it('are sorted by a column, all of them or those selected, below the headings; undoing puts them back', async () => {
    const page = await open();
    const before = await numbers(page);
    await columnHead(page, 0).click({ button: 'right' });
    await choose(page, '按 A 列降序排列整张表');
    await goOn(page, '排序');
    await expect.poll(async () => (await text(page, 'A3')) > (await text(page, 'A9'))).toBe(true);
    expect(await text(page, 'A1')).toBe('编号');
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
    await cell(page, 'A4').click();
    for (const _ of [1, 2]) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ContextMenu');
    await choose(page, '按 A 列降序排列所选 3 行');
    await goOn(page, '排序');
    const [first, second, third, fourth, ...rest] = before;
    await expect.poll(() => numbers(page)).toEqual([first, fourth, third, second, ...rest]);
  });

  it('that held entries are missed by the check, as if they had been deleted on Google', async () => {
    const page = await open();
    const gone = await text(page, 'A4');
    await rowHead(page, 4).click({ button: 'right' });
    await choose(page, '删除 1 行');
    await goOn(page, '仍要删除');
    await expect.poll(() => text(page, 'A4')).not.toBe(gone);
    await host.end();
    const { differences: problems } = JSON.parse(dutybook('verify', file, '--json').out) as VerifyAnswer;
    expect(problems.filter(({ number }) => number === gone).map(({ kind }) => kind)).toContain('not-on-sheet');
  });
});
