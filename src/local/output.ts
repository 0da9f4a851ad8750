import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fill, LOCALES, type Locale, type Words } from '../domain/words.ts';
import { RunError } from './run-error.ts';
import { CLI } from './texts.ts';

/** How a command ended: done, done with issues or refused rows, could not run. */
export type ExitCode = 0 | 1 | 2;

/** The language of the person at the terminal, by its environment: Chinese, else English. */
export function terminalLocale(): Locale {
  const tag = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').replace('_', '-');
  const found = LOCALES.find((locale) => tag.startsWith(locale));
  return found ?? (/^zh-(HK|MO)/.test(tag) ? 'zh-TW' : tag.startsWith('zh') ? 'zh-CN' : 'en');
}

export const say = (says: Words, facts: Readonly<Record<string, string | number>> = {}): string =>
  fill(says[terminalLocale()], facts);

/** Answers go to stdout, whole; progress and complaints to stderr. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const tell = (text: string): void => void process.stderr.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Writes a file whole or not at all. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const draft = draftOf(file);
  try {
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
    throw new RunError(CLI.cannotWrite, { file });
  }
}

/** Refuses a place where a file cannot be written, before anything is done for it; a workbook is never written over. */
export function checkPlace(file: string): void {
  const draft = draftOf(file);
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(file);
    closeSync(openSync(draft, 'wx'));
  } catch {
    throw new RunError(CLI.cannotWrite, { file });
  } finally {
    rmSync(draft, { force: true });
  }
  if (isDatabase(file)) throw new RunError(CLI.overWorkbook, { file });
}

const draftOf = (file: string): string => `${file}.${randomBytes(4).toString('hex')}.tmp`;

function isDatabase(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const head = Buffer.alloc(16);
  const opened = openSync(file, 'r');
  readSync(opened, head, 0, 16, 0);
  closeSync(opened);
  return head.toString('latin1') === 'SQLite format 3\0';
}
