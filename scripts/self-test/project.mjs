import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const CONTRACT = 'test/contract';

/** Stand for what the cases' files import: vitest and the local host do nothing, and `contract.ts` collects. */
const COLLECTING = {
  vitest: `
    const nothing = () => undefined;
    nothing.each = () => nothing;
    const describe = (_, body) => body();
    describe.each = (rows) => (_, body) => rows.forEach((row) => (Array.isArray(row) ? body(...row) : body(row)));
    module.exports = { describe, it: nothing, beforeEach: nothing, beforeAll: nothing, afterEach: nothing, afterAll: nothing,
      expect: new Proxy(nothing, { get: () => () => MATCHER }) };
    const MATCHER = { matches: 'something' };`,
  fixture: 'module.exports = {};',
  contract: `
    const add = (behaviour, source, body, around, expected) => globalThis.collected.push({ behaviour, source, body, around, expected });
    export const behaves = (behaviour, source, body, expected, around = {}) => add(behaviour, source, body, around, { value: expected });
    export const refuses = (behaviour, source, body, message, around = {}) => add(behaviour, source, body, around, { message });`,
};
const standIn = (path) => COLLECTING[/vitest$/.test(path) ? 'vitest' : /fixture/.test(path) ? 'fixture' : 'contract'];

const collecting = {
  name: 'collecting',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vitest$|\/contract\.ts$|host\/fixture\.ts$/ }, ({ path }) => ({
      path,
      namespace: 'collecting',
    }));
    onLoad({ filter: /.*/, namespace: 'collecting' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};

/** The contract cases that need nothing but a workbook, as an Apps Script project that runs them: its files by name. */
export async function selfTestProject() {
  const files = readdirSync(CONTRACT).filter((name) => name.endsWith('.test.ts'));
  const { outputFiles } = await build({
    stdin: { contents: files.map((name) => `import './${name}';`).join('\n'), resolveDir: CONTRACT },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2020',
    write: false,
    plugins: [collecting],
    logLevel: 'warning',
  });
  globalThis.collected = [];
  // Our own tests, as they were just bundled.
  new Function('require', 'module', 'exports', outputFiles[0].text)(createRequire(import.meta.url), {}, {});
  const cases = globalThis.collected.filter(isForGoogle).map(caseOf);
  delete globalThis.collected;
  return {
    'Cases.js': `const CASES = [\n${cases.join(',\n')}\n];\n`,
    'Code.js': readFileSync(join('scripts/self-test', 'runner.gs'), 'utf8'),
    'appsscript.json': `${JSON.stringify({ timeZone: 'Asia/Shanghai', runtimeVersion: 'V8' }, null, 2)}\n`,
  };
}

/** What says how the local host refuses, or needs a clock, files or answers of its own, is no business of Google's. */
function isForGoogle({ source, around, expected }) {
  const { locale, bookZone, ...others } = around;
  return (
    Object.keys(others).length === 0 &&
    !/^local-host\.md/.test(source) &&
    !/is not available on the local host/.test(expected.message ?? '') &&
    !/"matches":"something"/.test(JSON.stringify(expected))
  );
}

function caseOf({ behaviour, source, body, around, expected }) {
  const said = 'message' in expected ? expected.message : JSON.stringify(inOrder(expected.value));
  const told = { behaviour, source, expected: said, locale: around.locale, zone: around.bookZone };
  return `${JSON.stringify(told).slice(0, -1)},"run":${body}}`;
}

function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}
