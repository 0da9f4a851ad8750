import { readWhole, type WholeRegister } from '../adapters/register-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import { bookOf, type GrowingBook } from '../domain/book.ts';
import type { Issue } from '../domain/issue.ts';
import { daysLookedAt, isNear, missingIn } from '../domain/missing.ts';
import type { Moment } from '../domain/moment.ts';
import type { AnyEntry, AnyRegister, RegisterName } from '../domain/register.ts';
import { REGISTERS } from '../registers/index.ts';
import { type Recorded, recordedIn } from './recorded.ts';

/** A register's sheets as they stand, with what the journal has of it. */
export interface RegisterSeen extends WholeRegister {
  readonly register: AnyRegister;
  readonly recorded: Recorded;
  /** The digests that its entries' rows keep. */
  readonly digests: ReadonlySet<string>;
}

/** All registers at one look: what a check, a sweep and a comparison with the journal start from. */
export interface Look {
  readonly workbook: Workbook;
  readonly now: Moment;
  readonly sheets: readonly RegisterSeen[];
  readonly book: GrowingBook;
}

export function lookAt(workbook: Workbook, now: Moment): Look {
  const recordedOf = recordedIn(workbook);
  const book = bookOf(workbook.site);
  const sheets = REGISTERS.map((register) => {
    const { rows, lines } = readWhole(workbook, register);
    for (const { entry } of rows) if (entry) book.put(register, entry);
    const digests = new Set(rows.flatMap(({ entry, digest }) => (entry ? digest : [])));
    return { register, rows, lines, recorded: recordedOf(register), digests };
  });
  return { workbook, now, sheets, book };
}

/** What is missing from the registers, by what they find. */
export const missingFrom = ({ workbook, now, sheets }: Look): Issue[] => {
  const near = ({ id }: RegisterName): AnyEntry[] => {
    const seen = sheets.find(({ register }) => register.id === id);
    const days = daysLookedAt(REGISTERS, { id });
    return (seen?.rows ?? []).flatMap(({ entry }) =>
      entry && seen && isNear(seen.register, entry, days, now) ? entry : [],
    );
  };
  return REGISTERS.flatMap((register) => missingIn(register, near, workbook.site, now));
};

/** The numbers of entries that the journal has and the sheet does not: somebody deleted their rows. */
export function goneNumbers({ rows, recorded }: RegisterSeen): string[] {
  const there = new Set(rows.flatMap(({ entry }) => entry?.number ?? []));
  return [...recorded.drawn].filter((number) => !there.has(number));
}
