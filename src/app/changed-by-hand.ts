import type { SheetRow } from '../adapters/register-sheet.ts';
import { type Change, onlyFillsIn } from '../domain/intake.ts';
import { TYPED, UNEXPLAINED } from '../domain/journal.ts';
import { outsideEdit } from '../domain/outside.ts';
import { type AnyEntry, type AnyRegister, isVoid } from '../domain/register.ts';
import { isAsJournalled } from '../domain/row.ts';
import { nobody } from './drafts.ts';
import type { Look, RegisterSeen } from './look.ts';
import { onRecord } from './recorded.ts';

type EntryRow = SheetRow & { readonly entry: AnyEntry };
const isEntryRow = (row: SheetRow): row is EntryRow => row.entry !== undefined;

/** The rows of entries that no longer say what was journalled. A number that stands twice says of neither row which is meant. */
export function strays({ register, rows, recorded }: RegisterSeen): EntryRow[] {
  const entries = rows.filter(isEntryRow);
  const times = new Map<string, number>();
  for (const { entry } of entries) times.set(entry.number, (times.get(entry.number) ?? 0) + 1);
  return entries.filter(
    (row) =>
      !isAsJournalled(register, row.entry, row) &&
      recorded.numbers.has(row.entry.number) &&
      times.get(row.entry.number) === 1,
  );
}

/** An edit by hand that only goes on with an entry: what was blank is filled in. */
export interface FillIn {
  readonly register: AnyRegister;
  readonly recorded: AnyEntry;
  readonly row: EntryRow;
  readonly change: Change;
}

/** What was changed by hand in a register: only in what the program keeps, in what people fill in, or further filled in. */
export function changedByHand({ workbook, now }: Look, seen: RegisterSeen, newKey: () => string) {
  const { register } = seen;
  const [spoilt, changed, fillIns]: [AnyEntry[], Change[], FillIn[]] = [[], [], []];
  const rows = strays(seen);
  const found = onRecord(
    workbook,
    register,
    rows.map(({ entry }) => entry.number),
  );
  for (const row of rows) {
    const recorded = found.get(row.entry.number);
    if (!recorded) continue;
    const who = nobody(workbook.site.locale);
    const change = outsideEdit(register, recorded, row, { ...who, key: newKey(), at: now });
    if (!change) spoilt.push(recorded);
    else if (fillsIn(recorded, change)) fillIns.push({ register, recorded, row, change });
    else if (fits(change)) changed.push(change);
  }
  return { spoilt, changed, fillIns };
}

const fillsIn = (recorded: AnyEntry, { journal: { changes } }: Change): boolean => {
  const { [UNEXPLAINED]: _, ...others } = changes;
  return !isVoid(recorded) && !(TYPED in others) && !('external' in others) && onlyFillsIn(others);
};

/** A cell of the journal takes 50,000 characters (platform.md); what is longer stays as it is, and is told at every check. */
export const fits = ({ journal }: Change): boolean => JSON.stringify(journal.changes).length < 49_000;
