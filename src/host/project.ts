import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, normalize, relative, resolve, sep } from 'node:path';
import { Script } from 'node:vm';
import { parse } from 'acorn';
import { zoneNamed } from './zone.ts';

/** A script file by the name that Google gives it: its path in the project, without the ending. */
export interface SourceFile {
  readonly name: string;
  readonly source: string;
}

/** An Apps Script project as the host runs it. */
export interface Project {
  readonly code: readonly SourceFile[];
  readonly html: Readonly<Record<string, string>>;
  readonly manifest: { readonly timeZone: string; readonly oauthScopes?: readonly string[] };
}

/** Why a folder cannot be run, in one sentence with what to do. */
export class ProjectError extends Error {}

/** What clasp never pushes unless it is told to. */
const NOT_PUSHED = ['.git', 'node_modules'];

/** Reads a folder as `clasp push` would send it, in its order. */
export function readProject(folder: string): Project {
  const settings = claspSettings(folder);
  const root = resolve(folder, settings.rootDir ?? '.');
  const files = filesUnder(root, root);
  const manifest = manifestOf(join(root, 'appsscript.json'));
  const first = (settings.filePushOrder ?? []).map((path) => normalize(resolve(folder, path)));
  const rank = (path: string): number => (first.indexOf(path) + first.length + 1) % (first.length + 1);
  const inOrder = files.sort((a, b) => rank(a) - rank(b) || relative(root, a).localeCompare(relative(root, b)));
  const named = (endings: readonly string[]): SourceFile[] =>
    inOrder
      .filter((path) => endings.includes(extname(path).toLowerCase()))
      .map((path) => ({
        name: relative(root, path).slice(0, -extname(path).length).split(sep).join('/'),
        source: readFileSync(path, 'utf8'),
      }));
  const scripts = named(['.js', '.gs']);
  const twice = scripts.find(({ name }, at) => scripts.findIndex((other) => other.name === name) !== at);
  if (twice)
    throw new ProjectError(`${twice.name}.js and ${twice.name}.gs are one file to Google: take one of them away.`);
  if (scripts.length === 0) throw new ProjectError(`${root} holds no script: put a .js or .gs file there.`);
  const html = Object.fromEntries(named(['.html']).map(({ name, source }) => [name, source]));
  return { code: asLoaded(scripts), html, manifest };
}

interface ClaspSettings {
  readonly rootDir?: string;
  readonly filePushOrder?: readonly string[];
}

function claspSettings(folder: string): ClaspSettings {
  const file = join(folder, '.clasp.json');
  const settings = jsonOf(file, '{}') as ClaspSettings | null;
  const { rootDir = '', filePushOrder = [] } = settings ?? {};
  if (typeof rootDir !== 'string' || !isTexts(filePushOrder))
    throw new ProjectError(`${file}: rootDir has to be a text and filePushOrder a list of texts.`);
  return settings ?? {};
}

function manifestOf(file: string): Project['manifest'] {
  const { timeZone, oauthScopes } = (jsonOf(file, undefined) ?? {}) as Partial<Project['manifest']>;
  if (typeof timeZone !== 'string' || !isZone(timeZone))
    throw new ProjectError(`${file} names no time zone: give it one, as "timeZone": "Asia/Shanghai".`);
  if (oauthScopes !== undefined && !isTexts(oauthScopes))
    throw new ProjectError(`${file}: oauthScopes has to be a list of texts.`);
  return { timeZone, ...(oauthScopes && { oauthScopes }) };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function isZone(name: string): boolean {
  try {
    zoneNamed(name);
    return true;
  } catch {
    return false;
  }
}

function jsonOf(file: string, missing: string | undefined): unknown {
  let text = missing;
  try {
    text = readFileSync(file, 'utf8');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw cannotRead(file, failure);
  }
  if (text === undefined) throw new ProjectError(`${file} is not there: every Apps Script project has one.`);
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new ProjectError(`${file} is no JSON: ${(failure as Error).message}`);
  }
}

/** As clasp: links are not followed. */
function filesUnder(folder: string, root: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (failure) {
    throw cannotRead(folder, failure);
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_PUSHED.includes(basename(path)) ? [] : filesUnder(path, root);
    return entry.isFile() ? [path] : [];
  });
}

const cannotRead = (path: string, failure: unknown): ProjectError =>
  new ProjectError(
    (failure as NodeJS.ErrnoException).code === 'ENOENT'
      ? `${path} is not there: check the name.`
      : `${path} cannot be read (${(failure as NodeJS.ErrnoException).code ?? failure}): check its permissions.`,
  );

/**
 * The functions of all files, then the rest of each: "you can call functions in separate files before they're parsed"
 * (Google's release notes of the V8 runtime). What is taken out leaves blanks, so that errors name the right place.
 */
function asLoaded(scripts: readonly SourceFile[]): SourceFile[] {
  const split = scripts.map(({ name, source }) => {
    checkSyntax(name, source);
    const functions: Span[] = [];
    const rest: Span[] = [];
    for (const statement of parse(source, { ecmaVersion: 'latest', sourceType: 'script' }).body) {
      if (statement.type !== 'FunctionDeclaration') rest.push(statement);
      // "use strict" holds for both parts.
      if (statement.type === 'FunctionDeclaration' || 'directive' in statement) functions.push(statement);
    }
    return { name, functions: only(source, functions), rest: only(source, rest) };
  });
  return [
    ...split.map(({ name, functions }) => ({ name, source: functions })),
    ...split.map(({ name, rest }) => ({ name, source: rest })),
  ];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function only(source: string, spans: readonly Span[]): string {
  let text = '';
  let at = 0;
  const blank = (until: number): string => source.slice(at, until).replace(/[^\r\n\u2028\u2029]/g, ' ');
  for (const { start, end } of spans) {
    text += blank(start) + source.slice(start, end);
    at = end;
  }
  return text + blank(source.length);
}

/** In the words in which Google refuses to save a file. */
function checkSyntax(name: string, source: string): void {
  try {
    new Script(source, { filename: name });
  } catch (error) {
    const [, line = '?'] = /:(\d+)\n/.exec((error as Error).stack ?? '') ?? [];
    throw new ProjectError(`Syntax error: ${error} line: ${line} file: ${name}`);
  }
}
