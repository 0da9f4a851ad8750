import { type Moment, plusMinutes } from './moment.ts';
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
