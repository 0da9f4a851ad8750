import { loadRegisters } from '../adapters/book-sheet.ts';
import type { RosterAnswer, TogetherAnswer } from '../adapters/calls.ts';
import { asRecord, readKey } from '../adapters/form.ts';
import { now as clock, spreadsheet } from '../adapters/google.ts';
import { drawnSheet, drawReport } from '../adapters/report-sheet.ts';
import { openToWrite, openWorkbook, type Workbook } from '../adapters/workbook.ts';
import type { GrowingBook } from '../domain/book.ts';
import { continued } from '../domain/cycle.ts';
import { namesIn } from '../domain/field.ts';
import { type Moment, plusDays, showDay } from '../domain/moment.ts';
import { daysOf, monthOf } from '../domain/period.ts';
import { personNamed } from '../domain/site.ts';
import { TEXTS } from '../locales/index.ts';
import { rosteredOn } from '../registers/core/expected.ts';
import { roster } from '../registers/core/roster.ts';
import { rosterMonth } from '../registers/core/roster-month.ts';
import { shiftSwap } from '../registers/core/shift-swap.ts';
import { rosterReport } from '../reports/roster.ts';
import { allowed } from './person.ts';
import { monthNamed } from './registers.ts';
import { takeAll } from './together.ts';

/** A month of the roster at a glance. With `sheet` the roster's sheet is drawn and shown, else drawn anew where there is one. */
export function monthOfRoster(request: unknown): RosterAnswer {
  const workbook = openWorkbook();
  const now = clock();
  allowed(workbook, request, now, 'read-entries');
  const { month, sheet } = asRecord(request);
  const book = bookOfRoster(workbook);
  const answer = rosterMonth(book, monthNamed(month), now);
  if (sheet === 'show') spreadsheet().setActiveSheet(drawRoster(workbook, book, now));
  if (sheet === 'renew') renewRoster(workbook, now, book);
  return answer;
}

/** Draws the roster's sheet anew, where somebody has asked for it once: swaps and new drafts are then on it. */
export function renewRoster(workbook: Workbook, now: Moment, book?: GrowingBook): void {
  if (drawnSheet(sheetName(workbook))) drawRoster(workbook, book ?? bookOfRoster(workbook), now);
}

/** This month and the next. */
function drawRoster(workbook: Workbook, book: GrowingBook, now: Moment) {
  const month = monthOf(now);
  const months = [month, monthOf(month.until)].map((one) => rosterMonth(book, one, now));
  return drawReport(sheetName(workbook), rosterReport(months, workbook.site, now));
}
const sheetName = ({ site }: Workbook): string => TEXTS[site.locale].menuRoster;
const bookOfRoster = (workbook: Workbook): GrowingBook => loadRegisters(workbook, [roster, shiftSwap]);

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
