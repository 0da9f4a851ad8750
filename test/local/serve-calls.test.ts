import { createServer } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookView, SheetView } from '../../src/local/serve/messages.ts';
import { dutybook, newBook, openWindow, type Serving, serving, type Window } from './serving.ts';

let file: string;
let host: Serving;
let desk: Window;
let book: BookView;
beforeAll(async () => {
  file = newBook('--sample');
  host = await serving(file);
  desk = openWindow(host);
  ({ book } = await desk.call('open', {}));
});

const sheet = (name: string): SheetView => {
  const found = book.sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
const rowsOf = async (window: Window, name: string, row: number, rows: number) =>
  (await window.call('window', { sheet: sheet(name).id, row, column: 0, rows, columns: 6 })).texts;

describe('a window on the workbook', () => {
  it('is told the sheets and the menu that the add-on made', async () => {
    const { menus } = await desk.call('open', {});
    expect(book.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)).toContain('投诉登记表');
    expect(menus.map(({ caption }) => caption)).toEqual(['客服台账']);
    expect(menus[0]?.items.length).toBeGreaterThan(3);
  });

  it('reads the rows it shows, and no more', async () => {
    const [headings, , first] = await rowsOf(desk, '投诉登记表', 0, 3);
    expect(headings?.[0]).toBe('编号');
    expect(first?.[0]).toMatch(/^TS-2026/);
  });

  it('runs what the menu offers, and is brought to the sheet it drew', async () => {
    const { left } = await desk.call('menu', { functionName: 'showWeekly', front: sheet('设置').id });
    book = await desk.call('book', {});
    expect(left.front).toBe(sheet('周报').id);
  });

  it('runs nothing by the menu that the menu does not offer', async () => {
    const front = sheet('设置').id;
    await expect(desk.call('menu', { functionName: 'dutybookNew', front })).rejects.toThrow('unknown-function');
  });

  it('types into a cell, and another window hears of it', async () => {
    const other = openWindow(host);
    await other.call('open', {});
    const { id, rows } = sheet('值班记录');
    await desk.call('act', {
      action: { kind: 'type', sheet: id, row: rows - 1, column: 7, text: '周敏' },
      confirmed: true,
    });
    const { changes } = await other.next('changed');
    expect(changes.sheets).toContainEqual({ sheet: id, rows: { from: rows - 1, to: rows } });
    const { texts } = await other.call('window', { sheet: id, row: rows - 1, column: 7, rows: 1, columns: 1 });
    expect(texts).toEqual([['周敏']]);
    other.close();
  });

  it('keeps what was typed when the program ends, and says that the file is in use until then', async () => {
    expect(dutybook('check', file).err).toContain('in use');
    expect(await host.end()).toBe(0);
    expect(dutybook('verify', file, '--json').code).toBe(0);
  });
});

describe('the port', () => {
  it('is the next free one when another program has it, and that is said', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
    });
    const served = await serving(newBook(), '--port', String(port));
    expect(served.port).toBeGreaterThan(port);
    expect(served.told()).toContain(String(port));
    await served.end();
    taken.close();
  });

  it.each(['x', '70000', '-1'])('cannot be %s', async (port) => {
    expect(dutybook('serve', newBook(), '--no-open', `--port=${port}`).code).toBe(2);
  });

  it('is not opened for a file that is no workbook', async () => {
    expect(dutybook('serve', 'package.json', '--no-open').err).toMatch(/no Dutybook workbook/);
    expect(dutybook('serve', 'missing.dutybook', '--no-open').code).toBe(2);
  });
});
