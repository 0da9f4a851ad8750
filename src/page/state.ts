import type { BookView, FrameView, MenuView, QuestionView, SheetView } from '../local/serve/messages.ts';
import type { MenuAsked } from './grid-menu.tsx';
import { makeStore } from './store.ts';
import type { TabMenuAsked } from './tabs.tsx';
import { type PageWords, wordsFor } from './words.ts';

/** Something said in a box that waits for an answer: a question of a script, or one of the page's own. */
export interface Box {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** Asks for a text too. */
  readonly asksText: boolean;
  /** What stands there at first. */
  readonly begins?: string;
  /** The first one is what Enter presses, the last what Escape and closing mean. */
  readonly buttons: readonly { readonly label: string; readonly name: string }[];
  readonly answer: (name: string, text: string) => void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
}

export interface PageState {
  readonly words: PageWords;
  readonly book: BookView | undefined;
  readonly menus: readonly MenuView[];
  readonly sheet: number;
  readonly connection: 'live' | 'lost' | 'locked';
  /** Calls that are under way. */
  readonly working: number;
  readonly sidebar: FrameView | undefined;
  readonly dialogs: readonly FrameView[];
  readonly gridMenu: MenuAsked | undefined;
  readonly tabMenu: TabMenuAsked | undefined;
  readonly boxes: readonly Box[];
  readonly toasts: readonly Toast[];
  /** How many mails wait to be sent. */
  readonly mailsWaiting: number;
  readonly mailsOpen: boolean;
  readonly backupsOpen: boolean;
  /** The active cell as the formula bar shows it. */
  readonly cellName: string;
  readonly cellText: string;
  readonly cellNote: string;
  readonly picked: string;
}

export const makeState = () =>
  makeStore<PageState>({
    words: wordsFor((navigator.language || 'zh').replace('-', '_')),
    book: undefined,
    menus: [],
    sheet: -1,
    connection: 'live',
    working: 0,
    sidebar: undefined,
    dialogs: [],
    gridMenu: undefined,
    tabMenu: undefined,
    boxes: [],
    toasts: [],
    mailsWaiting: 0,
    mailsOpen: false,
    backupsOpen: false,
    cellName: '',
    cellText: '',
    cellNote: '',
    picked: '',
  });

export const sheetOf = ({ book, sheet }: PageState): SheetView | undefined =>
  book?.sheets.find(({ id }) => id === sheet);
export const questionButtons = ({ buttons }: QuestionView): readonly string[] => buttons.split('_');
