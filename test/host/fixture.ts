import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach } from 'vitest';
import { createWorkbook, type Host, type HostOptions, openHost } from '../../src/host/host.ts';

export const ROOT = new URL('../..', import.meta.url).pathname;
export const ZONE = 'Asia/Shanghai';
export const ACCOUNT = 'desk@example.com';
/** 2026-02-14 09:30 in Shanghai, a Saturday. */
export const NOW = Date.UTC(2026, 1, 14, 1, 30);

const SOURCE = join(ROOT, 'src/host/emulation');
const EMULATION = join(ROOT, 'build/emulation.js');

/** `npm test` has built it; when only vitest runs, a stale one is built again. Renamed into place: test files run at once. */
function freshEmulation(): void {
  const built = statSync(EMULATION, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (readdirSync(SOURCE).every((name) => statSync(join(SOURCE, name)).mtimeMs < built)) return;
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const draft = `${EMULATION}.${process.pid}`;
  buildSync({ entryPoints: [join(SOURCE, 'main.ts')], bundle: true, format: 'iife', target: 'es2020', outfile: draft });
  renameSync(draft, EMULATION);
}
freshEmulation();

/** A program of the tests for a process of its own; gives its path. */
export function buildProgram(entry: string): string {
  const outfile = join(ROOT, 'build', `${entry}.${process.pid}.mjs`);
  buildSync({
    entryPoints: [join(ROOT, 'test/host', `${entry}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  });
  cleanUp.push(() => rmSync(outfile, { force: true }));
  return outfile;
}

const cleanUp: (() => void)[] = [];

afterEach(() => {
  for (const act of cleanUp.splice(0).reverse()) act();
});

/** A path in a folder of its own that is gone after the test. */
export function freshPath(name = 'book.dutybook'): string {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

export function newWorkbook(locale = 'zh_CN', timeZone = ZONE): string {
  const path = freshPath();
  createWorkbook(path, { title: '客服台账', timeZone, locale });
  return path;
}

/** A host on a new workbook, or on `workbook`; closed after the test. */
export function open(code: string, options: Partial<HostOptions> = {}): Host {
  const host = openHost({
    workbook: options.workbook ?? newWorkbook(),
    code,
    manifest: { timeZone: ZONE },
    account: ACCOUNT,
    now: () => NOW,
    seed: 7,
    ...options,
  });
  cleanUp.push(() => host.close());
  return host;
}

/** What a function's body gives or throws, run in the script's world. */
export const scriptOf = (body: (...args: never[]) => unknown): string =>
  `function run(...args) { return (${body})(SpreadsheetApp.getActive(), ...args); }`;
