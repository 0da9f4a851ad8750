import { readWhole, type WholeRegister } from '../adapters/register-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import { bookOf, type GrowingBook } from '../domain/book.ts';
import type { Moment } from '../domain/moment.ts';
import type { AnyRegister } from '../domain/register.ts';
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

/** The numbers of entries that the journal has and the sheet does not: somebody deleted their rows. */
export function goneNumbers({ rows, recorded }: RegisterSeen): string[] {
  const there = new Set(rows.flatMap(({ entry }) => entry?.number ?? []));
  return [...recorded.drawn].filter((number) => !there.has(number));
}
