import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HealthAnswer } from '../../src/app/health.ts';
import type { VerifyAnswer } from '../../src/app/verify.ts';
import { dutybook, fixture, json, pathOf, start, write } from './cli.ts';

const OLDER = gunzipSync(readFileSync(fixture('workbook-2026-11-22.dutybook.gz')));
let books = 0;
const older = (): string => write(`older-${++books}.dutybook`, OLDER);
const copies = (book: string): string[] =>
  readdirSync(pathOf('.')).includes(`${book}.backups`)
    ? readdirSync(pathOf(`${book}.backups`)).filter((name) => name.endsWith('.dutybook'))
    : [];
const isOlder = (book: string): boolean => {
  const { lines } = json<HealthAnswer>(dutybook('health', book, '--json'));
  return lines.some(({ about, state }) => about === 'workbook' && state === 'bad');
};

describe('a workbook from before', () => {
  it('is copied and brought up to date by whatever command opens it first, which says so in a line', () => {
    const book = older();
    const { code, out, err } = dutybook('verify', book, '--json');
    expect([code, err.trim().split('\n').length]).toEqual([0, 1]);
    expect(JSON.parse(out) as VerifyAnswer).toMatchObject({ ok: true, lines: 16 });
    const [copy = '', ...more] = copies(book);
    expect(more).toEqual([]);
    expect(err).toContain(copy);
    expect([isOlder(book), isOlder(`${book}.backups/${copy}`)]).toEqual([false, true]);
    expect(dutybook('verify', book)).toMatchObject({ code: 0, err: '' });
    expect(copies(book)).toHaveLength(1);
  });

  it('is left as it is by what only looks: health and backup', () => {
    const book = older();
    expect(isOlder(book)).toBe(true);
    expect(dutybook('backup', book).code).toBe(0);
    expect(isOlder(book)).toBe(true);
  });

  it('is restored as it was kept, and brought up to date again', () => {
    const book = older();
    dutybook('verify', book);
    const [copy = ''] = copies(book);
    expect(dutybook('restore', book, `${book}.backups/${copy}`)).toMatchObject({ code: 0, err: '' });
    expect(isOlder(book)).toBe(true);
    expect(dutybook('verify', book).code).toBe(0);
  });

  it('is brought up to date when it is served', async () => {
    const book = older();
    const serving = start('serve', book, '--no-open', '--port', '0');
    let err = '';
    serving.stderr?.on('data', (text) => {
      err += text;
    });
    await new Promise((resolve) => serving.stdout?.once('data', resolve));
    const ended = new Promise((resolve) => serving.once('exit', resolve));
    serving.kill('SIGINT');
    await ended;
    expect(err).toContain('older');
    expect(isOlder(book)).toBe(false);
    // One from before, and that of the day.
    expect(copies(book)).toHaveLength(2);
  });
});
