import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { HealthAnswer } from '../../app/health.ts';
import { words } from '../../domain/words.ts';
import { asHostError } from '../../host/store.ts';
import { lockWorkbook } from '../../host/workbook-lock.ts';
import { freePath, stampOf } from '../backups.ts';
import { cannotWrite, type ExitCode, print, say, terminalLocale } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI, HOST_SAYS } from '../texts.ts';
import { clock, inWords, withWorkbook } from '../workbook-file.ts';
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
    const draft = `${file}.restoring`;
    try {
      // What is restored is a copy of the copy: opening one writes to it.
      inWords(copy, () => copyAll(copy, draft));
      const then = await journalIn(draft).catch((failure: unknown) => {
        throw failure instanceof RunError ? new RunError(failure.says, { ...failure.facts, file: copy }) : failure;
      });
      const now = existsSync(file) ? await journalOrWhyNot(file) : undefined;
      const aside = swap(file, draft);
      print(say(CLI.restoredFrom, { copy, file }));
      if (aside !== undefined) print(say(CLI.keptAside, { file: aside }));
      if (now instanceof RunError) print(say(CLI.notComparable, { detail: now.say(terminalLocale()) }));
      else if (now && now.sequence > then.sequence)
        print(
          say(CLI.newerLost, {
            now: now.sequence,
            nowAt: now.at ?? '—',
            old: then.sequence,
            oldAt: then.at ?? '—',
            count: now.sequence - then.sequence,
          }),
        );
      return 0;
    } finally {
      for (const end of ['', ...BESIDE, '.lock', '.properties']) rmSync(draft + end, { force: true });
    }
  },
};

type Journal = NonNullable<HealthAnswer['journal']>;

/** A workbook in which nothing was recorded has a journal too; one that cannot be opened by the program is told as it is. */
const journalIn = (file: string): Promise<Journal> =>
  withWorkbook(file, (call) => {
    const { lines, journal } = call<HealthAnswer>('dutybookHealth');
    const says = lines.find(({ about }) => about === 'workbook')?.says ?? '';
    if (!journal) throw new RunError(words(says, says, says));
    return journal;
  });

/** A damaged workbook is why somebody restores: only one that is open elsewhere is left alone. */
async function journalOrWhyNot(file: string): Promise<Journal | RunError> {
  try {
    return await journalIn(file);
  } catch (failure) {
    if (!(failure instanceof RunError) || failure.says === HOST_SAYS['in-use']) throw failure;
    return failure;
  }
}

/** SQLite's own files beside a workbook whose process was killed: its last writes are in them. */
const BESIDE = ['-wal', '-shm'];

function copyAll(from: string, to: string): void {
  if (!existsSync(from)) throw new RunError(HOST_SAYS.missing, { file: from });
  try {
    for (const end of ['', '-wal']) {
      rmSync(to + end, { force: true });
      if (existsSync(from + end)) copyFileSync(from + end, to + end);
    }
  } catch (failure) {
    throw cannotWrite(to, failure);
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
    const stem = basename(file).replace(/\.dutybook$/, '');
    const aside = freePath(dirname(file), `${stem} before restore ${stampOf(clock()?.() ?? Date.now())}`);
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
