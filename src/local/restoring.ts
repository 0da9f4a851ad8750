import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import type { HealthAnswer } from '../app/health.ts';
import { words } from '../domain/words.ts';
import { asHostError } from '../host/store.ts';
import { lockWorkbook } from '../host/workbook-lock.ts';
import { cannotWrite } from './output.ts';
import { RunError } from './run-error.ts';
import { HOST_SAYS } from './texts.ts';
import { inWords, withWorkbookAsIs } from './workbook-file.ts';

/** How far a workbook's journal reaches, and whether it leads up to the head that was asked about. */
export type Journal = NonNullable<HealthAnswer['journal']> & { readonly holds?: boolean };

/** What a health answer says of the journal; a workbook that cannot be opened by the program says why. */
export function journalOf({ lines, journal, holds }: HealthAnswer): Journal {
  if (journal) return { ...journal, ...(holds !== undefined && { holds }) };
  const says = lines.find(({ about }) => about === 'workbook')?.says ?? '';
  throw new RunError(words(says, says, says));
}

/** A workbook in which nothing was recorded has a journal too. `other` is the head of another copy, to compare with. */
export const journalIn = (file: string, other?: Journal): Promise<Journal> =>
  withWorkbookAsIs(file, (call) => journalOf(call<HealthAnswer>('dutybookHealth', other)));

/** SQLite's own files beside a workbook whose process was killed: its last writes are in them. */
const BESIDE = ['-wal', '-shm'];

/** A copy of a copy, beside the workbook, and what its journal says: opening one writes to it. */
export async function drafted(
  file: string,
  copy: string,
  other?: Journal,
): Promise<{ readonly draft: string; readonly journal: Journal }> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.restoring`;
  try {
    inWords(copy, () => copyAll(copy, draft));
    const journal = await journalIn(draft, other).catch((failure: unknown) => {
      throw failure instanceof RunError ? new RunError(failure.says, { ...failure.facts, file: copy }) : failure;
    });
    return { draft, journal };
  } catch (failure) {
    removeDraft(draft);
    throw failure;
  }
}

/**
 * Puts a draft in the workbook's place, in one step and under its lock; what stood there is kept as a copy first, where one is
 * wanted, with what SQLite had not yet written into it. Says whether anything stood there. What belongs to the script stays.
 */
export function swapIn(file: string, draft: string, kept?: string): boolean {
  const unlock = inWords(file, () => {
    try {
      return lockWorkbook(file);
    } catch (failure) {
      throw asHostError(failure, file);
    }
  });
  try {
    const stood = existsSync(file);
    if (stood && kept !== undefined) {
      if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size) copyFileSync(`${file}-wal`, `${kept}-wal`);
      copyFileSync(file, `${kept}.part`);
      onDisk(`${kept}.part`);
      renameSync(`${kept}.part`, kept);
    }
    onDisk(draft);
    for (const end of BESIDE) rmSync(file + end, { force: true });
    renameSync(draft, file);
    return stood;
  } catch (failure) {
    throw cannotWrite(file, failure);
  } finally {
    unlock();
  }
}

/** A power cut leaves all of a file or nothing, once this has returned. */
function onDisk(path: string): void {
  const opened = openSync(path, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Removes a draft, unless it stands in the workbook's place by now, and whatever came to lie beside it. */
export function removeDraft(draft: string): void {
  for (const end of ['', ...BESIDE, '.lock', '.properties', '.outbox'])
    rmSync(draft + end, { recursive: true, force: true });
}

function copyAll(from: string, to: string): void {
  if (!existsSync(from)) throw new RunError(HOST_SAYS.missing, { file: from });
  try {
    for (const end of ['', '-wal']) if (existsSync(from + end)) copyFileSync(from + end, to + end);
  } catch (failure) {
    throw cannotWrite(to, failure);
  }
}
