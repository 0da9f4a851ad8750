import type { Execution } from '../../src/host/run.ts';

/** What an execution asks of Google. */
export interface Cost {
  readonly calls: number;
  readonly read: number;
  readonly written: number;
  readonly searched: number;
}

export const costOf = ({ calls, cellsRead, cellsWritten, cellsSearched }: Execution): Cost => ({
  calls,
  read: cellsRead,
  written: cellsWritten,
  searched: cellsSearched,
});

export const COST_MODEL = '50 ms a call + 7 µs a cell read + 150 µs a cell written + 1 µs a cell searched';

/** Seconds on Google by the cost model. */
export const modelled = ({ calls, read, written, searched }: Cost): number =>
  calls * 0.05 + read * 7e-6 + written * 150e-6 + searched * 1e-6;
