import { choice, required } from '../../domain/field.ts';
import { type Moment, plusDays, plusHours, plusMinutes, startOfDay } from '../../domain/moment.ts';
import { optionKey } from '../../domain/options.ts';
import type { Span } from '../../domain/register.ts';
import { shiftSpan } from '../../domain/shift.ts';
import { LEAST_LOOK_BACK_DAYS, type Site } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { AREAS } from './areas.ts';

/** The area of a patrol: the plan names it in the settings. */
export const PATROL_AREA = required(choice(words('巡查区域', '巡查區域', 'Area'), AREAS));

/** What the plan needs to know of a patrol. */
export interface Patrolled {
  readonly at: Moment;
  readonly area: string;
  readonly items?: readonly { readonly item: string }[];
}
/** Half open, as periods are. */
type Time = Required<Span>;

/** An area that is to be patrolled in a shift. */
export interface Turn extends Time {
  readonly area: string;
}

/** The turns of the plan that end within a time; an area without a shift has its turn in every one. */
export const turnsIn = (site: Site, time: Time): readonly Turn[] =>
  datesIn(time).flatMap((date) =>
    site.patrols.flatMap(({ area: typed, shift }) => {
      const area = optionKey(site, 'patrol', 'area', PATROL_AREA, typed);
      return site.shifts.flatMap((one) => {
        const { from, until } = shiftSpan(date, one);
        const isMeant = area !== undefined && (shift === undefined || shift === one.name);
        return isMeant && until > time.from && until <= time.until ? [{ area, from, until }] : [];
      });
    }),
  );
export const isDone = (patrols: readonly Patrolled[], { area, from, until }: Turn): boolean =>
  patrols.some((one) => one.area === area && one.at >= from && one.at < until);

/** How far from its time the lighting may be looked at. */
const AROUND_LIGHTING_HOURS = 1;

/** PATR-02: when the lights went on or off within a time, and nobody looked. */
export const lightingMissed = (patrols: readonly Patrolled[], site: Site, time: Time): readonly Moment[] => {
  const looked = patrols.filter(({ items = [] }) => items.some(({ item }) => item === 'lighting')).map(({ at }) => at);
  return datesIn(time)
    .flatMap((date) => [plusMinutes(date, site.lightsOff), plusMinutes(date, site.lightsOn)])
    .map((at) => ({ at, lookedBy: plusHours(at, AROUND_LIGHTING_HOURS) }))
    .filter(({ lookedBy }) => lookedBy >= time.from && lookedBy < time.until)
    .map(({ at }) => at)
    .filter((at) => !looked.some((one) => Math.abs(one - at) <= AROUND_LIGHTING_HOURS * 60));
};

/**
 * A time as far as the plan holds in it: from the first patrol of the last thirty days on. Where nobody has recorded any the
 * register is not in use, and nothing is missing.
 */
export function inUse(patrols: readonly Patrolled[], { from, until }: Time): Time {
  const since = plusDays(from, -LEAST_LOOK_BACK_DAYS);
  const first = Math.min(until, ...patrols.flatMap(({ at }) => (at >= since ? at : []))) as Moment;
  return { from: Math.max(from, first) as Moment, until };
}

/** The days on which something may have begun that ends within a time. */
function datesIn({ from, until }: Time): readonly Moment[] {
  const dates: Moment[] = [];
  for (let date = plusDays(startOfDay(from), -1); date < until; date = plusDays(date, 1)) dates.push(date);
  return dates;
}
