import { type Moment, plusDays } from './moment.ts';
import type { OnShift } from './shift.ts';

/** Who is on a shift of a day. */
export interface Turn extends OnShift {
  readonly officers: string;
}

/** Days after which a rota may repeat: four weeks at most. */
const LONGEST_CYCLE = 28;
/** Share of the turns that have to come again for it to be a pattern: swaps and holidays are its exceptions. */
const REPEATS = 0.8;

/**
 * Goes on with a rota as it has been: finds after how many days it repeats, by the turns before `from`, and gives the turns
 * from then until `until` (exclusive) by it. Undefined where nothing repeats.
 */
export function continued(turns: readonly Turn[], from: Moment, until: Moment): readonly Turn[] | undefined {
  const known = new Map(turns.filter(({ date }) => date < from).map((turn) => [placeOf(turn), turn.officers]));
  const shifts = [...new Set(turns.map(({ shift }) => shift))];
  const at = (date: Moment, shift: string): string | undefined => known.get(placeOf({ date, shift }));
  const days = cycleOf(at, shifts, from);
  if (days === undefined) return undefined;
  const next: Turn[] = [];
  for (let date = from; date < until; date = plusDays(date, 1))
    for (const shift of shifts) {
      const officers = usual(at, shift, date, from, days);
      if (officers !== undefined) next.push({ date, shift, officers });
    }
  return next;
}

const placeOf = ({ date, shift }: OnShift): string => `${date} ${shift}`;
type Known = (date: Moment, shift: string) => string | undefined;

/** The shortest time after which most turns of the last weeks come again. */
function cycleOf(at: Known, shifts: readonly string[], from: Moment): number | undefined {
  for (let days = 1; days <= LONGEST_CYCLE; days++) {
    let [same, all] = [0, 0];
    for (let back = 1; back <= LONGEST_CYCLE; back++)
      for (const shift of shifts) {
        const [late, early] = [at(plusDays(from, -back), shift), at(plusDays(from, -back - days), shift)];
        if (late === undefined || early === undefined) continue;
        all += 1;
        if (late === early) same += 1;
      }
    if (all > 0 && all >= days * shifts.length && same >= all * REPEATS) return days;
  }
  return undefined;
}

/** Who mostly had the turn in the last cycles: an exception among them does not come again. */
function usual(at: Known, shift: string, date: Moment, from: Moment, days: number): string | undefined {
  const counts = new Map<string, number>();
  const ahead = Math.ceil((date - from + 1) / (days * plusDays(0 as Moment, 1)));
  for (let cycles = ahead; cycles < ahead + 3; cycles++) {
    const officers = at(plusDays(date, -cycles * days), shift);
    if (officers !== undefined) counts.set(officers, (counts.get(officers) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
