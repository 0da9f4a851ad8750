import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { picture } from '../journeys/screens.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, KEY } from '../support/entries.ts';
import { inBrowser, openSidebar } from './page.ts';

/** The page and the bundle together, as they meet on Google: plain JSON both ways. */
describe('the sidebar on a workbook', () => {
  let desk: Desk;
  // After its pages are closed: what is asked earlier runs later.
  afterEach(() => desk.close());
  const own = inBrowser();
  beforeEach(() => {
    desk = openDesk('2026-02-14 09:30');
  });

  const open = async (start = '', person = '王芳'): Promise<Page> => {
    const answer = (name: string, request: unknown): unknown => desk.call(name, request);
    const page = await openSidebar(own.context, { answer }, start);
    await page.waitForSelector('.head');
    if (await page.locator('#duty-person').count()) {
      await page.fill('#duty-person', person);
      await page.getByRole('button', { name: '确定' }).click();
    }
    return page;
  };
  const choose = (page: Page, field: string, option: string) =>
    page.locator(`#f-${field} label`, { hasText: option }).click();
  const save = async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  it('a shift is handed over: prepared by itself, counted, signed; then restated, acknowledged and accepted', async () => {
    desk.at('2026-02-14 14:45');
    desk.settings('things', [['对讲机', 4]]);
    desk.given('key-inventory', KEY);
    const open1 = desk.given('complaint', COMPLAINT);
    const page = await open('new/handover');
    await page.waitForSelector('#f-outgoing');
    expect(await page.inputValue('[id="f-matters.from-1"]')).toBe(open1);
    expect(await page.inputValue('[id="f-things.expected-1"]')).toBe('4');
    expect(await page.inputValue('[id="f-keys.expected-1"]')).toBe('2');
    await page.fill('[id="f-things.actual-1"]', '4');
    await page.fill('[id="f-keys.actual-1"]', '2');
    await picture(page, 'handover-new');
    await save(page);
    await page.waitForSelector('article');
    await press(page, '交班');
    await page.fill('#f-instructions', '无');
    await choose(page, 'equipment', '否');
    await picture(page, 'handover-hand');
    await save(page);
    await page.getByText('已交', { exact: true }).waitFor();

    desk.at('2026-02-14 14:55');
    await press(page, '接班');
    await page.fill('#f-incoming', '李娜');
    await page.fill('#f-acceptedBy', '李娜');
    await choose(page, 'fit', '是');
    // The list is not shown before the three matters are restated.
    expect(await page.locator('[id="f-matters"]').count()).toBe(0);
    await page.fill('#f-urgent', '楼上深夜装修，等回复');
    const tick = page.locator('[id="f-matters.acknowledged-1"]');
    await tick.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('接班人要逐项确认').first().waitFor();
    await tick.check();
    await picture(page, 'handover-accept');
    await save(page);
    await page.getByText('已接', { exact: true }).waitFor();
    await picture(page, 'handover-entry');
    expect(desk.rows('交接班记录')).toMatchObject([{ 状态: '已接', 交班人: '王芳', 接班人: '李娜' }]);
    expect(desk.rows('交接班记录·交接事项')).toMatchObject([{ 出自: open1, 接班人已确认: '是' }]);
  });

  it('a month of the roster: a round typed in, gone on with, published, a shift swapped', async () => {
    desk.at('2026-02-24 09:30');
    const officers = ['王芳', '李娜', '张伟', '陈国强'];
    for (let day = 15; day <= 28; day++)
      ['早班', '中班', '夜班'].forEach((班次, shift) => {
        const 值班人 = officers[(((shift - day) % 4) + 4) % 4];
        desk.given('roster', { 日期: `2026-02-${day}`, 班次, 值班人 }, { by: '张伟' });
      });
    const page = await open('roster', '张伟');
    await page.getByText('还有 93 班没有人').waitFor();
    await picture(page, 'roster-gaps');
    await press(page, '按前几周的规律排完');
    await page.getByText('93 班是草稿').waitFor();
    await picture(page, 'roster-drafts');
    await press(page, '发布 93 班');
    await page.getByText('已办 93 条').waitFor();
    expect(
      new Set(
        desk
          .rows('排班表')
          .slice(-93)
          .map((row) => row.状态),
      ),
    ).toEqual(new Set(['已发布']));
    const swap = { 申请人: '陈国强', 日期: '2026-03-01', 班次: '早班', 顶班人: '李娜', 原因: '出差', 请谁批准: '周敏' };
    const decided = { 审批结果: '批准', 审批人: '周敏', 审批时间: '2026-02-24 09:20' };
    desk.given('shift-swap', { ...swap, 申请人: desk.rows('排班表').at(-93)?.值班人, ...decided }, { by: '周敏' });
    await press(page, '下个月');
    await press(page, '上个月');
    await page.getByText('⇄').first().waitFor();
    await picture(page, 'roster-published');
  });

  it('a complaint from the call to its closing return visit', async () => {
    const page = await open('new/complaint');
    await page.fill('#f-receivedAt', '昨天 18:20');
    await choose(page, 'channel', '来电');
    await page.fill('#f-customer', '李先生');
    await page.fill('#f-room', '3-1202');
    await choose(page, 'category', '噪音扰民');
    await choose(page, 'severity', '一般');
    await page.fill('#f-content', '装修太早');
    await save(page);
    await page.waitForSelector('article');

    await press(page, '接单');
    await page.fill('#f-acceptedAt', '半小时前');
    await save(page);
    await page.getByText('处理中').waitFor();
    await press(page, '处理完成');
    await page.fill('#f-result', '已与装修队约定时间');
    await save(page);
    await page.getByText('已处理').waitFor();

    await press(page, '回访');
    await page.fill('#f-visitor', '李娜');
    await choose(page, 'kind', '日常');
    await choose(page, 'way', '电话');
    await choose(page, 'reached', '是');
    await page.locator('#f-satisfaction label').first().click();
    await save(page);

    const [row] = desk.rows('投诉登记表');
    expect(row).toMatchObject({ 状态: '已办结', 受理时间: '2026-02-13 18:20', 接单时间: '2026-02-14 09:00' });
    expect(desk.verify()).toMatchObject({ ok: true });
  });

  it('a key found by its tag is lent by it, and comes back', async () => {
    desk.given('key-inventory', KEY);
    const page = await open('new/key-loan');
    await page.fill('#f-key', KEY.钥匙编号 as string);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.fill('#f-pieces', '1');
    await page.fill('#f-borrower', '张伟');
    await page.fill('#f-purpose', '带看');
    await save(page);
    await page.waitForSelector('article');
    expect(desk.rows('钥匙借用登记表')[0]).toMatchObject({ 钥匙: KEY.钥匙编号, 状态: '借出' });
    await press(page, '归还');
    await page.fill('#f-returns\\.pieces-1', '1');
    await choose(page, 'returns\\.condition-1', '完好');
    await page.fill('#f-returns\\.by-1', '张伟');
    for (const check of ['powerOff', 'closed', 'locked']) await choose(page, `returns\\.${check}-1`, '是');
    await save(page);
    expect(desk.rows('钥匙借用登记表')[0]).toMatchObject({ 状态: '已还' });
  });

  it('what the book alone knows is said beside its field', async () => {
    desk.given('key-inventory', KEY);
    const page = await open('new/key-loan');
    await page.fill('#f-key', 'A-0000');
    await page.fill('#f-pieces', '1');
    await page.fill('#f-borrower', '张伟');
    await page.fill('#f-purpose', '带看');
    await page.keyboard.press('Control+Enter');
    await page.locator('#f-key-note').getByText('找不到「A-0000」').waitFor();
  });

  it('what two windows correct is shown to the second, and goes on top', async () => {
    const page = await open('new/return-visit');
    await choose(page, 'kind', '日常');
    await choose(page, 'way', '电话');
    await choose(page, 'reached', '否');
    await page.fill('#f-customer', '赵先生');
    await save(page);
    await page.waitForSelector('article');
    await press(page, '更正');
    const number = desk.rows('回访记录')[0]?.编号;
    desk.correct(number, { 客户: '赵女士' }, '听错', { by: '张伟' });
    await page.fill('#f-customer', '赵老师');
    await page.fill('#f-reason', '本人更正');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: '刚被别人改过' }).getByText('赵女士').waitFor();
    await save(page);
    expect(desk.rows('回访记录')[0]).toMatchObject({ 客户: '赵老师' });
  });

  it('what somebody changed on the sheet is explained with a reason alone', async () => {
    const number = desk.given('complaint', COMPLAINT);
    desk.byHand(() => {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('投诉登记表');
      const keys = sheet?.getRange(2, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
      sheet?.getRange(3, keys.indexOf('room') + 1).setValue('3-1205');
    });
    const page = await open(`entry/${number}`);
    await page.getByText('有人直接改了表格').waitFor();
    await press(page, '写明原因');
    await page.fill('#f-reason', '门牌写错');
    await save(page);
    await page.waitForSelector('article');
    expect(await page.getByText('有人直接改了表格').count()).toBe(0);
    expect(desk.rows('投诉登记表')[0]).toMatchObject({ 房号: '3-1205' });
    expect(desk.verify()).toMatchObject({ ok: true });
  });

  it('home shows what is theirs, and a search finds it', async () => {
    const page = await open('new/complaint');
    await choose(page, 'channel', '来电');
    await page.fill('#f-customer', '李先生');
    await page.fill('#f-room', '3-1202');
    await choose(page, 'category', '噪音扰民');
    await choose(page, 'severity', '一般');
    await page.fill('#f-content', '装修太早');
    await save(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '我的 1' }).waitFor();
    await page.fill('.search', '3-1202');
    await page.getByText('找到 1 条').waitFor();
  });
});
