import { columnLetters } from '../writers/cells.ts';
import { TONES } from '../writers/palette.ts';
import type { ToldIssue } from './calls.ts';
import type { Sheet } from './google.ts';
import type { Layout } from './layout.ts';

/** What is wrong in the cells of rows, by 1-based row and key of the column; a row without any is freed of its marks. */
export type Marks = ReadonlyMap<number, ReadonlyMap<string, string>>;

/** A mark is a note and a colour. Staff have notes and colours of their own: ours begin with the sign, theirs stay. */
const SIGN = '⚠ ';
const COLOUR = TONES.late.background;
const PLAIN = '#ffffff';

/** What is wrong by field, as a note says it: what, what to do, and the rule. */
export function notesOf(issues: readonly Pick<ToldIssue, 'field' | 'message' | 'rule'>[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { field, message, rule } of issues) {
    const key = field?.split('.').pop() ?? '';
    const known = notes.get(key);
    notes.set(key, [...(known === undefined ? [] : [known]), `${message} (${rule})`].join('\n'));
  }
  return notes;
}

/** Rows that are marked in one go: reading the rows between costs less than another call (platform.md). */
const GAP = 200;
/** Writing costs more: so many rows between two cost as much as another call. */
const WRITTEN_GAP = 8;

/**
 * Marks what is wrong and takes the marks off what is right: two reads for a block of rows and a run of columns, and no write
 * where nothing has changed. `rows` in ascending order; rows and columns that are not named stay as they are.
 */
export function mark({ sheet, runs }: Layout, keys: ReadonlySet<string>, rows: Marks): void {
  for (const block of blocksOf([...rows.keys()], GAP))
    for (const run of runs) {
      const wanted = run.keys.map((key) => keys.has(key));
      if (wanted.includes(true))
        markBlock(sheet, block, run.start, run.keys.length, (row, at) => {
          const marks = wanted[at] ? rows.get(row) : undefined;
          return marks && (marks.get(run.keys[at] ?? '') ?? '');
        });
    }
}

interface Block {
  readonly first: number;
  readonly count: number;
}

function blocksOf(rows: readonly number[], gap: number): Block[] {
  const blocks: { first: number; count: number }[] = [];
  for (const row of rows) {
    const block = blocks[blocks.length - 1];
    if (block && row - (block.first + block.count) < gap) block.count = row - block.first + 1;
    else blocks.push({ first: row, count: 1 });
  }
  return blocks;
}

/** `textAt` gives what a cell is to be marked with, blank for no mark; undefined for a cell that is not looked at. */
function markBlock(
  sheet: Sheet,
  { first, count }: Block,
  start: number,
  width: number,
  textAt: (row: number, at: number) => string | undefined,
): void {
  const range = sheet.getRange(first, start, count, width);
  const [notes, colours] = [range.getNotes(), range.getBackgrounds()];
  const changed: number[] = [];
  const [coloured, freed]: [string[], string[]] = [[], []];
  const next = notes.map((line, down) =>
    line.map((note, at) => {
      const text = textAt(first + down, at);
      if (text === undefined) return note;
      const cell = `${columnLetters(start + at)}${first + down}`;
      const colour = colours[down]?.[at];
      if (text !== '' && colour === PLAIN) coloured.push(cell);
      if (text === '' && colour === COLOUR && note.includes(SIGN)) freed.push(cell);
      const own = note.split(SIGN)[0]?.trimEnd() ?? '';
      const marked = text === '' ? (note.includes(SIGN) ? own : note) : [own, SIGN + text].filter(Boolean).join('\n');
      if (marked !== note) changed.push(down);
      return marked;
    }),
  );
  for (const { first: from, count: tall } of blocksOf(changed, WRITTEN_GAP))
    sheet.getRange(first + from, start, tall, width).setNotes(next.slice(from, from + tall));
  if (coloured.length > 0) sheet.getRangeList(coloured).setBackground(COLOUR);
  if (freed.length > 0) sheet.getRangeList(freed).setBackground(null);
}
