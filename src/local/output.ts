import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** A program's own failure, in one line: what, and where in the program. */
export function unexpected(failure: unknown): string {
  const [what = String(failure), where = ''] = failure instanceof Error ? (failure.stack ?? '').split('\n') : [];
  return say(CLI.unexpected, { detail: `${what} ${where.trim()}` });
}

/** Writes a file whole or not at all: a draft beside it takes its name once it is on the disk. */
export function writeWhole(file: string, content: Uint8Array | string): void {
  const draft = draftOf(file);
  try {
    const opened = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(opened, content);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(draft, file);
  } catch (failure) {
    rmSync(draft, { force: true });
    throw cannotWrite(file, failure);
  }
}

/** Refuses a place where a file cannot be written, before anything is done for it; a workbook is never written over. */
export function checkPlace(file: string): void {
  const draft = draftOf(file);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new RunError(CLI.isFolder, { file });
  try {
    closeSync(openSync(draft, 'wx'));
  } catch (failure) {
    throw cannotWrite(file, failure);
  } finally {
    rmSync(draft, { force: true });
  }
  if (isDatabase(file)) throw new RunError(CLI.overWorkbook, { file });
}

/** `reason` is what the system calls it (ENOSPC, EACCES), for whoever looks after the machine. */
export const cannotWrite = (file: string, failure: unknown): RunError =>
  new RunError(CLI.cannotWrite, { file, reason: (failure as NodeJS.ErrnoException).code ?? String(failure) });

const draftOf = (file: string): string => `${file}.${randomBytes(4).toString('hex')}.tmp`;

function isDatabase(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const head = Buffer.alloc(16);
  const opened = openSync(file, 'r');
  readSync(opened, head, 0, 16, 0);
  closeSync(opened);
  return head.toString('latin1') === 'SQLite format 3\0';
}
