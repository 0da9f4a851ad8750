import { type FirstPerson, type FirstSettings, type FirstShift, PROPOSED_SHIFTS } from '../../domain/first-settings.ts';
import type { Role } from '../../domain/site.ts';
import type { Locale } from '../../domain/words.ts';

export const BLANK_SHIFT: FirstShift = { name: '', start: '', end: '' };
export const blankPerson = (role: Role): FirstPerson => ({
  name: '',
  role,
  department: '',
  mail: '',
  weekly: false,
  monthly: false,
});

/** What stands in the dialog before anybody has typed: a manager and two clerks are asked for. */
export const proposed = (locale: Locale, name: string): FirstSettings => ({
  locale,
  name,
  shifts: PROPOSED_SHIFTS.map(({ words, start, end }) => ({ name: words[locale], start, end })),
  people: [{ ...blankPerson('manager'), weekly: true, monthly: true }, blankPerson('desk'), blankPerson('desk')],
});

/** The same in another language: names that were proposed are proposed in that one. */
export const inLanguage = (filled: FirstSettings, locale: Locale): FirstSettings => ({
  ...filled,
  locale,
  shifts: filled.shifts.map((shift) => ({
    ...shift,
    name: PROPOSED_SHIFTS.find(({ words }) => words[filled.locale] === shift.name)?.words[locale] ?? shift.name,
  })),
});

/** A person of whom nothing was filled in is not sent: their ticks and role were proposed. */
export const asMeant = (filled: FirstSettings): FirstSettings => ({
  ...filled,
  people: filled.people.map((one) =>
    [one.name, one.department, one.mail].every((text) => text.trim() === '')
      ? { ...one, weekly: false, monthly: false }
      : one,
  ),
});

export const replaced = <Line>(lines: readonly Line[], index: number, line: Line): readonly Line[] =>
  lines.map((old, at) => (at === index ? line : old));
export const without = <Line>(lines: readonly Line[], index: number): readonly Line[] =>
  lines.filter((_, at) => at !== index);
