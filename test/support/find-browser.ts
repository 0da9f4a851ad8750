import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];

/**
 * Finds a browser for the tests of the pages, before any of them begins: one that is installed, else the one that a package
 * carries, unpacked once with the libraries it needs (a bare machine has neither).
 */
export default async function findBrowser(): Promise<void> {
  process.env.DUTYBOOK_BROWSER ??= INSTALLED.find(existsSync) ?? (await unpacked());
}

async function unpacked(): Promise<string> {
  // Asked for before it is imported: only then does it unpack its libraries too.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: carried } = await import('@sparticuz/chromium');
  return carried.executablePath();
}
