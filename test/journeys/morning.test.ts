import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaint } from '../../src/registers/core/complaint.ts';
import { newWorkbook } from '../host/fixture.ts';
import { type Serving, servingWith } from '../local/serving.ts';
import { launch, PATIENCE_MS } from '../sidebar/page.ts';
import { barriers, picture } from './screens.ts';

/** A Monday. */
const NOW = '2026-03-02T09:30:00+08:00';

/** The headings of a complaint's sheet from column C on: before them stand its number and its state. */
const COLUMNS = Object.values(complaint.fields).flatMap(({ kind, words }) => (kind === 'lines' ? [] : words['zh-CN']));

/** What a department does on a morning, on the page of the local host: every step by mouse and keyboard, in one workbook. */
describe.each(['light', 'dark'] as const)('a morning at the desk, %s', (colorScheme) => {
  let browser: Browser;
  let workbook: string;
  let host: Serving;
  let context: BrowserContext;
  let page: Page;
  let sidebar: FrameLocator;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    workbook = newWorkbook();
    host = await servingWith({ DUTYBOOK_NOW: NOW }, workbook, '--no-open');
    context = await browser.newContext({ colorScheme, viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(host.address);
    await page.getByRole('menuitem', { name: '客服台账' }).waitFor();
    sidebar = page.frameLocator('aside iframe');
  });
  afterAll(async () => {
    await browser?.close();
    await host?.end();
  });

  const choose = async (line: string): Promise<void> => {
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    await page.getByRole('menuitem', { name: line, exact: true }).click();
  };
  const isClear = async (): Promise<void> => {
    for (const frame of page.frames()) expect([frame.url(), await barriers(frame)]).toEqual([frame.url(), []]);
  };
  const shown = (station: string): Promise<void> => picture(page, `morning-${station}-${colorScheme}`);
  const pick = (field: string, option: string) =>
    sidebar.locator(`#f-${field.replaceAll('.', '\\.')} label`, { hasText: option }).click();
  const fill = (field: string, text: string) => sidebar.locator(`#f-${field.replaceAll('.', '\\.')}`).fill(text);
  const save = async (): Promise<void> => {
    await page.keyboard.press('Control+Enter');
    await sidebar
      .getByRole('status')
      .filter({ hasText: '已保存' })
      .waitFor()
      .catch(async (e) => {
        await picture(page, 'failed');
        throw e;
      });
  };
  const close = async (): Promise<void> => {
    if ((await page.locator('aside').count()) > 0) await page.getByRole('button', { name: '关闭' }).click();
  };
  const begin = async (register: string): Promise<void> => {
    await close();
    await choose('新增记录');
    await sidebar.getByRole('button', { name: `＋ ${register}`, exact: true }).click();
  };
  const sheet = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const cell = (name: string) => page.locator(`#cell-${name}:not(.waiting)`);
  const holds = async (name: string, text: string): Promise<void> => {
    await page.locator(`#cell-${name}:not(.waiting)`, { hasText: text }).waitFor();
  };

  it('the workbook is set up', async () => {
    await choose('建立或修复');
    const dialog = page.frameLocator('dialog iframe');
    await dialog.locator('#site-name').fill('云栖花园');
    await dialog.locator('#people-name-1').fill('陈国强');
    await dialog.locator('#people-mail-1').fill('manager@example.com');
    await dialog.locator('#people-weekly-1').check();
    await dialog.locator('#people-name-2').fill('王芳');
    await isClear();
    await shown('set-up');
    await dialog.getByRole('button', { name: '建立工作簿' }).click();
    await dialog.getByRole('status').filter({ hasText: '建好了' }).waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('tab', { name: '投诉登记表', exact: true }).waitFor();
  });

  it('a complaint is refused, mended, recorded, corrected', async () => {
    await choose('今日待办');
    await sidebar.getByRole('option', { name: '王芳' }).click();
    await begin('投诉登记表');
    await fill('receivedAt', '昨天 18:20');
    await pick('channel', '来电');
    await fill('customer', '郑女士');
    await fill('room', '3-1202');
    await pick('category', '噪音扰民');
    await pick('severity', '一般');
    await page.keyboard.press('Control+Enter');
    await sidebar.locator('[aria-invalid=true]').first().waitFor();
    expect(await sidebar.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'f-content',
    ]);
    await isClear();
    await shown('refused');
    await fill('content', '楼上装修，周末也开工。');
    await save();
    await isClear();

    await sidebar.getByRole('button', { name: '更正', exact: true }).click();
    await fill('room', '3-1203');
    await sidebar.locator('#f-reason').fill('房号听错');
    await save();
    await sidebar.getByText('修改记录').click();
    await sidebar.getByText('房号听错').waitFor();
    await isClear();
    await shown('history');
    await sheet('投诉登记表');
    await holds('A3', 'TS-20260302-001');
  });

  it('a key is lent, partly returned, and late', async () => {
    await begin('钥匙台账');
    await fill('tag', 'A-0101');
    await fill('opens', '配电房');
    await pick('kind', '设备房');
    await fill('good', '2');
    await fill('cabinet', '1-01');
    await fill('keeper', '王芳');
    await save();
    await begin('钥匙借用登记表');
    await fill('key', 'A-0101');
    await fill('pieces', '2');
    await fill('borrower', '张伟');
    await fill('permittedBy', '陈国强');
    await fill('purpose', '检修');
    await fill('outAt', '昨天 09:00');
    await fill('dueBack', '昨天 18:00');
    await save();
    await sidebar.getByRole('button', { name: '归还', exact: true }).click();
    await fill('returns.pieces-1', '1');
    await pick('returns.condition-1', '完好');
    await fill('returns.by-1', '张伟');
    for (const check of ['powerOff', 'closed', 'locked']) await pick(`returns.${check}-1`, '是');
    await save();
    await shown('key');
    await isClear();
    await close();
    await choose('今日待办');
    await sidebar.getByRole('tab', { name: '逾期 1' }).click();
    await sidebar.getByText('A-0101').first().waitFor();
    await isClear();
    await shown('home');
  });

  it('a block is pasted, taken in, and what is wrong is listed', async () => {
    await close();
    await sheet('投诉登记表');
    const wanted: Record<string, string> = {
      受理时间: '2026-03-01 10:00',
      投诉渠道: '来访',
      投诉人: '李先生',
      房号: '5-0301',
      投诉类别: '清洁绿化',
      程度: '一般',
      投诉内容: '楼道堆放杂物',
      首问责任人: '王芳',
    };
    const rows = [wanted, { ...wanted, 程度: '很急' }];
    const block = rows.map((row) => COLUMNS.map((heading) => row[heading] ?? '').join('\t')).join('\n');
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
    await cell('C4').click();
    await page.keyboard.press('Control+V');
    await choose('检查工作簿');
    await page.getByRole('button', { name: '确定' }).click();
    // The list of issues comes to the front once the question is answered.
    await page.getByRole('tab', { name: '问题清单', selected: true }).waitFor();
    await sheet('投诉登记表');
    await holds('A4', 'TS-20260302-002');
    await sheet('问题清单');
    await page.getByText('很急').first().waitFor();
    await isClear();
    await shown('issues');
  });

  it('the weekly summary is opened, sent, and seen in the outbox', async () => {
    await choose('上周周报');
    await page.getByRole('tab', { name: '周报', selected: true }).waitFor();
    await holds('A1', '云栖花园');
    await isClear();
    await shown('weekly');
    await choose('发送上周周报');
    await page.getByRole('button', { name: '待发邮件' }).click();
    const outbox = page.getByRole('dialog', { name: '待发邮件' });
    await outbox.getByText('manager@example.com').first().waitFor();
    await isClear();
    await outbox.getByRole('row', { name: '周报' }).getByRole('button', { name: '打开' }).click();
    await outbox.frameLocator('iframe').getByText('云栖花园').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await shown('mail');
    // No script runs where the mail is shown: it is looked at by itself.
    const [mail = ''] = readdirSync(`${workbook}.outbox`).filter((name) => name.endsWith('.eml'));
    const { html } = await simpleParser(readFileSync(join(`${workbook}.outbox`, mail)));
    const alone = await context.newPage();
    await alone.setContent(html || '');
    expect(await barriers(alone)).toEqual([]);
  });

  it('the browser has complained about nothing', () => {
    expect(complaints).toEqual([]);
    expect(host.told()).toBe('');
  });
});
