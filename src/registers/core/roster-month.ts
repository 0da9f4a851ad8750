import type { GrowingBook } from '../../domain/book.ts';
import { checkEntry } from '../../domain/check.ts';
import { namesIn } from '../../domain/field.ts';
import { type Moment, plusDays, showDay } from '../../domain/moment.ts';
import { daysOf, monthOf, type Period } from '../../domain/period.ts';
import type { Book } from '../../domain/register.ts';
import { crossesMidnight } from '../../domain/shift.ts';
import { weekdayOf } from '../../domain/weekday.ts';
import { fill, words } from '../../domain/words.ts';
import { holidayOn, isWorkday } from '../../domain/workday.ts';
import { expectedOn, rosteredOn } from './expected.ts';
import { roster } from './roster.ts';

/** A month of the roster at a glance, as plain JSON: who is on which shift, what is not yet there, how fairly it is shared. */
export interface RosterMonth {
  readonly month: string;
  readonly days: readonly RosterDay[];
  /** How much of it each person has, over the month and the two before; who has most comes first. */
  readonly shares: readonly RosterShare[];
}
export interface RosterDay {
  readonly date: string;
  /** What the day is called in its week, in the workbook's language. */
  readonly weekday: string;
  /** Nobody works on it by the calendar. */
  readonly off: boolean;
  readonly holiday?: string;
  /** One each shift of the site, in its order. */
  readonly shifts: readonly RosterShift[];
}
export interface RosterShift {
  readonly shift: string;
  /** Blank for a gap. */
  readonly officers: string;
  readonly number?: string;
  readonly published?: boolean;
  /** Who is on it after a swap. */
  readonly instead?: string;
  /** What its rules say of it. */
  readonly says: readonly string[];
}
export interface RosterShare {
  readonly person: string;
  readonly shifts: number;
  readonly nights: number;
  readonly weekends: number;
  readonly holidays: number;
}

/** What the columns of a month are called, in the sidebar and on its sheet. */
export const MONTH_WORDS = {
  day: words('日', '日', 'Day'),
  weekday: words('星期', '星期', 'Weekday'),
  gap: words('空', '空', 'Gap'),
  draft: words('草稿', '草稿', 'Draft'),
  shares: words('近三个月各人班数', '近三個月各人班數', 'Shifts of each person over three months'),
  person: words('姓名', '姓名', 'Name'),
  shifts: words('班数', '班數', 'Shifts'),
  nights: words('夜班', '夜班', 'Nights'),
  weekends: words('周末', '週末', 'Weekends'),
  holidays: words('节假日', '節假日', 'Holidays'),
};

/** A month, from a book that holds the rosters and swaps of it and of the two months before. */
export function rosterMonth(book: GrowingBook, month: Period, now: Moment): RosterMonth {
  const { site } = book;
  const shiftsOf = (date: Moment): RosterShift[] =>
    site.shifts.map(({ name }) => {
      const found = rosteredOn(book, date).find(({ shift }) => shift === name);
      const expected = expectedOn(book, date, name)?.join('、');
      const wrong = found ? checkEntry(roster, found as never, book.without(roster, found.number), now) : [];
      return {
        shift: name,
        officers: found?.officers ?? '',
        ...(found && { number: found.number, published: found.publishedAt !== undefined }),
        ...(found && expected !== undefined && expected !== found.officers && { instead: expected }),
        says: wrong.map(({ says, facts }) => fill(says[site.locale], facts)),
      };
    });
  return {
    month: month.id,
    days: daysOf(month.from, month.until).map((date) => ({
      date: showDay(date),
      weekday: weekdayOf(date)[site.locale],
      off: !isWorkday(site, date),
      ...(holidayOn(site, date) !== undefined && { holiday: holidayOn(site, date) }),
      shifts: shiftsOf(date),
    })),
    shares: sharesOf(book, month),
  };
}

/** Fairness: shifts, nights, weekends and holidays of each person over three months, swaps included. */
function sharesOf(book: Book, month: Period): readonly RosterShare[] {
  const { site } = book;
  const from = monthOf(plusDays(monthOf(plusDays(month.from, -1)).from, -1)).from;
  const shares = new Map<string, { shifts: number; nights: number; weekends: number; holidays: number }>();
  for (const date of daysOf(from, month.until))
    for (const shift of site.shifts)
      for (const who of expectedOn(book, date, shift.name) ?? drafted(book, date, shift.name)) {
        const own = shares.get(who) ?? { shifts: 0, nights: 0, weekends: 0, holidays: 0 };
        shares.set(who, own);
        own.shifts += 1;
        if (crossesMidnight(shift)) own.nights += 1;
        if (holidayOn(site, date) !== undefined) own.holidays += 1;
        else if (!isWorkday(site, date)) own.weekends += 1;
      }
  return [...shares].map(([person, share]) => ({ person, ...share })).sort((a, b) => b.shifts - a.shifts);
}
const drafted = (book: Book, date: Moment, shift: string): readonly string[] =>
  rosteredOn(book, date).flatMap((one) => (one.shift === shift ? namesIn(one.officers) : []));
