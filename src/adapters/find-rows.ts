import { LINE_OF, NUMBER } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import { type Moment, plusDays } from '../domain/moment.ts';
import { initialsOf } from '../domain/pinyin.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { textOfEntry } from '../domain/shown.ts';
import { OPEN_TIMELINE, timelineOf, touches } from '../domain/timeline.ts';
import type { Sheet } from './google.ts';
import { FIRST_ROW, type Layout, readColumn, rowCount, rowsLike, rowsWith } from './layout.ts';
import { readSome } from './register-sheet.ts';
import type { Workbook } from './workbook.ts';

/** Rows that are read of one register at most: the lowest, where the newest stand. */
const MOST_ROWS = 200;
/** Lines whose entries are looked up, at most: each costs a call. */
const MOST_LINES = 10;

/** The entries in which every word stands, given at half width. A search a register and word, then their rows. */
export function entriesWith(workbook: Workbook, register: AnyRegister, words: readonly string[]): AnyEntry[] {
  const [longest = '', ...others] = [...words].sort((a, b) => b.length - a.length);
  const rows = new Set([...rowsNamed(workbook, register, longest), ...rowsHolding(workbook, register, longest)]);
  const lowest = [...rows].sort((a, b) => a - b).slice(-MOST_ROWS);
  return entriesAt(workbook, register, lowest).filter((entry) => {
    const text = textOfEntry(register, entry, workbook.site).toLowerCase();
    const names = namesOf(register, entry);
    return [longest, ...others].every((word) => text.includes(word.toLowerCase()) || named(names, word));
  });
}

/** The entries of which a cell under one of the keys is just that text. */
export const entriesBy = (workbook: Workbook, register: AnyRegister, key: string, text: string): AnyEntry[] =>
  entriesAt(workbook, register, rowsWith(workbook.layout(register), key, text).slice(-MOST_ROWS));

/** The same of those that are open alone: a search more, and no other is read. */
export const openEntriesBy = (workbook: Workbook, register: AnyRegister, key: string, text: string): AnyEntry[] => {
  const layout = workbook.layout(register);
  return entriesAt(workbook, register, openAmong(layout, rowsWith(layout, key, text)));
};

/** Of some rows those whose entries are open: one search, or none. */
export function openAmong(layout: Layout, rows: readonly number[]): readonly number[] {
  if (rows.length === 0) return rows;
  const open = new Set(rowsLike(layout, 'timeline', OPEN_TIMELINE));
  return rows.filter((row) => open.has(row));
}

/** How many days an entry is listed after something has happened to it. */
const LISTED_DAYS = 2;

/** The entries that are open, or to which something has happened in the last two days; those within so many days of now, where more are asked for. */
export function currentEntries(workbook: Workbook, register: AnyRegister, now: Moment, around = 0): AnyEntry[] {
  const layout = workbook.layout(register);
  const since = plusDays(now, -Math.max(LISTED_DAYS, around));
  const until = plusDays((now + 1) as Moment, around);
  const rows = readColumn(layout, 'timeline', rowCount(layout)).flatMap((timeline, index) =>
    timeline !== '' && touches(timeline, since, { until }) ? [FIRST_ROW + index] : [],
  );
  return entriesAt(workbook, register, rows);
}
export const isCurrent = (register: AnyRegister, entry: AnyEntry, now: Moment): boolean =>
  touches(timelineOf(register, entry), plusDays(now, -LISTED_DAYS), { until: (now + 1) as Moment });

const entriesAt = (workbook: Workbook, register: AnyRegister, rows: readonly number[]): AnyEntry[] =>
  rows.length === 0 ? [] : readSome(workbook, register, rows).flatMap(({ entry }) => entry ?? []);

/** Rows that hold a text anywhere, their lines too. */
function rowsHolding(workbook: Workbook, register: AnyRegister, text: string): number[] {
  const layout = workbook.layout(register);
  const own = rowsFound(layout.sheet, text);
  const numbers = linesFields(register.fields).flatMap(([key]) => {
    const lines = workbook.layout(register, key);
    const found = rowsFound(lines.sheet, text);
    return found.length === 0 ? [] : parentsOf(lines, found.slice(-MOST_LINES));
  });
  return [...own, ...[...new Set(numbers)].flatMap((number) => rowsWith(layout, NUMBER.key, number))];
}

const rowsFound = (sheet: Sheet, text: string): number[] =>
  sheet
    .createTextFinder(text)
    .findAll()
    .map((range) => range.getRow())
    .filter((row) => row >= FIRST_ROW);

function parentsOf(lines: Layout, rows: readonly number[]): string[] {
  const first = rows[0] ?? FIRST_ROW;
  const parents = readColumn(lines, LINE_OF.key, (rows[rows.length - 1] ?? first) - FIRST_ROW + 1);
  return rows.map((row) => parents[row - FIRST_ROW] ?? '').filter((number) => number !== '');
}

const INITIALS = /^[a-z]{2,8}$/i;
const named = (names: readonly string[], word: string): boolean =>
  INITIALS.test(word) && names.some((name) => initialsOf(name).some((initials) => initials === word.toLowerCase()));

/** Rows in which somebody's name has these letters for its pinyin initials. */
function rowsNamed(workbook: Workbook, register: AnyRegister, word: string): number[] {
  if (!INITIALS.test(word)) return [];
  const layout = workbook.layout(register);
  const count = rowCount(layout);
  const known = new Map<string, boolean>();
  const fits = (name: string): boolean => {
    const found = known.get(name) ?? named([name], word);
    known.set(name, found);
    return found;
  };
  return nameKeys(register).flatMap((key) =>
    readColumn(layout, key, count).flatMap((name, index) => (name !== '' && fits(name) ? [FIRST_ROW + index] : [])),
  );
}

const nameKeys = (register: AnyRegister): string[] =>
  Object.entries(register.fields)
    .filter(
      ([key, { kind }]) => kind === 'person' || kind === 'persons' || (kind === 'text' && register.title.includes(key)),
    )
    .map(([key]) => key);
const namesOf = (register: AnyRegister, entry: AnyEntry): string[] =>
  nameKeys(register).flatMap((key) => (entry[key] === undefined ? [] : String(entry[key])));
