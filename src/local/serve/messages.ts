import type { Rect } from '../../host/cell.ts';
import type * as host from '../../host/page.ts';
import type { Runs } from '../../host/runs.ts';

/**
 * What passes between the page and the host behind it, as plain JSON: the host's own views, as far as the page knows them.
 * Rows and columns count from 0.
 */
export type Block = Rect;
export type RunsView<Value> = Runs<Value>;
export type BookView = Omit<host.BookView, 'timeZone'>;
export type SheetView = host.SheetView;
export type WindowView = host.WindowView;
export type LinkView = host.LinkView;
export type Look = host.Look;
export type Input = host.Input;
export type CellView = host.CellView;
export type ChartView = host.ChartView;
export type Changes = host.Changes;
export type ActRefusal = host.Refusal;
/** What a person does by hand on the page; texts are understood as typed. */
export type Action = Extract<
  host.Action,
  {
    readonly kind:
      | 'type'
      | 'paste'
      | 'clear'
      | 'undo'
      | 'widen'
      | 'insert-rows'
      | 'delete-rows'
      | 'insert-columns'
      | 'delete-columns'
      | 'sort'
      | 'rename'
      | 'hide'
      | 'show'
      | 'add-sheet'
      | 'delete-sheet';
  }
>;

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
  /** What the script has selected on it, if it did. */
  readonly selection: Block | null;
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

/** A copy of the workbook that is kept. */
export interface BackupView {
  /** The name of its file. */
  readonly id: string;
  /** When it was made, on the workbook's clock: `2026-03-02 09:00`. */
  readonly at: string;
  readonly bytes: number;
  /** Made once a day by itself, at somebody's wish, or before another one was restored. */
  readonly kind: 'daily' | 'asked' | 'before';
}
/** How far a journal reaches. */
export interface JournalView {
  readonly sequence: number;
  /** On the workbook's clock; null where nothing was recorded. */
  readonly at: string | null;
}
/** What restoring a copy would do. */
export interface BackupSeen {
  readonly copy: JournalView;
  /** Null where the workbook in front cannot be read by the program. */
  readonly here: JournalView | null;
  /** Lines of the journal that the copy lacks; null where both went on apart and nobody can count them. */
  readonly missing: number | null;
}
/** A sentence in the languages of the program. */
export type Sentence = Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>;

/** The sheet the window shows, and what is selected on it: the script finds both active. */
export interface InFront {
  readonly front: number;
  readonly selection?: Block;
}

/** What a window may ask, each a POST /api/NAME: what it says, and what it is told. */
export interface Calls {
  open: { asks: Empty; tells: { readonly book: BookView; readonly menus: readonly MenuView[]; readonly left: Left } };
  book: { asks: Empty; tells: BookView };
  window: { asks: { readonly sheet: number } & Block; tells: WindowView };
  charts: { asks: { readonly sheet: number }; tells: readonly ChartView[] };
  cell: { asks: { readonly sheet: number; readonly row: number; readonly column: number }; tells: CellView };
  act: {
    asks: { readonly action: Action; readonly confirmed: boolean };
    tells: { readonly left: Left; readonly undoable: boolean } | { readonly refusal: ActRefusal };
  };
  menu: { asks: { readonly functionName: string } & InFront; tells: { readonly left: Left } };
  call: {
    asks: {
      readonly frame: string;
      readonly functionName: string;
      readonly argumentsJson: string;
    } & InFront;
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
  /** The copies of the workbook that are kept, the newest first. */
  backups: { asks: Empty; tells: { readonly backups: readonly BackupView[] } };
  /** One that is looked into, or why it cannot be restored. */
  backup: { asks: { readonly id: string }; tells: BackupSeen | { readonly against: Sentence } };
  /**
   * Puts one in the workbook's place, which is itself kept as a copy first. `sequence` is how far the person was told the
   * workbook's journal reaches: what was recorded since is told before anything is done.
   */
  restore: {
    asks: { readonly id: string; readonly sequence: number };
    tells: { readonly done: true } | BackupSeen | { readonly against: Sentence };
  };
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
  /** A copy stands in the workbook's place: everything is another. `at` is of when it is, `kept` where the other is. */
  | {
      readonly kind: 'restored';
      readonly at: string;
      readonly kept: string;
      /** Nothing that was recorded is missing. */
      readonly whole: boolean;
    }
  /** The program has opened the workbook anew: everything is to be asked for again. */
  | { readonly kind: 'reopened' }
  | { readonly kind: 'question'; readonly question: QuestionView }
  | { readonly kind: 'answered'; readonly question: number };
