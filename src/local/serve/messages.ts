/**
 * What passes between the page and the host behind it, as plain JSON. The page knows these types and nothing else of the
 * host; the host's own views have the same shape, which the compiler checks where they are handed over.
 * Rows and columns count from 0.
 */

export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A workbook as its frame shows it; cells are asked for by `window`. */
export interface BookView {
  readonly id: string;
  readonly title: string;
  /** As Google writes it: `zh_CN`. */
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
  readonly heights: RunsView<number>;
  readonly hiddenRows: RunsView<boolean>;
}

/** One value a row: `values[i]` holds up to row `ends[i]` (exclusive), the last one for ever. */
export interface RunsView<Value> {
  readonly ends: readonly number[];
  readonly values: readonly Value[];
}

/** A block of a sheet as it looks. */
export interface WindowView extends Block {
  readonly sheet: number;
  readonly revision: number;
  readonly usedRows: number;
  readonly usedColumns: number;
  readonly texts: readonly (readonly string[])[];
  /** Which of `looks` each cell has. */
  readonly dress: readonly (readonly number[])[];
  readonly looks: readonly Look[];
  readonly notes: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  readonly merges: readonly Block[];
}

export interface Look {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  /** Points. */
  readonly size?: number;
  readonly align?: 'center' | 'right';
  readonly vertical?: 'top' | 'middle';
  readonly wrap?: 'wrap' | 'clip';
  readonly borders?: Readonly<Partial<Record<'top' | 'left' | 'bottom' | 'right', string>>>;
  readonly input?: Input;
}

/** What a validation offers and demands. */
export interface Input {
  readonly kind: 'list' | 'checkbox' | 'date' | 'other';
  readonly options: readonly string[];
  readonly help: string | null;
  readonly strict: boolean;
}

export interface CellView {
  /** What one would type to get the same cell. */
  readonly typed: string;
  readonly shown: string;
  readonly note: string;
  readonly input: Input | null;
}

/** What a person does by hand; texts are understood as typed. */
export type Action =
  | {
      readonly kind: 'type';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | {
      readonly kind: 'paste';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly texts: readonly (readonly string[])[];
    }
  | ({ readonly kind: 'clear'; readonly sheet: number } & Block)
  | { readonly kind: 'undo' }
  | { readonly kind: 'widen'; readonly sheet: number; readonly column: number; readonly pixels: number };

/** Why nothing was done. */
export interface ActRefusal {
  readonly reason:
    | 'validation'
    | 'protected-warning'
    | 'protected'
    | 'nothing-to-undo'
    | 'changed-since'
    | 'impossible';
  readonly message: string;
  readonly cell?: { readonly row: number; readonly column: number };
  readonly detail?: string;
}

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

/** Null is a line between items. */
export type MenuItem = null | MenuCommand | MenuView;
export interface MenuCommand {
  readonly caption: string;
  readonly functionName: string;
}
export interface MenuView {
  /** Null: the add-on's own menu. */
  readonly caption: string | null;
  readonly items: readonly MenuItem[];
}

/** What an execution leaves to be shown in the window that asked for it. */
export interface Left {
  readonly toasts: readonly string[];
  readonly frames: readonly FrameView[];
  /** How a trigger failed that the edit set off. */
  readonly failures: readonly string[];
  /** The sheet that was brought to the front, if one was. */
  readonly front: number | null;
  readonly revision: number;
}

/** A sidebar or a dialog; its page is at /frame/ID. */
export interface FrameView {
  readonly id: string;
  readonly kind: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** A question of `Ui.alert` or `Ui.prompt`; the script waits for its answer. */
export interface QuestionView {
  readonly id: number;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly prompt: string;
  /** `OK`, `OK_CANCEL`, `YES_NO`, `YES_NO_CANCEL`. */
  readonly buttons: string;
}
export type ButtonName = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

/** A mail that was written and not sent, or of which nobody knows whether it was. */
export interface MailView {
  /** The name of its file. */
  readonly id: string;
  /** When it was written, as ISO says it. */
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  /** It was handed to a server, and no answer came. */
  readonly doubtful: boolean;
}

/** What a window may ask, each a POST /api/NAME: what it says, and what it is told. */
export interface Calls {
  open: { asks: Empty; tells: { readonly book: BookView; readonly menus: readonly MenuView[]; readonly left: Left } };
  book: { asks: Empty; tells: BookView };
  window: { asks: { readonly sheet: number } & Block; tells: WindowView };
  cell: { asks: { readonly sheet: number; readonly row: number; readonly column: number }; tells: CellView };
  act: {
    asks: { readonly action: Action; readonly confirmed: boolean };
    tells: { readonly left: Left } | { readonly refusal: ActRefusal };
  };
  /** `front` is the sheet the window shows, for the script to find it active. */
  menu: { asks: { readonly functionName: string; readonly front: number }; tells: { readonly left: Left } };
  call: {
    asks: {
      readonly frame: string;
      readonly functionName: string;
      readonly argumentsJson: string;
      readonly front: number;
    };
    tells: { readonly left: Left } & (
      | { readonly value: unknown }
      | { readonly error: { readonly name: string; readonly message: string } }
    );
  };
  /** Those that wait, and whether they can be sent from here. */
  mails: { asks: Empty; tells: { readonly mails: readonly MailView[]; readonly canSend: boolean } };
  /** One to look at: the address of its page, and its file in base64. */
  mail: { asks: { readonly id: string }; tells: { readonly frame: string; readonly eml: string } };
  /** Sends one; `why` says what stood against it. */
  send: { asks: { readonly id: string }; tells: { readonly why: string | null } };
  answer: { asks: { readonly question: number; readonly button: ButtonName; readonly text: string }; tells: null };
}
export type CallName = keyof Calls;
type Empty = Readonly<Record<never, never>>;

/** Why a call was not done: a code of the host, and the script's own message where it threw one. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** What a window is told without asking, by server-sent events. */
export type News =
  | { readonly kind: 'changed'; readonly changes: Changes }
  /** Mails were written or sent: so many wait, and whether they can be sent from here. */
  | { readonly kind: 'mails'; readonly waiting: number; readonly canSend: boolean }
  /** Something ran by the clock, and this is to be said. */
  | {
      readonly kind: 'ran';
      readonly toasts: readonly string[];
      readonly failures: readonly string[];
      readonly late: number;
    }
  | { readonly kind: 'question'; readonly question: QuestionView }
  | { readonly kind: 'answered'; readonly question: number };
