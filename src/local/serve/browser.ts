import { spawn } from 'node:child_process';

/** Shows an address in the person's browser. Where there is none, the address that was printed does as well. */
export function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd.exe', '/c', 'start', '""', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  const opened = spawn(command as string, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  opened.on('error', () => undefined);
  opened.unref();
}
