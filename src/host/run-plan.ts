import type { Execution } from './run.ts';

/** What the command asks of the process in which a stranger's script runs. */
export interface RunPlan {
  readonly folder: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
  /** Path of a workbook's file; without it the script gets a new one, which is gone afterwards. */
  readonly workbook?: string;
  /** Mail address of the user who executes. */
  readonly account: string;
  /** What the clock shows, as somebody wrote it, where it is to stand still. */
  readonly at?: string;
}

/** How the run ended: what it did, and beside that what the script threw; or why nothing could be run. */
export type RunAnswer =
  | { readonly did: Did; readonly thrown?: { readonly message: string; readonly stack: string } }
  | { readonly cannot: string };

/** What an execution did, as the command prints it. */
export type Did = Pick<Execution, 'result' | 'log' | 'calls' | 'byMethod'> & {
  readonly cells: { readonly read: number; readonly written: number; readonly searched: number };
  readonly mails: number;
};
