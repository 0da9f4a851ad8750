import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { parseAst } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { exceljsInBundle } from '../../scripts/exceljs-in-bundle.mjs';
import { ROOT } from '../host/fixture.ts';

const code = readFileSync(join(ROOT, 'dist/Code.js'), 'utf8');
/** What waits as text until a rare function is called. */
const waiting = JSON.parse(/=eval\(("(?:[^"\\]|\\.)*")\)/.exec(code)?.[1] ?? '""') as string;

/** What an editor of the workbook can call: triggers, the menu's lines, and what the sidebar and the command line call. */
const FUNCTIONS = [
  'acceptOlder',
  'decideLetters',
  'dutybookAccept',
  'dutybookAutomation',
  'dutybookCheck',
  'dutybookContinueRoster',
  'dutybookDesk',
  'dutybookEntry',
  'dutybookExport',
  'dutybookFind',
  'dutybookHealth',
  'dutybookHolidays',
  'dutybookHome',
  'dutybookHourly',
  'dutybookImport',
  'dutybookLetter',
  'dutybookMail',
  'dutybookMigrate_',
  'dutybookNew',
  'dutybookPrepare',
  'dutybookPutBack',
  'dutybookRoster',
  'dutybookSetPin',
  'dutybookSetUp',
  'dutybookSettings',
  'dutybookSignIn',
  'dutybookSubmit',
  'dutybookSummary',
  'dutybookSweep',
  'dutybookTogether',
  'dutybookVerify',
  'dutybookWho',
  'fillOfficialDays',
  'mailMonthly',
  'mailWeekly',
  'onEdit',
  'onOpen',
  'openExport',
  'openFind',
  'openHelp',
  'openNew',
  'openRoster',
  'openSettings',
  'openToday',
  'putBackRows',
  'setHourly',
  'setUpHere',
  'showCheck',
  'showHealth',
  'showMonthly',
  'showWeekly',
];

describe('the bundle', () => {
  /** The bundle where there is nothing but the language: no service, no timer, no eval. */
  const started = (): object => {
    const bare = Object.create(null) as object;
    vm.createContext(bare, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(code, bare);
    return bare;
  };

  it('starts without a single service, and shows its functions and nothing else', () => {
    expect(Object.getOwnPropertyNames(started()).sort()).toEqual(FUNCTIONS);
  });

  it('shows functions of this program only, each under its own name', () => {
    const bare = started() as Record<string, unknown>;
    for (const name of FUNCTIONS)
      expect([name, typeof bare[name], (bare[name] as { name: string }).name]).toEqual([name, 'function', name]);
  });

  it('asks for a service only when it is called', () => {
    const bare = started() as Record<string, () => unknown>;
    expect(() => bare.onOpen?.()).toThrow(/SpreadsheetApp is not defined/);
  });

  it('keeps as text what an edit, an entry and the sidebar never ask for', () => {
    expect(waiting.length).toBeGreaterThan(200_000);
    for (const name of ['dutybookSummary', 'dutybookExport', 'dutybookImport', 'dutybookNew', 'dutybookCheck'])
      expect(waiting).toContain(`${name}:`);
    for (const name of ['onEdit', 'onOpen', 'dutybookSubmit', 'dutybookHome'])
      expect(waiting).not.toContain(`${name}:`);
  });

  it('is at most 550 kB', () => {
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(550_000);
    expect(Buffer.byteLength(code)).toBeGreaterThan(100_000);
  });
});

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}
/** Every node of a syntax tree. */
function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as SyntaxNode;
    for (const one of Object.values(value)) yield* nodesOf(one);
  }
}

/** What Apps Script's parser does not take, or not surely: class fields and private names first of all. */
const NOT_THERE: Readonly<Record<string, (node: SyntaxNode) => boolean>> = {
  'class fields': ({ type }) => type === 'PropertyDefinition' || type === 'AccessorProperty',
  'private names': ({ type }) => type === 'PrivateIdentifier' || type === 'PrivateName',
  'static blocks': ({ type }) => type === 'StaticBlock',
  'logical assignment': ({ type, operator }) =>
    type === 'AssignmentExpression' && ['??=', '||=', '&&='].includes(String(operator)),
  'numeric separators': ({ type, raw }) => type === 'Literal' && /^\d[\d_.]*_/.test(String(raw)),
  'regular expressions of later years': ({ regex }) =>
    /[dv]/.test((regex as { flags?: string } | undefined)?.flags ?? ''),
  modules: ({ type }) => /^(Import|Export)/.test(type),
  'await outside functions': ({ type }) => type === 'AwaitExpression',
};
const found = (source: string): string[] => {
  const nodes = [...nodesOf(parseAst(source, { lang: 'js' }))];
  return Object.entries(NOT_THERE).flatMap(([name, is]) => (nodes.some(is) ? [name] : []));
};

describe('its syntax', () => {
  it.each([
    ['class A { x = 1 }', 'class fields'],
    ['class A { static x = 1 }', 'class fields'],
    ['class A { static #x() {} }', 'private names'],
    ['class A { static { f() } }', 'static blocks'],
    ['a ??= b', 'logical assignment'],
    ['f(1_000)', 'numeric separators'],
    ['/a/d', 'regular expressions of later years'],
    ['import("a")', 'modules'],
  ])('%s would be seen', (source, name) => {
    expect(found(source)).toContain(name);
  });

  it('is what Apps Script runs', () => {
    expect(found(code)).toEqual([]);
    expect(found(waiting)).toEqual([]);
  });
});

describe('what it is made of', () => {
  let inputs: readonly string[] = [];
  beforeAll(async () => {
    const { metafile } = await build({
      absWorkingDir: ROOT,
      stdin: { contents: "export * from './src/main.ts'; export * from './src/rare.ts';", resolveDir: ROOT },
      bundle: true,
      platform: 'browser',
      target: 'es2020',
      plugins: [exceljsInBundle()],
      metafile: true,
      write: false,
      outfile: 'Code.js',
    });
    const [output] = Object.values(metafile.outputs);
    inputs = Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    );
  });

  it('is three packages beside its own files, none of those that exceljs would drag in', () => {
    const packages = inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
    expect([...new Set(packages)].sort()).toEqual(['@noble/hashes', 'exceljs', 'fflate']);
  });

  it('holds nothing of the host, the command line or the tests', () => {
    expect(inputs.filter((path) => /(^|\/)(src\/(host|local)|test|scripts)\//.test(path))).toEqual([]);
  });
});
