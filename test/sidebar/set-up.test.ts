import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWorkbook } from '../host/fixture.ts';
import { type Desk, deskOn } from '../support/desk.ts';
import { inBrowser, losingFirst, openSetUp } from './page.ts';

describe('the dialog that sets a workbook up', () => {
  let desk: Desk;
  // After its pages are closed: what is asked earlier runs later.
  afterEach(() => desk.close());
  const own = inBrowser();
  let asked: unknown[];
  beforeEach(() => {
    desk = deskOn(newWorkbook(), '2026-02-14 09:30');
    asked = [];
  });

  const answer = (name: string, request: unknown): unknown => {
    asked.push(request);
    return desk.call(name, request);
  };
  const open = (server = { answer }): Promise<Page> =>
    openSetUp(own.context, server, { locale: 'zh-CN', name: '云栖花园' });
  const create = (page: Page) => page.getByRole('button', { name: '建立工作簿' }).click();
  const fillIn = async (page: Page): Promise<void> => {
    await page.fill('#people-name-1', '陈国强');
    await page.fill('#people-mail-1', 'chen@example.com');
    await page.fill('#people-name-2', '王芳');
  };
  const isSetUp = (): boolean => desk.byHand((book) => book.getSheetByName('设置') !== null);

  it('a manager and a clerk make a workbook', async () => {
    const page = await open();
    await fillIn(page);
    await create(page);
    await page.getByRole('status').filter({ hasText: '建好了' }).waitFor();
    expect(desk.call('dutybookDesk', {})).toMatchObject({
      answer: { site: { name: '云栖花园' }, people: [{ name: '陈国强', role: 'manager' }, { name: '王芳' }] },
    });
  });

  it('says all that is wrong at once, goes to the first, and sends nothing', async () => {
    const page = await open();
    await page.fill('#site-name', '');
    await page.fill('#people-name-2', '王芳');
    await page.fill('#people-name-3', '王芳');
    await page.fill('#people-mail-3', '没有');
    await create(page);
    await page.getByText('还有 4 处要改').waitFor();
    expect(await page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'site-name',
      'people-name-3',
      'people-mail-3',
    ]);
    await page.locator('#people').getByText('还没有经理').waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('site-name');
    expect(asked).toEqual([]);
    expect(isSetUp()).toBe(false);
  });

  it('hints at hours without a shift as one types', async () => {
    const page = await open();
    await page.fill('#shifts-end-3', '06:00');
    await page.locator('#shifts-note-3').getByText('06:00 到 07:00 没有班次').waitFor();
  });

  it('keeps what was typed when it is closed by mistake, in any language', async () => {
    const first = await open();
    await fillIn(first);
    await first.selectOption('#language', 'en');
    await first.close();
    const again = await open();
    expect(await again.inputValue('#people-name-1')).toBe('陈国强');
    expect(await again.inputValue('#shifts-name-1')).toBe('Early');
    await again.getByRole('button', { name: 'Set up the workbook' }).waitFor();
  });

  it('an answer that is lost is asked for again, and nothing is set up twice', async () => {
    const page = await open(losingFirst(answer));
    await fillIn(page);
    await create(page);
    await page.getByRole('alert').filter({ hasText: '没有收到答复' }).waitFor();
    await create(page);
    await page.getByRole('status').filter({ hasText: '已经建好了' }).waitFor();
    expect(asked).toHaveLength(2);
  });

  it('a sample asks for nothing else', async () => {
    const page = await open();
    await page.getByLabel('先看样例').check();
    expect(await page.locator('#people').count()).toBe(0);
    await create(page);
    await page.getByRole('status').filter({ hasText: '建好了' }).waitFor();
    expect(asked).toEqual([{ locale: 'zh-CN', sample: true }]);
  });
});
