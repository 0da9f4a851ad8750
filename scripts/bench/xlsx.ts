import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { exceljsInBundle } from '../exceljs-in-bundle.mjs';

/** A line of docs/bench.md. */
export interface BenchRow {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  readonly budget: string;
}

const ROWS = 50_000;
const COLUMNS = 15;
const STARTS = 41;

/** The same 15 kinds of cell in every writer: numbers, rooms, names, texts no two of which are alike, dates, figures. */
const VALUES = `
const people = ['张伟', '王芳', '李娜', '刘洋', '陈静'];
const kinds = ['工程维修', '噪音扰民', '收费争议', '环境卫生', '车辆停放'];
const START = 29000000;
const valuesOf = (i) => [
  'TS-2026-' + i, (i % 30) + '-' + (i % 2800), people[i % 5], '+86 138' + (10000000 + i), kinds[i % 5],
  '业主反映' + kinds[i % 5] + '，第 ' + i + ' 次登记，已通知处理人到场查看并回复。', people[(i + 2) % 5], '已办结',
  START + i, START + i + 300, START + i - (i % 1440), i % 40, i / 7, (i % 100) / 100, i % 3 ? '' : '备注 ' + i,
];`;

/**
 * Ours: the bundle in a bare context, rows from a generator. A context made of an object of ours ("contextified") looks up
 * every global through an interceptor, which Apps Script's V8 does not: `vm.constants.DONT_CONTEXTIFY` gives an ordinary one.
 */
const oursIn = (global: string): string => `
const fs = require('node:fs'); const vm = require('node:vm');
const context = vm.createContext(${global}, { codeGeneration: { strings: false, wasm: false } });
vm.runInContext(fs.readFileSync(process.argv[2], 'utf8'), context);
vm.runInContext(\`${VALUES}
  const text = (text) => ({ kind: 'text', text });
  const cellOf = (value, k) => k < 8 ? text(value) : k < 10 ? { kind: 'moment', at: value } : k === 10 ? { kind: 'day', at: value }
    : k === 11 ? { kind: 'count', value } : k === 12 ? { kind: 'hours', value } : k === 13 ? { kind: 'rate', part: value, whole: 1 }
    : value === '' ? { kind: 'blank' } : text(value);
  function* rows() { for (let i = 0; i < ${ROWS}; i++) yield valuesOf(i).map(cellOf); }
  const columns = Array.from({ length: ${COLUMNS} }, (_, k) => ({ key: 'k' + k, heading: '栏' + k, width: 14 }));
  globalThis.table = { id: 't', title: '投诉登记表', columns, rows: { [Symbol.iterator]: rows } };
\`, context);
const began = process.hrtime.bigint();
const bytes = vm.runInContext('xlsx.writeTableXlsx(table, {})', context).length;`;

/** exceljs as its manual says: rows added with one style a column, then writeBuffer(). */
const STOCK = `
const ExcelJS = require(process.argv[3]);
${VALUES}
const dates = new Set([8, 9, 10]);
const formats = { 8: 'yyyy-mm-dd hh:mm', 9: 'yyyy-mm-dd hh:mm', 10: 'yyyy-mm-dd', 11: '0', 12: '0.0', 13: '0.0%' };
const cellOf = (value, k) => dates.has(k) ? new Date(value * 60000) : value === '' ? null : value;
const columns = Array.from({ length: ${COLUMNS} }, (_, k) => ({ key: 'k' + k, header: '栏' + k, width: 14, style: { numFmt: formats[k] || '@' } }));
const began = process.hrtime.bigint();`;

const STOCK_DOCUMENT = `${STOCK}
const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet('投诉登记表');
sheet.columns = columns;
for (let i = 0; i < ${ROWS}; i++) sheet.addRow(valuesOf(i).map(cellOf));
const bytes = (await book.xlsx.writeBuffer()).length;`;

