import ExcelJS from 'exceljs';
import type { Download, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';
import { inBrowser, openSidebar } from './page.ts';

describe('the export on the sidebar', () => {
  let desk: Desk;
  afterEach(() => desk.close());
  const own = inBrowser();
  beforeEach(() => {
    desk = openDesk('2026-02-14 09:30');
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-01-31 09:00', 联系电话: '13800001111' });
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-02-14 09:00', 联系电话: '13800002222' });
  });

  const open = async (person: string): Promise<Page> => {
    const answer = (name: string, request: unknown): unknown => desk.call(name, request);
    const page = await openSidebar(own.context, { answer }, 'export');
    await page.fill('#duty-person', person);
    await page.getByRole('button', { name: '确定' }).click();
    await page.waitForSelector('#export-what');
    return page;
  };
  const made = async (page: Page): Promise<Download> => {
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: '生成文件' }).click();
    return arriving;
  };
  /** The file's name, and all that stands in its first sheet. */
  const read = async (file: Download): Promise<{ name: string; text: string }> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await file.path());
    const rows: string[] = [];
    book.worksheets[0]?.eachRow((row) => rows.push(JSON.stringify(row.values)));
    return { name: file.suggestedFilename(), text: rows.join('\n') };
  };
  const numbers = (text: string): number => new Set(text.match(/TS-\d{8}-\d{3}/g)).size;

  it('a register arrives as a file that opens, and is on record (SECR-03)', async () => {
    const page = await open('王芳');
    await page.selectOption('#export-what', { label: '投诉登记表' });
    const { name, text } = await read(await made(page));
    expect([name, numbers(text)]).toEqual(['云栖花园 投诉登记表 全部.xlsx', 2]);
    await page.getByText('共 2 条').waitFor();
    expect(desk.journal().at(-1)).toMatchObject({ act: 'export', register: 'complaint' });
  });

  it('of a month only what belongs there', async () => {
    const page = await open('王芳');
    await page.selectOption('#export-what', { label: '投诉登记表' });
    await page.selectOption('#export-when', '2026-01');
    const { name, text } = await read(await made(page));
    expect([name, numbers(text)]).toEqual(['云栖花园 投诉登记表 2026-01.xlsx', 1]);
  });

  it('phones are hidden, which is said, unless a manager exports (SECR-01)', async () => {
    const clerks = await open('王芳');
    await clerks.selectOption('#export-what', { label: '投诉登记表' });
    expect((await read(await made(clerks))).text).not.toContain('13800001111');
    await clerks.getByText('电话已隐藏').waitFor();
    await clerks.evaluate('localStorage.clear()');
    await clerks.close();
    const managers = await open('陈国强');
    await managers.selectOption('#export-what', { label: '投诉登记表' });
    expect((await read(await made(managers))).text).toContain('13800001111');
    expect(await managers.getByText('电话已隐藏').count()).toBe(0);
  });

  it('a summary arrives too; finance is offered nothing else (SECR-02)', async () => {
    const page = await open('赵会');
    expect(await page.locator('#export-what option').allTextContents()).toEqual(['月报', '周报']);
    const { name, text } = await read(await made(page));
    expect(name).toMatch(/周报 2026-W06\.xlsx$/);
    expect(text).toContain('2026-W06');
  });

  it('is reached from the home page, and what fails is said', async () => {
    let fails = true;
    const answer = (name: string, request: unknown): unknown =>
      fails && name === 'dutybookExport'
        ? { fails: 'We are sorry, a server error occurred.' }
        : desk.call(name, request);
    const page = await openSidebar(own.context, { answer });
    await page.fill('#duty-person', '王芳');
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await page.getByRole('button', { name: '生成文件' }).click();
    await page.getByRole('alert').waitFor();
    fails = false;
    expect((await made(page)).suggestedFilename()).toContain('值班记录');
  });
});
