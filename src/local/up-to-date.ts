import type { Answered } from '../adapters/calls.ts';
import type { MigrateAnswer } from '../app/migrate.ts';
import type { Host } from '../host/host.ts';
import { HostError } from '../host/host-error.ts';
import { backUp, backupFolder } from './backups.ts';
import { BRING_UP_TO_DATE } from './bundle.ts';
import { cannotWrite, say, tell } from './output.ts';
import { RunError } from './run-error.ts';
import { CLI } from './texts.ts';

/** Brings a workbook from before up to date, once a copy of it is kept, and says so in a line. */
export function bringUpToDate(host: Host, file: string, at: number): void {
  const asked = migrate(host, false);
  // A workbook that cannot be opened says why to whoever asks something of it.
  if ('error' in asked || asked.answer.wanted.length === 0) return;
  const copy = copied(host, file, at);
  const answer = migrate(host, true);
  if ('error' in answer) throw new RunError(answer.error.says);
  tell(say(CLI.upToDate, { file, copy }));
}

const migrate = (host: Host, isCopied: boolean): Answered<MigrateAnswer> =>
  host.run(BRING_UP_TO_DATE, [{ copied: isCopied }]).result as Answered<MigrateAnswer>;

function copied(host: Host, file: string, at: number): string {
  const folder = backupFolder(file);
  try {
    return backUp(host, file, folder, at);
  } catch (failure) {
    throw failure instanceof HostError ? failure : cannotWrite(folder, failure);
  }
}
