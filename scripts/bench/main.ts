/**
 * `npm run bench`: the budgets of the design as figures, measured side by side in one run, printed and written to
 * docs/bench.md. `-- --quick` measures small workbooks and prints only.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linesSheet } from '../../src/adapters/set-up.ts';
import { linesFields } from '../../src/domain/field.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { makeBook } from './book.ts';
import { measureChecking } from './checking.ts';
import { COST_MODEL, type Cost, modelled } from './cost.ts';
import { measureOperations, mostCalls, OPERATIONS } from './operations.ts';
import { measurePage } from './page.ts';
import { OPEN_WITHIN, type OpenWithin } from './rows.ts';
import { asMarkdown, figure, LINE_HEADINGS, line, type Section, verdict } from './section.ts';
import { measureStarting } from './starting.ts';
import { runWeekly, type SheetReads, traceWeekly, type WeeklyRun } from './weekly.ts';
import { benchXlsx } from './xlsx.ts';
import { importYear } from './year.ts';

const QUICK = process.argv.includes('--quick');
/** Entries of a small workbook, of one half as large as Google holds, and of one for the local host alone. */
const [SMALL, LARGE, HUGE] = QUICK ? [500, 2_000, 4_000] : [1_000, 100_000, 600_000];
/** A workbook that takes longer to make is made smaller, and the table says so. */
const PATIENCE_SECONDS = 240;
/** What an interactive operation may cost more of cells at the large workbook. */
const GROWTH = 1.1;

const [, , mode, name, ...args] = process.argv;
const isChild = mode === 'child';
const folder = isChild ? '' : mkdtempSync(join(tmpdir(), 'dutybook-bench-'));

/** What is measured in a process of its own, so that its memory and time are its own. */
const CHILDREN = {
  make: (path: string, entries: string, open: string) => makeBook(path, Number(entries), open as OpenWithin),
  operations: measureOperations,
  weekly: runWeekly,
  trace: traceWeekly,
} as const;

function inChild<Name extends keyof typeof CHILDREN>(
  name: Name,
  ...args: Parameters<(typeof CHILDREN)[Name]>
): ReturnType<(typeof CHILDREN)[Name]> {
  const command = ['--max-old-space-size=8192', fileURLToPath(import.meta.url), 'child', name, ...args];
  const out = execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(out || 'null');
}

async function bench(): Promise<void> {
  const sections: Section[] = [];
  const tell = (section: Section): void => {
    process.stdout.write(`${asMarkdown(section)}\n\n`);
    sections.push(section);
  };
  tell(starting());
  tell(checking());
  const [small, large] = [make(SMALL, 'ordinary'), make(LARGE, 'ordinary')];
  tell(operations(small.path, large.path));
  tell(await thePage());
  for (const section of weekly(large.path)) tell(section);
  rmSync(large.path);
  tell(worstWeek());
  tell(theYear());
  tell(await xlsx());
  tell(huge(large.seconds));
  if (QUICK) return;
  const today = new Date().toISOString().slice(0, 10);
  const preface = `# Benchmarks

Written by \`npm run bench\` on ${today} with Node ${process.version}. Calls, cells and ratios are the same on every machine;
seconds and megabytes are this run's. Model of Google: ${COST_MODEL}.

A workbook of so many entries holds three years, evenly spread: 70 % complaints, 15 % keys and loans, 10 % duties, 5 % return
visits, all imported. 2 % of complaints and loans are open, none older than ${OPEN_WITHIN.ordinary} days unless said otherwise.`;
  writeFileSync('docs/bench.md', `${[preface, ...sections.map(asMarkdown)].join('\n\n')}\n`);
}

function make(entries: number, open: OpenWithin): { readonly path: string; readonly seconds: number } {
  const path = join(folder, `${open}-${entries}.dutybook`);
  const began = performance.now();
  inChild('make', path, String(entries), open);
  return { path, seconds: (performance.now() - began) / 1_000 };
}

function starting(): Section {
  const { kilobytes, compile, start } = measureStarting();
  return {
    title: 'An execution before it does anything',
    how: 'Median of 101 fresh contexts of bare V8 that keeps nothing it compiled: what a cell edit pays first.',
    headings: LINE_HEADINGS,
    rows: [
      line('the bundle', kilobytes, 'kB', ''),
      line('compile', compile, 'ms', ''),
      line('compile and start', compile + start, 'ms', '≤ 15'),
    ],
  };
}

