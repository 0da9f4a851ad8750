import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { words } from '../../domain/words.ts';
import { beforeRestore, freePath } from '../backups.ts';
import { type ExitCode, print, say, terminalLocale } from '../output.ts';
import { drafted, type Journal, journalIn, removeDraft, swapIn } from '../restoring.ts';
import { RunError } from '../run-error.ts';
import { CLI, HOST_SAYS } from '../texts.ts';
import { clock } from '../workbook-file.ts';
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
      const aside = freePath(dirname(file), beforeRestore(file, clock()?.() ?? Date.now()));
      const stood = swapIn(file, draft, aside);
      print(say(CLI.restoredFrom, { copy, file }));
      if (stood) print(say(CLI.keptAside, { file: aside }));
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
