import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsStart } from '../../src/adapters/calls.ts';
import { newWorkbook } from '../host/fixture.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { inBrowser, losingFirst, openSetUp } from './page.ts';

describe('the dialog of the settings', () => {
  let desk: Desk;
  // After its pages are closed: what is asked earlier runs later.
  afterEach(() => desk.close());
  const own = inBrowser();
  let asked: string[];
  beforeEach(() => {
    desk = openDesk('2026-02-14 09:30', { html: { Setup: '' } });
    desk.settings('recipients', [['周报', '陈国强', 'manager@example.com']]);
    asked = [];
  });

  const answer = (name: string, request: unknown): unknown => {
    asked.push(name);
    return desk.call(name, request);
  };
  const open = (server = { answer }): Promise<Page> => {
    const html = desk.host.run('openSettings').shown[0]?.html ?? '';
    const start = JSON.parse(/window\.dutybookDialog=(.*)<\/script>/.exec(html)?.[1] ?? '') as SettingsStart;
    return openSetUp(own.context, server, start);
  };
  const save = (page: Page) => page.getByRole('button', { name: '保存' }).click();
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: '设置已保存' }).waitFor();
  const people = () => {
    const opened = desk.call<{ people: { name: string; role: string }[] }>('dutybookDesk', {});
    return 'answer' in opened ? opened.answer.people.map(({ name, role }) => `${name} ${role}`) : [];
  };

  it('shows what stands there; what is changed is saved', async () => {
    const page = await open();
    expect(await page.inputValue('#site-name')).toBe('云栖花园');
    expect(await page.inputValue('#people-name-3')).toBe('张伟');
    expect(await page.inputValue('#people-role-3')).toBe('supervisor');
    expect(await page.isChecked('#people-left-8')).toBe(true);
    expect(await page.inputValue('#recipients-mail-1')).toBe('manager@example.com');
    await page.fill('#site-name', '云栖花园二期');
    await page.check('#people-left-2');
    await page.getByRole('button', { name: '加一个人' }).click();
    await page.fill('#people-name-9', '新来的');
    await page.getByRole('button', { name: '加一个收件人' }).click();
    await save(page);
    await saved(page);
    expect(people()).toContain('新来的 desk');
    expect(people()).not.toContain('李娜 desk');
    expect(desk.call('dutybookDesk', {})).toMatchObject({ answer: { site: { name: '云栖花园二期' } } });
  });

  it('asks a new site for its first manager, before anything else', async () => {
    desk.close();
    desk = deskOn(newWorkbook(), '2026-02-14 09:30', { html: { Setup: '' } });
    desk.call('dutybookNew', { locale: 'zh-CN', name: '云栖花园' });
    const page = await open();
    expect(await page.locator('input, select').first().getAttribute('id')).toBe('people-name-1');
    expect(await page.inputValue('#people-role-1')).toBe('manager');
    await page.fill('#people-name-1', '陈国强');
    await save(page);
    await saved(page);
    expect(people()).toEqual(['陈国强 manager']);
  });

  it('says all that is wrong at once, goes to the first, and sends nothing', async () => {
    const page = await open();
    await page.fill('#site-graceMinutes', '一刻');
    await page.fill('#people-mail-1', '没有');
    await page.getByRole('button', { name: '加一个收件人' }).click();
    await page.fill('#recipients-name-2', '王芳');
    await save(page);
    await page.getByText('还有 3 处要改').waitFor();
    expect(await page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'people-mail-1',
      'recipients-mail-2',
      'site-graceMinutes',
    ]);
    expect(await page.locator(':focus').getAttribute('id')).toBe('people-mail-1');
    expect(asked).toEqual([]);
  });

  it('a person who stands there is not deleted, a shift and a recipient may be', async () => {
    const page = await open();
    expect(await page.locator('#people button[aria-label]').count()).toBe(0);
    await page.locator('#recipients').getByRole('button', { name: '删掉第 1 行' }).click();
    await page.locator('#shifts').getByRole('button', { name: '删掉第 2 行' }).click();
    await page.locator('#shifts-note-1').getByText('没有班次').waitFor();
    await save(page);
    await saved(page);
    expect(desk.call('dutybookDesk', {})).toMatchObject({
      answer: { site: { shifts: [{ name: '早班' }, { name: '夜班' }] } },
    });
    expect(desk.mail('2026-W06').recipients).toBe(0);
  });

  it('a manager with a PIN gives it; a wrong one loses nothing', async () => {
    desk.call('dutybookSetPin', { person: '陈国强', whose: '陈国强', pin: '4711' });
    const page = await open();
    await page.fill('#people-department-1', '前厅');
    await page.fill('#pin', '0000');
    await save(page);
    await page.getByRole('alert').filter({ hasText: '密码不对' }).waitFor();
    expect(await page.inputValue('#people-department-1')).toBe('前厅');
    await page.fill('#pin', '4711');
    await save(page);
    await saved(page);
  });

  it('an answer that is lost is asked for again, and nothing is saved twice', async () => {
    const page = await open(losingFirst(answer));
    await page.fill('#shifts-start-1', '6:30');
    await save(page);
    await page.getByRole('alert').filter({ hasText: '没有收到答复' }).waitFor();
    await save(page);
    await saved(page);
    expect(desk.journal().filter(({ act }) => act === 'settings')).toHaveLength(1);
  });
});
