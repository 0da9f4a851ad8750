import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHost } from '../../src/host/host.ts';
import { ACCOUNT, ZONE } from '../host/fixture.ts';
import { launch, PATIENCE_MS } from '../sidebar/page.ts';
import { dutybook, newBook, type Serving, serving } from './serving.ts';

const TITLE = '投诉登记表 · 按类别';

/** One sheet more, with a chart of each kind, narrow ones and long names among them. */
function drawKinds(workbook: string): void {
  const code = `function draw() {
    const sheet = SpreadsheetApp.getActive().insertSheet('图样', 0);
    sheet.getRange('A1:D6').setValues([['类别', '受理', '办结', '及时率'], ['工程维修与公共设施设备维护保养', 12, 9, 0.92],
      ['噪音扰民', 7, 8, 0.8], ['清洁绿化', -5, 3, 1], ['安全秩序', 3, 3, '—'], ['收费', 2, 1, 0.5]]);
    sheet.getRange('D2:D6').setNumberFormat('0.0%');
    const put = (chart, row, column, width) => sheet.insertChart(
      chart.setNumHeaders(1).setPosition(row, column, 4, 4).setOption('width', width).setOption('height', 280).build());
    const counts = sheet.getRange('A1:C6');
    put(sheet.newChart().asBarChart().addRange(counts).setTitle('条形图').setXAxisTitle('件数'), 8, 1, 420);
    put(sheet.newChart().asLineChart().addRange(counts).setTitle('折线图').setXAxisTitle('类别').setYAxisTitle('件数'), 8, 6, 420);
    put(sheet.newChart().asPieChart().addRange(sheet.getRange('A1:B6')).setTitle('饼图'), 20, 1, 420);
    put(sheet.newChart().asColumnChart().addRange(counts).setTitle('堆积图').setStacked(), 20, 6, 300);
    put(sheet.newChart().asLineChart().addRange(sheet.getRange('A1:A6')).addRange(sheet.getRange('D1:D6')), 20, 10, 240);
  }`;
  const host = openHost({ workbook, code, manifest: { timeZone: ZONE }, account: ACCOUNT, now: () => 0, seed: 1 });
  host.run('draw');
  host.close();
}

