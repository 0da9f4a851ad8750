import type { VerifyAnswer } from '../../app/verify.ts';
import { words } from '../../domain/words.ts';
import { type ExitCode, print, printJson, say } from '../output.ts';
import { CLI } from '../texts.ts';
import { withWorkbook } from '../workbook-file.ts';
import type { Command } from './command.ts';

export const verifyCommand: Command = {
  usage: 'verify FILE [--json]',
  about: words(
    '核对日志是否完整、与各表一致',
    '核對日誌是否完整、與各表一致',
    'whether the journal is whole and every sheet equals it',
  ),
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const answer = await withWorkbook(file, (call) => call<VerifyAnswer>('dutybookVerify'));
    const { ok, lines, hash, brokenAt, unprojected, lost, differences } = answer;
    if (options.json) printJson(answer);
    else if (ok) print(say(CLI.verified, { lines, hash }));
    else {
      if (typeof brokenAt === 'number') print(say(CLI.brokenAt, { line: brokenAt }));
      if (lost) print(say(CLI.restored, { kept: lost.sequence, sequence: lines }));
      if (unprojected > 0) print(say(CLI.unprojected, { count: unprojected }));
      for (const { kind, number } of differences) print(say(CLI[kind], { number }));
    }
    return ok ? 0 : 1;
  },
};