function checking(): Section {
  const { fieldsPerSecond, fields } = measureChecking();
  return {
    title: 'Checking',
    how: `${figure(fields)} filled-in cells of generated complaints: normalised, then every rule asked that needs no other entry. One core.`,
    headings: LINE_HEADINGS,
    rows: [line('normalise and check', Math.round(fieldsPerSecond), 'fields/s', '≥ 1,000,000')],
  };
}

/** A workbook as it is after some years at one desk. */
const PAGE_ENTRIES = 10_000;

async function thePage(): Promise<Section> {
  const { path } = make(PAGE_ENTRIES, 'ordinary');
  const { version, ready, jump, sidebar } = await measurePage(path, '投诉登记表');
  rmSync(path);
  return {
    title: 'The page of the local host',
    how: `A workbook of ${figure(PAGE_ENTRIES)} entries, served and opened in Chromium ${version} at 1366 × 768, medians of 7.`,
    headings: LINE_HEADINGS,
    rows: [
      line('from the address to the first filled cell', Math.round(ready), 'ms', '≤ 1,000'),
      line('from Ctrl+End to the last row', Math.round(jump), 'ms', ''),
      line('the sidebar’s page', statSync('dist/Sidebar-zh-CN.html').size / 1000, 'kB', '≤ 150'),
      line('from the menu to a sidebar that can be used', Math.round(sidebar.open), 'ms', '≤ 400'),
      line('from the menu to its lists of what is open', Math.round(sidebar.lists), 'ms', ''),
      line('a key in a form, checked and laid out (19 of 20 take no longer)', sidebar.key, 'ms', '≤ 16'),
      line('from Ctrl+Enter to the recorded complaint', Math.round(sidebar.save), 'ms', '≤ 100'),
    ],
  };
}

function operations(small: string, large: string): Section {
  const [few, many] = [small, large].map((path): Cost[] => {
    const copy = join(folder, 'desk.dutybook');
    copyFileSync(path, copy);
    const costs = inChild('operations', copy);
    rmSync(copy);
    return costs;
  }) as [Cost[], Cost[]];
  const cells = ({ read, written }: Cost): number => read + written;
  const rows = OPERATIONS.map((operation, at) => {
    const most = mostCalls(operation);
    const [before, after] = [few[at], many[at]] as [Cost, Cost];
    const growth = cells(after) / cells(before);
    const reached = before.calls <= most && after.calls === before.calls && growth <= GROWTH;
    return [
      ...[
        operation.what,
        figure(before.calls),
        figure(after.calls),
        `≤ ${most}`,
        figure(cells(before)),
        figure(cells(after)),
      ],
      ...[`${growth.toFixed(2)} ×`, figure(after.searched), figure(modelled(after), 's')],
      reached ? 'reached' : '**missed**',
    ];
  });
  return {
    title: 'Interactive operations',
    how: `Each once, at a workbook of ${figure(SMALL)} entries and at one of ${figure(LARGE)}. Budget: the calls, the same at both, and at most ${GROWTH} × the cells read and written. Searched cells and the model's seconds are those of the larger.`,
    headings: [
      ...['operation', `calls at ${figure(SMALL)}`, `at ${figure(LARGE)}`, 'budget', `cells at ${figure(SMALL)}`],
      ...[`at ${figure(LARGE)}`, 'ratio', 'searched', 'model', ''],
    ],
    rows,
  };
}

function weekly(path: string): Section[] {
  const run = inChild('weekly', path);
  const reads = inChild('trace', path);
  return [
    {
      title: `Weekly summary of ${figure(LARGE)} entries`,
      how: 'One week near the end of the data, in a process of its own, opening the file included.',
      headings: LINE_HEADINGS,
      rows: weeklyLines(run, '≤ 20', '≤ 512'),
    },
    {
      title: `What the weekly summary reads of ${figure(LARGE)} entries`,
      how: 'By sheet, a register and its lines apart. Budget per register: at most 4 columns of full height, and 2 reads beside the one row of keys.',
      headings: ['sheet', 'rows', 'reads', 'columns of full height', 'other cells', ''],
      rows: reads.filter(({ sheet }) => OF_REGISTERS.has(sheet)).map(readsRow),
    },
  ];
}

