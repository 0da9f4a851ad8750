import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../src/app/check.ts';
import { superfluous } from '../../src/local/backups.ts';
import { COMPLAINT } from '../support/entries.ts';
import { copyOf, dutybook, everything, inBook, json, newBook, pathOf, read, start, write } from './cli.ts';

const record = (book: string, key = 'first-one'): string =>
  inBook(book, (desk) => desk.given('complaint', COMPLAINT, { key }));
const complaints = (book: string): number => inBook(book, (desk) => desk.rows('投诉登记表').length);
const copyIn = (folder: string): string => {
  const [name, ...more] = readdirSync(pathOf(folder));
  if (name === undefined || more.length > 0) throw new Error(`${folder} holds ${[name, ...more].join(', ')}`);
  return `${folder}/${name}`;
};
const aside = (book: string): string[] =>
  readdirSync(pathOf('.')).filter((name) => name.startsWith(book.replace('.dutybook', ' before restore ')));

describe('backup', () => {
  it('makes a workbook of its own that holds what was recorded, under a name that every system takes', () => {
    const book = newBook();
    record(book);
    expect(dutybook('backup', book)).toMatchObject({ code: 0 });
    const copy = copyIn(`${book}.backups`);
    expect(copy).toMatch(/ 2026-03-02 090000\.dutybook$/);
    expect(dutybook('verify', copy).code).toBe(0);
    expect(complaints(copy)).toBe(1);
  });

  it('goes into the folder that --to names, and never over an earlier one', () => {
    const book = newBook();
    for (const _ of [1, 2]) expect(dutybook('backup', book, '--to', `${book}-usb`).code).toBe(0);
    expect(readdirSync(pathOf(`${book}-usb`))).toHaveLength(2);
  });

  it('where it cannot be written, says so and leaves nothing', () => {
    const book = newBook();
    write(`${book}-file`, 'no folder');
    const before = everything();
    expect(dutybook('backup', book, '--to', `${book}-file`)).toMatchObject({ code: 2, out: '' });
    expect(everything()).toEqual(before);
  });

  it('of a workbook that is served says what to do; serving made a copy of its own', async () => {
    const book = newBook();
    const serving = start('serve', book, '--no-open', '--port', '0');
    await new Promise((resolve) => serving.stdout?.once('data', resolve));
    const { code, err } = dutybook('backup', book);
    expect({ code, says: err.includes('Ctrl+C') }).toEqual({ code: 2, says: true });
    const ended = new Promise((resolve) => serving.once('exit', resolve));
    serving.kill('SIGTERM');
    await ended;
    expect(copyIn(`${book}.backups`)).toMatch(/ 2026-03-02\.dutybook$/);
    expect(dutybook('verify', copyIn(`${book}.backups`)).code).toBe(0);
  });
});

describe('restore', () => {
  it('puts the copy in place, keeps what was there, and says what is missing; the check notices it too', () => {
    const book = newBook();
    record(book);
    dutybook('backup', book);
    record(book, 'second-one');
    dutybook('summary', book, '2026-W09');
    const copy = copyIn(`${book}.backups`);
    const [copyBefore, bookBefore] = [read(copy), read(book)];
    const { code, out } = dutybook('restore', book, copy);
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 3 });
    expect(read(copy)).toEqual(copyBefore);
    expect(aside(book).map((name) => read(name))).toEqual([bookBefore]);
    expect(complaints(book)).toBe(1);
    const { reject } = json<CheckAnswer>(dutybook('check', book, '--json'));
    expect(reject.map(({ rule }) => rule)).toContain('FORM-RESTORED');
  });

  it('of a copy in which somebody worked on, says that each went its own way, however long it is', () => {
    const book = newBook();
    dutybook('backup', book);
    record(book);
    const copy = copyIn(`${book}.backups`);
    for (const key of ['other-one', 'other-two']) record(copy, key);
    const { out } = dutybook('restore', book, copy);
    expect(out).toContain('each went its own way');
    expect(dutybook('restore', book, aside(book)[0] ?? '').out).toContain('each went its own way');
  });

  it('of a copy that goes on from the workbook, says that nothing is missing', () => {
    const book = newBook();
    record(book);
    const copy = copyOf(book, `${book}-later.dutybook`);
    record(copy, 'second-one');
    expect(dutybook('restore', book, copy).out.trim().split('\n')).toHaveLength(2);
  });

  it('a damaged workbook is kept aside too', () => {
    const book = newBook();
    dutybook('backup', book);
    write(book, 'not a workbook any more');
    expect(dutybook('restore', book, copyIn(`${book}.backups`)).code).toBe(0);
    expect(aside(book)).toHaveLength(1);
    expect(dutybook('verify', book).code).toBe(0);
  });

  it('where nothing stands, the copy stands there', () => {
    const book = newBook();
    expect(dutybook('restore', 'gone.dutybook', book).code).toBe(0);
    expect(existsSync(pathOf('gone.dutybook'))).toBe(true);
  });

  it.each([
    ['a file that is no copy', () => write('letter.dutybook', 'Dear all')],
    ['a file that is not there', () => 'nowhere.dutybook'],
  ])('%s is refused, and nothing changes', (_, copy) => {
    const book = newBook();
    const other = copy();
    const before = everything();
    expect(dutybook('restore', book, other)).toMatchObject({ code: 2, out: '' });
    expect(everything()).toEqual(before);
  });

  it('the file itself is no copy of it', () => {
    const book = newBook();
    expect(dutybook('restore', book, `./${book}`).code).toBe(2);
  });
});

it('of the automatic copies, 14 days and 12 ends of months stay', () => {
  const days = Array.from({ length: 500 }, (_, back) =>
    new Date(Date.UTC(2026, 2, 2) - back * 86_400_000).toISOString().slice(0, 10),
  );
  const gone = new Set(superfluous(days, '2026-03-02'));
  const kept = days.filter((day) => !gone.has(day));
  expect(kept.slice(0, 14)).toEqual(days.slice(0, 14));
  expect(kept.slice(14)).toEqual([
    '2026-01-31',
    '2025-12-31',
    '2025-11-30',
    '2025-10-31',
    '2025-09-30',
    '2025-08-31',
    '2025-07-31',
    '2025-06-30',
    '2025-05-31',
    '2025-04-30',
    '2025-03-31',
  ]);
});
