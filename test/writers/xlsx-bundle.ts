import vm from 'node:vm';
import { build, type Metafile, type Plugin } from 'esbuild';
import { exceljsInBundle } from '../../scripts/exceljs-in-bundle.mjs';
import type * as Writer from '../../src/writers/xlsx.ts';

/** The writer as Apps Script runs it, the code it runs from, and where that came from. */
export interface Bundle {
  readonly writer: typeof Writer;
  readonly code: string;
  readonly metafile: Metafile;
}

/** The writer bundled as in dist/Code.js. */
export async function bundleXlsx(plugins: readonly Plugin[] = []): Promise<Omit<Bundle, 'writer'>> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from './src/writers/xlsx.ts';`, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'xlsx',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    write: false,
    metafile: true,
    plugins: [exceljsInBundle(), ...plugins],
  });
  return { code: (outputFiles[0] as { text: string }).text, metafile };
}

/** A context with the language's own globals and nothing else: no timers, Buffer, TextEncoder, streams, crypto, eval. */
export const bareContext = (): vm.Context =>
  vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });

export async function loadXlsx(): Promise<Bundle> {
  const bundle = await bundleXlsx();
  const context = bareContext();
  vm.runInContext(bundle.code, context);
  return { ...bundle, writer: vm.runInContext('xlsx', context) };
}