const OF_REGISTERS = new Set(
  REGISTERS.flatMap((register) => [
    register.sheet['zh-CN'],
    ...linesFields(register.fields).map(([key]) => linesSheet(register, key)['zh-CN']),
  ]),
);

const readsRow = ({ sheet, height, reads, fullColumns, otherCells }: SheetReads): string[] => [
  sheet,
  figure(Math.max(0, height - 2)),
  figure(reads),
  figure(fullColumns),
  figure(otherCells),
  fullColumns <= 4 && reads <= 3 ? 'reached' : '**missed**',
];

function weeklyLines({ cost, processorSeconds, megabytes }: WeeklyRun, seconds: string, memory: string): string[][] {
  return [
    line('service calls', cost.calls, '', ''),
    line('cells read', cost.read, '', ''),
    line('cells searched', cost.searched, '', ''),
    line('cells written', cost.written, '', ''),
    line('on Google, by the model', modelled(cost), 's', seconds),
    line('processor time here', processorSeconds, 's', ''),
    line('peak memory of the process', megabytes, 'MB', memory),
  ];
}

function worstWeek(): Section {
  const { path } = make(LARGE, 'worst');
  const run = inChild('weekly', path);
  rmSync(path);
  return {
    title: `The worst case: ${figure(LARGE)} entries, open ones as old as the workbook`,
    how: 'The same, but the 2 % that are open are spread over all three years, so that nearly every row lies between two that are wanted.',
    headings: LINE_HEADINGS,
    rows: weeklyLines(run, '', ''),
  };
}

function theYear(): Section {
  const run = importYear(folder);
  const rows = run
    ? [
        line('accepted', run.accepted, 'rows', ''),
        line('time', run.seconds, 's', ''),
        line('processor time', run.processorSeconds, 's', ''),
        line('peak memory of the process', run.megabytes, 'MB', ''),
      ]
    : [];
  return {
    title: 'Import of a year of real complaints',
    how: 'The command line imports `test/fixtures/constituent-complaints-2022.csv.gz`, unpacked, into a new workbook.',
    headings: LINE_HEADINGS,
    rows,
  };
}

/** The largest workbook for the local host, made smaller where making it takes too long or too much memory. */
function huge(secondsForLarge: number): Section {
  const affordable = Math.floor(PATIENCE_SECONDS / secondsForLarge) * LARGE;
  let entries = Math.max(LARGE, Math.min(HUGE, affordable));
  let made: ReturnType<typeof make> | undefined;
  while (!made)
    try {
      made = make(entries, 'ordinary');
    } catch (failure) {
      if (entries === LARGE) throw failure;
      entries = Math.max(LARGE, entries / 2);
    }
  const { path, seconds } = made;
  const { cost, processorSeconds, megabytes } = inChild('weekly', path);
  rmSync(path);
  const smaller =
    entries < HUGE
      ? ` ${figure(HUGE)} could not be made here within ${PATIENCE_SECONDS} s and the memory there is.`
      : '';
  return {
    title: `The local host, limit lifted: ${figure(entries)} entries`,
    how: `Weekly summary in a process of its own, opening the file included. The ten-million-cell limit is off.${smaller}`,
    headings: LINE_HEADINGS,
    rows: [
      line('making the workbook by import', seconds, 's', ''),
      line('weekly summary: cells read', cost.read, '', ''),
      line('weekly summary: processor time', processorSeconds, 's', '≤ 10'),
      line('weekly summary: peak memory of the process', megabytes, 'MB', ''),
    ],
  };
}

async function xlsx(): Promise<Section> {
  const rows = await benchXlsx();
  return {
    title: 'Excel',
    how: 'Each writer in a process of its own on the same cells: ours from the bundle in bare V8, stock exceljs as its manual says.',
    headings: LINE_HEADINGS,
    rows: rows.map(({ what, figure: value, unit, budget }) => [
      what,
      figure(value, unit),
      budget === '' ? '' : `${budget} ${unit}`,
      verdict(value, budget),
    ]),
  };
}

if (isChild) {
  const child = CHILDREN[name as keyof typeof CHILDREN] as (...args: readonly string[]) => unknown;
  process.stdout.write(JSON.stringify(child(...args) ?? null));
} else {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  await bench();
}
