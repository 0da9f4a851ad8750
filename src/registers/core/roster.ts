import { day, namesIn, past, person, persons, required, shift, text, yesNo } from '../../domain/field.ts';
import { MINUTES_PER_HOUR, type Moment, plusDays, showDay, startOfDay } from '../../domain/moment.ts';
import { daysOf, monthOf } from '../../domain/period.ts';
import { type Book, defineRegister } from '../../domain/register.ts';
import { type OnShift, spanOn } from '../../domain/shift.ts';
import type { Site } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { holidayOn } from '../../domain/workday.ts';
import { ROSTER, type Rostered, rosteredOn } from './expected.ts';

/** ROST-01: the last days of a month, in which the next one's roster is asked for. */
const LAST_DAYS = 5;
/** Days that hold all of this month and of the next. */
const MONTHS_SEEN = 62;
/** Gaps that are listed: whoever has more looks at the month. */
const MOST_GAPS = 10;

/** 排班表: who is on duty on which shift of a day; published a month at a time. */
export const roster = defineRegister({
  id: 'roster',
  prefix: 'PB',
  sheet: words('排班表', '排班表', 'Roster'),
  complete: 'ROST-03',
  reads: ['roster'],
  asks: ({ date }) =>
    date === undefined
      ? []
      : [-1, 0, 1].map((days) => ({ register: 'roster', key: 'date', value: plusDays(date, days) })),
  assigned: ['holiday', 'reinforced'],
  fields: {
    date: required(day(words('日期', '日期', 'Date'))),
    shift: required(shift(words('班次', '班次', 'Shift'))),
    officers: required(
      persons(words('值班人', '值班人', 'Officers'), {
        hint: words('几个人用「、」分开', '幾個人用「、」分開', 'Several names are parted by commas'),
      }),
    ),
    holiday: text(words('节假日', '節假日', 'Holiday')),
    reinforced: yesNo(words('加强值班', '加強值班', 'Reinforced')),
    publishedBy: person(words('发布人', '發布人', 'Published by')),
    publishedAt: past(words('发布时间', '發布時間', 'Published at')),
  },
  signatures: { publishedBy: { least: 'supervisor' } },
  title: ['date', 'shift'],
  about: ['officers', 'holiday'],
  states: {
    draft: { words: words('草稿', '草稿', 'Draft'), tone: 'busy' },
    published: { words: words('已发布', '已發布', 'Published'), tone: 'done' },
  },
  steps: [
    {
      id: 'publish',
      words: words('发布', '發布', 'Publish'),
      from: ['draft'],
      fills: ['publishedBy', 'publishedAt'],
      together: true,
    },
  ],
  begins: { publishedBy: 'me', publishedAt: 'now' },
  assign: ({ date, officers }, site) => {
    const holiday = date === undefined ? undefined : holidayOn(site, date);
    const reinforced = holiday === undefined ? undefined : namesIn(officers).length >= site.reinforcedOfficers;
    return { holiday, reinforced };
  },
  rules: [
    {
      id: 'ROST-01',
      effect: 'reject',
      at: 'publishedAt',
      says: words(
        '发布要同时填写发布人和发布时间。',
        '發布要同時填寫發布人和發布時間。',
        'Publishing is who did it and when: fill in both.',
      ),
      holds: (duty) => (duty.publishedBy === undefined) === (duty.publishedAt === undefined),
    },
    {
      id: 'ROST-03',
      effect: 'reject',
      at: 'shift',
      needsBook: true,
      says: words(
        '这一天的「{shift}」已经排在 {number}，请更正那一条。',
        '這一天的「{shift}」已經排在 {number}，請更正那一條。',
        'The shift "{shift}" of that day is rostered in {number} already: correct that one.',
      ),
      holds: (duty, book) => !sameShift(duty, book),
      facts: (duty, book) => ({ shift: duty.shift, number: sameShift(duty, book)?.number ?? '' }),
    },
    {
      id: 'ROST-02',
      effect: 'reject',
      at: 'officers',
      needsBook: true,
      says: words(
        '{who} 同一时间已排在 {other}，一个人不能同时值两班：请换人。',
        '{who} 同一時間已排在 {other}，一個人不能同時值兩班：請換人。',
        '{who} is on {other} at the same time: nobody takes two shifts at once, choose somebody else.',
      ),
      holds: (duty, book) => clashes(duty, book, 0).length === 0,
      facts: (duty, book) => clashes(duty, book, 0)[0] ?? {},
    },
    {
      id: 'ROST-02',
      effect: 'warn',
      at: 'officers',
      needsBook: true,
      says: words(
        '{who} 与 {other} 之间休息不到 {hours} 小时，请核对。',
        '{who} 與 {other} 之間休息不到 {hours} 小時，請核對。',
        '{who} rests less than {hours} hours between this and {other}: check it.',
      ),
      holds: (duty, book) => clashes(duty, book, book.site.restHours).length === 0 || clashes(duty, book, 0).length > 0,
      facts: (duty, book) => ({ ...clashes(duty, book, book.site.restHours)[0], hours: book.site.restHours }),
    },
    {
      id: 'DUTY-13',
      effect: 'warn',
      at: 'officers',
      says: words(
        '{holiday} 要加强值班，每班至少 {count} 人：请补上。',
        '{holiday} 要加強值班，每班至少 {count} 人：請補上。',
        'Duty is reinforced on {holiday}, with at least {count} to a shift: add some.',
      ),
      holds: (duty, { site }) =>
        holidayOn(site, duty.date) === undefined || namesIn(duty.officers).length >= site.reinforcedOfficers,
      facts: (duty, { site }) => ({ holiday: holidayOn(site, duty.date) ?? '', count: site.reinforcedOfficers }),
    },
  ],
  finds: [
    {
      id: 'ROST-01',
      effect: 'due',
      days: MONTHS_SEEN,
      to: 'supervisor',
      says: words(
        '{month} 的排班表还没有发布完：请在本月内排好并发布（侧边栏「排班一览」）。',
        '{month} 的排班表還沒有發布完：請在本月內排好並發布（側邊欄「排班一覽」）。',
        'The roster of {month} is not all published: fill it in and publish it before this month ends (sidebar, "Roster of a month").',
      ),
      finds: (recent, site, now) => {
        const next = monthOf(monthOf(now).until);
        const turns = recent(ROSTER) as unknown as readonly Rostered[];
        if (turns.length === 0 || now < plusDays(next.from, -LAST_DAYS)) return [];
        const isWhole = gapsOf(turns, site, next.from, next.until, true).length === 0;
        return isWhole ? [] : [{ key: next.id, facts: { month: next.id } }];
      },
    },
    {
      id: 'ROST-03',
      effect: 'warn',
      days: MONTHS_SEEN,
      says: words(
        '{date} {shift} 还没有排人：请补上。',
        '{date} {shift} 還沒有排人：請補上。',
        'Nobody is rostered on {date} {shift} yet: fill it in.',
      ),
      finds: (recent, site, now) => {
        const turns = recent(ROSTER) as unknown as readonly Rostered[];
        const { until } = monthOf(now);
        if (!turns.some(({ date }) => date >= monthOf(now).from && date < until)) return [];
        return gapsOf(turns, site, startOfDay(now), until, false)
          .slice(0, MOST_GAPS)
          .map(({ date, shift }) => ({ key: `${showDay(date)} ${shift}`, facts: { date: showDay(date), shift } }));
      },
    },
  ],
  state: (duty) => (duty.publishedAt === undefined ? 'draft' : 'published'),
});

