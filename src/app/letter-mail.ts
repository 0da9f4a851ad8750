import type { Mail } from '../adapters/google.ts';
import { rowNumbered } from '../adapters/register-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import type { Head } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import type { Moment } from '../domain/moment.ts';
import { periodOf } from '../domain/period.ts';
import { holdersOf, ROLES, type Role } from '../domain/site.ts';
import { TEXTS } from '../locales/index.ts';
import { REGISTERS } from '../registers/index.ts';
import { complaintDayReport } from '../reports/complaint-day.ts';
import { SUMMARIES } from '../reports/index.ts';
import { keysOut } from '../reports/keys-out.ts';
import { missingReport } from '../reports/missing.ts';
import { risenReport } from '../reports/risen.ts';
import { summaryReport } from '../reports/summary-report.ts';
import type { Report } from '../reports/table.ts';
import { mailBody } from '../writers/html.ts';
import { alertMail } from './alerts.ts';
import { complaintsOf, loansFor, missingBy, risenFor } from './jobs.ts';
import { onRecord } from './recorded.ts';
import { registerBehind } from './registers.ts';
import { composeMail, summaryOf } from './summary.ts';

/** Letters about an entry go out by day and night; the others wait for the morning. */
export const isUrgent = ({ id }: Letter): boolean => {
  const [rule] = id.split('/');
  return REGISTERS.some(({ alerts = [] }) => alerts.some((alert) => alert.id === rule));
};

/** Where a letter goes: its address, or by now those of the role it is to; undefined while there is none. */
export function addressOf({ site }: Workbook, { id, to }: Letter, now: Moment): string | undefined {
  if (to !== '') return to;
  const role = id.slice(id.lastIndexOf('/') + 1);
  const mails = role in ROLES ? holdersOf(site, role as Role, now).flatMap(({ mail }) => mail ?? []) : [];
  return mails.length === 0 ? undefined : [...new Set(mails)].join(',');
}

/** The mail of any letter of the outbox, made from its id and the workbook as it is now; undefined for one that nobody knows. */
export function mailOf(workbook: Workbook, letter: Letter, lost: Head | undefined, now: Moment): Mail | undefined {
  const { site, head } = workbook;
  const { subject } = letter;
  const to = addressOf(workbook, letter, now) ?? '';
  const [job = '', period = ''] = letter.id.split('/');
  const made = { site, sample: head.sample, head: head.journal, now };
  const plain = (report: Report): Mail => ({
    to,
    subject,
    sender: TEXTS[site.locale].mailSender,
    ...mailBody(report),
    attachments: [],
  });
  if (job === 'KEYS-06') return plain(keysOut(loansFor(workbook, to, now), subject, made));
  if (job === 'CMPL-07') return plain(complaintDayReport(complaintsOf(workbook, period, now), subject, made));
  if (job === 'ROLE-01') return plain(risenReport(risenFor(workbook, to, period, now), subject, made));
  const missing = missingBy(workbook, job, now);
  if (missing.length > 0) return plain(missingReport(missing, subject, made));
  const summed = job === 'weekly' || job === 'monthly' ? periodOf(period) : undefined;
  if (summed) {
    const report = summaryReport(summaryOf(workbook, summed, now, lost), SUMMARIES[summed.kind]);
    return { ...composeMail(workbook, report, summed, now), to, subject };
  }
  const register = registerBehind(period);
  // Where somebody deleted or spoilt its row, the journal has it.
  const entry =
    register && (rowNumbered(workbook, register, period)?.entry ?? onRecord(workbook, register, [period]).get(period));
  return register && entry
    ? alertMail(workbook, { register, entry, head: head.journal }, { ...letter, to }, now)
    : undefined;
}
