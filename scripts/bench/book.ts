import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createWorkbook, type Host, openHost } from '../../src/host/host.ts';
import { type OpenWithin, PEOPLE, type RowSource, sourcesOf } from './rows.ts';

/** 2026-02-14 09:30 in Shanghai: the clock of every workbook of the benchmarks stands still. */
const NOW = Date.UTC(2026, 1, 14, 1, 30);
const NO_CELL_LIMIT = Number.MAX_SAFE_INTEGER;
const AN_HOUR = 3_600_000;
/** Rows of a slice; and of one where every slice reads whole registers. */
const SLICE = 10_000;
const LARGE_SLICE = 20_000;

/** The bundle as it goes to Google. */
export const bundleCode = (): string => readFileSync('dist/Code.js', 'utf8');

/** Opens a workbook in the host without the ten-million-cell limit; other code may stand in for the bundle. */
export function openBook(workbook: string, code = bundleCode()): Host {
  return openHost({
    workbook,
    code,
    manifest: JSON.parse(readFileSync('dist/appsscript.json', 'utf8')),
    account: 'desk@example.com',
    now: () => NOW,
    seed: 7,
    cellLimit: NO_CELL_LIMIT,
    executionLimit: AN_HOUR,
  });
}

/** Calls a function of the bundle; an error in its answer is a fault of the benchmark. */
export function ask<Answer>(host: Host, name: string, request?: object): Answer {
  const { answer, error } = host.run(name, request === undefined ? [] : [request]).result as {
    readonly answer?: Answer;
    readonly error?: unknown;
  };
  if (error !== undefined) throw new Error(`${name}: ${JSON.stringify(error)}`);
  return answer as Answer;
}

/** Makes a workbook of so many entries by importing them. */
export function makeBook(path: string, entries: number, open: OpenWithin): void {
  createWorkbook(path, { title: 'bench', timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
  const host = openBook(path);
  try {
    const person = (name: string) => ({
      name,
      role: 'manager',
      department: '',
      mail: '',
      weekly: false,
      monthly: false,
    });
    const shifts = [{ name: '早班', start: '07:00', end: '15:00' }];
    ask(host, 'dutybookSetUp', { locale: 'zh-CN', name: 'bench', shifts, people: PEOPLE.map(person) });
    for (const source of sourcesOf(entries, open)) importSource(host, source);
  } finally {
    host.close();
  }
}

/** Each slice comes as a file of its own: looking for the rows of an earlier slice in the journal is not what is measured. */
function importSource(host: Host, source: RowSource): void {
  const { register, headings, count, readsBook } = source;
  const size = readsBook ? LARGE_SLICE : SLICE;
  for (let from = 0; from < count; from += size) {
    const rows = Array.from({ length: Math.min(size, count - from) }, (_, index) => ({
      row: index + 2,
      cells: source.row(from + index),
    }));
    const name = `${register}-${from}`;
    const file = { name, digest: createHash('sha256').update(name).digest('hex'), rows: rows.length };
    const request = { register, person: '周一鸣', file, headings, addOptions: false, from: 0, rows };
    const { refused } = ask<{ refused: readonly unknown[] }>(host, 'dutybookImport', request);
    if (refused.length > 0) throw new Error(`${name}: ${JSON.stringify(refused[0])}`);
  }
}
