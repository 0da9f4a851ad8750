import { MINUTES_PER_DAY, type Moment, momentOf, plusDays, showDay } from './moment.ts';
import { OFFICIAL_DAYS } from './official-days.ts';
import { HOLIDAYS, type Holiday } from './site.ts';
import { type Locale, type Words, words } from './words.ts';
import { namesDay } from './workday.ts';

/** A run of days as the State Council announced it. Other places keep other holidays, and fill in their own. */
export type OfficialHoliday = Pick<Holiday, 'kind' | 'from'> & { readonly to: Moment; readonly name: Words };

/** The years whose official days the program knows, in their order. */
export const officialYears = (): readonly number[] => Object.keys(OFFICIAL_DAYS).map(Number);

/** The official days of a year, in their order; none of a year that is not known. */
export const officialHolidays = (year: number): readonly OfficialHoliday[] =>
  (OFFICIAL_DAYS[year]?.split('; ') ?? [])
    .flatMap((holiday) => {
      const [name = '', ...runs] = holiday.split(' ');
      return runs.map((run): OfficialHoliday => {
        const [from = '', to = from] = run.replace('+', '').split('-');
        return {
          kind: run.startsWith('+') ? 'working' : 'off',
          name: NAMES[name] ?? words(name, name, name),
          from: dayOf(year, from),
          to: dayOf(year, to),
        };
      });
    })
    .sort((a, b) => a.from - b.from);

/** What the settings do not say of a year's official days: days that somebody typed in stay as they are. */
export const lackingHolidays = (year: number, typed: readonly Holiday[]): readonly OfficialHoliday[] =>
  officialHolidays(year).flatMap((run) => {
    const open: { from: Moment; to: Moment }[] = [];
    for (let day = run.from; day <= run.to; day = plusDays(day, 1)) {
      const last = open[open.length - 1];
      if (typed.some((one) => namesDay(one, day))) continue;
      if (last && last.to + MINUTES_PER_DAY === day) last.to = day;
      else open.push({ from: day, to: day });
    }
    return open.map((days) => ({ ...run, ...days }));
  });

/** Official days as rows of the settings. */
export const holidayRows = (holidays: readonly OfficialHoliday[], locale: Locale): Record<string, string>[] =>
  holidays.map(({ kind, name, from, to }) => ({
    from: showDay(from),
    to: to === from ? '' : showDay(to),
    kind: HOLIDAYS.fields.kind.options?.[kind]?.[locale] ?? kind,
    name: name[locale],
  }));

const dayOf = (year: number, monthAndDay: string): Moment =>
  momentOf(year, Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(2))) as Moment;

const NAMES: Readonly<Record<string, Words>> = {
  元旦: words('元旦', '元旦', "New Year's Day"),
  春节: words('春节', '春節', 'Spring Festival'),
  清明: words('清明节', '清明節', 'Tomb-Sweeping Day'),
  劳动节: words('劳动节', '勞動節', 'Labour Day'),
  端午: words('端午节', '端午節', 'Dragon Boat Festival'),
  中秋: words('中秋节', '中秋節', 'Mid-Autumn Festival'),
  国庆节: words('国庆节', '國慶節', 'National Day'),
};
