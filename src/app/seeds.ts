import { choices } from '../adapters/settings-names.ts';
import type { Seeds } from '../adapters/settings-rows.ts';
import { SITE_DEFAULTS } from '../adapters/settings-sheet.ts';
import { PROPOSED_SHIFTS } from '../domain/first-settings.ts';
import type { AnyRegister } from '../domain/register.ts';
import { SEVERITIES } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { MEASURES } from '../measures/index.ts';
import { REGISTERS } from '../registers/index.ts';
import { officialHolidays } from './official-holidays.ts';

/** What a new workbook's settings begin with: three shifts, the limits of domain/registers.md, every option by name. */
export function newSeeds(locale: Locale, name: string): Seeds {
  return {
    site: [{ ...SITE_DEFAULTS, name, keysBackBy: `${SITE_DEFAULTS.keysBackBy / 60}:00` }],
    shifts: PROPOSED_SHIFTS.map(({ words, start, end }) => ({ name: words[locale], start, end })),
    people: [],
    recipients: [],
    limits: [
      { severity: SEVERITIES.ordinary[locale], answerHours: 24, handleHours: 72 },
      { severity: SEVERITIES.important[locale], answerHours: 2, handleHours: 24 },
      { severity: SEVERITIES.serious[locale], answerHours: 2, handleHours: 24 },
    ],
    targets: MEASURES.flatMap(({ words: name, target }) =>
      target === undefined ? [] : [{ measure: name[locale], percent: Math.round(target * 100) }],
    ),
    holidays: locale === 'zh-CN' ? officialHolidays(locale) : [],
    options: REGISTERS.flatMap((register) => optionSeeds(register, locale)),
  };
}

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
