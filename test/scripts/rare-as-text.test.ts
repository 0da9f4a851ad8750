import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { rareAsText } from '../../scripts/rare-as-text.mjs';

const MODULE = `
  const loaded = [];
  const often = (name) => { loaded.push(name); return loaded.length; };
  const [first, { second }] = [1, { second: 2 }];
  class Counted { constructor(name) { this.count = often(name); } }
  function seldomCounted(name, { twice } = {}) { const often = twice ? 2 : 1; return new Counted(name).count * often * FACTOR; }
  const FACTOR = 10, UNUSED_OFTEN = first + second;
  export const count = () => often('count') + UNUSED_OFTEN;
  export const seldom = (...all) => seldomCounted(...all);
  export const seen = () => [...loaded];
`;

async function bundled(minify: boolean): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: MODULE },
    bundle: true,
    format: 'iife',
    globalName: 'module_',
    write: false,
    minify,
    target: 'es2020',
  });
  return outputFiles[0]?.text ?? '';
}

describe.each([[false], [true]])('what only rare exports reach, minified: %s', (minify) => {
  it('waits as text, and does the same when it is called', async () => {
    const whole = await bundled(minify);
    const parted = rareAsText(whole, ['seldom']);
    const act = `;[module_.count(), module_.seldom('a', { twice: true }), module_.seldom('b'), module_.seen()]`;
    expect(runInNewContext(parted + act)).toEqual(runInNewContext(whole + act));
    expect(runInNewContext(parted + act)).toEqual([4, 40, 30, ['count', 'a', 'b']]);
    // Without it the rest still runs: nothing of the rare part is code.
    expect(runInNewContext(`${parted};module_.count()`, {}, { contextCodeGeneration: { strings: false } })).toBe(4);
    expect(() =>
      runInNewContext(`${parted};module_.seldom('a')`, {}, { contextCodeGeneration: { strings: false } }),
    ).toThrow(/Code generation from strings/);
  });
});
