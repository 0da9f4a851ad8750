import type { Moment } from '../../domain/moment.ts';

/** What two people count together and sign for, at a change of shift and on a slip of keys. */
export interface Counted {
  readonly expected: number;
  /** Blank until somebody has counted. */
  readonly actual?: number;
}
export const agrees = ({ expected, actual }: Counted): boolean => actual === undefined || actual === expected;
/** How many fewer there are than there should be. */
export const lacks = ({ expected, actual = expected }: Counted): number => Math.max(0, expected - actual);

/** Who signs does so at some time, and is whom the entry names. */
export const signsAs = (named: string | undefined, by: string | undefined, at: Moment | undefined): boolean =>
  (by === undefined) === (at === undefined) && (by === undefined || by === named);
