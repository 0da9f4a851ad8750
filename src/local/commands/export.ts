import type { ExportAnswer } from '../../app/export-register.ts';
import { checkPlace, type ExitCode, print, say, writeWhole } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';
import { personOf, withWorkbook } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const exportCommand: Command = {
  usage: 'export FILE REGISTER [PERIOD] --xlsx OUT [--as NAME]',
  options: { xlsx: { type: 'string' }, as: { type: 'string' } },
  words: [2, 3],
  async run([file = '', register = '', period], options): Promise<ExitCode> {
    const out = textOption(options, 'xlsx');
    if (out === undefined) throw new RunError(CLI.wrongArguments, { detail: '--xlsx OUT' });
    checkPlace(out);
    const request = { register, period, person: personOf(textOption(options, 'as')) };
    const { entries, phonesMasked, xlsx } = await withWorkbook(file, (call) =>
      call<ExportAnswer>('dutybookExport', request),
    );
    writeWhole(out, Buffer.from(xlsx, 'base64'));
    print(say(CLI.exported, { entries, file: out }));
    if (phonesMasked) print(say(CLI.masked));
    return 0;
  },
};
