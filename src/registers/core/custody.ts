import type { Fields } from '../../domain/field.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Book, RegisterName } from '../../domain/register.ts';

/** What custody needs to know of a loan. It stands apart from the register so that keys and loans can both lean on it. */
export interface Custody {
  readonly pieces: number;
  readonly returns?: readonly { readonly at: Moment; readonly pieces: number }[];
}
const KEY_LOAN: RegisterName<Fields> = { id: 'key-loan' };

/** Pieces of a loan that were not back at a moment; none before they went out. */
export const outBefore = (loan: Custody & { readonly outAt: Moment }, at: Moment): number =>
  loan.outAt >= at
    ? 0
    : loan.pieces - (loan.returns ?? []).reduce((sum, line) => sum + (line.at < at ? line.pieces : 0), 0);

/** Pieces of a loan that are not back, in whatever condition. */
export const stillOut = (loan: Custody): number =>
  loan.pieces - (loan.returns ?? []).reduce((sum, line) => sum + line.pieces, 0);

/** When the last piece came back; undefined while some are out. */
export const backAt = (loan: Custody): Moment | undefined =>
  stillOut(loan) > 0 ? undefined : (Math.max(...(loan.returns ?? []).map((line) => line.at)) as Moment);

/** Pieces of a key that are lent out, from the loans alone (KEYS-10). */
export const piecesOut = (book: Book, tag: string): number =>
  book.openFor(KEY_LOAN, tag).reduce((sum, loan) => sum + stillOut(loan as unknown as Custody), 0);
