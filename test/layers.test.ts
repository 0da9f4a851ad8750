import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { MEASURES } from '../src/measures/index.ts';
import { REGISTERS } from '../src/registers/index.ts';

const ROOT = new URL('..', import.meta.url).pathname;

interface Source {
  /** From the project's root: `src/domain/moment.ts`. */
  readonly path: string;
  /** `domain`, or the file's own name for one that stands in src/ itself. */
  readonly room: string;
  readonly text: string;
  /** Without comments and texts, so that only what runs is left. */
  readonly code: string;
  /** What it imports: paths from the root, or names of packages. */
  readonly imports: readonly string[];
}

const STATEMENT = /^(?:import|export)\s[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm;

const SOURCES: readonly Source[] = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const path = join('src', name);
    const text = readFileSync(join(ROOT, path), 'utf8');
    const imports = [...bare(text, false).matchAll(STATEMENT)].map(([, from, sideEffect = '']) => {
      const name = from ?? sideEffect;
      return name.startsWith('.') ? normalize(join(dirname(path), name)) : name;
    });
    return { path, room: roomOf(path), text, code: bare(text, true), imports };
  });

function roomOf(path: string): string {
  const [, room = '', file] = path.split('/');
  return file === undefined ? room.replace(/\.ts$/, '') : room;
}

/** A source without its comments, and without its texts where only code is asked for. */
function bare(text: string, textsToo: boolean): string {
  const parts = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return text.replace(parts, (part) => (part.startsWith('/') ? '' : textsToo && !part.startsWith('`') ? "''" : part));
}

