import { isLines } from './field.ts';
import type { Change } from './intake.ts';
import { isReject } from './issue.ts';
import { changesBetween, type JournalEntry, TYPED } from './journal.ts';
import { showMoment } from './moment.ts';
import type { RawCell } from './normalise.ts';
import type { Plain } from './plain.ts';
import type { AnyEntry, AnyRegister } from './register.ts';
import { type Cells, MAY_BE_GONE, type ReadRow } from './row.ts';

/** A row that no longer says what was journalled of its entry. */
export interface ChangedRow extends ReadRow {
  readonly entry: AnyEntry;
  readonly cells: Cells;
}

/** Who wrote the line, when and under which operation key. */
type Written = Pick<JournalEntry, 'key' | 'at' | 'person' | 'account'>;

/** What the program alone fills in of an entry: what people type there is noted and taken back. */
const STAMP = ['recordedBy', 'recordedAt', 'changedBy', 'changedAt', 'voidReason'] as const;
/** Characters of a typed text that the journal notes. */
const NOTED = 200;

/**
 * What somebody changed by hand in the row of an entry, as a change on record (DUTY-09). It holds from then on, and waits to be
 * explained. Undefined when nothing that people fill in is other than on record: only what the program works out was spoilt.
 */
export function outsideEdit(
  register: AnyRegister,
  recorded: AnyEntry,
  row: ChangedRow,
  { key, at, person, account }: Written,
): Change | undefined {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(register.fields)) {
    const isGone = row.issues.some(
      (issue) =>
        issue.field === name && MAY_BE_GONE.includes(issue.rule) && issue.facts?.typed === String(recorded[name]),
    );
    // Empty lines are none: the journal does not tell them apart.
    const value = isGone ? recorded[name] : row.entry[name];
    if (value !== undefined && !(isLines(field) && (value as readonly unknown[]).length === 0)) values[name] = value;
  }
  const { number, recordedBy, recordedAt, voidReason, unexplained } = recorded;
  const as: AnyEntry = {
    ...values,
    number,
    recordedBy,
    recordedAt,
    voidReason,
    external: row.entry.external,
    unexplained,
  };
  const changes = changesBetween(register, recorded, as);
  const typed = typedOver(recorded, row);
  if (Object.keys(changes).length + Object.keys(typed).length === 0) return undefined;
  const after = { ...as, changedBy: person, changedAt: at, unexplained: true as const };
  const journal: JournalEntry = {
    key,
    at,
    person,
    account,
    act: 'outside',
    register: register.id,
    number,
    reason: '',
    changes: {
      ...changesBetween(register, recorded, after),
      ...(Object.keys(typed).length > 0 && { [TYPED]: [null, typed] }),
    },
    letters: [],
  };
  return { register, before: recorded, after, journal };
}

/** What stands in cells of the row and cannot be a value of the entry, as text. */
function typedOver(recorded: AnyEntry, { entry, cells, issues }: ChangedRow): { readonly [key: string]: Plain } {
  const typed: Record<string, Plain> = {};
  for (const { field = '', line, facts } of issues.filter(isReject)) {
    const text = shown(cells[field]) || String(facts?.typed ?? '');
    if (!isOnRecord(recorded, field, text))
      typed[line === undefined ? field : `${field} ${line}`] = text.slice(0, NOTED);
  }
  for (const key of STAMP)
    if ((entry[key] ?? '') !== (recorded[key] ?? '')) typed[key] = shown(cells[key]).slice(0, NOTED);
  return typed;
}
const isOnRecord = (recorded: AnyEntry, field: string, text: string): boolean => String(recorded[field]) === text;

const shown = (cell: RawCell | undefined): string => {
  if (typeof cell !== 'object') return String(cell ?? '');
  return 'formula' in cell ? cell.formula : showMoment(cell.at);
};
