import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/domain/words.ts';
import { TEXTS } from '../../src/locales/index.ts';
import { wordsFor } from '../../src/page/words.ts';
import { complaint } from '../../src/registers/core/complaint.ts';
import { dutyLog } from '../../src/registers/core/duty-log.ts';
import { keyLoan } from '../../src/registers/core/key-loan.ts';
import { newBook, type Serving, serving } from '../local/serving.ts';
import { launch, PATIENCE_MS } from '../sidebar/page.ts';
import { barriers, picture } from './screens.ts';

/** Every page there is, on the sample: what somebody sees who does not read Chinese, or works at night. */
describe.each([
  { locale: 'en', colorScheme: 'light' },
  { locale: 'zh-TW', colorScheme: 'dark' },
] as const)('every page in $locale, $colorScheme', ({ locale, colorScheme }) => {
  const texts = TEXTS[locale as Locale];
  const words = wordsFor(locale.replace('-', '_'));
  let browser: Browser;
  let host: Serving;
  let page: Page;
  let sidebar: FrameLocator;

  beforeAll(async () => {
    browser = await launch();
    host = await serving(newBook('--sample', '--locale', locale));
    const context = await browser.newContext({ colorScheme, viewport: { width: 1366, height: 768 }, locale });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
    await page.goto(host.address);
    await page.getByRole('menuitem', { name: texts.menu }).waitFor();
    sidebar = page.frameLocator('aside iframe');
  });
  afterAll(async () => {
    await browser?.close();
    await host?.end();
  });

  const choose = async (line: string): Promise<void> => {
    if ((await page.locator('aside').count()) > 0)
      await page.locator('aside').getByRole('button', { name: words.close }).click();
    await page.getByRole('menuitem', { name: texts.menu }).click();
    await page.getByRole('menuitem', { name: line, exact: true }).click();
  };
  const isClear = async (name: string): Promise<void> => {
    await picture(page, `${locale}-${name}-${colorScheme}`);
    for (const frame of page.frames()) expect([name, await barriers(frame)]).toEqual([name, []]);
  };
  const away = () => page.locator('dialog').getByRole('button', { name: words.close }).click();

  it('who is on duty, and the home', async () => {
    await choose(texts.menuToday);
    await sidebar.getByRole('option').first().waitFor();
    await isClear('who');
    await sidebar.getByRole('option').first().click();
    await sidebar.getByRole('tab').first().waitFor();
    await isClear('home');
  });

  it.each([dutyLog, keyLoan, complaint])('the form of $id', async ({ id, sheet }) => {
    await choose(texts.menuNew);
    await sidebar.getByRole('button', { name: `＋ ${sheet[locale]}`, exact: true }).click();
    await sidebar.locator('h1').waitFor();
    await isClear(id);
    // A duty begins as it mostly is: nothing in it is missing.
    if (id === dutyLog.id) return;
    await page.keyboard.press('Control+Enter');
    await sidebar.locator('[aria-invalid=true]').first().waitFor();
    await isClear(`${id}-wrong`);
  });

  it('what is found, and an entry with its history', async () => {
    await choose(texts.menuFind);
    await sidebar.getByRole('searchbox').fill('TS-2026');
    await sidebar.locator('.hit').first().waitFor();
    await isClear('found');
    await sidebar.locator('.hit').first().click();
    await sidebar.locator('article summary').last().click();
    await isClear('entry');
  });

  it('export, help, settings', async () => {
    await choose(texts.menuExport);
    await sidebar.locator('h1').waitFor();
    await isClear('export');
    await choose(texts.menuHelp);
    await page.frameLocator('dialog iframe').locator('h1').first().waitFor();
    await isClear('help');
    await away();
    await choose(texts.menuSettings);
    await page.frameLocator('dialog iframe').getByRole('textbox').first().waitFor();
    await isClear('settings');
    await away();
  });

  it('the summary with its charts', async () => {
    await choose(texts.menuWeekly);
    await page.getByRole('tab', { name: texts.weekly, selected: true }).waitFor();
    await page.locator('#cell-A1:not(.waiting)').waitFor();
    await isClear('weekly');
  });

  it('backups', async () => {
    await page.getByRole('button', { name: words.backups }).click();
    await page.getByRole('dialog').waitFor();
    await isClear('backups');
  });
});
