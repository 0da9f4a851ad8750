import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBrowser } from '../sidebar/page.ts';
import { cell, openPage, SCREEN, text } from './at-page.ts';
import { dutybook, newBook, type Serving, serving } from './serving.ts';

describe('restoring a backup on the page', () => {
  const own = inBrowser(SCREEN);
  let host: Serving;
  beforeAll(async () => {
    const file = newBook('--sample');
    dutybook('backup', file);
    host = await serving(file);
  });
  afterAll(() => host?.end());

  it('is said plainly before, done once confirmed, shown in every window, and taken back the same way', async () => {
    const [page, other] = [await openPage(own.context, host), await openPage(own.context, host)];
    await page.bringToFront();
    const before = await text(page, 'H3');
    await cell(page, 'H3').click();
    await page.keyboard.type('备份以后写的');
    await page.keyboard.press('Enter');
    await expect.poll(() => text(page, 'H3')).toBe('备份以后写的');

    const box = page.getByRole('dialog');
    const restore = async (kind: string): Promise<void> => {
      await page.getByRole('button', { name: '备份与恢复' }).click();
      await box.getByRole('row', { name: kind }).getByRole('button').click();
      await box.getByRole('listitem').first().waitFor();
    };
    await restore('手动备份');
    expect(await box.getByRole('listitem').count()).toBe(5);
    await page.keyboard.press('Enter');
    await box.getByRole('row', { name: '手动备份' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await text(page, 'H3')).toBe('备份以后写的');

    await restore('手动备份');
    await box.getByRole('button', { name: '恢复这一份' }).click();
    await box.getByText('工作簿已恢复到').waitFor();
    await page.keyboard.press('Enter');
    await box.waitFor({ state: 'detached' });
    await expect.poll(() => text(page, 'H3')).toBe(before);
    await other.bringToFront();
    await other.getByText('工作簿已恢复到').waitFor();
    await other.keyboard.press('Enter');
    await expect.poll(() => text(other, 'H3')).toBe(before);

    await page.bringToFront();
    await restore('恢复之前留下的');
    await box.getByRole('button', { name: '恢复这一份' }).click();
    await box.getByText('工作簿已恢复到').waitFor();
    await expect.poll(() => text(page, 'H3')).toBe('备份以后写的');
  });
});
