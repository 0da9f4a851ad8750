import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a browser may take to start and read the file. */
const PATIENCE = 60_000;

/** A page that leads to another address at once. */
export const redirecting = (address: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}">\n`;

/**
 * Shows an address in the person's browser. It stands in a file that nobody else can read, since every account of the machine
 * sees what commands are given. Where no browser opens, the address that was printed does as well.
 * Gives what removes the file, which after a while happens by itself.
 */
export function openBrowser(address: string): () => void {
  const folder = laidDown(redirecting(address));
  if (folder === undefined) return () => undefined;
  const [command, args] = opener(process.platform, join(folder, PAGE));
  const opened = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  opened.on('error', () => undefined);
  opened.unref();
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const later = setTimeout(remove, PATIENCE);
  later.unref();
  return () => {
    clearTimeout(later);
    remove();
  };
}
const PAGE = 'open.html';

/** A folder of this person alone with the page in it; undefined where none can be made. */
function laidDown(html: string): string | undefined {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'dutybook-'));
    writeFileSync(join(folder, PAGE), html, { mode: 0o600, flag: 'wx' });
    return folder;
  } catch {
    return undefined;
  }
}

/** What opens a file with the program that is set for web pages, by system. */
export const opener = (platform: NodeJS.Platform, file: string): readonly [command: string, args: readonly string[]] =>
  platform === 'win32'
    ? ['cmd.exe', ['/d', '/s', '/c', `"start "" "${file}""`]]
    : [platform === 'darwin' ? 'open' : 'xdg-open', [file]];
