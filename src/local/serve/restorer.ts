import { copyFileSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { HostError } from '../../host/host-error.ts';
import { type Backup, backupFolder, backupsOf, beforeRestore, freePath, minuteOf } from '../backups.ts';
import { cannotWrite } from '../output.ts';
import { drafted, type Journal, removeDraft, swapIn } from '../restoring.ts';
import { RunError } from '../run-error.ts';
import { HOST_SAYS } from '../texts.ts';
import { BadRequest } from './asks.ts';
import type { ChangingHost } from './changing-host.ts';
import type { HostWorker } from './host-worker.ts';
import type { BackupSeen, BackupView, Calls, JournalView, News, Sentence } from './messages.ts';

export interface RestoreDesk {
  readonly file: string;
  readonly host: ChangingHost;
  readonly now: () => number;
  readonly tell: (news: News) => void;
}

/** Puts copies of the workbook in its place, for people who look at it. */
export interface Restorer {
  list(): readonly BackupView[];
  /** What restoring one would do. */
  look(id: string): Promise<Calls['backup']['tells']>;
  restore(id: string, sequence: number): Promise<Calls['restore']['tells']>;
}

export function makeRestorer({ file, host, now, tell }: RestoreDesk): Restorer {
  function backup(id: string): Backup {
    const found = backupsOf(file).find(({ path }) => basename(path) === id);
    if (!found) throw new BadRequest('backup');
    return found;
  }

  /** Gives where what stood there is kept, and how it is put back. */
  function swap(draft: string): { readonly kept: string; readonly undo: () => void } {
    const folder = backupFolder(file);
    const kept = freePath(folder, beforeRestore(file, now()));
    try {
      mkdirSync(folder, { recursive: true });
    } catch (failure) {
      throw cannotWrite(folder, failure);
    }
    swapIn(file, draft, kept);
    const undo = (): void => {
      copyFileSync(kept, draft);
      swapIn(file, draft);
    };
    return { kept, undo };
  }

  return {
    list: () =>
      backupsOf(file).map(({ path, kind, at, bytes }) => ({
        id: basename(path),
        at: minuteOf(at),
        bytes,
        kind,
      })),
    look: (id) =>
      inSentences(async () => {
        const { draft, seen } = await compared(host, file, backup(id).path);
        removeDraft(draft);
        return seen;
      }),
    restore: (id, sequence) =>
      inSentences(async () => {
        const { path, at } = backup(id);
        let told: Calls['restore']['tells'] = { done: true };
        let draft: string | undefined;
        let kept = '';
        let whole = false;
        try {
          await host.replace(async (standing) => {
            const compare = await compared(standing, file, path);
            const { seen } = compare;
            draft = compare.draft;
            whole = seen.missing === 0;
            if ((seen.here?.sequence ?? 0) !== sequence) {
              told = seen;
              return undefined;
            }
            return () => {
              const swapped = swap(compare.draft);
              kept = swapped.kept;
              return () => {
                kept = '';
                swapped.undo();
              };
            };
          });
        } catch (failure) {
          tell({ kind: 'reopened' });
          throw failure;
        } finally {
          if (draft !== undefined) removeDraft(draft);
        }
        if ('done' in told) tell({ kind: 'restored', at: minuteOf(at), kept: basename(kept), whole });
        return told;
      }),
  };
}

/** A copy beside the workbook that stands: what the one lacks of the other. */
async function compared(
  host: Pick<HostWorker, 'journal'>,
  file: string,
  copy: string,
): Promise<{ readonly draft: string; readonly seen: BackupSeen }> {
  const here = await host.journal(undefined);
  const { draft, journal } = await drafted(file, copy, here ?? undefined);
  try {
    const isOlder = here !== null && journal.holds !== true && (await host.journal(journal))?.holds === true;
    const missing = journal.holds ? 0 : isOlder ? here.sequence - journal.sequence : null;
    return { draft, seen: { copy: view(journal), here: here && view(here), missing } };
  } catch (failure) {
    removeDraft(draft);
    throw failure;
  }
}
const view = ({ sequence, at }: Journal): JournalView => ({ sequence, at: at ?? null });

/** What cannot be is told in the languages of the program. */
async function inSentences<Told>(work: () => Promise<Told>): Promise<Told | { readonly against: Sentence }> {
  try {
    return await work();
  } catch (failure) {
    const known =
      failure instanceof HostError
        ? new RunError(HOST_SAYS[failure.code], { file: '', detail: failure.message })
        : failure;
    if (known instanceof RunError) return { against: sentence(known) };
    throw failure;
  }
}

const sentence = (error: RunError): Sentence => ({
  'zh-CN': error.say('zh-CN'),
  'zh-TW': error.say('zh-TW'),
  en: error.say('en'),
});
