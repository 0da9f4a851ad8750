import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { words } from '../../domain/words.ts';
import { asHostError } from '../../host/store.ts';
import { lockWorkbook } from '../../host/workbook-lock.ts';
import { beforeRestore, freePath } from '../backups.ts';
import { cannotWrite, type ExitCode, print, say, terminalLocale } from '../output.ts';
import { BESIDE, drafted, type Journal, journalIn, removeDraft } from '../restoring.ts';
import { RunError } from '../run-error.ts';
import { CLI, HOST_SAYS } from '../texts.ts';
import { clock, inWords } from '../workbook-file.ts';
import type { Command } from './command.ts';

export const restoreCommand: Command = {
  usage: 'restore FILE COPY',
  about: words(
    '从备份恢复；现有的工作簿改名留着，并说明会少什么',
    '從備份恢復；現有的工作簿改名留著，並說明會少什麼',
    'puts a copy in the workbook’s place, keeps the one that is there, and says what is missing then',
  ),
  options: {},
  words: [2, 2],
  async run([file = '', copy = '']): Promise<ExitCode> {
    if (resolve(file) === resolve(copy)) throw new RunError(CLI.sameFile);
    const { draft, journal: then } = await drafted(file, copy);
    try {
      const now = existsSync(file) ? await journalOrWhyNot(file, then) : undefined;
      // Where the copy goes on from what is there, nothing is missing.
      const isOlder = now instanceof RunError || !now || (await journalIn(draft, now)).holds !== true;
      const aside = swap(file, draft);
      print(say(CLI.restoredFrom, { copy, file }));
      if (aside !== undefined) print(say(CLI.keptAside, { file: aside }));
      if (now instanceof RunError) print(say(CLI.notComparable, { detail: now.say(terminalLocale()) }));
      else if (now && isOlder)
        print(
          say(now.holds ? CLI.newerLost : CLI.otherLost, {
            now: now.sequence,
            nowAt: now.at ?? '—',
            old: then.sequence,
            oldAt: then.at ?? '—',
            count: now.sequence - then.sequence,
          }),
        );
      return 0;
    } finally {
      removeDraft(draft);
    }
  },
};

/** A damaged workbook is why somebody restores: only one that is open elsewhere is left alone. */
async function journalOrWhyNot(file: string, other: Journal): Promise<Journal | RunError> {
  try {
    return await journalIn(file, other);
  } catch (failure) {
    if (!(failure instanceof RunError) || failure.says === HOST_SAYS['in-use']) throw failure;
    return failure;
  }
}

/** Puts the draft in the file's place, under its lock; gives where what stood there is now. What belongs to the script stays. */
function swap(file: string, draft: string): string | undefined {
  const unlock = inWords(file, () => {
    try {
      return lockWorkbook(file);
    } catch (failure) {
      throw asHostError(failure, file);
    }
  });
  try {
    if (!existsSync(file)) {
      renameSync(draft, file);
      return undefined;
    }
    const aside = freePath(dirname(file), beforeRestore(file, clock()?.() ?? Date.now()));
    renameSync(file, aside);
    if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size) renameSync(`${file}-wal`, `${aside}-wal`);
    for (const end of BESIDE) rmSync(file + end, { force: true });
    renameSync(draft, file);
    return aside;
  } catch (failure) {
    throw cannotWrite(file, failure);
  } finally {
    unlock();
  }
}
