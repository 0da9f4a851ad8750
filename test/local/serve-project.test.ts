import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../host/fixture.ts';
import { folder, openWindow, servingProject } from './serving.ts';

const DIALOGS = join(ROOT, 'test/fixtures/projects/dialogs');

describe('host serve', () => {
  it('gives any project the page: its workbook, its menu, its sidebar, and what is selected', async () => {
    const workbook = join(folder, 'any.workbook');
    const host = await servingProject(DIALOGS, workbook, '--as', 'ann@example.com');
    const window = openWindow(host);
    const { book, menus } = await window.call('open', {});
    expect([book.title, book.sheets.map(({ name }) => name)]).toEqual(['any', ['Sheet1']]);
    expect(menus).toMatchObject([{ caption: null, items: [{ functionName: 'showSidebar' }, {}] }]);
    const front = book.activeSheet;
    const { left } = await window.call('menu', { functionName: 'showSidebar', front });
    const frame = left.frames[0]?.id ?? '';
    const selection = { row: 4, column: 2, rows: 2, columns: 2 };
    const calls = (functionName: string, ...args: unknown[]) =>
      window.call('call', { frame, functionName, argumentsJson: JSON.stringify(args), front, selection });
    await calls('setActiveValue', 'written');
    expect(await calls('getActiveValue')).toMatchObject({ value: 'written' });
    const { texts } = await window.call('window', { sheet: front, row: 4, column: 2, rows: 2, columns: 2 });
    expect(texts).toEqual([
      ['written', ''],
      ['', ''],
    ]);
    expect((await window.call('backups', {})).backups).toHaveLength(1);
    expect(await host.end()).toBe(0);
    expect(existsSync(workbook)).toBe(true);
    // Opened again it is as it was.
    const again = await servingProject(DIALOGS, workbook);
    const { texts: kept } = await openWindow(again).call('window', {
      ...{ sheet: front, row: 4, column: 2 },
      ...{ rows: 1, columns: 1 },
    });
    expect(kept).toEqual([['written']]);
  });

  it('a selection beyond the sheet is none', async () => {
    const host = await servingProject(DIALOGS, join(folder, 'beyond.workbook'));
    const window = openWindow(host);
    const { book } = await window.call('open', {});
    const front = book.activeSheet;
    const { left } = await window.call('menu', { functionName: 'showSidebar', front });
    const asks = { frame: left.frames[0]?.id ?? '', functionName: 'setActiveValue', argumentsJson: '["first"]', front };
    await window.call('call', { ...asks, selection: { row: 99_999, column: 0, rows: 1, columns: 1 } });
    expect((await window.call('cell', { sheet: front, row: 0, column: 0 })).shown).toBe('first');
  });

  it.each([
    ['a folder that is not there', join(folder, 'nowhere'), 'is not there'],
    ['a folder without a manifest', join(ROOT, 'test/fixtures'), 'appsscript.json is not there'],
  ])('%s is said in words', async (_, project, words) => {
    await expect(servingProject(project, join(folder, 'none.workbook'))).rejects.toThrow(words);
    expect(existsSync(join(folder, 'none.workbook'))).toBe(false);
  });
});
