import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PAGE = readFileSync(new URL('../../dist/Sidebar.html', import.meta.url), 'utf8');

/** The browser that was found or unpacked before any test. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.DUTYBOOK_BROWSER,
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--headless=shell'],
  });

/** Answers what google.script.run asks: a fake one, or the bundle in the host. */
export interface Server {
  answer(name: string, request: unknown): unknown;
}

/** A tab of 300 pixels in which the sidebar talks to a server. Tabs of one context share what the browser keeps. */
export async function openSidebar(context: BrowserContext, server: Server, start = ''): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width: 300, height: 720 });
  await page.exposeFunction('askServer', (name: string, request: string) =>
    JSON.stringify(server.answer(name, JSON.parse(request)) ?? null),
  );
  await page.addInitScript(RUN);
  await page.route('http://sidebar.test/**', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
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
