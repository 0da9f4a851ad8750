import type { Answer, Question, Request, Shown } from './bridge.ts';
import type { Rect } from './cell.ts';
import type { Message } from './message.ts';

/** What may be said of one run of a function. */
export interface RunOptions {
  readonly account?: string;
  /** The sheet that is active where this person sits; the workbook's by default. */
  readonly activeSheet?: number;
  /** What is selected on it; its first cell by default. */
  readonly selection?: Rect;
  /** Answers to Ui.alert and Ui.prompt, in order. Without one left, and nobody to ask, the call is refused. */
  readonly answers?: readonly Answer[];
  /**
   * Asks a person when no answer was given before, and returns theirs: the script waits. Meanwhile the host may be used, by
   * others and by that person. `within` are the milliseconds to answer in: a dialog that is still open then is to be closed, which is CLOSE, so that
   * the script can end before its time is over.
   */
  readonly ask?: (question: Question, within: number) => Answer;
}

/** What an execution did. */
export interface Execution {
  readonly result: unknown;
  readonly log: readonly string[];
  /** Service calls: those that leave the script. */
  readonly calls: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  readonly cellsSearched: number;
  readonly toasts: readonly string[];
  /** Service calls by Google's name, `Range.setValues`. */
  readonly byMethod: Readonly<Record<string, number>>;
  readonly mails: readonly Message[];
  readonly menus: readonly unknown[];
  readonly questions: readonly Question[];
  /** Sidebars and dialogs, in the order they were opened: a new sidebar closes the one before. */
  readonly shown: readonly Shown[];
  /** The sheet that is active afterwards: a script may have gone to another. */
  readonly activeSheet: number;
  /** What the script has selected on it; null where it has not. */
  readonly selected: Rect | null;
}

/** In whose name an execution runs, and what it may do. */
export interface Mode {
  /** The effective user: for a trigger whoever made it. */
  readonly account: string;
  /** Who sits at the keyboard. */
  readonly actor: string;
  readonly simple: boolean;
  /** Whether somebody is there to see menus and dialogs. */
  readonly ui: boolean;
}

/** As the person at the keyboard, with everything the manifest allows. */
export function byHand(owner: string, { account = owner }: RunOptions): Mode {
  return { account, actor: account, simple: false, ui: true };
}

/** Runs a function in an execution of its own; throws how it failed. */
export type Start = (request: Omit<Request, 'ownRandom'>, run: RunOptions, mode: Mode) => Execution;
