import { type Moment, plusDays } from '../domain/moment.ts';
import { within } from '../domain/period.ts';
import type { Entry } from '../domain/register.ts';
import { showValue, stateOf } from '../domain/row.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { answerable, complaint } from '../registers/core/complaint.ts';
import { handlingDue } from '../registers/core/complaint-limits.ts';
import { footnotes, type MadeAt } from './keys-out.ts';
import { momentCell, type Report, type Table, text } from './table.ts';

export type RecordedComplaint = Entry<(typeof complaint)['fields']>;

/** A day of complaints: those that came in, those something was done about, and those that are open. */
export interface ComplaintDay {
  readonly received: readonly RecordedComplaint[];
  readonly moved: readonly RecordedComplaint[];
  readonly open: readonly RecordedComplaint[];
  /** Rows that are wrong, and therefore not among them. */
  readonly leftOut: number;
}

export function complaintDay(entries: readonly RecordedComplaint[], day: Moment, leftOut: number): ComplaintDay {
  const isThat = (at: Moment | undefined): boolean => within({ from: day, until: plusDays(day, 1) }, at);
  const received = entries.filter(({ receivedAt }) => isThat(receivedAt));
  const moved = entries.filter(
    (one) =>
      !received.includes(one) &&
      [one.acceptedAt, one.firstAnswerAt, one.handledAt, one.visitedAt, one.closedAt, ...reopened(one)].some(isThat),
  );
  const open = entries.filter((one) => one.closedAt === undefined && one.receivedAt < plusDays(day, 1));
  return { received, moved, open, leftOut };
}
const reopened = ({ reopenings = [] }: RecordedComplaint): Moment[] => reopenings.map((line) => line.reopenedAt);

export const isQuiet = ({ received, moved, open }: ComplaintDay): boolean =>
  received.length + moved.length + open.length === 0;

/** Complaints of one table; the week's summary and the workbook have the others. */
const MOST = 50;

/** CMPL-07: what the manager sees of a day's complaints and their progress. */
export function complaintDayReport(
  { received, moved, open, leftOut }: ComplaintDay,
  subject: string,
  made: MadeAt,
): Report {
  const { site, sample, head, now } = made;
  const texts = TEXTS[site.locale];
  const isLate = (one: RecordedComplaint): boolean => stateOf(complaint, one, now, site).tone === 'late';
  const dueFirst = (one: RecordedComplaint): number => handlingDue(one) ?? Number.POSITIVE_INFINITY;
  const urgent = [...open].sort((a, b) => dueFirst(a) - dueFirst(b) || 0);
  const facts = {
    received: received.length,
    moved: moved.length,
    open: open.length,
    late: open.filter(isLate).length,
  };
  return {
    id: 'complaint-day',
    title: subject,
    subtitle: site.name,
    locale: site.locale,
    sentences: [
      ...(sample ? [texts.sample] : []),
      fill(texts.complaintDay, facts),
      ...(leftOut > 0 ? [fill(texts.leftOut, { register: complaint.sheet[site.locale], count: leftOut })] : []),
    ],
    tables: [
      table('received', texts.dayReceived, received, made),
      table('moved', texts.dayMoved, moved, made),
      table('open', texts.dayOpen, urgent, made),
    ].filter(({ rows }) => [...rows].length > 0),
    charts: [],
    footnotes: footnotes(texts, head, now),
  };
}

function table(id: string, title: string, entries: readonly RecordedComplaint[], { site, now }: MadeAt): Table {
  const { fields } = complaint;
  const { locale } = site;
  const texts = TEXTS[locale];
  const shown = (key: 'category' | 'severity', one: RecordedComplaint): string =>
    showValue(complaint.id, key, fields[key], one[key], site);
  const rows = entries
    .slice(0, MOST)
    .map((one) => [
      text(one.number),
      text([one.customer, one.room, one.place].filter(Boolean).join(' · ')),
      text(`${shown('category', one)} · ${shown('severity', one)}`),
      text(one.content.replace(/\s+/g, ' ').slice(0, 60)),
      text(stateOf(complaint, one, now, site).words[locale]),
      text(answerable(one)),
      momentCell(handlingDue(one)),
    ]);
  return {
    id,
    title: entries.length > MOST ? `${title} (${MOST}/${entries.length})` : `${title} (${entries.length})`,
    columns: [
      { key: 'number', heading: texts.number, width: 18 },
      { key: 'customer', heading: fields.customer.words[locale], width: 20 },
      { key: 'category', heading: fields.category.words[locale], width: 14 },
      { key: 'content', heading: fields.content.words[locale], width: 40 },
      { key: 'state', heading: texts.state, width: 10 },
      { key: 'handler', heading: texts.handler, width: 10 },
      { key: 'dueAt', heading: fields.dueAt.words[locale], width: 16 },
    ],
    rows,
  };
}
