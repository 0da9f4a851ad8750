import { told } from '../adapters/answer.ts';
import type { SetUpAnswer } from '../adapters/calls.ts';
import { asRecord, malformed } from '../adapters/form.ts';
import type { Seeds } from '../adapters/settings-rows.ts';
import { type FirstJudged, type FirstSettings, judgeFirst } from '../domain/first-settings.ts';
import { showClock } from '../domain/moment.ts';
import { isComplete } from '../domain/settings-lines.ts';
import { ROLES, SUMMARY_KINDS } from '../domain/site.ts';
import { LOCALES, type Locale } from '../domain/words.ts';
import { fillSample } from './sample.ts';
import { newSeeds } from './seeds.ts';
import { setUp } from './set-up.ts';

/** Sets the workbook up with what was typed into the dialog, or with sample months; what is wrong keeps all of it undone. */
export function firstRun(request: unknown): SetUpAnswer {
  const { locale: language, sample, ...rest } = asRecord(request);
  const locale = LOCALES.find((one) => one === language);
  if (!locale) throw malformed('locale');
  if (sample === true) {
    fillSample(locale);
    return { done: true, issues: [] };
  }
  const judged = judgeFirst({ locale, ...readFirst(rest) });
  const issues = judged.issues.map((issue) => told(issue, locale));
  if (!isComplete(judged)) return { done: false, issues };
  setUp(locale, { ...newSeeds(locale, judged.name), ...seedsOf(judged, locale) }, false);
  return { done: true, issues };
}

const seedsOf = ({ shifts, people }: FirstJudged, locale: Locale): Seeds => ({
  shifts: shifts.map(({ name, start, end }) => ({ name, start: showClock(start), end: showClock(end) })),
  people: people.map(({ name, role, department = '', mail = '' }) => ({
    name,
    role: ROLES[role][locale],
    department,
    mail,
  })),
  recipients: (['weekly', 'monthly'] as const).flatMap((kind) =>
    people.flatMap(({ [kind]: wants, name, mail = '' }) =>
      wants ? [{ summary: SUMMARY_KINDS[kind][locale], name, mail }] : [],
    ),
  ),
});

/** More than any site has. */
const MOST_LINES = 500;

/** Checks the shape: any editor of the workbook can send anything. */
function readFirst({ name, shifts, people }: Readonly<Record<string, unknown>>): Omit<FirstSettings, 'locale'> {
  const line = (given: unknown, key: string): string => {
    const value = asRecord(given)[key];
    if (typeof value !== 'string') throw malformed(key);
    return value;
  };
  const ticked = (given: unknown, key: string): boolean => asRecord(given)[key] === true;
  if (typeof name !== 'string') throw malformed('name');
  if (!Array.isArray(shifts) || shifts.length > MOST_LINES) throw malformed('shifts');
  if (!Array.isArray(people) || people.length > MOST_LINES) throw malformed('people');
  return {
    name,
    shifts: shifts.map((one) => ({ name: line(one, 'name'), start: line(one, 'start'), end: line(one, 'end') })),
    people: people.map((one) => ({
      name: line(one, 'name'),
      role: line(one, 'role'),
      department: line(one, 'department'),
      mail: line(one, 'mail'),
      weekly: ticked(one, 'weekly'),
      monthly: ticked(one, 'monthly'),
    })),
  };
}
