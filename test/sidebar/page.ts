import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { SettingsStart, SetUpStart } from '../../src/adapters/calls.ts';
import type { Locale } from '../../src/domain/words.ts';

const built = (name: string): string => readFileSync(new URL(`../../dist/${name}.html`, import.meta.url), 'utf8');

/** Milliseconds until what hangs ends; no test asserts a time, and a busy machine takes long. */
export const PATIENCE_MS = 120_000;

/** The browser that was found or unpacked before any test. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.DUTYBOOK_BROWSER,
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--headless=shell'],
  });

/** A browser for the tests of a block, and a context of its own for each of them: what one keeps no other finds. */
export function inBrowser(options: BrowserContextOptions = {}): { readonly context: BrowserContext } {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
  });
  afterEach(() => context.close());
  return {
    get context() {
      return context;
    },
  };
}

/** Fills in a return visit that reached nobody: what need not be about anything else. */
export async function fillVisit(page: Page): Promise<void> {
  await page.waitForSelector('#f-kind');
  for (const [field, option] of [
    ['kind', '日常'],
    ['way', '电话'],
    ['reached', '否'],
  ])
    await page.locator(`#f-${field} label`, { hasText: option }).click();
  await page.fill('#f-customer', '赵先生');
}

/** Answers what google.script.run asks: a fake one, or the bundle in the host. */
export interface Server {
  /** The workbook's language; zh-CN without it. */
  readonly locale?: Locale;
  answer(name: string, request: unknown): unknown;
}

/** A server whose first answer is lost on the way, though what was asked is done. */
export function losingFirst(answer: Server['answer']): Server {
  let lost = true;
  return {
    answer: (name, request) => {
      const answered = answer(name, request);
      if (!lost) return answered;
      lost = false;
      return { fails: 'We are sorry, a server error occurred.' };
    },
  };
}

/** A tab of 300 pixels in which the sidebar talks to a server. Tabs of one context share what the browser keeps. */
export const openSidebar = (context: BrowserContext, server: Server, start = ''): Promise<Page> =>
  openPage(context, server, built(`Sidebar-${server.locale ?? 'zh-CN'}`), { width: 300, height: 720 }, start);

/** A tab as large as the dialog that sets a workbook up or changes its settings, opened as the menu opens it. */
export const openSetUp = (
  context: BrowserContext,
  server: Server,
  start: SetUpStart | SettingsStart,
): Promise<Page> => {
  const told = `<script>window.dutybookDialog=${JSON.stringify(start)}</script>`;
  return openPage(context, server, built('Setup') + told, { width: 760, height: 600 }, '');
};

async function openPage(
  context: BrowserContext,
  server: Server,
  body: string,
  size: { readonly width: number; readonly height: number },
  start: string,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewportSize(size);
  await page.exposeFunction('askServer', (name: string, request: string) =>
    JSON.stringify(server.answer(name, JSON.parse(request)) ?? null),
  );
  await page.addInitScript(RUN);
  await page.route('http://sidebar.test/**', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`http://sidebar.test/#${start}`);
  return page;
}

/** google.script.run, as the page knows it. */
const RUN = `
  const runner = (heard, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed) :
    name === 'withFailureHandler' ? (handler) => runner(heard, handler) :
    (request) => {
      askServer(name, JSON.stringify(request)).then((text) => {
        const answer = JSON.parse(text);
        if (answer && answer.never) return;
        if (answer && answer.fails) failed({ message: answer.fails });
        else heard(answer);
      });
    } });
  window.google = { script: { run: runner(() => {}, () => {}) } };
`;
