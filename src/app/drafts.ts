import type { SheetRow } from '../adapters/register-sheet.ts';
import type { Telling } from '../domain/alert.ts';
import type { GrowingBook } from '../domain/book.ts';
import { type Author, type Outcome, type Submission, take } from '../domain/intake.ts';
import { type Issue, isReject } from '../domain/issue.ts';
import type { Moment } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import { NO_SERIALS, type Serials } from '../domain/number.ts';
import type { AnyRegister } from '../domain/register.ts';
import { textOf } from '../domain/row.ts';
import { type Locale, words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

/** Who typed into a sheet: Google does not say (platform.md). */
export const nobody = (locale: Locale): Author => ({ person: UNKNOWN[locale], account: '', role: 'desk' });
const UNKNOWN = words('未知', '未知', 'unknown');

/** A row without a number, as what it would be taken in as. */
export function takeDraft(
  register: AnyRegister,
  { cells }: Pick<SheetRow, 'cells'>,
  key: string,
  book: GrowingBook,
  author: Author,
  now: Moment,
  serials: Serials = NO_SERIALS,
  telling?: Telling,
): Outcome {
  const values: Record<string, RawCell> = {};
  for (const [name, { kind }] of Object.entries(register.fields)) {
    const cell = cells[name];
    if (kind !== 'lines' && cell !== undefined) values[name] = cell;
  }
  const submission: Submission = {
    key,
    act: 'record',
    register: register.id,
    external: textOf(cells.external) || undefined,
    values,
  };
  // Nobody gives a PIN on a sheet.
  return take(submission, { book, registers: REGISTERS, author, signed: new Set(), now, serials, telling });
}

/** What keeps a draft from being taken in: fields that are not filled in yet, and what is wrong. */
export interface DraftFault {
  readonly missing: readonly string[];
  readonly wrong: readonly Issue[];
}
export function draftFault(
  register: AnyRegister,
  { cells }: Pick<SheetRow, 'cells'>,
  issues: readonly Issue[],
): DraftFault {
  const isMissing = ({ rule, field = '' }: Issue): boolean =>
    rule === register.complete && register.fields[field]?.required === true && cells[field] === undefined;
  return {
    missing: issues.filter(isMissing).flatMap(({ field }) => field ?? []),
    wrong: issues.filter((issue) => isReject(issue) && !isMissing(issue)),
  };
}

/** A row that was an entry's and has lost its number; a copy of a row that is there is a draft like any other. */
export const hasLostNumber = ({ digest }: Pick<SheetRow, 'digest'>, there: ReadonlySet<string>): boolean =>
  /^[0-9a-f]{16}$/.test(digest) && !there.has(digest);
