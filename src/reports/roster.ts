import { type Moment, showMoment } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import type { Site } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { roster } from '../registers/core/roster.ts';
import { MONTH_WORDS, type RosterDay, type RosterMonth, type RosterShift } from '../registers/core/roster-month.ts';
import { count, dayCell, type Report, type Table, text } from './table.ts';

/** The roster on a sheet, for the wall and for whoever opens the workbook: a table a month, then how it is shared. */
export function rosterReport(months: readonly RosterMonth[], site: Site, now: Moment): Report {
  const { locale } = site;
  const texts = TEXTS[locale];
  return {
    id: 'roster',
    title: texts.menuRoster,
    subtitle: site.name,
    locale,
    sentences: [fill(texts.madeAt, { at: showMoment(now) })],
    tables: [
      ...months.map((month) => monthTable(month, site)),
      sharesTable(months[months.length - 1]?.shares ?? [], site),
    ],
    charts: [],
    footnotes: [texts.rosterSheet],
  };
}

function monthTable({ month, days }: RosterMonth, { shifts, locale }: Site): Table {
  const { fields } = roster;
  return {
    id: month,
    title: month,
    columns: [
      { key: 'date', heading: fields.date.words[locale], width: 12 },
      { key: 'weekday', heading: MONTH_WORDS.weekday[locale], width: 8 },
      ...shifts.map(({ name }) => ({ key: `shift ${name}`, heading: name, width: 16 })),
      { key: 'holiday', heading: fields.holiday.words[locale], width: 12 },
      { key: 'says', heading: TEXTS[locale].rosterSays, width: 40 },
    ],
    rows: days.map((day) => [
      dayCell(momentOfPlain(day.date)),
      text(day.weekday),
      ...day.shifts.map((shift) => text(turnText(shift, locale))),
      text(day.holiday ?? ''),
      text(saysOf(day)),
    ]),
  };
}

const turnText = ({ officers, published, instead }: RosterShift, locale: Site['locale']): string => {
  if (officers === '') return `⚠ ${MONTH_WORDS.gap[locale]}`;
  if (instead !== undefined) return `⇄ ${instead}`;
  return published ? officers : `${officers}（${MONTH_WORDS.draft[locale]}）`;
};

/** What the shifts of a day have amiss, and who stands in for whom. */
const saysOf = ({ shifts }: RosterDay): string =>
  shifts
    .flatMap(({ shift, officers, instead, says }) => [
      ...(instead === undefined ? [] : [`${shift} ${officers} → ${instead}`]),
      ...says,
    ])
    .join(' ');

const sharesTable = (shares: RosterMonth['shares'], { locale }: Site): Table => ({
  id: 'shares',
  title: MONTH_WORDS.shares[locale],
  columns: (['person', 'shifts', 'nights', 'weekends', 'holidays'] as const).map((key) => ({
    key,
    heading: MONTH_WORDS[key][locale],
    width: key === 'person' ? 12 : 8,
  })),
  rows: shares.map(({ person, shifts, nights, weekends, holidays }) => [
    text(person),
    ...[shifts, nights, weekends, holidays].map(count),
  ]),
});
