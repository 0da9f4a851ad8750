import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type { HealthAnswer } from '../app/health.ts';
import { words } from '../domain/words.ts';
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
export const BESIDE = ['-wal', '-shm'];

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
