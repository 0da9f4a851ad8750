import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ROOT } from '../host/fixture.ts';
import { type Desk, deskOn } from '../support/desk.ts';

/** A Monday morning in Shanghai: the clock of every command here. */
export const NOW = '2026-03-02 09:00';

/** What a command left behind for whoever called it. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = join(ROOT, 'build/local.js');
const ENVIRONMENT = { PATH: process.env.PATH, LANG: 'C.UTF-8', DUTYBOOK_NOW: '2026-03-02T09:00:00+08:00' };
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs `dutybook` as at a terminal, in the folder of the tests. */
export const dutybook = (...words: readonly string[]): Ran => dutybookWith({}, ...words);

/** The same, with more in its environment. */
export function dutybookWith(environment: Readonly<Record<string, string>>, ...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env: { ...ENVIRONMENT, ...environment },
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Starts it without waiting, to be killed. */
export const start = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, env: ENVIRONMENT });

/** What a command said as JSON; it must have said nothing else. */
export function json<Answer>({ code, out, err }: Ran): Answer {
  if (code === 2 || out === '') throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out) as Answer;
}

export const pathOf = (name: string): string => join(folder, name);
export const fixture = (name: string): string => join(ROOT, 'test/fixtures', name);
export const read = (name: string): Buffer => readFileSync(pathOf(name));

/** Writes a file into the folder of the tests; gives its name. */
export function write(name: string, content: string | Uint8Array): string {
  writeFileSync(pathOf(name), content);
  return name;
}

let books = 0;
/** A workbook of the site 云栖花园 that `dutybook new` made, once for each language and then copied; gives its name. */
export function newBook(locale: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN'): string {
  const made = join('made', locale, '云栖花园.dutybook');
  if (!existsSync(pathOf(made))) {
    mkdirSync(pathOf(join('made', locale)), { recursive: true });
    const { code, err } = dutybook('new', made, '--locale', locale);
    if (code !== 0) throw new Error(err);
  }
  books += 1;
  return copyOf(made, `book-${books}.dutybook`);
}

/** A copy of a workbook that no process has open; whoever was killed has left its last writes in a file beside it. */
export function copyOf(name: string, copy: string): string {
  for (const end of ['', '-wal'])
    if (existsSync(pathOf(name + end))) copyFileSync(pathOf(name + end), pathOf(copy + end));
    else rmSync(pathOf(copy + end), { force: true });
  return copy;
}

/** Opens a workbook in this process, to look into it or to change it by hand; `work` must not start commands on it. */
export function inBook<Result>(name: string, work: (desk: Desk) => Result): Result {
  const desk = deskOn(pathOf(name), NOW);
  try {
    return work(desk);
  } finally {
    desk.close();
  }
}

/**
 * Everything in the folder with what is in it, to see that a refused command changed nothing. What SQLite keeps beside a
 * workbook holds nothing once it is closed.
 */
export const everything = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/(\.lock|-wal|-shm)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), digest(readFileSync(path))]),
  );
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Rows under headings, as CSV. */
export const csv = (...rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
