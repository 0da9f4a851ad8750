import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCALES } from '../domain/words.ts';
import { RunError } from './run-error.ts';
import { CLI } from './texts.ts';

/** The add-on's own pages. */
const PAGES = [...LOCALES.map((locale) => `Sidebar-${locale}`), 'Setup', 'Help'];

/** The folder that holds dist/ and build/, wherever this file was bundled to. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What no client may call there is for whoever has the whole file, as everybody here does: without asking who they are. */
export const BRING_UP_TO_DATE = 'bringUpToDate';
const UP_TO_DATE = `\nfunction ${BRING_UP_TO_DATE}(request) { return dutybookMigrate_(request); }\n`;

/** What goes to Google, as the host runs it here. */
export interface Bundle {
  readonly code: string;
  /** The project's HTML files, by name. */
  readonly html: Readonly<Record<string, string>>;
  readonly manifest: { readonly timeZone: string; readonly oauthScopes: readonly string[] };
}

export function bundle(): Bundle {
  return {
    code: built('dist', 'Code.js') + UP_TO_DATE,
    html: Object.fromEntries(PAGES.map((name) => [name, built('dist', `${name}.html`)])),
    manifest: JSON.parse(built('dist', 'appsscript.json')),
  };
}

/** The path of something the build made. */
export const builtPath = (folder: 'dist' | 'build', name: string): string => join(root, folder, name);

/** A text that the build made. */
export function built(folder: 'dist' | 'build', name: string): string {
  try {
    return readFileSync(builtPath(folder, name), 'utf8');
  } catch {
    throw new RunError(CLI.notBuilt);
  }
}
