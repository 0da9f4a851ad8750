import type { Rect } from './cell.ts';
import type { Execution, RunOptions } from './run.ts';
import type { Runs } from './runs.ts';

/**
 * The workbook in people's hands, as plain data: what a page shows of it and what people do to it. Rows and columns count
 * from 0 here; nothing but what is asked for is copied.
 */
export interface Paged {
  /** The workbook and its tabs, without any cell. */
  book(): BookView;
  /** A block of a sheet as it looks, cut to the sheet's size. */
  window(sheet: number, rect: Rect): WindowView;
  /** The charts that lie over a sheet, with the figures of their ranges as they are now. */
  charts(sheet: number): readonly ChartView[];
  /** One cell as a formula bar shows it. */
  cell(sheet: number, row: number, column: number): CellView;
  /** Somebody does something by hand: all of it or nothing. The triggers it sets off have run when this returns. */
  act(action: Action, options?: ActOptions): Acted;
  /** Raised by every commit that changed something. */
  readonly revision: number;
  /** What has changed since, so that other windows can follow. */
  changesSince(revision: number): Changes;
  /** A call of google.script.run, with its rules for values and errors. `argumentsJson` is a JSON list. */
  call(functionName: string, argumentsJson: string, options?: RunOptions): Called;
  /** The names that google.script.run offers: top-level functions that are not private. */
  functions(): readonly string[];
  /** Everything that opening the workbook sets off: the simple trigger onOpen and the installed ones. */
  opened(options?: RunOptions): readonly TriggerRun[];
  /** Runs the time triggers that are due by the host's clock; one that was missed several times runs once. */
  tick(): readonly TriggerRun[];
  /** When the next time trigger is due, in milliseconds; null when there is none. */
  readonly nextDue: number | null;
}

export interface BookView {
  readonly id: string;
  readonly title: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly activeSheet: number;
  readonly revision: number;
  /** In the order of the tabs. */
  readonly sheets: readonly SheetView[];
}

export interface SheetView {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Pixels, one a column. */
  readonly widths: readonly number[];
  readonly hiddenColumns: readonly boolean[];
  /** Pixels, in runs of rows. */
  readonly heights: Runs<number>;
  readonly hiddenRows: Runs<boolean>;
  /** How many charts lie over it. */
  readonly charts: number;
}

/** A chart as it is to be drawn: where, and what. Its figures are given beside the texts that their cells show. */
export interface ChartView {
  readonly id: number;
  readonly kind: 'column' | 'bar' | 'line' | 'pie';
  readonly title: string;
  /** The cell of its upper left corner, and pixels from there. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  readonly legend: boolean;
  /** The titles of the axes; '' is none. */
  readonly across: string;
  readonly up: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** Null where the cell holds no number: a gap. */
    readonly values: readonly (number | null)[];
    readonly texts: readonly string[];
    /** `#rrggbb`, where the script chose one. */
    readonly colour: string | null;
  }[];
}

export interface WindowView extends Rect {
  readonly sheet: number;
  readonly revision: number;
  /** Up to the last row and column with content. */
  readonly usedRows: number;
  readonly usedColumns: number;
  /** What the cells show, row by row; of a formula its own text, since nothing computes it here. */
  readonly texts: readonly (readonly string[])[];
  /** Which of `looks` each cell has. */
  readonly dress: readonly (readonly number[])[];
  readonly looks: readonly Look[];
  readonly notes: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** Cells that lead to a place in the workbook. Other addresses are not told: a page follows nothing else. */
  readonly links: readonly LinkView[];
  readonly merges: readonly Rect[];
}

/** A cell whose text leads somewhere, and where: the first cell of the block on that sheet. */
export interface LinkView {
  readonly row: number;
  readonly column: number;
  readonly to: { readonly sheet: number; readonly row: number; readonly column: number };
}

