import type { AcceptAnswer } from '../../app/accept-restored.ts';
import { words } from '../../domain/words.ts';
import { type ExitCode, print, say } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';
import { askingAs, withWorkbook } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const acceptCommand: Command = {
  usage: 'accept FILE --reason TEXT [--as NAME]',
  about: words(
    '从恢复的旧版本继续（主管以上，记入日志）',
    '從恢復的舊版本繼續（主管以上，記入日誌）',
    'go on from an older version that was restored (supervisors and above, on record)',
  ),
  options: { reason: { type: 'string' }, as: { type: 'string' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const reason = textOption(options, 'reason')?.trim() ?? '';
    if (reason === '') throw new RunError(CLI.wrongArguments, { detail: '--reason TEXT' });
    const { accepted, sequence } = await withWorkbook(file, (call) =>
      call<AcceptAnswer>('dutybookAccept', { reason, ...askingAs(call, textOption(options, 'as')) }),
    );
    print(say(accepted ? CLI.accepted : CLI.nothingToAccept, { sequence }));
    return 0;
  },
};
