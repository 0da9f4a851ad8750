import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Serving } from './serving.ts';

/** A usual screen of a desk, in Chinese. */
export const SCREEN = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN' } as const;

/** Opens the page of a served workbook on one of its sheets. */
export async function openPage(context: BrowserContext, host: Serving, sheet = '投诉登记表'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.address);
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  await cell(page, 'A3').waitFor();
  return page;
}

export const cell = (page: Page, name: string): Locator => page.locator(`#cell-${name}:not(.waiting)`);
export const text = (page: Page, name: string): Promise<string> => cell(page, name).innerText();
/** The heading of a row or a column, as it is numbered or lettered. */
export const rowHead = (page: Page, row: number): Locator => page.locator(`[data-head-row="${row - 1}"]`);
export const columnHead = (page: Page, column: number): Locator => page.locator(`[data-head-column="${column}"]`);
/** Chooses what a menu offers. */
export const choose = (page: Page, caption: string): Promise<void> =>
  page.getByRole('menu').getByRole('menuitem', { name: caption }).click();
export const columnOf = (page: Page, column: string, from: number, to: number): Promise<string[]> =>
  Promise.all(Array.from({ length: to - from + 1 }, (_, i) => text(page, `${column}${from + i}`)));