/** Which rooms a room may import from: DESIGN §2. Every room may import from itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  registers: ['domain'],
  measures: ['domain', 'registers'],
  locales: ['domain'],
  reports: ['domain', 'registers', 'measures', 'locales'],
  writers: ['domain', 'reports', 'locales'],
  sample: ['domain', 'registers'],
  adapters: ['domain', 'registers', 'measures', 'reports', 'writers', 'locales'],
  app: ['domain', 'registers', 'measures', 'reports', 'writers', 'locales', 'adapters', 'sample'],
  main: ['app'],
  rare: ['app'],
  host: [],
  'host-cli': ['host', 'local'],
  local: ['domain', 'registers', 'measures', 'reports', 'writers', 'locales', 'adapters', 'app', 'host'],
  sidebar: ['domain', 'registers', 'adapters'],
  page: ['local'],
};

const between = (source: Source): string[] =>
  source.imports.filter((from) => from.startsWith('src/') && roomOf(from) !== source.room);

it('imports go one way', () => {
  expect(new Set(SOURCES.map(({ room }) => room)).size).toBeGreaterThan(8);
  const back = SOURCES.flatMap((source) =>
    between(source)
      .filter((from) => !MAY_IMPORT[source.room]?.includes(roomOf(from)))
      .map((from) => `${source.path} → ${from}`),
  );
  expect(back).toEqual([]);
});

it('every import leads to a file', () => {
  const there = new Set(SOURCES.map(({ path }) => path));
  const lost = SOURCES.flatMap(({ path, imports }) =>
    imports.filter((from) => from.startsWith('src/') && !there.has(from)).map((from) => `${path} → ${from}`),
  );
  expect(lost).toEqual([]);
});

it('the sidebar takes types alone from the adapters', () => {
  const taken = SOURCES.filter(({ room }) => room === 'sidebar').flatMap(({ path, text }) =>
    [...text.matchAll(/import (?!type\b)[^;]*'[^']*\/adapters\/[^']*'/g)].map(([line]) => `${path}: ${line}`),
  );
  expect(taken).toEqual([]);
});

it('the page takes types alone, of what it and the server say to each other', () => {
  const taken = SOURCES.filter(({ room }) => room === 'page').flatMap(({ path, text }) =>
    [...text.matchAll(/import (type )?[^;]*'([^']*\/local\/[^']*)'/g)]
      .filter(([, type, from]) => !type || from !== '../local/serve/messages.ts')
      .map(([line]) => `${path}: ${line}`),
  );
  expect(taken).toEqual([]);
});

it('the domain leans on nothing but a hash; what runs in Google’s world on no module of Node’s', () => {
  const packages = (rooms: readonly string[]): string[] => [
    ...new Set(
      SOURCES.filter(({ room }) => rooms.includes(room)).flatMap(({ imports }) =>
        imports.filter((from) => !from.startsWith('src/')),
      ),
    ),
  ];
  expect(packages(['domain']).filter((name) => !name.startsWith('@noble/hashes/'))).toEqual([]);
  expect(
    packages(['registers', 'measures', 'reports', 'locales', 'adapters', 'app', 'main', 'rare', 'sample']),
  ).toEqual([]);
  expect(packages(['writers']).filter((name) => !/^(?:fflate|exceljs)(?:\/|$)/.test(name))).toEqual([]);
});

it('there is no import ring', () => {
  // Google's classes give each other: a sheet its ranges, a range its sheet.
  const sources = SOURCES.filter(({ path }) => !path.startsWith('src/host/emulation/'));
  const imports = new Map(sources.map((source) => [source.path, source.imports]));
  const done = new Set<string>();
  const rings: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) rings.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (way.includes(path) || done.has(path)) return;
    for (const from of imports.get(path) ?? []) if (from.startsWith('src/')) walk(from, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  expect(rings).toEqual([]);
});

it('there is no barrel: nothing is passed on from another file', () => {
  const passing = SOURCES.filter(({ code }) => /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^;\n]*\bfrom\b/m.test(code));
  expect(passing.map(({ path }) => path)).toEqual([]);
});

const GOOGLE =
  /(?<![.\w])(?:SpreadsheetApp|Session|LockService|MailApp|GmailApp|Utilities|PropertiesService|CacheService|ScriptApp|HtmlService|Logger|DriveApp|UrlFetchApp|ContentService|CalendarApp|DocumentApp|FormApp)\b/;

it('Google’s globals are named in one file', () => {
  const naming = SOURCES.filter(({ room, path, code }) => {
    const values = code.replace(/\bGoogleAppsScript(?:\.\w+)+/g, '');
    return room !== 'host' && path !== 'src/adapters/google.ts' && GOOGLE.test(values);
  });
  expect(naming.map(({ path }) => path)).toEqual([]);
  expect(GOOGLE.test(SOURCES.find(({ path }) => path === 'src/adapters/google.ts')?.code ?? '')).toBe(true);
});

it('the clock is read where Google is, in one file of the browser’s, and on this machine', () => {
  const CLOCK =
    /\bnew Date\s*(?:\(\s*\)|(?![\s(\w]))|(?<![.\w])Date\s*\(\s*\)|\bDate\s*\.\s*now\b|\bperformance\s*\.\s*now\b|\bhrtime\b/;
  const reading = SOURCES.filter(
    ({ room, path, code }) =>
      !['host', 'local'].includes(room) &&
      !['src/adapters/google.ts', 'src/sidebar/clock.ts'].includes(path) &&
      CLOCK.test(code),
  );
  expect(reading.map(({ path }) => path)).toEqual([]);
});

const declaring = (word: string): string[] =>
  SOURCES.filter(({ code }) => new RegExp(`= ${word}\\(\\{`).test(code)).map(
    ({ path }) => path.split('/').at(-1)?.replace(/\.ts$/, '') ?? '',
  );

it('every register is in the list, and its file bears its id', () =>
  expect(declaring('defineRegister').sort()).toEqual(REGISTERS.map(({ id }) => id).sort()));

it('every measure is in the list, and its file bears its id', () =>
  expect(declaring('defineMeasure').sort()).toEqual(MEASURES.map(({ id }) => id).sort()));

it('the host knows nothing of property management', () => {
  const naming = SOURCES.filter(({ room, text }) => room === 'host' && /投诉|complaint|dutybookSubmit/.test(text));
  expect(naming.map(({ path }) => path)).toEqual([]);
});
