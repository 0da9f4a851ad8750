import type {
  Action,
  ActRefusal,
  BackupSeen,
  BackupView,
  Block,
  ButtonName,
  Calls,
  ChartView,
  InFront,
  Left,
  LinkView,
  News,
  QuestionView,
  Sentence,
  WindowView,
} from '../local/serve/messages.ts';
import { CallFailed, type Connection } from './connection.ts';
import { type Place, placeName } from './geometry.ts';
import type { Grid } from './grid.ts';
import { printSheet } from './print.ts';
import { type Box, type PageState, questionButtons, sheetOf } from './state.ts';
import type { Store } from './store.ts';
import { fill, languageTag, type PageWords, wordsFor } from './words.ts';

/** What can be done on the page: each goes to the host, and what comes of it is shown. */
export interface Desk {
  start(): Promise<void>;
  /** The grid is made when the first sheet is there. */
  useGrid(grid: Grid): void;
  openSheet(id: number): void;
  /** Goes to a cell of any sheet. */
  goTo(to: LinkView['to']): void;
  act(action: Action): void;
  /** Asks what a sheet is to be called. */
  renameSheet(id: number): void;
  /** Asks whether a sheet is really to go: nothing brings it back but a copy. */
  deleteSheet(id: number): void;
  runMenu(functionName: string): void;
  /** A call of a frame's google.script.run: the answer as it is handed to the frame. */
  callFrom(frame: string, functionName: string, argumentsJson: string): Promise<FrameAnswer>;
  closeFrame(frame: string): void;
  /** A block of a sheet, for the grid to draw. */
  window(sheet: number, block: Block): Promise<WindowView>;
  /** The charts over a sheet. */
  charts(sheet: number): Promise<readonly ChartView[]>;
  /** What one would type to get what a cell holds. */
  typed(place: Place): Promise<string>;
  /** The same of the active cell, and typing into it: the formula bar. */
  typedHere(): Promise<string>;
  typeHere(text: string): void;
  focusGrid(): void;
  /** Prints the sheet in front. */
  print(): void;
  mails(): Promise<Calls['mails']['tells']>;
  mail(id: string): Promise<Calls['mail']['tells'] | undefined>;
  /** Sends a mail; what stood against it is said. */
  send(id: string): Promise<void>;
  backups(): Promise<readonly BackupView[]>;
  /** What restoring a copy would do; what stands against it is said. */
  lookAt(backup: string): Promise<BackupSeen | undefined>;
  /** Restores it; gives what it would do now, where more was recorded since `sequence`. */
  restore(backup: string, sequence: number): Promise<'done' | BackupSeen | undefined>;
  dropToast(id: number): void;
}
export type FrameAnswer =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

const TOAST_TIME = 6000;

