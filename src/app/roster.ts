import { loadRegisters } from '../adapters/book-sheet.ts';
import type { RosterAnswer, RosterShift, TogetherAnswer } from '../adapters/calls.ts';
import { asRecord, readKey } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { openToWrite, openWorkbook } from '../adapters/workbook.ts';
import { checkEntry } from '../domain/check.ts';
import { continued } from '../domain/cycle.ts';
import { namesIn } from '../domain/field.ts';
import { type Moment, plusDays, showDay } from '../domain/moment.ts';
import { monthOf, type Period } from '../domain/period.ts';
import type { Book } from '../domain/register.ts';
import { crossesMidnight } from '../domain/shift.ts';
import { personNamed, type Site } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { holidayOn, isWorkday } from '../domain/workday.ts';
import { expectedOn, type Rostered, rosteredOn } from '../registers/core/expected.ts';
import { roster } from '../registers/core/roster.ts';
import { shiftSwap } from '../registers/core/shift-swap.ts';
import { allowed } from './person.ts';
import { monthNamed } from './registers.ts';
import { takeAll } from './together.ts';

/** A month of the roster at a glance: who is on which shift, what is not yet there, and how fairly it is shared. */
export function rosterMonth(request: unknown): RosterAnswer {
  const workbook = openWorkbook();
  const now = clock();
  allowed(workbook, request, now, 'read-entries');
  const month = monthNamed(asRecord(request).month);
  const { site } = workbook;
  const book = loadRegisters(workbook, [roster, shiftSwap]);
  const days = daysOf(month.from, month.until);
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
    days: days.map((date) => ({
      date: showDay(date),
      off: !isWorkday(site, date),
      ...(holidayOn(site, date) !== undefined && { holiday: holidayOn(site, date) }),
      shifts: shiftsOf(date),
    })),
    shares: sharesOf(book, site, month),
  };
}

/**
 * Drafts for every shift of the month that nobody is on, by the pattern of the weeks before. Whoever has left is on none: a shift
 * that only they would have had stays open.
 */
export function continueRoster(request: unknown): TogetherAnswer {
  const workbook = openToWrite();
  const now = clock();
  const author = allowed(workbook, request, now, 'record');
  const month = monthNamed(asRecord(request).month);
  const { site } = workbook;
  const book = loadRegisters(workbook, [roster]);
  const before = daysOf(plusDays(month.from, -DAYS_BEFORE), month.from).flatMap((date) => rosteredOn(book, date));
  const known = before.filter(({ shift }) => site.shifts.some(({ name }) => name === shift));
  const missing = (continued(known, month.from, month.until) ?? []).filter(
    ({ date, shift }) => !rosteredOn(book, date).some((one) => one.shift === shift),
  );
  const submissions = missing.flatMap(({ date, shift, officers: usual }) => {
    const officers = namesIn(usual).filter((name) => !personNamed(site, name)?.left);
    const values = { date: showDay(date), shift, officers: officers.join('、') };
    return officers.length === 0 ? [] : [{ act: 'record' as const, register: roster.id, values }];
  });
  return takeAll(workbook, roster as never, submissions, author, readKey(request), now);
}
/** How far back a pattern is looked for: twice its longest. */
const DAYS_BEFORE = 56;

const daysOf = (from: Moment, until: Moment): readonly Moment[] =>
  Array.from({ length: Math.round((until - from) / (24 * 60)) }, (_, day) => plusDays(from, day));

/** Fairness: shifts, nights, weekends and holidays of each person over three months, swaps included. */
function sharesOf(book: Book, site: Site, month: Period): RosterAnswer['shares'] {
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
  rosteredOn(book, date).flatMap((one: Rostered) => (one.shift === shift ? namesIn(one.officers) : []));
