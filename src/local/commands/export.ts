import type { ExportAnswer } from '../../adapters/calls.ts';
import { words } from '../../domain/words.ts';
import { checkPlace, type ExitCode, print, say, writeWhole } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';
import { askingAs, withWorkbook } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const exportCommand: Command = {
  usage: 'export FILE REGISTER [PERIOD] --xlsx OUT [--as NAME]',
  about: words(
    '导出登记表；给出周期时按发生时间，没有的（钥匙台账）按登记时间',
    '匯出登記表；給出週期時按發生時間，沒有的（鑰匙台賬）按登記時間',
    'a register as Excel; with a period, by when it happened, or (keys have no such time) was recorded',
  ),
  options: { xlsx: { type: 'string' }, as: { type: 'string' } },
  words: [2, 3],
  async run([file = '', register = '', period], options): Promise<ExitCode> {
    const out = textOption(options, 'xlsx');
    if (out === undefined) throw new RunError(CLI.wrongArguments, { detail: `dutybook ${exportCommand.usage}` });
    checkPlace(out);
    const { entries, phonesMasked, isRestored, xlsx } = await withWorkbook(file, (call) =>
      call<ExportAnswer>('dutybookExport', { register, period, ...askingAs(call, textOption(options, 'as')) }),
    );
    writeWhole(out, Buffer.from(xlsx, 'base64'));
    print(say(CLI.exported, { entries, file: out }));
    if (isRestored) print(say(CLI.restoredExport));
    if (phonesMasked) print(say(CLI.masked));
    return 0;
  },
};
