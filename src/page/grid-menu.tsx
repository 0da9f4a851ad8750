import type { Action, Block } from '../local/serve/messages.ts';
import { columnName } from './geometry.ts';
import { type Command, PlacedMenu } from './placed-menu.tsx';
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

/** The menu of a heading or of cells. */
export function GridMenu({ asked, words, act, close }: GridMenuProps) {
  const commands = commandsFor(asked, words, act);
  return <PlacedMenu {...asked} label={words.gridMenu} commands={commands} close={close} />;
}

function commandsFor(
  { of, sheet, block, column }: MenuAsked,
  words: PageWords,
  act: (action: Action) => void,
): readonly Command[] {
  const { row, rows: count } = block;
  const command = (caption: string, action: Action): Command => ({ caption, run: () => act(action) });
  const rows = [
    command(fill(words.insertAbove, { count }), { kind: 'insert-rows', sheet, at: row, count }),
    command(fill(words.insertBelow, { count }), { kind: 'insert-rows', sheet, at: row + count, count }),
    command(fill(words.deleteRows, { count }), { kind: 'delete-rows', sheet, at: row, count }),
  ];
  const name = columnName(column);
  const columns = [
    command(words.insertLeft, { kind: 'insert-columns', sheet, at: column, count: 1 }),
    command(words.insertRight, { kind: 'insert-columns', sheet, at: column + 1, count: 1 }),
    command(fill(words.deleteColumn, { column: name }), { kind: 'delete-columns', sheet, at: column, count: 1 }),
  ];
  const some = of === 'cells' && count > 1;
  const sorts = [true, false].map((ascending) =>
    command(fill(sortWords(words, some, ascending), { column: name, count }), {
      ...({ kind: 'sort', sheet, column, ascending } as const),
      ...(some ? { row, rows: count } : {}),
    }),
  );
  if (of === 'column') return [...sorts, null, ...columns];
  return of === 'rows' ? rows : [...rows, null, ...sorts];
}

function sortWords(words: PageWords, some: boolean, ascending: boolean): string {
  if (some) return ascending ? words.sortSomeUp : words.sortSomeDown;
  return ascending ? words.sortUp : words.sortDown;
}
