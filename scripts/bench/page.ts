import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import findBrowser from '../../test/support/find-browser.ts';
import { measureSidebar, type SidebarTimes } from './sidebar.ts';

const OPENINGS = 7;

export interface PageTimes {
  /** Of the browser, which has more to do with these times than the machine. */
  readonly version: string;
  /** Milliseconds, medians: from the address to the first filled cell, and from a jump to the last row to its cells. */
  readonly ready: number;
  readonly jump: number;
  readonly sidebar: SidebarTimes;
}

/** Serves a workbook and opens its page in a browser, each time as one that has never seen it. */
export async function measurePage(workbook: string, sheet: string): Promise<PageTimes> {
  await findBrowser();
  const program = fileURLToPath(new URL('../build/local.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'serve', workbook, '--no-open', '--port', '0']);
  const browser = await chromium.launch({
    executablePath: process.env.DUTYBOOK_BROWSER,
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--headless=shell'],
  });
  try {
    const address = await addressOf(child);
    const [ready, jump]: [number[], number[]] = [[], []];
    for (let i = 0; i < OPENINGS; i++) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      const began = performance.now();
      await page.goto(address);
      await page.locator('[data-row]:not(.waiting)').first().waitFor({ state: 'attached' });
      ready.push(performance.now() - began);
      await page.getByRole('tab', { name: sheet, exact: true }).click();
      await page.locator('#cell-A3:not(.waiting)').click();
      const jumped = performance.now();
      await page.keyboard.press('Control+End');
      await page.locator('.rgCell.active:not(.waiting)').waitFor();
      jump.push(performance.now() - jumped);
      await context.close();
    }
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await page.goto(address);
    return {
      version: browser.version(),
      ready: median(ready),
      jump: median(jump),
      sidebar: await measureSidebar(page),
    };
  } finally {
    await browser.close();
    child.kill('SIGINT');
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    let out = '';
    child.stdout?.on('data', (text) => {
      out += text;
      const [address] = /http:\S+/.exec(out) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] as number;
