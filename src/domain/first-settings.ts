import type { Issue } from './issue.ts';
import { isUntyped, judgeSettings, reject, wholeShift } from './settings-lines.ts';
import { PEOPLE, type Person, type Shift } from './site.ts';
import { type Locale, type Words, words } from './words.ts';

/** What whoever sets a workbook up types in: text as typed, and who gets which summary. */
export interface FirstSettings {
  readonly locale: Locale;
  readonly name: string;
  readonly shifts: readonly FirstShift[];
  readonly people: readonly FirstPerson[];
}
export interface FirstShift {
  readonly name: string;
  readonly start: string;
  readonly end: string;
}
export interface FirstPerson {
  readonly name: string;
  /** A key of ROLES or a label. */
  readonly role: string;
  readonly department: string;
  readonly mail: string;
  readonly weekly: boolean;
  readonly monthly: boolean;
}

/** The shifts that are proposed: they follow one another around the clock. */
export const PROPOSED_SHIFTS: readonly { readonly words: Words; readonly start: string; readonly end: string }[] = [
  { words: words('早班', '早班', 'Early'), start: '07:00', end: '15:00' },
  { words: words('中班', '中班', 'Middle'), start: '15:00', end: '22:00' },
  { words: words('夜班', '夜班', 'Night'), start: '22:00', end: '07:00' },
];

/** The first settings as they are meant, and all that is wrong with them; `line` counts what was typed, blank lines too. */
export interface FirstJudged {
  readonly issues: readonly Issue[];
  readonly name: string;
  readonly shifts: readonly Shift[];
  readonly people: readonly (Person & Pick<FirstPerson, 'weekly' | 'monthly'>)[];
}

/** Judges all of it at once, in the browser and again on the server. */
export function judgeFirst({ locale, name, shifts, people }: FirstSettings): FirstJudged {
  const judged = judgeSettings(locale, {
    site: [{ name }],
    shifts: shifts.map((shift) => ({ ...shift })),
    people: people.map(({ weekly: _weekly, monthly: _monthly, ...typed }) => (isUntyped(PEOPLE, typed) ? {} : typed)),
    recipients: [],
  });
  const wanting = people.flatMap(({ weekly, monthly, mail }, index) =>
    (weekly || monthly) && mail.trim() === '' ? [reject(PEOPLE.id, 'mail', NO_MAIL, index + 1)] : [],
  );
  return {
    issues: [...judged.issues, ...wanting],
    name: judged.site.name ?? '',
    shifts: judged.shifts.flatMap((shift) => wholeShift(shift) ?? []),
    people: judged.people.flatMap((person, index) =>
      person?.name && person.role
        ? [{ ...(person as Person), weekly: people[index]?.weekly === true, monthly: people[index]?.monthly === true }]
        : [],
    ),
  };
}

const NO_MAIL = words(
  '要收周报或月报，请填邮箱，或取消勾选。',
  '要收週報或月報，請填郵箱，或取消勾選。',
  'To get the summaries an address is needed: fill it in, or untick them.',
);