export function makeDesk({ call, listen }: Connection, state: Store<PageState>): Desk {
  let grid: Grid | undefined;
  let lastToast = 0;

  const say = (text: string): void => {
    const id = ++lastToast;
    state.set({ toasts: [...state.get().toasts, { id, text }] });
    setTimeout(() => dropToast(id), TOAST_TIME + text.length * 60);
  };
  const dropToast = (id: number): void => state.set({ toasts: state.get().toasts.filter((toast) => toast.id !== id) });

  /** Puts a box on the page until it is answered. */
  const ask = (box: Omit<Box, 'answer'>, answer: (name: string, text: string) => void = () => {}): void => {
    const close = (): void => state.set({ boxes: state.get().boxes.filter(({ key }) => key !== box.key) });
    const whole: Box = {
      ...box,
      answer: (name, text) => {
        close();
        answer(name, text);
        // While it is still drawn, nothing outside it can have the focus.
        setTimeout(() => {
          if (state.get().boxes.length === 0) grid?.focus();
        });
      },
    };
    state.set({ boxes: [...state.get().boxes.filter(({ key }) => key !== box.key), whole] });
  };
  const tell = (text: string): void => {
    const { words } = state.get();
    ask({ key: text, title: '', text, asksText: false, buttons: [{ label: words.ok, name: 'OK' }] });
  };

  /** Does something that needs the host; what goes wrong is said. */
  async function work<Result>(doing: () => Promise<Result>): Promise<Result | undefined> {
    state.set({ working: state.get().working + 1 });
    try {
      return await doing();
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure;
      said(failure);
      return undefined;
    } finally {
      state.set({ working: state.get().working - 1 });
    }
  }
  function said({ why, refusal }: CallFailed): void {
    const { words } = state.get();
    if (why === 'lost' || why === 'locked') state.set({ connection: why });
    else if (why === 'too-big') tell(words.tooBig);
    else if (refusal?.code === 'timeout') tell(words.timeout);
    else tell(fill(words.failed, { detail: refusal?.message ?? '' }));
  }

  function show({ toasts, frames, failures, front, selection }: Left): void {
    for (const toast of toasts) say(toast);
    for (const failure of failures) say(fill(state.get().words.triggerFailed, { detail: failure }));
    for (const frame of frames)
      if (frame.kind === 'sidebar') state.set({ sidebar: frame });
      else state.set({ dialogs: [...state.get().dialogs, frame] });
    if (front !== null || selection) void go(front ?? state.get().sheet, selection);
  }

  const nameOf = (id: number): string => state.get().book?.sheets.find((sheet) => sheet.id === id)?.name ?? '';

  async function refresh(): Promise<void> {
    const book = await call('book', {});
    state.set({ book });
    bring(state.get().sheet);
  }

  /** Puts a sheet in front; another one where it is hidden or gone. */
  function bring(id: number): void {
    const { book } = state.get();
    const visible = book?.sheets.filter(({ hidden }) => !hidden) ?? [];
    const sheet = visible.find((one) => one.id === id) ?? visible[0];
    if (!sheet) return;
    state.set({ sheet: sheet.id });
    grid?.show(sheet);
  }

  /** Where a script has gone: to a sheet, which may have been made just now, and what it selected there. */
  async function go(id: number, selection: Block | null): Promise<void> {
    if (!state.get().book?.sheets.some((sheet) => sheet.id === id)) await work(refresh);
    bring(id);
    if (!selection || state.get().sheet !== id) return;
    const { row, column, rows, columns } = selection;
    grid?.select({ active: { row, column }, end: { row: row + rows - 1, column: column + columns - 1 } });
  }
  /** What a script is to find active. */
  const inFront = (): InFront => {
    const selection = grid?.selected();
    return { front: state.get().sheet, ...(selection && { selection }) };
  };

  async function start(): Promise<void> {
    const { book, menus, left } = await call('open', {});
    document.title = book.title;
    document.documentElement.lang = languageTag(book.locale);
    state.set({ book, menus, words: wordsFor(book.locale), connection: 'live' });
    const { sheet } = state.get();
    bring(sheet >= 0 ? sheet : book.activeSheet);
    show(left);
    state.set({ mailsWaiting: (await call('mails', {})).mails.length });
  }

  /** Everything is asked for anew, and what was shown of the other state goes. */
  async function startAgain(): Promise<void> {
    await start();
    const { book } = state.get();
    grid?.changed({
      revision: book?.revision ?? 0,
      book: false,
      sheets: (book?.sheets ?? []).map(({ id }) => ({ sheet: id, rows: null })),
    });
  }

  function restored({ at, kept, whole }: Extract<News, { kind: 'restored' }>): void {
    state.set({ sidebar: undefined, dialogs: [], gridMenu: undefined });
    void work(startAgain);
    const { words } = state.get();
    tell(fill(whole ? words.restored : `${words.restored}\n${words.restoredAccept}`, { at, kept }));
  }
  const against = (sentence: Sentence): void =>
    tell(sentence[languageTag(state.get().book?.locale ?? '') as keyof Sentence]);

  function hear(news: News): void {
    if (news.kind === 'question') question(news.question);
    else if (news.kind === 'restored') restored(news);
    else if (news.kind === 'reopened') void work(startAgain);
    else if (news.kind === 'mails') heardOfMails(news.waiting, news.canSend);
    else if (news.kind === 'ran') {
      if (news.late > 0) say(fill(state.get().words.late, { count: news.late }));
      for (const toast of news.toasts) say(toast);
      for (const failure of news.failures) say(fill(state.get().words.triggerFailed, { detail: failure }));
    } else if (news.kind === 'answered')
      state.set({ boxes: state.get().boxes.filter(({ key }) => key !== `question ${news.question}`) });
    else {
      grid?.changed(news.changes);
      if (news.changes.book) void work(refresh);
    }
  }

  /** An add-on says that a mail was sent; here it may only have been written. */
  function heardOfMails(waiting: number, canSend: boolean): void {
    const more = waiting - state.get().mailsWaiting;
    state.set({ mailsWaiting: waiting });
    if (more > 0 && !canSend) say(fill(state.get().words.mailsKept, { count: more }));
  }

  function question(asked: QuestionView): void {
    const { words } = state.get();
    const labels: Readonly<Record<string, string>> = {
      OK: words.ok,
      CANCEL: words.cancel,
      YES: words.yes,
      NO: words.no,
    };
    const buttons = questionButtons(asked).map((name) => ({ name, label: labels[name] ?? name }));
    ask(
      {
        key: `question ${asked.id}`,
        title: asked.title,
        text: asked.prompt,
        asksText: asked.kind === 'prompt',
        buttons,
      },
      (button, text) => void work(() => call('answer', { question: asked.id, button: button as ButtonName, text })),
    );
  }

  async function act(action: Action, confirmed = false): Promise<void> {
    const answer = await work(() => call('act', { action, confirmed }));
    if (answer === undefined) keep(action);
    else if ('refusal' in answer) refused(action, answer.refusal);
    else {
      const { words } = state.get();
      const back = answer.undoable ? words.undoable : words.notUndoable;
      if (action.kind === 'delete-rows') say(`${fill(words.rowsDeleted, { count: action.count })}${back}`);
      if (action.kind === 'delete-columns') say(words.columnDeleted);
      if (action.kind === 'sort') say(`${words.sorted}${back}`);
      show(answer.left);
    }
  }

  /** What was typed when the program could not be reached is put back where it was typed. */
  function keep(action: Action): void {
    if (action.kind === 'type') grid?.mend(action, action.text);
  }

  function refused(action: Action, { reason, message, cell, detail }: ActRefusal): void {
    const { words } = state.get();
    const typed = action.kind === 'type';
    if (reason === 'protected-warning') {
      const [text, goOn] = warningOf(action, words);
      const buttons = [
        { label: action.kind === 'type' ? words.giveUp : words.cancel, name: 'CLOSE' },
        { label: goOn, name: 'GO' },
      ];
      ask({ key: 'protected', title: detail ?? '', text, asksText: false, buttons }, (name) => {
        if (name === 'GO') void act(action, true);
      });
      return;
    }
    if (reason === 'validation' && cell) {
      const text = textAt(action, cell);
      const lines = [fill(words.validation, { cell: placeName(cell), text }), detail ?? ''].filter(
        (line) => line !== '',
      );
      const buttons = typed
        ? [
            { label: words.mend, name: 'MEND' },
            { label: words.giveUp, name: 'CLOSE' },
          ]
        : [{ label: words.ok, name: 'OK' }];
      ask({ key: 'validation', title: words.notSaved, text: lines.join('\n'), asksText: false, buttons }, (name) => {
        if (name === 'MEND' && typed) grid?.mend(action, action.text);
      });
      return;
    }
    const texts: Readonly<Record<string, string>> = {
      protected: words.protected,
      'nothing-to-undo': words.nothingToUndo,
      'changed-since': words.changedSince,
    };
    const text = texts[reason] ?? fill(words.impossible, { detail: message });
    if (reason === 'nothing-to-undo') say(text);
    else tell(text);
  }

  async function typed({ row, column }: Place): Promise<string> {
    const { sheet, cellText } = state.get();
    const cell = await work(() => call('cell', { sheet, row, column }));
    return cell?.typed ?? cellText;
  }

  return {
    async start() {
      await work(start);
      let lost = false;
      listen(hear, (connection) => {
        state.set({ connection });
        // Back again: what happened meanwhile was not heard.
        if (connection === 'live' && lost) void work(startAgain);
        lost = connection !== 'live';
      });
    },
    useGrid(made) {
      grid = made;
      const sheet = sheetOf(state.get());
      if (sheet) grid.show(sheet);
    },
    openSheet(id) {
      grid?.commit();
      bring(id);
      grid?.focus();
    },
    goTo({ sheet, ...place }) {
      grid?.commit();
      bring(sheet);
      grid?.select({ active: place, end: place });
      grid?.focus();
    },
    act: (action) => void act(action),
    renameSheet(sheet) {
      const { words } = state.get();
      const buttons = [
        { label: words.ok, name: 'OK' },
        { label: words.cancel, name: 'CLOSE' },
      ];
      const name = nameOf(sheet);
      ask(
        { key: 'rename', title: name, text: words.renameAsk, asksText: true, begins: name, buttons },
        (button, text) => {
          if (button === 'OK' && text.trim() !== '' && text !== name)
            void act({ kind: 'rename', sheet, name: text.trim() });
        },
      );
    },
    deleteSheet(sheet) {
      const { words } = state.get();
      // The button that does no harm is the one that Enter presses.
      const buttons = [
        { label: words.cancel, name: 'KEEP' },
        { label: words.goOnDelete, name: 'GO' },
      ];
      ask({ key: 'delete', title: nameOf(sheet), text: words.deleteAsk, asksText: false, buttons }, (button) => {
        if (button === 'GO') void act({ kind: 'delete-sheet', sheet });
      });
    },
    runMenu(functionName) {
      grid?.commit();
      void work(async () => show((await call('menu', { functionName, ...inFront() })).left));
    },
    async callFrom(frame, functionName, argumentsJson) {
      // What fails is the frame's to say.
      const asks = { frame, functionName, argumentsJson, ...inFront() };
      const answer = await call('call', asks).catch((failure: Error) => failure);
      if (answer instanceof Error) return { error: { name: 'NetworkError', message: answer.message } };
      show(answer.left);
      return 'value' in answer ? { value: answer.value } : { error: answer.error };
    },
    closeFrame(frame) {
      const { sidebar, dialogs } = state.get();
      state.set({
        sidebar: sidebar?.id === frame ? undefined : sidebar,
        dialogs: dialogs.filter(({ id }) => id !== frame),
      });
      grid?.focus();
    },
    window: (sheet, block) => call('window', { sheet, ...block }),
    charts: (sheet) => call('charts', { sheet }),
    typed,
    typedHere: async () => (grid ? typed(grid.active()) : ''),
    typeHere(text) {
      if (grid) void act({ kind: 'type', sheet: state.get().sheet, ...grid.active(), text });
    },
    focusGrid: () => grid?.focus(),
    print() {
      const { book } = state.get();
      const sheet = sheetOf(state.get());
      if (!book || !sheet) return;
      grid?.commit();
      void work(async () =>
        printSheet(
          `${book.title} · ${sheet.name}`,
          sheet,
          (block) => call('window', { sheet: sheet.id, ...block }),
          sheet.charts > 0 ? await call('charts', { sheet: sheet.id }) : [],
          state.get().words,
        ),
      );
    },
    mails: async () => (await work(() => call('mails', {}))) ?? { mails: [], canSend: false },
    mail: (id) => work(() => call('mail', { id })),
    async send(id) {
      const sent = await work(() => call('send', { id }));
      if (sent?.why) say(fill(state.get().words.notSent, { detail: sent.why }));
    },
    backups: async () => (await work(() => call('backups', {})))?.backups ?? [],
    async lookAt(id) {
      const seen = await work(() => call('backup', { id }));
      if (!seen || !('against' in seen)) return seen;
      against(seen.against);
      return undefined;
    },
    async restore(id, sequence) {
      const told = await work(() => call('restore', { id, sequence }));
      if (!told || 'done' in told) return told && 'done';
      if (!('against' in told)) return told;
      against(told.against);
      return undefined;
    },
    dropToast,
  };
}

/** What is said before somebody changes what is protected all the same, and the button that does it. */
function warningOf({ kind }: Action, words: PageWords): readonly [text: string, goOn: string] {
  if (kind === 'delete-rows') return [words.protectedDelete, words.goOnDelete];
  if (kind === 'delete-columns' || kind === 'delete-sheet') return [words.protectedGone, words.goOnDelete];
  if (kind === 'insert-rows') return [words.protectedInsert, words.goOnInsert];
  if (kind === 'sort') return [words.protectedSort, words.goOnSort];
  return [words.protectedWarning, words.goOn];
}

function textAt(action: Action, cell: Place): string {
  if (action.kind === 'type') return action.text;
  return action.kind === 'paste' ? (action.texts[cell.row - action.row]?.[cell.column - action.column] ?? '') : '';
}
