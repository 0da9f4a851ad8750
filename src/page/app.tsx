import { useEffect, useRef } from 'preact/hooks';
import { BackupBox } from './backup-box.tsx';
import { BoxOf } from './box.tsx';
import type { Desk } from './desk.ts';
import { FormulaBar } from './formula-bar.tsx';
import { DialogFrame, SidebarFrame } from './frame.tsx';
import { placeName } from './geometry.ts';
import { makeGrid } from './grid.ts';
import { GridMenu } from './grid-menu.tsx';
import { MailBox } from './mail-box.tsx';
import { MenuBar } from './menu-bar.tsx';
import { blockOf } from './selection.ts';
import { SheetList } from './sheet-list.tsx';
import type { PageState } from './state.ts';
import { type Store, useStore } from './store.ts';
import { TabMenu } from './tab-menu.tsx';
import { Tabs } from './tabs.tsx';
import { fill } from './words.ts';

interface AppProps {
  readonly desk: Desk;
  readonly state: Store<PageState>;
}

export function App({ desk, state }: AppProps) {
  const {
    words,
    book,
    menus,
    sheet,
    connection,
    working,
    sidebar,
    dialogs,
    gridMenu,
    tabMenu,
    boxes,
    toasts,
    mailsWaiting,
    mailsOpen,
    backupsOpen,
    picked,
    ...cell
  } = useStore(state);
  const sheets = book?.sheets.filter(({ hidden }) => !hidden) ?? [];
  useEffect(() => {
    // The browser's own printing would print the rows on the screen alone.
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      desk.print();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
  if (connection === 'locked') return <p class="locked">{words.noToken}</p>;
  const box = boxes[0];
  return (
    <div class="page">
      <header class="head">
        <h1 class="title">{book?.title ?? ''}</h1>
        <MenuBar menus={menus} words={words} run={desk.runMenu} />
        <p class="state" role="status">
          {working > 0 ? words.working : ''}
        </p>
        <button type="button" onClick={desk.print}>
          {words.print}
        </button>
        <button type="button" onClick={() => state.set({ backupsOpen: true })}>
          {words.backups}
        </button>
        {mailsWaiting > 0 && (
          <button type="button" onClick={() => state.set({ mailsOpen: true })}>
            {fill(words.mails, { count: mailsWaiting })}
          </button>
        )}
      </header>
      {connection === 'lost' && (
        <p class="lost" role="alert">
          {words.lost}
        </p>
      )}
      <FormulaBar words={words} name={cell.cellName} text={cell.cellText} desk={desk} />
      <div class="middle">
        <GridArea key={words.grid} desk={desk} state={state} />
        {sidebar && (
          <SidebarFrame
            key={sidebar.id}
            frame={sidebar}
            book={book?.id ?? ''}
            desk={desk}
            words={words}
            title={sidebar.title || words.sidebar}
          />
        )}
      </div>
      <footer class="foot">
        <SheetList words={words} sheets={sheets} front={sheet} open={desk.openSheet} />
        <Tabs
          words={words}
          sheets={sheets}
          front={sheet}
          open={desk.openSheet}
          menu={(tabMenu) => state.set({ tabMenu })}
        />
        <button
          type="button"
          class="add-sheet"
          aria-label={words.addSheet}
          title={words.addSheet}
          onClick={() => desk.act({ kind: 'add-sheet', after: sheet })}
        >
          ＋
        </button>
        <p class="picked">{picked}</p>
      </footer>
      {dialogs.map((frame) => (
        <DialogFrame key={frame.id} frame={frame} book={book?.id ?? ''} desk={desk} words={words} title={frame.title} />
      ))}
      {gridMenu && (
        <GridMenu
          asked={gridMenu}
          words={words}
          act={desk.act}
          close={() => {
            state.set({ gridMenu: undefined });
            desk.focusGrid();
          }}
        />
      )}
      {tabMenu && (
        <TabMenu
          asked={tabMenu}
          words={words}
          sheets={book?.sheets ?? []}
          desk={desk}
          close={() => {
            state.set({ tabMenu: undefined });
            desk.focusGrid();
          }}
        />
      )}
      {backupsOpen && (
        <BackupBox
          desk={desk}
          words={words}
          close={() => {
            state.set({ backupsOpen: false });
            desk.focusGrid();
          }}
        />
      )}
      {mailsOpen && (
        <MailBox desk={desk} words={words} waiting={mailsWaiting} close={() => state.set({ mailsOpen: false })} />
      )}
      {box && <BoxOf key={box.key} box={box} />}
      <ul class="toasts" aria-live="polite">
        {toasts.map(({ id, text }) => (
          <li key={id}>
            <p>{text}</p>
            <button type="button" class="bare" aria-label={words.close} onClick={() => desk.dropToast(id)}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where the grid is drawn; Preact leaves what is inside alone. */
function GridArea({ desk, state }: AppProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const around = place.current;
    if (!around) return;
    const { words } = state.get();
    desk.useGrid(
      makeGrid(around, words, {
        window: desk.window,
        charts: desk.charts,
        act: desk.act,
        selected(selection, seen) {
          const { rows, columns } = blockOf(selection);
          state.set({
            cellName: placeName(selection.active),
            cellText: seen?.text ?? '',
            cellNote: seen?.note ?? '',
            picked: rows * columns > 1 ? fill(words.selected, { rows, columns }) : '',
          });
        },
        drafted: (draft) => {
          if (draft !== undefined) state.set({ cellText: draft });
        },
        typed: desk.typed,
        follow: desk.goTo,
        menu: (gridMenu) => state.set({ gridMenu }),
      }),
    );
  }, [desk, state]);
  return <main class="grid" ref={place} />;
}
