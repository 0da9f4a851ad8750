import type { Book } from './book.ts';
import { BESIDES, type Grid } from './grid.ts';
import type { Changes } from './page.ts';

type SheetChange = Changes['sheets'][number];

/** What a commit is about to write, as other windows want to know it. */
export interface Pending {
  readonly book: boolean;
  readonly sheets: readonly SheetChange[];
}

export const isPending = ({ book, sheets }: Pending): boolean => book || sheets.length > 0;

/** Above this many rows, all of the sheet is as quickly asked for. */
const MANY_ROWS = 500;

export function pendingOf(book: Book): Pending {
  const tabs = book.metaChanged || book.orderChanged || book.deleted.length > 0;
  return {
    book: tabs || book.grids.some(({ dirt }) => dirt.meta || dirt.order),
    sheets: book.grids.flatMap((grid) => changeOf(grid) ?? []),
  };
}

function changeOf({ id, dirt, rowIds }: Grid): SheetChange | undefined {
  const dressed = dirt.styleColumns.size > 0 || BESIDES.some((beside) => dirt.columnsOf[beside].size > 0);
  if (dirt.order || dirt.meta || dressed || dirt.rows.size > MANY_ROWS) return { sheet: id, rows: null };
  if (dirt.rows.size === 0) return undefined;
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const rowId of dirt.rows.keys()) {
    const row = rowIds.indexOf(rowId);
    from = Math.min(from, row);
    to = Math.max(to, row + 1);
  }
  return { sheet: id, rows: { from, to } };
}

/** The changes of the last commits, so that windows which looked a while ago can follow. */
export interface Feed {
  readonly revision: number;
  add(pending: Pending): void;
  since(revision: number, all: readonly number[]): Changes;
}

const KEPT = 1000;

/** `first` is the clock: revisions grow from one start of the host to the next, so that none is taken for another. */
export function makeFeed(first: number): Feed {
  const commits: Pending[] = [];
  let revision = first;
  return {
    get revision() {
      return revision;
    },
    add: (pending) => {
      if (!isPending(pending)) return;
      revision += 1;
      commits.push(pending);
      if (commits.length > KEPT) commits.shift();
    },
    since: (since, all) => {
      const missed = revision - since;
      if (missed < 0 || missed > commits.length)
        return { revision, book: true, sheets: all.map((sheet) => ({ sheet, rows: null })) };
      const recent = missed === 0 ? [] : commits.slice(-missed);
      const sheets = new Map<number, SheetChange>();
      for (const change of recent.flatMap((pending) => pending.sheets))
        sheets.set(change.sheet, joined(sheets.get(change.sheet), change));
      return { revision, book: recent.some(({ book }) => book), sheets: [...sheets.values()] };
    },
  };
}

function joined(before: SheetChange | undefined, next: SheetChange): SheetChange {
  if (!before) return next;
  if (!before.rows || !next.rows) return { sheet: next.sheet, rows: null };
  return {
    sheet: next.sheet,
    rows: { from: Math.min(before.rows.from, next.rows.from), to: Math.max(before.rows.to, next.rows.to) },
  };
}
