import { choices } from '../adapters/settings-names.ts';
import type { Seeds } from '../adapters/settings-rows.ts';
import { SITE_DEFAULTS } from '../adapters/settings-sheet.ts';
import { PROPOSED_SHIFTS } from '../domain/first-settings.ts';
import { limitSample } from '../domain/limit.ts';
import { showClock } from '../domain/moment.ts';
import { holidayRows, officialHolidays, officialYears } from '../domain/official-holidays.ts';
import type { AnyRegister } from '../domain/register.ts';
import { LIMIT_UNITS, SEVERITIES, type WorkingSpan } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { MEASURES } from '../measures/index.ts';
import { AREAS } from '../registers/core/areas.ts';
import { REGISTERS } from '../registers/index.ts';

/** What a new workbook's settings begin with: three shifts, the limits of domain/registers.md, every option by name. */
export function newSeeds(locale: Locale, name: string): Seeds {
  return {
    site: [
      {
        ...SITE_DEFAULTS,
        climbHours: 24,
        name,
        keysBackBy: showClock(SITE_DEFAULTS.keysBackBy),
        lightsOn: showClock(SITE_DEFAULTS.lightsOn),
        lightsOff: showClock(SITE_DEFAULTS.lightsOff),
      },
    ],
    shifts: PROPOSED_SHIFTS.map(({ words, start, end }) => ({ name: words[locale], start, end })),
    people: [],
    recipients: [],
    limits: NEW_LIMITS.map((limit) => ({
      severity: SEVERITIES[limit.severity][locale],
      answer: limit.answer,
      handle: limit.handle,
      answerUnit: LIMIT_UNITS[limit.answerUnit][locale],
      handleUnit: LIMIT_UNITS[limit.handleUnit][locale],
      sample: limitSample(limit, NEW_HOURS, locale),
    })),
    patrols: [AREAS.managed, AREAS.public].map((area) => ({ area: area[locale], shift: '' })),
    targets: MEASURES.flatMap(({ words: name, target }) =>
      target === undefined ? [] : [{ measure: name[locale], percent: Math.round(target * 100) }],
    ),
    hours: NEW_HOURS.map(({ start, end }) => ({ start: showClock(start), end: showClock(end) })),
    holidays: locale === 'zh-CN' ? seededHolidays(locale) : [],
    deputies: [],
    options: REGISTERS.flatMap((register) => optionSeeds(register, locale)),
  };
}

/** The official days of the last two years that the program knows. */
export const seededHolidays = (locale: Locale): Record<string, string>[] =>
  officialYears()
    .slice(-2)
    .flatMap((year) => holidayRows(officialHolidays(year), locale));

const NEW_HOURS: readonly WorkingSpan[] = [
  { start: 8 * 60 + 30, end: 12 * 60 },
  { start: 14 * 60, end: 17 * 60 + 30 },
];
const NEW_LIMITS = [
  { severity: 'ordinary', answer: 24, answerUnit: 'clock-hours', handle: 3, handleUnit: 'working-days' },
  { severity: 'important', answer: 2, answerUnit: 'clock-hours', handle: 24, handleUnit: 'clock-hours' },
  { severity: 'serious', answer: 2, answerUnit: 'clock-hours', handle: 24, handleUnit: 'clock-hours' },
] as const;

/** Every option with its label, so that a site can rename it where it stands. */
const optionSeeds = (register: AnyRegister, locale: Locale): Record<string, string>[] =>
  choices(register.fields).flatMap(([, field]) =>
    Object.values(field.options ?? {}).map(({ [locale]: label }) => ({
      register: register.sheet[locale],
      field: field.words[locale],
      option: label,
      label,
    })),
  );
