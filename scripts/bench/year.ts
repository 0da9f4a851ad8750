import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const CSV = 'test/fixtures/constituent-complaints-2022.csv.gz';
const COLUMNS = 'test/fixtures/columns-constituent.json';

export interface YearRun {
  readonly accepted: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
}

/** Imports a year of real complaints with the command line, into a new workbook; undefined where the year is not there. */
export function importYear(folder: string): YearRun | undefined {
  if (!existsSync(CSV)) return undefined;
  const [workbook, csv] = [join(folder, 'year.dutybook'), join(folder, 'year.csv')];
  writeFileSync(csv, gunzipSync(readFileSync(CSV)));
  dutybook('new', workbook);
  const { stdout, stderr } = dutybook(
    ...['import', workbook, 'complaint', csv, '--columns', COLUMNS, '--add-options', '--json'],
  );
  const { accepted } = JSON.parse(stdout) as { readonly accepted: number };
  return { accepted, ...(JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as Omit<YearRun, 'accepted'>) };
}

/** Runs the command line; what the process used is the last line of its stderr. */
function dutybook(...args: readonly string[]) {
  const run = spawnSync(process.execPath, ['--import', TELL_USAGE, 'build/local.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (run.status !== 0) throw new Error(`dutybook ${args[0]}: ${run.stderr}`);
  return run;
}

const TELL_USAGE = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const processorSeconds = (userCPUTime + systemCPUTime) / 1e6;
    console.error(JSON.stringify({ seconds: performance.now() / 1e3, processorSeconds, megabytes: maxRSS / 1024 }));
  });`)}`;
