import { ask, bundleCode, openBook } from './book.ts';
import { type Cost, costOf } from './cost.ts';
import { type ReadBlock, tracedCode } from './trace.ts';

/** A whole week shortly before the end of the data. */
const WEEK = { period: '2026-W06' };

export interface WeeklyRun {
  readonly cost: Cost;
  /** Of this process: opening the workbook and drawing the summary, with everything it reads from the file. */
  readonly processorSeconds: number;
  readonly megabytes: number;
}

/** The weekly summary of a workbook, in a process of its own. */
export function runWeekly(workbook: string): WeeklyRun {
  const began = process.cpuUsage();
  const host = openBook(workbook);
  ask(host, 'dutybookSummary', WEEK);
  const { user, system } = process.cpuUsage(began);
  const { last } = host;
  host.close();
  if (!last) throw new Error('no execution');
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return { cost: costOf(last), processorSeconds: (user + system) / 1e6, megabytes };
}

/** What the weekly summary read of each sheet: the blocks, and how many columns at full height. */
export interface SheetReads {
  readonly sheet: string;
  readonly height: number;
  readonly reads: number;
  readonly fullColumns: number;
  readonly otherCells: number;
}

export function traceWeekly(workbook: string): SheetReads[] {
  const host = openBook(workbook, tracedCode(bundleCode()));
  const reads = host.run('tracedSummary', [WEEK]).result as readonly ReadBlock[];
  host.close();
  const sheets = new Map<string, ReadBlock[]>();
  for (const read of reads) sheets.set(read.sheet, [...(sheets.get(read.sheet) ?? []), read]);
  return [...sheets].map(([sheet, blocks]) => {
    const full = blocks.filter(isFullHeight);
    const others = blocks.filter((block) => !isFullHeight(block));
    return {
      sheet,
      height: blocks[0]?.height ?? 0,
      reads: blocks.length,
      fullColumns: full.reduce((sum, { columns }) => sum + columns, 0),
      otherCells: others.reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    };
  });
}

/** Headings and keys are not entries. */
const isFullHeight = ({ rows, height }: ReadBlock): boolean => rows > 2 && rows >= height - 2;
