import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../host/fixture.ts';
import { dutybook, newBook, openWindow, type Serving, serving, type Window } from './serving.ts';

/** A workbook that was copied, and went on. */
function goneOn(): string {
  const file = newBook('--sample');
  expect(dutybook('backup', file).code).toBe(0);
  record(file);
  return file;
}
const record = (file: string, ...as: readonly string[]): void => {
  const { code, err } = dutybook('import', file, 'complaint', join(ROOT, 'scripts/start-complaints.csv'), ...as);
  if (code === 2) throw new Error(err);
};
const complaints = async (desk: Window): Promise<number> => {
  const sheet = (await desk.call('open', {})).book.sheets.find(({ name }) => name === '投诉登记表');
  const block = { row: 0, column: 0, rows: 1, columns: 1 };
  return (await desk.call('window', { sheet: sheet?.id ?? -1, ...block })).usedRows;
};
const copyOf = async (desk: Window, kind: string): Promise<string> => {
  const [found] = (await desk.call('backups', {})).backups.filter((backup) => backup.kind === kind);
  if (!found) throw new Error(`no backup ${kind}`);
  return found.id;
};
const looked = async (desk: Window, id: string) => {
  const seen = await desk.call('backup', { id });
  if ('against' in seen) throw new Error(seen.against.en);
  return seen;
};

describe('a backup on the page', () => {
  let file: string;
  let host: Serving;
  let desk: Window;
  let before: number;
  beforeAll(async () => {
    file = goneOn();
    host = await serving(file);
    desk = openWindow(host);
    before = await complaints(desk);
  });

  it('is listed with its time, its size and how it came to be', async () => {
    const { backups } = await desk.call('backups', {});
    expect(backups.map(({ kind }) => kind).sort()).toEqual(['asked', 'daily']);
    const asked = backups.find(({ kind }) => kind === 'asked');
    expect(asked).toMatchObject({ at: '2026-02-28 20:30', bytes: expect.any(Number) });
  });

  it.each(['../package.json', 'nowhere.dutybook', ''])('is nothing but one of those, not %j', async (id) => {
    await expect(desk.call('backup', { id })).rejects.toThrow('400');
    await expect(desk.call('restore', { id, sequence: 0 })).rejects.toThrow('400');
  });

  it('that is no workbook is not restored, and the work goes on', async () => {
    const broken = `${basename(file, '.dutybook')} 2026-01-01 090000.dutybook`;
    writeFileSync(join(`${file}.backups`, broken), 'Dear all');
    const { here } = await looked(desk, await copyOf(desk, 'daily'));
    const told = await desk.call('restore', { id: broken, sequence: here?.sequence ?? 0 });
    expect(told).toMatchObject({ against: { 'zh-CN': expect.stringContaining(broken), en: expect.any(String) } });
    expect(await complaints(desk)).toBe(before);
  });

  it('that is restored is told first what will be missing, also what was recorded meanwhile', async () => {
    const id = await copyOf(desk, 'asked');
    const { copy, here, missing } = await looked(desk, id);
    expect(missing).toBe((here?.sequence ?? 0) - copy.sequence);
    expect(missing).toBeGreaterThan(2);
    expect(await desk.call('restore', { id, sequence: (here?.sequence ?? 0) - 1 })).toMatchObject({ missing });
    expect(await complaints(desk)).toBe(before);
  });

  it('is not restored where the workbook cannot be kept first; every window is told to look again', async () => {
    const other = openWindow(host);
    const stem = basename(file, '.dutybook');
    const minutes = Array.from({ length: 600 }, (_, s) => new Date(Date.parse('2026-02-28T20:30:00Z') + s * 1000));
    const taken = minutes.map((at) => at.toISOString().slice(11, 19).replaceAll(':', ''));
    const parts = taken.map((time) =>
      join(`${file}.backups`, `${stem} before restore 2026-02-28 ${time}.dutybook.part`),
    );
    for (const part of parts) mkdirSync(part);
    const id = await copyOf(desk, 'asked');
    const { here } = await looked(desk, id);
    const told = await desk.call('restore', { id, sequence: here?.sequence ?? 0 });
    expect(told).toMatchObject({ against: { en: expect.stringContaining('EISDIR') } });
    await other.next('reopened');
    expect(await complaints(other)).toBe(before);
    for (const part of parts) rmdirSync(part);
    other.close();
  });

  it('stands in the workbook’s place then, every window is told, and the other is kept to be restored again', async () => {
    const other = openWindow(host);
    const id = await copyOf(desk, 'asked');
    const { here } = await looked(desk, id);
    expect(await desk.call('restore', { id, sequence: here?.sequence ?? 0 })).toEqual({ done: true });
    const news = await other.next('restored');
    expect(news).toMatchObject({ kept: await copyOf(desk, 'before'), whole: false });
    expect(await complaints(other)).toBeLessThan(before);
    const kept = await looked(desk, news.kept);
    expect(kept.missing).toBe(0);
    await desk.call('restore', { id: news.kept, sequence: kept.here?.sequence ?? 0 });
    await desk.next('restored');
    expect(await complaints(desk)).toBe(before);
    other.close();
  });

  it('does not wait for a person whom a script asks something', async () => {
    const { book } = await desk.call('open', {});
    const asking = desk.call('menu', { functionName: 'showHealth', front: book.activeSheet });
    const { question } = await desk.next('question');
    const id = await copyOf(desk, 'daily');
    const { here } = await looked(desk, id);
    expect(await desk.call('restore', { id, sequence: here?.sequence ?? 0 })).toEqual({ done: true });
    await asking;
    await expect(desk.call('answer', { question: question.id, button: 'OK', text: '' })).rejects.toThrow('400');
    expect(await complaints(desk)).toBe(before);
  });

  it('leaves nothing behind but the copies, and a workbook that holds', async () => {
    expect(await host.end()).toBe(0);
    expect(dutybook('verify', file, '--json').code).toBe(0);
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('.restoring'))).toEqual([]);
    expect(readdirSync(`${file}.backups`).filter((name) => !name.endsWith('.dutybook'))).toEqual([]);
  });
});

it('a backup that went its own way is no older one: what it lacks cannot be counted, and is said to be missing', async () => {
  const file = goneOn();
  const [copy = ''] = readdirSync(`${file}.backups`);
  const apart = join(`${file}.backups`, copy);
  // Somebody worked on in the copy too.
  record(apart, '--as', '周敏');
  const host = await serving(file);
  const desk = openWindow(host);
  expect((await looked(desk, await copyOf(desk, 'asked'))).missing).toBeNull();
  await host.end();
});