/** The shifts of some days that nobody is on, or that are not published. */
function gapsOf(
  turns: readonly Rostered[],
  site: Site,
  from: Moment,
  until: Moment,
  published: boolean,
): readonly OnShift[] {
  const taken = new Set(
    turns.flatMap((turn) => (!published || turn.publishedAt !== undefined ? `${turn.date} ${turn.shift}` : [])),
  );
  return daysOf(from, until)
    .flatMap((date) => site.shifts.map(({ name }) => ({ date, shift: name })))
    .filter(({ date, shift }) => !taken.has(`${date} ${shift}`));
}

/** Another entry of the same shift on the same day. */
const sameShift = ({ date, shift }: OnShift, book: Book): Rostered | undefined =>
  rosteredOn(book, date).find((other) => other.shift === shift);

/** Who is rostered on two shifts that overlap, or have less than so many hours between them. */
function clashes(
  duty: OnShift & { readonly officers: string },
  book: Book,
  hours: number,
): readonly { readonly who: string; readonly other: string }[] {
  const own = spanOn(book.site, duty);
  if (!own) return [];
  const officers = new Set(namesIn(duty.officers));
  return [-1, 0, 1]
    .flatMap((days) => rosteredOn(book, plusDays(duty.date, days)))
    .flatMap((other) => {
      const span = other.shift === duty.shift && other.date === duty.date ? undefined : spanOn(book.site, other);
      const apart = span && Math.max(own.from - span.until, span.from - own.until);
      if (apart === undefined || apart >= hours * MINUTES_PER_HOUR) return [];
      return namesIn(other.officers).flatMap((who) =>
        officers.has(who) ? [{ who, other: `${showDay(other.date)} ${other.shift}` }] : [],
      );
    });
}
