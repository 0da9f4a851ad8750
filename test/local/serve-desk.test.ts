import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkbook, openHost } from '../../src/host/host.ts';
import { makeDesk } from '../../src/local/serve/desk.ts';
import type { Changes } from '../../src/local/serve/messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 3_600_000;
const CODE = `
  function onOpen() {
    const ui = SpreadsheetApp.getUi();
    ui.createMenu('M').addItem('a', 'install').addSubMenu(ui.createMenu('N').addItem('b', 'second')).addToUi();
  }
  function install() { ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); }
  function second() { SpreadsheetApp.getActive().insertSheet('二').activate(); }
  function hourly() { SpreadsheetApp.getActive().getSheets()[0].appendRow(['rang']); }
  function hidden() {}
`;

function atDesk(name: string) {
  const workbook = join(folder, `${name}.dutybook`);
  createWorkbook(workbook, { title: name, timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
  let now = Date.parse('2026-02-14T09:00:00+08:00');
  const heard: Changes[] = [];
  const host = openHost({
    workbook,
    code: CODE,
    manifest: { timeZone: 'Asia/Shanghai' },
    account: 'a@b.example',
    now: () => now,
  });
  const desk = makeDesk(host, { ask: () => ({ button: 'CLOSE' }), changed: (changes) => heard.push(changes) });
  const later = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { host, desk, heard, later };
}

describe('what a window’s call does', () => {
  it('runs every item of the menus, also of a menu inside, and nothing else', () => {
    const { host, desk } = atDesk('menus');
    const { book, menus } = desk.do('w', 'open', {});
    expect(menus.map(({ caption }) => caption)).toEqual(['M']);
    const front = book.activeSheet;
    expect(() => desk.do('w', 'menu', { functionName: 'hidden', front })).toThrow('hidden');
    expect(desk.do('w', 'menu', { functionName: 'second', front }).left.front).toBe(host.book().sheets[1]?.id);
    host.close();
  });

  it('brings no window to the sheet that another one shows', () => {
    const { host, desk } = atDesk('fronts');
    const { book } = desk.do('one', 'open', {});
    const first = book.activeSheet;
    desk.do('one', 'menu', { functionName: 'second', front: first });
    const action = { kind: 'type', sheet: first, row: 0, column: 0, text: 'x' } as const;
    expect(desk.do('two', 'act', { action, confirmed: false })).toMatchObject({ left: { front: null } });
    host.close();
  });

  it('tells the windows what changed, each change once', () => {
    const { host, desk, heard } = atDesk('changes');
    const sheet = desk.do('w', 'open', {}).book.activeSheet;
    heard.length = 0;
    desk.do('w', 'act', { action: { kind: 'type', sheet, row: 4, column: 0, text: 'x' }, confirmed: false });
    desk.do('w', 'cell', { sheet, row: 4, column: 0 });
    expect(heard.map(({ sheets }) => sheets)).toEqual([[{ sheet, rows: { from: 4, to: 5 } }]]);
    host.close();
  });

  it('runs what is due by the clock, what was missed once, and tells the windows', () => {
    const { host, desk, heard, later } = atDesk('clock');
    const { book } = desk.do('w', 'open', {});
    desk.do('w', 'menu', { functionName: 'install', front: book.activeSheet });
    expect(desk.tick()).toEqual([]);
    later(26 * HOUR);
    heard.length = 0;
    expect(desk.tick()).toEqual([{ handler: 'hourly', toasts: [], error: null }]);
    expect(heard).toHaveLength(1);
    expect(desk.tick()).toEqual([]);
    host.close();
  });
});
