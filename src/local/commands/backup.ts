import { words } from '../../domain/words.ts';
import { HostError } from '../../host/host-error.ts';
import { backUp, backupFolder } from '../backups.ts';
import { cannotWrite, type ExitCode, print, say } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI, HOST_SAYS } from '../texts.ts';
import { clock, withWorkbookAsIs } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const backupCommand: Command = {
  usage: 'backup FILE [--to FOLDER]',
  about: words(
    '备份工作簿，默认放在旁边的 FILE.backups 文件夹',
    '備份工作簿，預設放在旁邊的 FILE.backups 資料夾',
    'copies the workbook, into the folder FILE.backups beside it unless --to names another',
  ),
  options: { to: { type: 'string' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const folder = textOption(options, 'to') ?? backupFolder(file);
    if (folder.trim() === '') throw new RunError(CLI.wrongArguments, { detail: '--to FOLDER' });
    const copy = await withWorkbookAsIs(file, (_, host) =>
      copied(() => backUp(host, file, folder, clock()?.() ?? Date.now()), folder),
    ).catch((failure: unknown) => {
      throw failure instanceof RunError && failure.says === HOST_SAYS['in-use']
        ? new RunError(CLI.backupBusy, { file })
        : failure;
    });
    print(say(CLI.backedUp, { file: copy }));
    return 0;
  },
};

function copied(copy: () => string, folder: string): string {
  try {
    return copy();
  } catch (failure) {
    if (failure instanceof HostError)
      throw new RunError(HOST_SAYS[failure.code], { file: folder, detail: failure.message });
    throw cannotWrite(folder, failure);
  }
}
