import { type Moment, plusDays, plusMinutes, startOfDay } from './moment.ts';
import type { Span } from './register.ts';
import type { Shift, Site } from './site.ts';

/** The shift of that name; undefined for one that the site had once and has no more, which can be held against nobody. */
export const shiftNamed = (site: Site, name: string): Shift | undefined => site.shifts.find((one) => one.name === name);

export const crossesMidnight = (shift: Shift): boolean => shift.end <= shift.start;

/** From when to when a shift lasts that begins on `date` (00:00); a night shift ends on the day after. */
export function shiftSpan(date: Moment, shift: Shift): Required<Span> {
  const until = plusMinutes(date, shift.end + (crossesMidnight(shift) ? 1_440 : 0));
  return { from: plusMinutes(date, shift.start), until };
}

/** The span of the shift of that name which begins on `date`; undefined for a shift that the site has no more. */
export function spanOn(site: Site, { date, shift }: OnShift): Required<Span> | undefined {
  const found = shiftNamed(site, shift);
  return found && shiftSpan(date, found);
}
/** A shift of a day. */
export interface OnShift {
  readonly date: Moment;
  readonly shift: string;
}

/** The shift that runs at a moment, and the date it bears: after midnight a night shift still has that of the day before. */
export function shiftAt(site: Site, at: Moment): { readonly shift: Shift; readonly date: Moment } | undefined {
  const today = startOfDay(at);
  for (const date of [today, plusDays(today, -1)])
    for (const shift of site.shifts) {
      const { from, until } = shiftSpan(date, shift);
      if (from <= at && at < until) return { shift, date };
    }
  return undefined;
}
