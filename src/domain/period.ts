import {
  clockOf,
  daysInMonth,
  MINUTES_PER_DAY,
  type Moment,
  momentOf,
  plusDays,
  showDay,
  startOfDay,
} from './moment.ts';
import { weekdayIndex } from './weekday.ts';
import { type Words, words } from './words.ts';

/** A calendar week (Monday to Sunday) or month: `from` included, `until` not. `id` is `2026-W07` or `2026-02`. */
export interface Period {
  readonly id: string;
  readonly kind: 'weekly' | 'monthly';
  readonly from: Moment;
  readonly until: Moment;
}

/** The period of an id; undefined when there is none (2026-13, 2026-W54). */
export function periodOf(id: string): Period | undefined {
  const week = /^(\d{4})-W(\d{2})$/.exec(id);
  if (week) {
    const found = weekOf(plusDays(mondayOfWeekOne(Number(week[1])), (Number(week[2]) - 1) * 7));
    return found.id === id ? found : undefined;
  }
  const month = /^(\d{4})-(\d{2})$/.exec(id);
  const from = month ? momentOf(Number(month[1]), Number(month[2]), 1) : undefined;
  return from === undefined ? undefined : monthOf(from);
}

/** The ISO week that a moment lies in. */
export function weekOf(moment: Moment): Period {
  const from = mondayOf(moment);
  const { year } = clockOf(plusDays(from, 3));
  const number = 1 + (from - mondayOfWeekOne(year)) / (7 * MINUTES_PER_DAY);
  return { id: `${year}-W${String(number).padStart(2, '0')}`, kind: 'weekly', from, until: plusDays(from, 7) };
}

export function monthOf(moment: Moment): Period {
  const { year, month } = clockOf(moment);
  const from = momentOf(year, month, 1) as Moment;
  const until = plusDays(from, daysInMonth(year, month));
  return { id: showDay(from).slice(0, 7), kind: 'monthly', from, until };
}

export const within = (period: Pick<Period, 'from' | 'until'>, moment: Moment | undefined): boolean =>
  moment !== undefined && moment >= period.from && moment < period.until;

/** The days from one to another, that one left out. */
export const daysOf = (from: Moment, until: Moment): readonly Moment[] =>
  Array.from({ length: Math.round((until - from) / MINUTES_PER_DAY) }, (_, day) => plusDays(from, day));

/** Monday 00:00 of the week of a moment. */
const mondayOf = (moment: Moment): Moment => plusDays(startOfDay(moment), -weekdayIndex(moment));

/** ISO 8601: week 1 holds 4 January. */
const mondayOfWeekOne = (year: number): Moment => mondayOf(momentOf(year, 1, 4) as Moment);

/** What a person should be told who gave no period. */
export const NO_PERIOD: Words = words(
  '没有「{period}」这个周期：周写成 2026-W07（01 到 52 或 53），月写成 2026-02（01 到 12）。',
  '沒有「{period}」這個週期：週寫成 2026-W07（01 到 52 或 53），月寫成 2026-02（01 到 12）。',
  'There is no period "{period}": write a week as 2026-W07 (01 to 52 or 53), a month as 2026-02 (01 to 12).',
);