describe('charts on the page of the local host', () => {
  let browser: Browser;
  let context: BrowserContext;
  let host: Serving;
  /** What the browser complained about: also of what its security policy does not let through. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
    const book = newBook('--sample');
    dutybook('summary', book, '2026-W07');
    drawKinds(book);
    host = await serving(book);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.end();
  });
  const inScheme = async (colorScheme: 'light' | 'dark'): Promise<void> => {
    await context?.close();
    context = await browser.newContext({ colorScheme, viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    context.setDefaultTimeout(PATIENCE_MS);
  };
  beforeEach(async () => {
    complaints = [];
    await inScheme('light');
  });
  afterEach(() => context.close());

  async function open(): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(host.address);
    await page.getByRole('tab', { name: '周报', exact: true }).click();
    await chart(page).waitFor({ state: 'attached' });
    return page;
  }
  const chart = (page: Page): Locator => page.locator('.charts').getByRole('img', { name: TITLE });
  /** The row of cells with that first text, below the heading of the charted table; from 0. */
  const rowOf = (page: Page, first: string): Promise<number> =>
    page.evaluate(`(() => {
      const cells = [...document.querySelectorAll('[data-column="0"][data-row]')];
      const rowOf = (cell) => Number(cell?.dataset.row);
      const heading = rowOf(cells.find((one) => one.innerText === ${JSON.stringify(TITLE)}));
      return rowOf(cells.find((one) => one.innerText === ${JSON.stringify(first)} && rowOf(one) > heading));
    })()`);
  const scrollTo = (page: Page, top: number): Promise<void> =>
    page.evaluate(`document.querySelector('revogr-viewport-scroll.rgCol .vertical-inner').scrollTop = ${top}`);
  /** Scrolls until the chart is in the middle, and the cells under and over it are drawn. */
  async function bringIntoSight(page: Page): Promise<void> {
    const top = await page.evaluate<number>(`parseFloat(document.querySelector('.chart-place').style.top)`);
    // A sheet that comes to the front scrolls to its top once it is drawn.
    const seen = async (): Promise<number> => {
      await scrollTo(page, top - 330);
      return rowOf(page, '合计');
    };
    await expect.poll(seen).toBeGreaterThan(0);
  }
  /** The figures as a screen reader reads them, a row a category. */
  const figures = (within: Locator): Promise<string[][]> =>
    within
      .locator('table.unseen tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')));
  const heights = (page: Page): Promise<number[]> =>
    chart(page)
      .locator('rect[stroke]')
      .evaluateAll((bars) => bars.map((bar) => Math.round(Number(bar.getAttribute('height')))));

  it('shows the chart of a summary below its table, with figures that are text too', async () => {
    const page = await open();
    await bringIntoSight(page);
    const [headings, ...rows] = await figures(page.locator('.charts'));
    expect(headings).toEqual(['类别', '受理投诉', '办结投诉']);
    expect(rows.length).toBeGreaterThan(3);
    for (const [category = '', received, closed] of rows) {
      const row = (await rowOf(page, category)) + 1;
      expect([
        await page.locator(`#cell-B${row}`).innerText(),
        await page.locator(`#cell-C${row}`).innerText(),
      ]).toEqual([received, closed]);
    }
    const total = await page.locator(`#cell-A${(await rowOf(page, '合计')) + 1}`).boundingBox();
    const drawn = await chart(page).boundingBox();
    expect(drawn?.y).toBeGreaterThan((total?.y ?? 0) + (total?.height ?? 0));
    expect(await chart(page).locator('text').allTextContents()).toEqual(expect.arrayContaining([TITLE, '受理投诉']));
    expect(complaints).toEqual([]);
  });

  it('scrolls with the cells, below the headings of the columns', async () => {
    const page = await open();
    await bringIntoSight(page);
    const row = (await rowOf(page, '合计')) + 1;
    const gap = async (): Promise<number> => {
      const [cell, drawn] = [await page.locator(`#cell-A${row}`).boundingBox(), await chart(page).boundingBox()];
      return Math.round((drawn?.y ?? 0) - (cell?.y ?? 0));
    };
    const before = await gap();
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 120);
    await expect.poll(gap).toBe(before);
    await scrollTo(page, 0);
    await expect.poll(async () => (await chart(page).boundingBox())?.y ?? 0).toBeGreaterThan(768);
  });

  it('follows the cells, in every window', async () => {
    const [page, other] = [await open(), await open()];
    await page.bringToFront();
    await bringIntoSight(page);
    const before = await heights(other);
    const [, first] = await figures(page.locator('.charts'));
    const row = (await rowOf(page, first?.[0] ?? '')) + 1;
    await page.locator(`#cell-B${row}`).click();
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
    for (const window of [page, other])
      await expect.poll(async () => (await figures(window.locator('.charts')))[1]?.[1]).toBe('40');
    expect(await heights(other)).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => heights(other)).toEqual(before);
  });

  it('is printed once, in the place of the blank rows under it', async () => {
    const page = await open();
    await page.evaluate('window.print = () => { document.body.dataset.printed = "yes"; }');
    await page.keyboard.press('Control+p');
    await page.locator('body[data-printed]').waitFor();
    const printed = page.locator('table.print').first();
    expect(await figures(printed)).toEqual(await figures(page.locator('.charts')));
    const rows = await printed
      .locator('xpath=./tbody/tr')
      .evaluateAll((lines) => lines.map((line) => (line.querySelector('figure') ? 'chart' : (line.textContent ?? ''))));
    const at = rows.indexOf('chart');
    expect(rows.filter((line) => line === 'chart')).toHaveLength(1);
    expect(rows.slice(at - 2, at)[0]).toMatch(/^合计/);
    expect(rows.slice(at + 1, at + 5).filter((line) => line !== '')).not.toEqual([]);
  });

  it('draws each kind within its frame, and a gap where there is no figure', async () => {
    const page = await open();
    await page.getByRole('tab', { name: '图样', exact: true }).click();
    const named = (name: string): Locator => page.locator('.charts').getByRole('img', { name, exact: true });
    await named('饼图').waitFor({ state: 'attached' });
    expect(await page.locator('.charts svg').count()).toBe(5);
    expect(await named('饼图').locator('path').count()).toBe(5);
    expect(await named('折线图').locator('.chart-curve').count()).toBe(2);
    expect(await named('图表').locator('circle').count()).toBe(4);
    expect(await named('图表').locator('text').allTextContents()).toEqual(expect.arrayContaining(['0%', '100%']));
    expect(await named('堆积图').locator('rect[stroke]').count()).toBe(12);
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be seen and read in the %s', async (scheme) => {
    await inScheme(scheme);
    const page = await open();
    await bringIntoSight(page);
    expect(await page.evaluate(PALE)).toEqual([]);
  });
});

/** Runs in the page: texts of less than 4.5 to 1, and shapes of less than 3 to 1, with the paper of their chart. */
const PALE = `(() => {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const drawing = document.querySelector('.charts svg');
  const paper = luminance(getComputedStyle(drawing).backgroundColor);
  const ratio = (ink) => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  const pale = (elements, key, least) => [...elements].map((one) => [one.outerHTML, ratio(luminance(getComputedStyle(one)[key]))])
    .filter(([, contrast]) => contrast < least);
  const shapes = drawing.querySelectorAll('rect[stroke]');
  return [shapes.length > 4 ? [] : ['no shapes'], pale(drawing.querySelectorAll('text'), 'fill', 4.5), pale(shapes, 'stroke', 3)].flat();
})()`;

/** Runs in the page: texts and shapes that reach over the edge of their chart. */
const OUTSIDE = `[...document.querySelectorAll('.charts svg')].flatMap((drawing) => {
  const frame = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll('text, rect[stroke], path, circle')].flatMap((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    const inside = left >= frame.left && top >= frame.top && right <= frame.right + 0.5 && bottom <= frame.bottom + 0.5;
    return inside ? [] : [drawing.getAttribute('aria-label') + ': ' + (part.textContent || part.outerHTML)];
  });
})`;
