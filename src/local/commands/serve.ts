import { words } from '../../domain/words.ts';
import { bundle } from '../bundle.ts';
import type { ExitCode } from '../output.ts';
import { serveUntilSignal } from '../serve/until-signal.ts';
import { accountHere } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const serveCommand: Command = {
  usage: 'serve FILE [--port N] [--no-open]',
  about: words(
    '在浏览器里打开工作簿（仅限本机），直到按 Ctrl+C',
    '在瀏覽器裡開啟工作簿（僅限本機），直到按 Ctrl+C',
    'opens the workbook in the browser, on this machine alone, until Ctrl+C',
  ),
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  words: [1, 1],
  run: ([file = ''], options): Promise<ExitCode> =>
    serveUntilSignal({
      ...bundle(),
      ours: true,
      workbook: file,
      account: accountHere(),
      port: textOption(options, 'port'),
      browser: options['no-open'] !== true,
    }),
};