/** exceljs' own streaming writer: Node only, it needs streams and timers. */
const STOCK_STREAM = `${STOCK}
let bytes = 0;
const { Writable } = require('node:stream');
const stream = new Writable({ write(chunk, _, done) { bytes += chunk.length; done(); } });
const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
const sheet = book.addWorksheet('投诉登记表');
sheet.columns = columns;
for (let i = 0; i < ${ROWS}; i++) sheet.addRow(valuesOf(i).map(cellOf)).commit();
sheet.commit();
await book.commit();`;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly bytes: number;
}

/** Excel of 50,000 × 15 by ours and by stock exceljs, each in a process of its own, and what ours costs when unused. */
export async function benchXlsx(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dutybook-bench-'));
  try {
    const bundle = join(folder, 'xlsx.js');
    writeFileSync(bundle, await codeOf(`export { writeTableXlsx, writeXlsx } from './src/writers/xlsx.ts';`));
    const ours = run(folder, bundle, oursIn('vm.constants.DONT_CONTEXTIFY'));
    const contextified = run(folder, bundle, oursIn('Object.create(null)'));
    const document = run(folder, bundle, STOCK_DOCUMENT);
    const stream = run(folder, bundle, STOCK_STREAM);
    const unused = await costUnused();
    const what = 'Excel of 50,000 × 15';
    return [
      row(`${what}, rows streamed`, ours.seconds, 's', '≤ 8'),
      row(`${what}, rows streamed: peak memory of the process`, ours.megabytes, 'MB', '≤ 300'),
      row(`${what}, rows streamed, in a contextified context`, contextified.seconds, 's', '≤ 8'),
      row(`${what}, stock exceljs (writeBuffer)`, document.seconds, 's', ''),
      row(`${what}, stock exceljs (writeBuffer): peak memory`, document.megabytes, 'MB', ''),
      row(`${what}, stock exceljs ÷ ours`, document.seconds / ours.seconds, '×', '≥ 2.5'),
      row(`${what}, stock exceljs' streaming writer, Node only`, stream.seconds, 's', ''),
      row(`${what}, stock exceljs' streaming writer: peak memory`, stream.megabytes, 'MB', ''),
      row('Excel code, unused: start', unused.start, 'ms', '< 1'),
      row('Excel code, unused: compile (V8 skims it)', unused.compile, 'ms', ''),
      row('Excel code, minified', unused.kilobytes, 'kB', '≤ 260'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const row = (what: string, figure: number, unit: string, budget: string): BenchRow => ({
  what,
  figure: Math.round(figure * 100) / 100,
  unit,
  budget,
});

function run(folder: string, bundle: string, body: string): Run {
  const script = join(folder, 'run.cjs');
  const ending = `console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - began) / 1e9, megabytes: process.resourceUsage().maxRSS / 1024, bytes }));`;
  writeFileSync(script, `(async () => {${body}\n${ending}\n})();`);
  const exceljs = join(process.cwd(), 'node_modules/exceljs/lib/exceljs.nodejs.js');
  const out = execFileSync(process.execPath, ['--max-old-space-size=8192', script, bundle, exceljs], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as Run;
}

async function codeOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'xlsx',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    write: false,
    plugins: [exceljsInBundle()],
  });
  return outputFiles[0]?.text ?? '';
}

interface Cost {
  readonly compile: number;
  readonly start: number;
  readonly kilobytes: number;
}

/** What a program pays that could write Excel, but does not: medians in milliseconds above a program that cannot. */
async function costUnused(): Promise<Cost> {
  const without = await codeOf('export const started = true;');
  const withXlsx = await codeOf(`export * from './src/writers/xlsx.ts'; export const started = true;`);
  const [base, all] = [costOf(without), costOf(withXlsx)];
  return { compile: all.compile - base.compile, start: all.start - base.start, kilobytes: withXlsx.length / 1000 };
}

function costOf(code: string): Omit<Cost, 'kilobytes'> {
  const compile: number[] = [];
  const start: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    const began = process.hrtime.bigint();
    const script = new vm.Script(`${code}\n// ${i}`); // a text V8 has not compiled before
    const compiled = process.hrtime.bigint();
    script.runInContext(context);
    compile.push(Number(compiled - began) / 1e6);
    start.push(Number(process.hrtime.bigint() - compiled) / 1e6);
  }
  return { compile: median(compile), start: median(start) };
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] as number;