/** How a cell looks, conditional formats included. What is missing is as in an untouched cell. */
export interface Look {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  /** Numbers, dates and formulas stand right, truth values in the middle, unless the cell says otherwise. */
  readonly align?: 'center' | 'right';
  readonly vertical?: 'top' | 'middle';
  readonly wrap?: 'wrap' | 'clip';
  /** Lines as the emulation stores them: style and colour. */
  readonly borders?: Readonly<Partial<Record<'top' | 'left' | 'bottom' | 'right', string>>>;
  readonly input?: Input;
}

/** What a validation offers and demands. */
export interface Input {
  readonly kind: 'list' | 'checkbox' | 'date' | 'other';
  /** Of a list whose menu is shown. */
  readonly options: readonly string[];
  readonly help: string | null;
  /** Whether anything else is refused, or only marked. */
  readonly strict: boolean;
}

export interface CellView {
  /** What one would type to get the same cell: the formula, or the value. */
  readonly typed: string;
  readonly shown: string;
  readonly note: string;
  readonly input: Input | null;
}

/** What a person can do by hand. */
export type Action =
  | {
      readonly kind: 'type';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  /** The block is laid down from its upper left cell on; rows are added below when the sheet is too short. */
  | {
      readonly kind: 'paste';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly texts: readonly (readonly string[])[];
    }
  | ({ readonly kind: 'clear'; readonly sheet: number } & Rect)
  | {
      readonly kind: 'insert-rows' | 'delete-rows';
      readonly sheet: number;
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly kind: 'insert-columns' | 'delete-columns';
      readonly sheet: number;
      readonly at: number;
      readonly count: number;
    }
  /** The rows below the frozen ones, or those of them that are named, by one column. */
  | {
      readonly kind: 'sort';
      readonly sheet: number;
      readonly column: number;
      readonly ascending: boolean;
      readonly row?: number;
      readonly rows?: number;
    }
  /** Takes back the last that this account did to cells and rows. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'activate'; readonly sheet: number }
  | { readonly kind: 'rename'; readonly sheet: number; readonly name: string }
  | { readonly kind: 'hide' | 'show'; readonly sheet: number }
  /** Behind the sheet that is named, else behind the active one. */
  | { readonly kind: 'add-sheet'; readonly name?: string; readonly after?: number }
  | { readonly kind: 'delete-sheet'; readonly sheet: number }
  | { readonly kind: 'widen'; readonly sheet: number; readonly column: number; readonly pixels: number };

export interface ActOptions extends RunOptions {
  /** The person has read that the cells are protected, and goes on. */
  readonly confirmed?: boolean;
}

export type Acted =
  | {
      readonly done: true;
      readonly revision: number;
      readonly runs: readonly TriggerRun[];
      /** Whether it can be taken back: what is too much cannot. */
      readonly undoable: boolean;
    }
  | { readonly done: false; readonly refusal: Refusal };

/** Why nothing was done. `message` is Google's English; a page says it in its own words. */
export interface Refusal {
  readonly reason:
    | 'validation'
    | 'protected-warning'
    | 'protected'
    | 'nothing-to-undo'
    | 'changed-since'
    | 'impossible';
  readonly message: string;
  /** The cell that a validation refuses, its help text in `detail`; for a protection its description. */
  readonly cell?: { readonly row: number; readonly column: number };
  readonly detail?: string;
}

/** A trigger that ran: the simple ones have no id. */
export interface TriggerRun {
  readonly trigger: string | null;
  readonly handler: string;
  readonly account: string;
  readonly execution: Execution;
  /** How it failed: Google mails that to the trigger's maker. */
  readonly error: ClientError | null;
}

/** What Google lets a client know of an error: never the stack. */
export interface ClientError {
  readonly name: string;
  readonly message: string;
}

export type Called =
  | { readonly kind: 'value'; readonly value: unknown; readonly execution: Execution }
  | { readonly kind: 'error'; readonly error: ClientError; readonly execution: Execution };

export interface Changes {
  readonly revision: number;
  /** Tabs, names, widths, frozen and hidden rows: the book is to be asked again. */
  readonly book: boolean;
  /** Rows whose cells changed; null when any of the sheet may have. */
  readonly sheets: readonly {
    readonly sheet: number;
    readonly rows: { readonly from: number; readonly to: number } | null;
  }[];
}
