import { clockOf, MINUTES_PER_DAY, type Moment, momentOf, plusDays, plusMinutes, startOfDay } from './moment.ts';
import type { Site } from './site.ts';
import { isWorkday } from './workday.ts';

/**
 * The one calendar of all limits: the working spans of the settings (lunch left out) on the days on which people work. A span
 * whose end is not after its start runs on into the next day and belongs to the day it begins on. Without any span the whole
 * of every working day counts. All of it on the wall clock: summer time neither adds an hour nor takes one (DUTY-11).
 */
export type WorkCalendar = Pick<Site, 'hours' | 'holidays' | 'onWall'>;

/** Working minutes from one moment to a later one; 0 where it is not later. */
export function workingBetween(calendar: WorkCalendar, from: Moment, until: Moment): number {
  if (until <= from) return 0;
  let minutes = ofItsYear(calendar, until) - ofItsYear(calendar, from);
  for (let { year } = clockOf(from); year < clockOf(until).year; year++) minutes += yearOf(calendar, year).total;
  return minutes;
}

/**
 * The first moment by which so many working minutes have passed since another; an earlier one where they are negative.
 * Undefined where the calendar has no such time: a holiday without end.
 */
export function plusWorking(calendar: WorkCalendar, at: Moment, minutes: number): Moment | undefined {
  const { year: first } = clockOf(at);
  let year = first;
  let left = ofItsYear(calendar, at) + minutes;
  while (left <= 0 && year > first - MOST_YEARS) left += yearOf(calendar, --year).total;
  while (left > yearOf(calendar, year).total && year < first + MOST_YEARS) left -= yearOf(calendar, year++).total;
  const { begins, before, total, spans } = yearOf(calendar, year);
  if (left <= 0 || left > total) return undefined;
  const day = lastBelow(before, left);
  let rest = left - (before[day] ?? 0);
  for (const [start, end] of spans(day)) {
    if (rest <= end - start) return plusMinutes(begins, day * MINUTES_PER_DAY + start + rest);
    rest -= end - start;
  }
  return undefined;
}

/** Working minutes of a working day that follows another. */
export function minutesOfWorkday({ hours }: Pick<WorkCalendar, 'hours'>): number {
  const minutes = workdays.get(hours) ?? lengthOf(shapeOf(hours, true, true));
  workdays.set(hours, minutes);
  return minutes;
}
const workdays = new WeakMap<WorkCalendar['hours'], number>();

/** More than any limit takes. */
const MOST_YEARS = 100;

/** Minutes of a day, half open. */
type Span = readonly [start: number, end: number];
interface Year {
  readonly begins: Moment;
  /** Working minutes of the year before each of its days. */
  readonly before: readonly number[];
  readonly total: number;
  spans(day: number): readonly Span[];
}

/** Working minutes from the beginning of its year to a moment. */
function ofItsYear(calendar: WorkCalendar, at: Moment): number {
  const { begins, before, spans } = yearOf(calendar, clockOf(at).year);
  const day = (startOfDay(at) - begins) / MINUTES_PER_DAY;
  return (before[day] ?? 0) + lengthOf(spans(day), at - startOfDay(at));
}

/** Settings never change while they are read: a year is worked out once for all that asks for it. */
const known = new WeakMap<WorkCalendar['holidays'], { hours: WorkCalendar['hours']; years: Map<number, Year> }>();

function yearOf(calendar: WorkCalendar, year: number): Year {
  const { hours, holidays } = calendar;
  const kept = known.get(holidays);
  const { years } = kept?.hours === hours ? kept : { years: new Map<number, Year>() };
  if (kept?.hours !== hours) known.set(holidays, { hours, years });
  const found = years.get(year) ?? workedOut(calendar, year);
  years.set(year, found);
  return found;
}

function workedOut({ hours, holidays }: WorkCalendar, year: number): Year {
  const begins = momentOf(year, 1, 1) as Moment;
  const shapes = [false, true].map((works) => [false, true].map((worked) => shapeOf(hours, works, worked)));
  const spans: (readonly Span[])[] = [];
  const before: number[] = [];
  let total = 0;
  let worked = isWorkday({ holidays }, plusDays(begins, -1));
  for (let day = begins; clockOf(day).year === year; day = plusDays(day, 1)) {
    const works = isWorkday({ holidays }, day);
    const shape = shapes[Number(works)]?.[Number(worked)] ?? [];
    before.push(total);
    spans.push(shape);
    total += lengthOf(shape);
    worked = works;
  }
  return { begins, before, total, spans: (day) => spans[day] ?? [] };
}

/** The working spans of a day, in order: its own, and what runs on from the day before. What overlaps counts once. */
function shapeOf(hours: WorkCalendar['hours'], works: boolean, worked: boolean): readonly Span[] {
  const whole: Span[] = hours.map(({ start, end }) => [start, end > start ? end : end + MINUTES_PER_DAY]);
  const own: readonly Span[] = hours.length === 0 ? [[0, MINUTES_PER_DAY]] : whole;
  const all = [
    ...(works ? own : []),
    ...(worked ? own.map(([start, end]): Span => [start - MINUTES_PER_DAY, end - MINUTES_PER_DAY]) : []),
  ];
  const merged: [number, number][] = [];
  for (const [from, until] of all.sort(([a], [b]) => a - b)) {
    const [start, end] = [Math.max(0, from), Math.min(MINUTES_PER_DAY, until)];
    const last = merged[merged.length - 1];
    if (end <= start) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Minutes of the spans, as far as a minute of the day. */
const lengthOf = (spans: readonly Span[], until = MINUTES_PER_DAY): number =>
  spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, until) - start), 0);

/** The last of the rising numbers that is below another one; the first where none is. */
function lastBelow(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] ?? 0) < limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
