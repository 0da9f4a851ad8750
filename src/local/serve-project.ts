import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { createWorkbook } from '../host/host.ts';
import { readProject } from '../host/project.ts';
import { type ExitCode, terminalLocale } from './output.ts';
import { serveUntilSignal } from './serve/until-signal.ts';
import { inWords } from './workbook-file.ts';

export interface ServeProject {
  readonly folder: string;
  /** Made where it is not there. */
  readonly workbook: string;
  /** Mail address of the user who sits here. */
  readonly account: string;
  readonly port: string | undefined;
  readonly browser: boolean;
}

/** Gives any Apps Script project the page, on a workbook of its own. Throws a ProjectError where the folder cannot be run. */
export async function serveProject({ folder, workbook, ...rest }: ServeProject): Promise<ExitCode> {
  const project = readProject(folder);
  const { timeZone } = project.manifest;
  const locale = LOCALES[terminalLocale()];
  const title = basename(workbook).replace(/\.\w+$/, '');
  if (!existsSync(workbook)) inWords(workbook, () => createWorkbook(workbook, { title, timeZone, locale }));
  return serveUntilSignal({ ...rest, ...project, workbook, ours: false });
}

/** A new workbook is in the language of the terminal. */
const LOCALES = { 'zh-CN': 'zh_CN', 'zh-TW': 'zh_TW', en: 'en_US' };
