import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Action, Block } from '../local/serve/messages.ts';
import { columnName } from './geometry.ts';
import { Menu } from './menu-bar.tsx';
import { useAway } from './use-away.ts';
import { fill, type PageWords } from './words.ts';

/** Where somebody asked what can be done with rows and columns: by the right button, or by the keyboard. */
export interface MenuAsked {
  /** On the screen. */
  readonly left: number;
  readonly top: number;
  /** What was asked of: rows or a column by their heading, or cells. */
  readonly of: 'rows' | 'column' | 'cells';
  readonly sheet: number;
  /** What is selected, and the column of the active cell. */
  readonly block: Block;
  readonly column: number;
}

interface GridMenuProps {
  readonly asked: MenuAsked;
  readonly words: PageWords;
  readonly act: (action: Action) => void;
  readonly close: () => void;
}

/** The menu of a heading or of cells, as WAI-ARIA's menu. */
export function GridMenu({ asked, words, act, close }: GridMenuProps) {
  const place = useRef<HTMLDivElement>(null);
  useAway(place, true, close);
  useEffect(() => {
    // The key that opened it would open the browser's own over it.
    place.current?.addEventListener('contextmenu', (event) => event.preventDefault());
  }, []);
  // All of it has to be on the screen.
  useLayoutEffect(() => {
    const [around, menu] = [place.current, place.current?.firstElementChild];
    if (!around || !menu) return;
    const { width, height } = menu.getBoundingClientRect();
    around.style.left = `${Math.max(0, Math.min(asked.left, window.innerWidth - width - MARGIN))}px`;
    around.style.top = `${Math.max(0, Math.min(asked.top, window.innerHeight - height - MARGIN))}px`;
  }, [asked]);
  const commands = commandsFor(asked, words);
  return (
    <div class="grid-menu" ref={place}>
      <Menu
        items={commands.map((command, index) => command && { caption: command.caption, functionName: String(index) })}
        label={words.gridMenu}
        close={close}
        aside={() => undefined}
        run={(index) => {
          close();
          const command = commands[Number(index)];
          if (command) act(command.action);
        }}
      />
    </div>
  );
}
const MARGIN = 4;

type Command = { readonly caption: string; readonly action: Action } | null;

/** What is offered; null is a line. */
function commandsFor({ of, sheet, block, column }: MenuAsked, words: PageWords): readonly Command[] {
  const { row, rows: count } = block;
  const rows: Command[] = [
    { caption: fill(words.insertAbove, { count }), action: { kind: 'insert-rows', sheet, at: row, count } },
    { caption: fill(words.insertBelow, { count }), action: { kind: 'insert-rows', sheet, at: row + count, count } },
    { caption: fill(words.deleteRows, { count }), action: { kind: 'delete-rows', sheet, at: row, count } },
  ];
  const some = of === 'cells' && count > 1;
  const sorts: Command[] = [true, false].map((ascending) => ({
    caption: fill(sortWords(words, some, ascending), { column: columnName(column), count }),
    action: { kind: 'sort', sheet, column, ascending, ...(some ? { row, rows: count } : {}) },
  }));
  if (of === 'column') return sorts;
  return of === 'rows' ? rows : [...rows, null, ...sorts];
}

function sortWords(words: PageWords, some: boolean, ascending: boolean): string {
  if (some) return ascending ? words.sortSomeUp : words.sortSomeDown;
  return ascending ? words.sortUp : words.sortDown;
}
