import { HostError } from '../../host/host-error.ts';
import { type ExitCode, print, say, tell, unexpected } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI, HOST_SAYS } from '../texts.ts';
import { clock } from '../workbook-file.ts';
import { openBrowser } from './browser.ts';
import { type Served, type ServeOptions, serve } from './server.ts';
import { smtpSettings } from './smtp.ts';
import type { ClockRun } from './worker-messages.ts';

/** Where the page is looked for first; the next free port is taken when something else is there. */
const PORT = 4170;

export interface ServeAsked extends Pick<ServeOptions, 'workbook' | 'code' | 'html' | 'manifest' | 'account' | 'ours'> {
  /** As it was typed. */
  readonly port: string | undefined;
  readonly browser: boolean;
}

/** Serves a workbook, opens the browser on it, and ends when the terminal says so. */
export async function serveUntilSignal({ port: typed, browser, ...start }: ServeAsked): Promise<ExitCode> {
  const port = portOf(typed);
  let broken: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const served = await opened(start, port, (error) => {
    broken = error;
    process.emit('SIGTERM');
  });
  if (port !== 0 && served.port !== port) tell(say(CLI.portTaken, { port, other: served.port }));
  print(say(CLI.serving, { file: start.workbook, address: served.address }));
  const forget = browser ? openBrowser(served.way) : undefined;
  await ended;
  forget?.();
  await served.close();
  if (broken) throw broken;
  return 0;
}

async function opened(
  start: Omit<ServeAsked, 'port' | 'browser'>,
  port: number,
  gone: (error: Error) => void,
): Promise<Served> {
  const file = start.workbook;
  try {
    return await serve({
      ...start,
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
