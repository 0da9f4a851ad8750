import { words } from '../../domain/words.ts';
import { HostError } from '../../host/host-error.ts';
import { bundle } from '../bundle.ts';
import { type ExitCode, print, say, tell, unexpected } from '../output.ts';
import { RunError } from '../run-error.ts';
import { openBrowser } from '../serve/browser.ts';
import { type Served, serve } from '../serve/server.ts';
import { smtpSettings } from '../serve/smtp.ts';
import type { ClockRun } from '../serve/worker-messages.ts';
import { CLI, HOST_SAYS } from '../texts.ts';
import { accountHere, clock } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

/** Where the page is looked for first; the next free port is taken when something else is there. */
const PORT = 4170;

export const serveCommand: Command = {
  usage: 'serve FILE [--port N] [--no-open]',
  about: words(
    '在浏览器里打开工作簿（仅限本机），直到按 Ctrl+C',
    '在瀏覽器裡開啟工作簿（僅限本機），直到按 Ctrl+C',
    'opens the workbook in the browser, on this machine alone, until Ctrl+C',
  ),
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const asked = textOption(options, 'port');
    const port = portOf(asked);
    let broken: Error | undefined;
    const ended = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    const served = await opened(file, port, (error) => {
      broken = error;
      process.emit('SIGTERM');
    });
    if (port !== 0 && served.port !== port) tell(say(CLI.portTaken, { port, other: served.port }));
    print(say(CLI.serving, { file, address: served.address }));
    const forget = options['no-open'] === true ? undefined : openBrowser(served.way);
    await ended;
    forget?.();
    await served.close();
    if (broken) throw broken;
    return 0;
  },
};

async function opened(file: string, port: number, gone: (error: Error) => void): Promise<Served> {
  try {
    return await serve({
      ...bundle(),
      workbook: file,
      account: accountHere(),
      ahead: ahead(),
      smtp: smtpSettings(file),
      port,
      ran: tellRuns,
      failed: (failure) => tell(unexpected(failure)),
      gone,
    });
  } catch (failure) {
    if (failure instanceof HostError) throw new RunError(HOST_SAYS[failure.code], { file, detail: failure.message });
    throw failure;
  }
}

/** A clock that was set goes on from there. */
function ahead(): number | undefined {
  const set = clock()?.();
  return set === undefined ? undefined : set - Date.now();
}

/** What ran by the clock, for whoever looks at the terminal. */
function tellRuns(runs: readonly ClockRun[], late: boolean): void {
  const time = new Date().toLocaleTimeString('en-GB');
  const names = runs.map(({ handler }) => handler).join(', ');
  tell(say(late ? CLI.ranLate : CLI.ranByItself, { time, names }));
  for (const { handler, error } of runs)
    if (error !== null) tell(say(CLI.failedByItself, { time, names: handler, detail: error }));
}

function portOf(asked: string | undefined): number {
  if (asked === undefined) return PORT;
  const port = Number(asked);
  if (!/^\d{1,5}$/.test(asked) || port > 65_535) throw new RunError(CLI.wrongArguments, { detail: `--port ${asked}` });
  return port;
}
