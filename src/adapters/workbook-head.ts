import { type Head, NO_HEAD } from '../domain/journal.ts';
import { MINUTES_PER_DAY, type Moment, momentOf } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import { NO_SERIALS, type Serials } from '../domain/number.ts';
import { LOCALES, type Locale } from '../domain/words.ts';
import type { Sheet } from './google.ts';

/** Operation keys kept at hand: a repeat among the last ones costs no search. */
const KEYS_KEPT = 500;

/** What the workbook knows of itself: the hidden first row of the settings. */
export interface WorkbookHead {
  /** Counts up with each migration: an older program refuses a newer workbook, a newer one brings an older up to date. */
  readonly schema: number;
  readonly locale: Locale;
  readonly sample: boolean;
  readonly journal: Head;
  readonly serials: Serials;
  readonly keys: readonly string[];
}
export const newHead = (schema: number, locale: Locale, sample: boolean): WorkbookHead => ({
  schema,
  locale,
  sample,
  journal: NO_HEAD,
  serials: NO_SERIALS,
  keys: [],
});

/** Why there is no head to read. */
export interface NoHead {
  readonly problem: 'not-set-up' | 'head-spoilt';
  /** A newer program's head may well look spoilt. */
  readonly schema: number;
}

const MARK = 'dutybook';

/** Reads the first row. Somebody may have unhidden it and typed anything. */
export function readHead(cells: readonly RawCell[]): WorkbookHead | NoHead {
  const [mark, schemaCell, locale, sample, sequenceCell, hash, serialsCell, keysCell] = cells;
  if (mark !== MARK) return { problem: 'not-set-up', schema: 0 };
  const schema = countIn(schemaCell) ?? 0;
  const head = {
    schema,
    locale: LOCALES.find((one) => one === locale),
    sample: tickIn(sample),
    sequence: countIn(sequenceCell),
    hash: /^[0-9a-f]{64}$/.test(String(hash)) ? String(hash) : undefined,
    serials: jsonIn(serialsCell, isSerials),
    keys: jsonIn(keysCell, isKeys),
  };
  const { sequence } = head;
  if (schema === 0 || Object.values(head).includes(undefined)) return { problem: 'head-spoilt', schema };
  return { ...head, journal: { sequence, hash: head.hash } } as unknown as WorkbookHead;
}

const countIn = (cell: RawCell | undefined): number | undefined =>
  /^\d{1,9}$/.test(String(cell)) ? Number(cell) : undefined;

/** The cell is formatted as text: Google may keep a tick as the word. */
const tickIn = (cell: RawCell | undefined): boolean | undefined => {
  const word = String(cell).toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : undefined;
};

function jsonIn<Value>(cell: RawCell | undefined, isRight: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(String(cell));
    return isRight(value) ? value : undefined;
  } catch {
    // Whoever opens the workbook says that its head is spoilt.
    return undefined;
  }
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSerials = (value: unknown): value is Serials =>
  isRecord(value) &&
  /^(?:\d{8})?$/.test(String(value.day)) &&
  isRecord(value.last) &&
  Object.values(value.last).every((serial) => Number.isInteger(serial) && Number(serial) >= 0);
const isKeys = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((key) => typeof key === 'string');

/** The cells of the first row that change with every write. */
const headCells = (head: WorkbookHead): (string | number | boolean)[] => [
  MARK,
  head.schema,
  head.locale,
  head.sample,
  head.journal.sequence,
  head.journal.hash,
  JSON.stringify(head.serials),
  JSON.stringify(head.keys.slice(-KEYS_KEPT)),
];

export function writeHead(sheet: Sheet, head: WorkbookHead): void {
  const cells = headCells(head);
  sheet.getRange(1, 1, 1, cells.length).setValues([cells]);
}

/**
 * Two noons, one of winter and one of summer, stand behind the head as dates. A script in another zone than the workbook reads
 * another time: a difference of zones shows at every start, and costs no call (DUTY-11).
 */
const WITNESSES = [momentOf(2026, 1, 15, 12), momentOf(2026, 7, 15, 12)] as readonly Moment[];
export const WITNESS_FORMAT = 'yyyy-mm-dd hh:mm';
/** A date's number, which is the same wall clock in every zone: days since 1899-12-30. */
const serialOf = (moment: Moment): number => moment / MINUTES_PER_DAY + 25_569;

/** The first row of a new workbook, and which of its columns (1-based) are dates. */
export const firstRow = (head: WorkbookHead): (string | number | boolean)[] => [
  ...headCells(head),
  ...WITNESSES.map(serialOf),
];
export const WITNESS_COLUMNS = WITNESSES.map((_, index) => headCells(newHead(1, 'en', false)).length + 1 + index);
/** How many cells the first row takes. */
export const HEAD_WIDTH = Math.max(...WITNESS_COLUMNS);

/** Whether the witnesses read as they were written. Where one was spoilt nobody knows, and the zones have to be asked for. */
export const sameClock = (cells: readonly RawCell[]): boolean =>
  WITNESS_COLUMNS.every((column, index) => {
    const cell = cells[column - 1];
    return typeof cell === 'object' && 'at' in cell && cell.at === WITNESSES[index];
  });
