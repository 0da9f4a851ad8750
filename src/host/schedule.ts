import { zoneNamed } from './zone.ts';

/** When a time trigger runs. What a script leaves open is settled when the trigger is made, as Google chooses a minute. */
export interface Schedule {
  readonly unit: 'once' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';
  /** Every how many units. */
  readonly every: number;
  /** Of `once`: the instant. */
  readonly at: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekDay: number;
  readonly monthDay: number;
  readonly timeZone: string;
}

/** What a script says of a time trigger. */
export interface ClockDraft extends Partial<Omit<Schedule, 'unit' | 'every'>> {
  readonly unit: Schedule['unit'] | null;
  readonly every: number;
  /** Of `atDate`: its day is an instant only when the zone is known. */
  readonly day?: readonly [year: number, month: number, day: number];
}

/** The trigger with all that its script left open chosen, and kept from then on. */
export function settled(draft: ClockDraft, made: number, zone: string, random: () => number): Schedule {
  const { unit, every, day, timeZone = zone } = draft;
  if (unit === null) throw new TypeError('A time trigger without a rhythm');
  // Documented: "by default near midnight" for a date; for days of a rhythm Google chooses the hour, and always the minute.
  const { hour = day ? 0 : Math.floor(random() * 24), minute = day ? 0 : Math.floor(random() * 60) } = draft;
  const wall = new Date(zoneNamed(timeZone).toWall(made));
  const at = day ? zoneNamed(timeZone).fromWall(Date.UTC(day[0], day[1] - 1, day[2], hour, minute)) : (draft.at ?? 0);
  const { weekDay = wall.getUTCDay(), monthDay = wall.getUTCDate() } = draft;
  return { unit, every, at, hour, minute, weekDay, monthDay, timeZone };
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The first instant after `after` at which a trigger made at `made` is due; null when there is none any more. */
export function dueAfter(schedule: Schedule, made: number, after: number): number | null {
  const { unit, every, at } = schedule;
  if (unit === 'once') return at > after ? at : null;
  if (unit === 'minutes' || unit === 'hours') {
    const step = every * (unit === 'hours' ? 60 : 1) * MINUTE;
    return made + Math.max(1, Math.floor((after - made) / step) + 1) * step;
  }
  return unit === 'months' ? dueInMonth(schedule, after) : dueOnDay(schedule, made, after);
}

/** Every so many days or weeks, counted from the first day that came after the trigger was made. */
function dueOnDay(schedule: Schedule, made: number, after: number): number {
  const { unit, every, hour, minute, weekDay } = schedule;
  const zone = zoneNamed(schedule.timeZone);
  const onDay = (day: number): number => zone.fromWall(day * DAY + (hour * 60 + minute) * MINUTE);
  const dayOf = (instant: number): number => Math.floor(zone.toWall(instant) / DAY);
  let day = dayOf(made);
  while (onDay(day) <= made || (unit === 'weeks' && new Date(day * DAY).getUTCDay() !== weekDay)) day++;
  const step = unit === 'weeks' ? every * 7 : every;
  day += Math.max(0, Math.floor((dayOf(after) - day) / step)) * step;
  while (onDay(day) <= after) day += step;
  return onDay(day);
}

/** A month without that day is passed over. */
function dueInMonth({ hour, minute, monthDay, timeZone }: Schedule, after: number): number {
  const zone = zoneNamed(timeZone);
  const from = new Date(zone.toWall(after));
  for (let month = from.getUTCMonth(); ; month++) {
    const wall = Date.UTC(from.getUTCFullYear(), month, monthDay, hour, minute);
    const due = zone.fromWall(wall);
    if (new Date(wall).getUTCDate() === monthDay && due > after) return due;
  }
}

/** The members of a time trigger's event (documented: guides/triggers/events#time-driven), in UTC as Google gives them. */
export function clockMembers(now: number): Readonly<Record<string, number | string>> {
  const date = new Date(now);
  const day = date.getUTCDay() || 7;
  // ISO weeks: the one that holds the year's first Thursday is the first.
  const thursday = new Date(now + (4 - day) * DAY);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': day,
    'week-of-year': week,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    timezone: 'UTC',
  };
}
