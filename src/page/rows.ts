import type { Block, LinkView, Look, WindowView } from '../local/serve/messages.ts';
import type { Place } from './geometry.ts';

/** How many rows are asked for at once. */
const CHUNK = 128;

export interface CellSeen {
  readonly text: string;
  readonly look: Look;
  readonly note: string;
  /** Where in the workbook its text leads. */
  readonly leadsTo: LinkView['to'] | undefined;
}

/** The rows of one sheet as far as they have been looked at. */
export interface Rows {
  /** Undefined while it is still asked for. */
  cell(at: Place): CellSeen | undefined;
  merges(): readonly Block[];
  /** Up to the last row and column with content, as far as is known. */
  used(): { readonly rows: number; readonly columns: number };
  /** Asks for what is missing of these rows, and for a little more. */
  want(from: number, to: number): void;
  /** The rows have changed since; null for any. They are shown as they were until the new ones are here. */
  changed(rows: { readonly from: number; readonly to: number } | null, revision: number): void;
}

type Chunk = {
  readonly view: WindowView;
  readonly notes: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, LinkView['to']>;
  stale: boolean;
};

/** `arrived` is told after every answer. */
export function makeRows(
  ask: (block: Block) => Promise<WindowView>,
  size: { readonly rows: number; readonly columns: number },
  arrived: (from: number, to: number) => void,
): Rows {
  const chunks = new Map<number, Chunk>();
  const asked = new Set<number>();
  let used = { rows: 0, columns: 0 };
  let merges: readonly Block[] = [];
  let newest = 0;

  const isMissing = (index: number): boolean => (chunks.get(index)?.stale ?? true) && !asked.has(index);

  function fetch(index: number): void {
    asked.add(index);
    const from = index * CHUNK;
    const rows = Math.min(CHUNK, size.rows - from);
    ask({ row: from, column: 0, rows, columns: size.columns })
      .then((view) => {
        asked.delete(index);
        const notes = new Map(view.notes.map(({ row, column, text }) => [`${row},${column}`, text]));
        const links = new Map(view.links.map(({ row, column, to }) => [`${row},${column}`, to]));
        chunks.set(index, { view, notes, links, stale: view.revision < newest });
        used = { rows: view.usedRows, columns: view.usedColumns };
        merges =
          view.merges.length > 0
            ? [...merges.filter((one) => !view.merges.some((other) => same(one, other))), ...view.merges]
            : merges;
        arrived(from, from + rows);
        if (view.revision < newest) fetch(index);
      })
      // Whoever asks again asks anew; that the program is gone is said by the connection.
      .catch(() => void asked.delete(index));
  }

  return {
    cell({ row, column }) {
      const chunk = chunks.get(Math.floor(row / CHUNK));
      if (!chunk) return undefined;
      const { view, notes, links } = chunk;
      const at = row - view.row;
      return {
        text: view.texts[at]?.[column] ?? '',
        look: view.looks[view.dress[at]?.[column] ?? -1] ?? {},
        note: notes.get(`${row},${column}`) ?? '',
        leadsTo: links.get(`${row},${column}`),
      };
    },
    merges: () => merges,
    used: () => used,
    want(from, to) {
      const first = Math.max(0, Math.floor(from / CHUNK) - 1);
      const last = Math.min(Math.floor((size.rows - 1) / CHUNK), Math.floor(to / CHUNK) + 1);
      for (let index = first; index <= last; index++) if (isMissing(index)) fetch(index);
    },
    changed(rows, revision) {
      newest = Math.max(newest, revision);
      for (const [index, chunk] of chunks) {
        const from = index * CHUNK;
        const touched = rows === null || (rows.from < from + CHUNK && rows.to > from);
        if (touched && chunk.view.revision < revision) chunk.stale = true;
      }
    },
  };
}

const same = (a: Block, b: Block): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
