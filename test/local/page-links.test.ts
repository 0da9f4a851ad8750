import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBrowser } from '../sidebar/page.ts';
import { cell, openPage, SCREEN, text } from './at-page.ts';
import { dutybook, newBook, openWindow, type Serving, serving } from './serving.ts';

describe('the places on the sheet of issues', () => {
  const own = inBrowser(SCREEN);
  let host: Serving;
  beforeAll(async () => {
    const file = newBook();
    const first = await serving(file);
    const window = openWindow(first);
    const { sheets } = await window.call('book', {});
    const sheet = sheets.find(({ name }) => name === '投诉登记表')?.id ?? -1;
    // A row without a number is a draft, and an issue.
    await window.call('act', { action: { kind: 'type', sheet, row: 4, column: 2, text: '张先生' }, confirmed: true });
    window.close();
    await first.end();
    dutybook('hourly', file);
    host = await serving(file);
  });
  afterAll(() => host?.end());

  const open = (): Promise<Page> => openPage(own.context, host, '问题清单');
  const front = (page: Page): Promise<string> => page.getByRole('tab', { selected: true }).innerText();
  const active = (page: Page): Promise<string> => page.locator('.cell-name').innerText();

  it('lead to their cell by Ctrl+Enter, and typing goes on there', async () => {
    const page = await open();
    await cell(page, 'B3').click();
    await page.keyboard.press('ArrowRight');
    expect([await front(page), await text(page, 'C3')]).toEqual(['问题清单', 'C5']);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => front(page)).toBe('投诉登记表');
    await expect.poll(() => active(page)).toBe('C5');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => active(page)).toBe('D5');
  });

  it('lead there by a click on their text', async () => {
    const page = await open();
    await cell(page, 'C3').getByText('C5').click();
    await expect.poll(() => front(page)).toBe('投诉登记表');
    await expect.poll(() => active(page)).toBe('C5');
  });

  it('are followed from nowhere else: Ctrl+Enter on any other cell writes into it', async () => {
    const page = await open();
    await cell(page, 'D3').click();
    await page.keyboard.press('Control+Enter');
    await page.locator('textarea.pen.writing').waitFor();
    expect(await front(page)).toBe('问题清单');
  });

  it('say that they lead somewhere', async () => {
    const page = await open();
    await cell(page, 'B3').click();
    await page.keyboard.press('ArrowRight');
    const said = await page.locator('textarea.pen').getAttribute('aria-label');
    expect(said).toMatch(/^C3 C5 链接/);
    expect(await cell(page, 'C3').getAttribute('title')).toMatch(/^链接/);
  });
});
