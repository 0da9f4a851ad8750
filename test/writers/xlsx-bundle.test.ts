import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import type { Plugin } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { type Report, text } from '../../src/reports/table.ts';
import { type Bundle, bareContext, bundleXlsx, loadXlsx } from './xlsx-bundle.ts';

let bundle: Bundle;
beforeAll(async () => {
  bundle = await loadXlsx();
});

const tellsWhenModulesRun: Plugin = {
  name: 'tells-when-modules-run',
  setup(build) {
    build.onLoad({ filter: /node_modules\/(exceljs|fflate)\/.*\.js$/ }, ({ path }) => ({
      contents: `ran.push(${JSON.stringify(path)});\n${readFileSync(path, 'utf8')}`,
    }));
  },
};

const packagesIn = (inputs: readonly string[]): string[] => {
  const names = inputs.flatMap((path) =>
    [...path.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name as string),
  );
  return [...new Set(names)].sort();
};

it('holds two packages, and none of what exceljs would drag in', () => {
  expect(packagesIn(Object.keys(bundle.metafile.inputs))).toEqual(['exceljs', 'fflate']);
  expect(
    Object.keys(bundle.metafile.inputs).filter((path) => /exceljs\/lib\/(doc\/workbook|csv|stream)/.test(path)),
  ).toEqual([]);
});

it('is small: at most 260 kB minified', () => {
  expect(Buffer.byteLength(bundle.code)).toBeLessThan(260_000);
  expect(Buffer.byteLength(bundle.code)).toBeGreaterThan(50_000);
});

it('runs nothing of exceljs or fflate before the first write', async () => {
  const { code } = await bundleXlsx([tellsWhenModulesRun]);
  const context = bareContext();
  vm.runInContext('var ran = [];', context);
  vm.runInContext(code, context);
  expect(vm.runInContext('ran.length', context)).toBe(0);
  const report: Report = {
    id: 'r',
    title: 'T',
    subtitle: '',
    locale: 'en',
    sentences: [],
    tables: [],
    charts: [],
    footnotes: [],
  };
  vm.runInContext('xlsx', context).writeXlsx(report);
  expect(packagesIn([...vm.runInContext('ran', context)])).toEqual(['exceljs', 'fflate']);
});

it('writes where there is nothing but the language', () => {
  const context = bareContext();
  vm.runInContext(bundle.code, context);
  const missing = ['setTimeout', 'Buffer', 'TextEncoder', 'process', 'crypto', 'global', 'performance'];
  expect(missing.filter((name) => vm.runInContext(`typeof ${name}`, context) !== 'undefined')).toEqual([]);
  const table = { id: 't', title: '登记', columns: [{ key: 'a', heading: '甲', width: 8 }], rows: [[text('一')]] };
  const bytes: Uint8Array = vm.runInContext('xlsx', context).writeTableXlsx(table);
  expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe('PK\u0003\u0004');
});

it('reads no clock and no chance: a second file, made where both fail, is the same', () => {
  const context = bareContext();
  vm.runInContext(
    `const Real = Date;
     globalThis.Date = class extends Real {
       constructor(...args) { if (args.length === 0) throw new Error('clock'); super(...args); }
       static now() { throw new Error('clock'); }
     };
     Math.random = () => { throw new Error('chance'); };`,
    context,
  );
  vm.runInContext(bundle.code, context);
  const table = { id: 't', title: '登记', columns: [{ key: 'a', heading: '甲', width: 8 }], rows: [[text('一')]] };
  const bytes: Uint8Array = vm.runInContext('xlsx', context).writeTableXlsx(table);
  expect(Buffer.from(bytes).equals(Buffer.from(bundle.writer.writeTableXlsx(table)))).toBe(true);
});
