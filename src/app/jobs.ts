import { currentEntries } from '../adapters/find-rows.ts';
import { readAll } from '../adapters/register-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import { lettersTo } from '../domain/alert.ts';
import { type Risen, risen } from '../domain/climb.ts';
import { DAY_BEGINS } from '../domain/daytime.ts';
import type { Issue } from '../domain/issue.ts';
import type { Letter } from '../domain/letter.ts';
import { daysLookedAt, missingIn } from '../domain/missing.ts';
import { type Moment, plusDays, plusMinutes, showDay, startOfDay } from '../domain/moment.ts';
import { monthOf, type Period, weekOf } from '../domain/period.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { type AnyEntry, isVoid, type RegisterName } from '../domain/register.ts';
import { holdersOf, ROLES, type Site, staffNamed } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { workdayFrom } from '../domain/workday.ts';
import { TEXTS } from '../locales/index.ts';
import { complaint } from '../registers/core/complaint.ts';
import { stillOut } from '../registers/core/custody.ts';
import { keyInventory } from '../registers/core/key-inventory.ts';
import { keyLoan } from '../registers/core/key-loan.ts';
import { REGISTERS } from '../registers/index.ts';
import { type ComplaintDay, complaintDay, isQuiet, type RecordedComplaint } from '../reports/complaint-day.ts';
import type { Loan } from '../reports/keys-out.ts';
import { counted } from './counted.ts';

/** Something that falls due by the calendar: which period, and from when on. */
export interface Due {
  readonly period: string;
  readonly at: Moment;
}
export interface Job {
  readonly id: string;
  /** What has fallen due lately, the oldest first. What is due and not done is asked, never "what hour is it". */
  due(site: Site, now: Moment): readonly Due[];
  /** The letters of a period; none where there is nothing to tell. */
  letters(workbook: Workbook, period: string, now: Moment): readonly Letter[];
  /** Of a job by the day: how many days later a letter that still waits tells nobody anything. Others never grow old. */
  readonly outdatedAfter?: number;
}

/** How many periods that were missed are caught up: older ones tell nobody anything. */
const WEEKS = 4;
const MONTHS = 2;
const DAYS = 7;

const begins = (day: Moment): Moment => plusMinutes(startOfDay(day), DAY_BEGINS);
const back = (count: number): number[] => Array.from({ length: count }, (_, index) => count - 1 - index);

const summaryJob = (kind: Period['kind'], due: Job['due']): Job => ({
  id: kind,
  due,
  letters: ({ site }, period) => summaryLetters(site, kind, period),
});

/** A summary goes to the recipients of the settings, a letter to each address. */
export function summaryLetters(site: Site, kind: Period['kind'], period: string): Letter[] {
  const texts = TEXTS[site.locale];
  const subject = fill(texts.mailSubject, { title: fill(texts[`${kind}Title`], { site: site.name }), period });
  const mails = new Set(site.recipients.flatMap((one) => (one.summary === kind ? one.mail : [])));
  return [...mails].map((to) => ({ id: `${kind}/${period}/${to}`, to, subject }));
}

/** The rules of what is missing by which somebody is mailed. */
const MAILED = REGISTERS.flatMap((register) =>
  (register.finds ?? []).flatMap(({ id: rule, to }) => (to === undefined ? [] : [{ register, rule, to }])),
);

export const JOBS: readonly Job[] = [
  // Monday's meeting has it (MEET-01); where Monday is a holiday, the first working day after it.
  summaryJob('weekly', (site, now) =>
    back(WEEKS).map((weeks) => {
      const { from } = weekOf(plusDays(now, -7 * weeks));
      return { period: weekOf(plusDays(from, -7)).id, at: begins(workdayFrom(site, from)) };
    }),
  ),
  summaryJob('monthly', (_, now) => {
    const months = [monthOf(now)];
    while (months.length < MONTHS) months.unshift(monthOf(plusDays((months[0] as Period).from, -1)));
    return months.map(({ from }) => ({ period: monthOf(plusDays(from, -1)).id, at: begins(from) }));
  }),
  {
    id: 'KEYS-06',
    outdatedAfter: 0,
    // What is out now is told now: yesterday's list would only mislead.
    due: (_, now) => [{ period: showDay(now), at: begins(now) }],
    letters: (workbook, period, now) => {
      const subject = fill(TEXTS[workbook.site.locale].keysOutSubject, { day: period });
      const letters = [...loansByKeeper(workbook, now).keys()].flatMap((to) => {
        const id = `KEYS-06/${period}`;
        return to === '' ? lettersTo(workbook.site, 'manager', id, subject, now) : [{ id: `${id}/${to}`, to, subject }];
      });
      return letters.filter(({ id }, index) => letters.findIndex((one) => one.id === id) === index);
    },
  },
  {
    id: 'CMPL-07',
    outdatedAfter: DAYS,
    due: (_, now) =>
      back(DAYS).map((days) => {
        const day = plusDays(startOfDay(now), -days - 1);
        return { period: showDay(day), at: begins(plusDays(day, 1)) };
      }),
    letters: (workbook, period, now) => {
      const { site } = workbook;
      if (isQuiet(complaintsOf(workbook, period, now))) return [];
      const subject = fill(TEXTS[site.locale].complaintDaySubject, { day: period });
      return lettersTo(site, 'manager', `CMPL-07/${period}`, subject, now);
    },
  },
  {
    id: 'ROLE-01',
    outdatedAfter: DAYS,
    due: ({ climbHours }, now) =>
      climbHours === 0
        ? []
        : back(DAYS).map((days) => {
            const day = plusDays(startOfDay(now), -days);
            return { period: showDay(day), at: begins(day) };
          }),
    letters: (workbook, period, now) => {
      const subject = fill(TEXTS[workbook.site.locale].risenSubject, { day: period });
      const to = new Set(
        risenOn(workbook, period, now).flatMap(({ to, role }) => {
          const mails = to.flatMap(({ mail }) => mail ?? []);
          return mails.length > 0 ? mails : [role];
        }),
      );
      return [...to].map((one) => ({
        id: `ROLE-01/${period}/${one}`,
        to: one in ROLES ? '' : one,
        subject,
      }));
    },
  },
  // What is missing is told as it is now, each morning until it is there.
  ...MAILED.map(
    ({ register, rule, to }): Job => ({
      id: rule,
      outdatedAfter: 0,
      due: (_, now) => [{ period: showDay(now), at: begins(now) }],
      letters: (workbook, period, now) => {
        if (missingBy(workbook, rule, now).length === 0) return [];
        const { locale } = workbook.site;
        const subject = fill(TEXTS[locale].missingSubject, { sheet: register.sheet[locale], day: period });
        return lettersTo(workbook.site, to, `${rule}/${period}`, subject, now);
      },
    }),
  ),
];

