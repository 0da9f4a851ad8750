import { asRecord } from '../adapters/form.ts';
import { base64, now as clock, flush, type Mail } from '../adapters/google.ts';
import { comparedWithKept, keepHead, lostHead, readKept } from '../adapters/kept-head.ts';
import { drawReport } from '../adapters/report-sheet.ts';
import { openToWrite, openWorkbook, type Workbook } from '../adapters/workbook.ts';
import { aside, digest, type Head } from '../domain/journal.ts';
import type { Moment } from '../domain/moment.ts';
import type { Period } from '../domain/period.ts';
import type { AnyEntry } from '../domain/register.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { MEASURES } from '../measures/index.ts';
import { SUMMARIES } from '../reports/index.ts';
import { type Summary, summarise } from '../reports/summary.ts';
import { type SummaryJson, summaryJson } from '../reports/summary-json.ts';
import { summaryReport } from '../reports/summary-report.ts';
import type { Report } from '../reports/table.ts';
import { fileName } from '../writers/file-name.ts';
import { mailBody } from '../writers/html.ts';
import { writeXlsx } from '../writers/xlsx.ts';
import { counted } from './counted.ts';
import { allowed } from './person.ts';
import { periodNamed } from './registers.ts';
import { recovered, store } from './store.ts';

/** A mail as JSON: attachments in base64. */
export interface ToldMail extends Omit<Mail, 'to' | 'attachments'> {
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly base64: string }[];
}
export interface SummaryAnswer {
  readonly summary: SummaryJson;
  /** An .xlsx file, in base64. */
  readonly xlsx?: string;
  /** What that file is called. */
  readonly name?: string;
  /** The exact mail it would be sent as, addressed to nobody. */
  readonly mail?: ToldMail;
  /** Whom the settings send it to. */
  readonly recipients: readonly string[];
}

/**
 * A period's summary: drawn on its sheet, and given as figures, Excel file and mail as asked. Looking at it seals nothing; a file
 * that leaves the workbook is on record (SECR-03).
 */
export function summary(request: unknown): SummaryAnswer {
  const { period: id, xlsx, mail: asMail, person } = asRecord(request);
  const period = periodNamed(id);
  const wanted = { xlsx: xlsx === true, mail: asMail === true };
  const kept = readKept();
  const workbook = openWorkbook();
  const now = clock();
  const value = summaryOf(workbook, period, now, comparedWithKept(workbook, kept));
  const report = summaryReport(value, SUMMARIES[period.kind]);
  drawReport(TEXTS[workbook.site.locale][period.kind], report);
  flush();
  const recipients = workbook.site.recipients.filter((one) => one.summary === period.kind).map((one) => one.mail);
  const answer = { summary: summaryJson(value), recipients };
  if (!wanted.xlsx && !wanted.mail) return answer;
  const { attachments, ...mail } = composeMail(workbook, report, period, now);
  if (wanted.xlsx && person !== undefined) recordExport(request, period, now);
  const files = attachments.map(({ bytes, ...file }) => ({ ...file, base64: base64(bytes) }));
  return {
    ...answer,
    ...(wanted.xlsx && { xlsx: files[0]?.base64, name: files[0]?.name }),
    ...(wanted.mail && { mail: { ...mail, attachments: files } }),
  };
}

/** Who took the file from the sidebar, when and of what. The command line's user has the whole workbook as a file. */
function recordExport(request: unknown, { id, kind }: Period, now: Moment): void {
  const kept = readKept();
  const workbook = openToWrite();
  const head = recovered(workbook, now);
  const author = allowed(workbook, request, now, 'read-summaries');
  const line = aside({
    key: `export:${digest(`${id} ${author.person} ${head.journal.hash}`).slice(0, 16)}`,
    at: now,
    person: author.person,
    account: author.account,
    act: 'export',
    changes: { range: [null, id], summary: [null, kind] },
  });
  const next = store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
  if (!lostHead({ ...workbook, head }, kept)) keepHead(next);
}

/** Counts a period from the registers' rows. */
export function summaryOf(workbook: Workbook, period: Period, now: Moment, lost: Head | undefined): Summary {
  const { site, head } = workbook;
  const entries: Record<string, readonly AnyEntry[]> = {};
  const leftOut: Record<string, number> = {};
  for (const register of new Set(MEASURES.map((measure) => measure.register))) {
    const ours = counted(workbook, register, period, now);
    entries[register.id] = ours.entries;
    leftOut[register.id] = ours.leftOut;
  }
  return summarise(MEASURES, { period, site, sample: head.sample, head: head.journal, lost, now, entries, leftOut });
}

/** The mail that a summary is sent as, with the Excel file named for site and period. */
export function composeMail({ site }: Workbook, report: Report, period: Period, now: Moment): Omit<Mail, 'to'> {
  const texts = TEXTS[site.locale];
  const bytes = writeXlsx(report, { createdAt: now, creator: texts.mailSender });
  return {
    subject: fill(texts.mailSubject, { title: report.title, period: period.id }),
    sender: texts.mailSender,
    ...mailBody({ ...report, footnotes: [texts.mailAttached, ...report.footnotes] }),
    attachments: [{ name: fileName(`${report.title} ${period.id}`, 'xlsx'), type: XLSX, bytes }],
  };
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
