import type { Fields } from './field.ts';
import { type Issue, isReject } from './issue.ts';
import { MINUTES_PER_DAY } from './moment.ts';
import { normaliseAll } from './normalise.ts';
import { isBlank } from './plain.ts';
import { isAtLeast, PEOPLE, type Person, SHIFTS, type Shift, SITE, type Site } from './site.ts';
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
  const site = { locale, shifts: [], people: [], options: [] } as unknown as Site;
  const issues: Issue[] = [];
  const read = <Value>(
    section: string,
    fields: Fields,
    raw: Readonly<Record<string, string>>,
    line?: number,
  ): Value => {
    const { values, issues: wrong } = normaliseAll(fields, raw, section, site);
    issues.push(...wrong.map((issue) => ({ ...issue, line })));
    for (const [key, field] of Object.entries(fields))
      if (key in raw && field.required && isBlank(values[key]) && !wrong.some((issue) => issue.field === key))
        issues.push(reject(section, key, MISSING, line));
    return values as Value;
  };
  const { name: siteName } = read<{ name?: string }>(SITE.id, SITE.fields, { name });

  const readShifts = shifts.map((typed, index) =>
    isEmpty(typed) ? undefined : read<Partial<Shift>>(SHIFTS.id, SHIFTS.fields, { ...typed }, index + 1),
  );
  issues.push(...twice(SHIFTS.id, readShifts), ...shiftHints(readShifts.map(whole)));
  if (readShifts.every((shift) => shift === undefined)) issues.push(reject(SHIFTS.id, 'name', NO_SHIFT));

  const readPeople = people.map(({ weekly, monthly, role, ...typed }, index) => {
    if (isEmpty(typed) && !weekly && !monthly) return undefined;
    const person = read<Partial<Person>>(PEOPLE.id, PEOPLE.fields, { ...typed, role }, index + 1);
    if ((weekly || monthly) && typed.mail.trim() === '') issues.push(reject(PEOPLE.id, 'mail', NO_MAIL, index + 1));
    return { ...person, weekly, monthly };
  });
  issues.push(...twice(PEOPLE.id, readPeople));
  if (!readPeople.some((person) => person?.role !== undefined && isAtLeast(person.role, 'manager')))
    issues.push(reject(PEOPLE.id, 'role', NO_MANAGER));

  return {
    issues,
    name: siteName ?? '',
    shifts: readShifts.flatMap((shift) => whole(shift) ?? []),
    people: readPeople.flatMap((person) => (person?.name && person.role ? [{ ...person } as never] : [])),
  };
}

/** Whether nothing of it keeps the workbook from being set up. */
export const isComplete = ({ issues }: Pick<FirstJudged, 'issues'>): boolean => !issues.some(isReject);

const isEmpty = (typed: object): boolean =>
  Object.values(typed).every((value) => typeof value === 'string' && value.trim() === '');

const whole = (shift: Partial<Shift> | undefined): Shift | undefined =>
  shift?.name !== undefined && shift.start !== undefined && shift.end !== undefined ? (shift as Shift) : undefined;

const issue =
  (effect: Issue['effect']) =>
  (register: string, field: string, says: Words, line?: number, facts?: Issue['facts']): Issue => ({
    rule: 'FORM-SETTING',
    effect,
    register,
    field,
    line,
    says,
    facts,
  });
const reject = issue('reject');
const warn = issue('warn');

const twice = (section: string, lines: readonly ({ readonly name?: string } | undefined)[]): Issue[] =>
  lines.flatMap((line, index) => {
    const name = line?.name;
    if (name === undefined) return [];
    const first = lines.findIndex((one) => one?.name === name);
    return first === index ? [] : [reject(section, 'name', TWICE, index + 1, { name, line: first + 1 })];
  });

/** Minutes from one time of the day on to another. */
const onTo = (from: number, to: number): number => (to - from + MINUTES_PER_DAY) % MINUTES_PER_DAY;
const covers = ({ start, end }: Shift, minute: number): boolean =>
  onTo(start, minute) < (onTo(start, end) || MINUTES_PER_DAY);
const two = (n: number): string => String(n).padStart(2, '0');
/** A time of the day as it is written: `07:00`. */
export const showClock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Shifts may overlap or leave hours out, where a site wants it so: both are said, neither is wrong. */
function shiftHints(shifts: readonly (Shift | undefined)[]): Issue[] {
  const all = shifts.flatMap((shift) => shift ?? []);
  return shifts.flatMap((shift, index) => {
    if (!shift) return [];
    const other = shifts.slice(0, index).find((one) => one && (covers(one, shift.start) || covers(shift, one.start)));
    const overlap = other ? [warn(SHIFTS.id, 'start', OVERLAP, index + 1, { other: other.name })] : [];
    const next = Math.min(...all.map(({ start }) => onTo(shift.end, start)));
    const isFollowed = all.some((one) => covers(one, shift.end % MINUTES_PER_DAY));
    const facts = { from: showClock(shift.end), to: showClock((shift.end + next) % MINUTES_PER_DAY) };
    return isFollowed ? overlap : [...overlap, warn(SHIFTS.id, 'end', GAP, index + 1, facts)];
  });
}

const MISSING = words('没有填，请补上。', '沒有填，請補上。', 'Blank: fill it in.');
const TWICE = words(
  '「{name}」和第 {line} 行同名：请改成不同的名称，或删掉一行。',
  '「{name}」和第 {line} 列同名：請改成不同的名稱，或刪掉一列。',
  '"{name}" is the name in row {line} too: give it another, or delete one.',
);
const OVERLAP = words(
  '和「{other}」的时间有重叠：如果本来如此，不必改。',
  '和「{other}」的時間有重疊：如果本來如此，不必改。',
  'It overlaps "{other}": if that is meant, leave it.',
);
const GAP = words(
  '{from} 到 {to} 没有班次：如果本来无人值班，不必改。',
  '{from} 到 {to} 沒有班次：如果本來無人值班，不必改。',
  'No shift from {from} to {to}: if nobody is on duty then, leave it.',
);
const NO_SHIFT = words(
  '至少要有一个班次：请填一行。',
  '至少要有一個班次：請填一列。',
  'There is no shift: fill in one.',
);
const NO_MANAGER = words(
  '还没有经理：请把一个人的角色选成经理或总经理，只有他们能更正别人的记录、查看电话。',
  '還沒有經理：請把一個人的角色選成經理或總經理，只有他們能更正別人的記錄、查看電話。',
  'There is no manager yet: make somebody manager or general manager. Only they may correct everyone’s entries and see phones.',
);
const NO_MAIL = words(
  '要收周报或月报，请填邮箱，或取消勾选。',
  '要收週報或月報，請填郵箱，或取消勾選。',
  'To get the summaries an address is needed: fill it in, or untick them.',
);