/** What one of those rules finds now. */
export function missingBy(workbook: Workbook, rule: string, now: Moment): readonly Issue[] {
  const near = (of: RegisterName): readonly AnyEntry[] => {
    const other = REGISTERS.find(({ id }) => id === of.id);
    return other ? currentEntries(workbook, other, now, daysLookedAt(REGISTERS, other)) : [];
  };
  return MAILED.filter((one) => one.rule === rule)
    .flatMap(({ register }) => missingIn(register, near, workbook.site, now))
    .filter((issue) => issue.rule === rule);
}

/** What came up to a level between the morning of a day and the one before, and is overdue still. */
function risenOn(workbook: Workbook, period: string, now: Moment): readonly Risen[] {
  const until = begins(momentOfPlain(period));
  return REGISTERS.filter(({ limits = [] }) => limits.length > 0)
    .flatMap((register) =>
      currentEntries(workbook, register, now).flatMap((entry) => risen(register, entry, workbook.site, now)),
    )
    .filter(({ at }) => at > plusDays(until, -1) && at <= until);
}

/** What of it a recipient is told of, by their addresses. */
export const risenFor = (workbook: Workbook, to: string, period: string, now: Moment): readonly Risen[] =>
  risenOn(workbook, period, now).filter((one) => one.to.some(({ mail = '' }) => to.split(',').includes(mail)));

/** Whether a letter that waits is of a day too long ago to tell of. */
export const isOutdated = ({ id }: Letter, now: Moment): boolean => {
  const [rule, period = ''] = id.split('/');
  const { outdatedAfter } = JOBS.find((job) => job.id === rule) ?? {};
  return outdatedAfter !== undefined && momentOfPlain(period) < plusDays(startOfDay(now), -outdatedAfter);
};

/** The loans that are not back, by the mail address of their key's keeper; '' for a keeper without one. */
function loansByKeeper(workbook: Workbook, now: Moment): Map<string, Loan[]> {
  const out = (currentEntries(workbook, keyLoan, now) as unknown as Loan[]).filter(
    (loan) => !isVoid(loan) && stillOut(loan) > 0,
  );
  const byKeeper = new Map<string, Loan[]>();
  if (out.length === 0) return byKeeper;
  const keepers = new Map(
    readAll(workbook, keyInventory).flatMap(({ entry }) => (entry ? [[entry.tag, entry.keeper]] : [])),
  );
  for (const loan of out) {
    const mail = staffNamed(workbook.site, String(keepers.get(loan.key) ?? ''))?.mail ?? '';
    byKeeper.set(mail, [...(byKeeper.get(mail) ?? []), loan]);
  }
  return byKeeper;
}

/** The loans that a recipient is told of: those of their keys, and a manager's also those of keepers without an address. */
export function loansFor(workbook: Workbook, to: string, now: Moment): readonly Loan[] {
  const byKeeper = loansByKeeper(workbook, now);
  const leads = holdersOf(workbook.site, 'manager', now).some(({ mail = '' }) => to.split(',').includes(mail));
  return [...byKeeper].flatMap(([mail, loans]) =>
    to.split(',').includes(mail) || (mail === '' && leads) ? loans : [],
  );
}

/** The complaints of a day (`2026-02-14`). */
export function complaintsOf(workbook: Workbook, period: string, now: Moment): ComplaintDay {
  const day = momentOfPlain(period);
  const { entries, leftOut } = counted(workbook, complaint, { from: day, until: plusDays(day, 1) }, now);
  const valid = entries.filter((entry) => !isVoid(entry));
  return complaintDay(valid as unknown as RecordedComplaint[], day, leftOut);
}
