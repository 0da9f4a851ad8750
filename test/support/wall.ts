import { type Moment, momentOf } from '../../src/domain/moment.ts';

/** `2026-02-14 09:30` or `2026-02-14`, as it stands in a test, as a moment. */
export function wall(written: string): Moment {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = written.split(/\D/).map(Number);
  const at = momentOf(year, month, day, hour, minute);
  if (at === undefined) throw new Error(`not a moment: ${written}`);
  return at;
}

/** The same in Shanghai as milliseconds, which a host's clock counts; it has had no summer time since 1991. */
export const shanghai = (written: string): number => (wall(written) - 8 * 60) * 60_000;
