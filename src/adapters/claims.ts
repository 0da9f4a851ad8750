import { entryColumns, type SheetColumn } from '../domain/columns.ts';
import { entryDigest } from '../domain/journal.ts';
import type { Moment } from '../domain/moment.ts';
import { normalise, type RawCell } from '../domain/normalise.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { type Cells, textOf, toRow } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { lookOf } from './column-look.ts';
import { FIRST_ROW, patchRows, readColumn, readScattered, rowCount } from './layout.ts';
import { appendEntries, readSome, type SheetRow } from './register-sheet.ts';
import type { Workbook } from './workbook.ts';

/**
 * A draft has no number to be found by. Before it is taken in, its row is given a claim, the operation key of its entry, where
 * the digest will stand: wherever people move the row, and whenever an execution dies, the entry is drawn on that row and on no other.
 */
export const CLAIM = 'sweep:';

/** Gives rows their claims. `rows` are 1-based, in ascending order. */
export function claimRows(workbook: Workbook, register: AnyRegister, claims: ReadonlyMap<number, string>): void {
  const rows = new Map([...claims].map(([row, digest]) => [row, { digest }]));
  patchRows(workbook.layout(register), rows);
}

/** The rows that bear the claims, read as they are now. */
export function claimedRows(
  workbook: Workbook,
  register: AnyRegister,
  claims: ReadonlySet<string>,
): readonly (SheetRow & { readonly claim: string })[] {
  const places = rowsClaimed(workbook, register, new Map([...claims].map((claim) => [claim, claim])));
  const rows = [...places.values()].sort((a, b) => a - b);
  return readSome(workbook, register, rows).map((row) => ({ ...row, claim: textOf(row.cells.digest) }));
}

/** Where the claims stand; `marks` may name other marks of the same row. */
function rowsClaimed(
  workbook: Workbook,
  register: AnyRegister,
  marks: ReadonlyMap<string, string>,
): Map<string, number> {
  const layout = workbook.layout(register);
  const found = new Map<string, number>();
  readColumn(layout, 'digest', rowCount(layout)).forEach((digest, index) => {
    const claim = marks.get(digest);
    if (claim !== undefined) found.set(claim, FIRST_ROW + index);
  });
  return found;
}

/** An entry that a draft has become. */
export interface Claimed {
  readonly entry: AnyEntry;
  readonly claim: string;
}

/**
 * Draws entries over the drafts that they were, found by their claims; one whose row is gone gets a new one. What somebody has
 * typed in the meantime stays: the next sweep finds it.
 */
export function drawClaimed(workbook: Workbook, register: AnyRegister, claimed: readonly Claimed[], now: Moment): void {
  if (claimed.length === 0) return;
  const { site } = workbook;
  const layout = workbook.layout(register);
  // A row that a killed execution has half drawn may have its digest already, and no number.
  const marks = claimed.flatMap(({ entry, claim }) => [
    [claim, claim] as const,
    [entryDigest(register, entry), claim] as const,
  ]);
  const places = rowsClaimed(workbook, register, new Map(marks));
  const there = new Map(
    readScattered(
      layout,
      [...places.values()].sort((a, b) => a - b),
    ).map(({ row, cells }) => [row, cells]),
  );
  const rows = new Map<number, Cells>();
  for (const { entry, claim } of claimed) {
    const row = places.get(claim);
    if (row !== undefined) rows.set(row, rowOver(register, entry, there.get(row) ?? {}, site, now));
  }
  const formats = new Map(
    entryColumns(register).map((column) => [column.key, lookOf(column, register, false, site).format]),
  );
  patchRows(layout, new Map([...rows].sort(([a], [b]) => a - b)), formats);
  const gone = claimed.filter(({ claim }) => !places.has(claim)).map(({ entry }) => entry);
  appendEntries(workbook, register, gone, now);
}

/** The cells of an entry's row, without those in which something else stands than was taken in. */
function rowOver(register: AnyRegister, entry: AnyEntry, there: Cells, site: Site, now: Moment): Cells {
  const cells = toRow(register, entry, site, now);
  const isOther = ({ key, field }: SheetColumn): boolean => {
    const typed: RawCell | undefined = there[key];
    if (!field || typed === undefined) return false;
    return normalise(field, typed, { register: register.id, field: key }, site).value !== entry[key];
  };
  return Object.fromEntries(
    entryColumns(register)
      .filter((column) => !isOther(column))
      .map(({ key }) => [key, cells[key] ?? '']),
  );
}

/** Draws what the program works out and keeps of entries, and no field: their rows are found by number in one read. */
export function drawKept(workbook: Workbook, register: AnyRegister, entries: readonly AnyEntry[], now: Moment): void {
  if (entries.length === 0) return;
  const layout = workbook.layout(register);
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const kept = entryColumns(register).filter((column) => !column.field && column.key !== 'external');
  const rows = new Map<number, Cells>();
  readColumn(layout, 'number', rowCount(layout)).forEach((number, index) => {
    const entry = byNumber.get(number);
    if (!entry) return;
    const cells = toRow(register, entry, workbook.site, now);
    rows.set(FIRST_ROW + index, Object.fromEntries(kept.map(({ key }) => [key, cells[key] ?? ''])));
  });
  patchRows(layout, rows);
}
