import { type Fields, namesIn } from '../../domain/field.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Asked, Book, RegisterName } from '../../domain/register.ts';
import type { OnShift } from '../../domain/shift.ts';

/** What of a roster and of a swap says who is expected. It stands apart so that duties, rosters and swaps can all lean on it. */
export interface Rostered extends OnShift {
  readonly number: string;
  readonly officers: string;
  readonly publishedAt?: Moment;
}
interface Swapped extends OnShift {
  readonly applicant: string;
  readonly substitute: string;
  readonly decision?: string;
}
export const ROSTER: RegisterName<Fields> = { id: 'roster' };
const SWAP: RegisterName<Fields> = { id: 'shift-swap' };

/** What has to be asked to know who is expected on some days. */
export const askedOn = (...days: readonly Moment[]): readonly Asked[] =>
  days.flatMap((value) => [
    { register: ROSTER.id, key: 'date', value },
    { register: SWAP.id, key: 'date', value },
  ]);

/** The roster's entries of a day. */
export const rosteredOn = (book: Book, date: Moment): readonly Rostered[] =>
  book.where(ROSTER, 'date', date) as unknown as readonly Rostered[];

/** Who stands in for whom on a day's shift: approved swaps alone count (SWAP-02). */
export const swapsOn = (book: Book, date: Moment, shift: string): readonly Swapped[] =>
  (book.where(SWAP, 'date', date) as unknown as readonly Swapped[]).filter(
    (swap) => swap.shift === shift && swap.decision === 'approved',
  );

/** Who is expected on a shift by the published roster, substitutes in the place of those they stand in for; undefined without one. */
export function expectedOn(book: Book, date: Moment, shift: string): readonly string[] | undefined {
  const published = rosteredOn(book, date).filter((one) => one.shift === shift && one.publishedAt !== undefined);
  if (published.length === 0) return undefined;
  const swaps = swapsOn(book, date, shift);
  return published.flatMap(({ officers }) => namesIn(officers).map((officer) => standIn(swaps, officer)));
}

/** Whoever was swapped in may be swapped out again. */
function standIn(swaps: readonly Swapped[], officer: string): string {
  let [who, left] = [officer, [...swaps]];
  for (let next = left.find((one) => one.applicant === who); next; next = left.find((one) => one.applicant === who)) {
    who = next.substitute;
    left = left.filter((one) => one !== next);
  }
  return who;
}
