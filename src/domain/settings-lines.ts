import type { Field } from './field.ts';
import { type Issue, isReject } from './issue.ts';
import { may } from './may.ts';
import { MINUTES_PER_DAY, showClock } from './moment.ts';
import { normaliseAll } from './normalise.ts';
import { isBlank } from './plain.ts';
import { NO, YES } from './row.ts';
import {
  PEOPLE,
  type Person,
  RECIPIENTS,
  type Recipient,
  type Section,
  SHIFTS,
  type Shift,
  SITE,
  type Site,
} from './site.ts';
import { type Locale, type Words, words } from './words.ts';

/** A line of a section as text, by field: as somebody types it, or as it stands on the sheet. Choices may be given by key. */
export type SettingsLine = Readonly<Record<string, string>>;

/** The sections that a dialog fills in; the others are changed on the sheet alone. */
export interface SettingsLines {
  readonly site: readonly SettingsLine[];
  readonly shifts: readonly SettingsLine[];
  readonly people: readonly SettingsLine[];
  readonly recipients: readonly SettingsLine[];
}
export const FILLED_IN: readonly (Section & { readonly id: keyof SettingsLines })[] = [
  SITE,
  SHIFTS,
  PEOPLE,
  RECIPIENTS,
] as never;

/** The fields of a section that people fill in: a PIN's digest is the program's. */
export const typedFields = ({ fields }: Section): readonly (readonly [key: string, field: Field])[] =>
  Object.entries(fields).filter(([, field]) => field !== PEOPLE.fields.pin);

/** Settings as they are meant, and all that is wrong with them; a line in which nothing was typed is undefined. */
export interface SettingsJudged {
  readonly issues: readonly Issue[];
  readonly site: Partial<Site>;
  readonly shifts: readonly (Partial<Shift> | undefined)[];
  readonly people: readonly (Partial<Person> | undefined)[];
  readonly recipients: readonly (Partial<Recipient> | undefined)[];
}

/** Judges all of it at once, in the browser and again on the server. Issues count lines from 1, blank ones too. */
export function judgeSettings(locale: Locale, lines: SettingsLines): SettingsJudged {
  const bare = { locale, shifts: [], people: [], options: [] } as unknown as Site;
  const issues: Issue[] = [];
  const read = <Value>(section: Section, raw: SettingsLine, site: Site, line?: number): Partial<Value> => {
    const { values, issues: wrong } = normaliseAll(section.fields, raw, section.id, site);
    issues.push(...wrong.map((issue) => ({ ...issue, line })));
    for (const [key, field] of Object.entries(section.fields))
      if (key in raw && field.required && isBlank(values[key]) && !wrong.some((issue) => issue.field === key))
        issues.push(reject(section.id, key, MISSING, line));
    return values as Partial<Value>;
  };
  const readAll = <Value>(section: Section, all: readonly SettingsLine[], site = bare) =>
    all.map((raw, index) => (isBlankLine(raw) ? undefined : read<Value>(section, raw, site, index + 1)));

  const site = read<Site>(SITE, lines.site[0] ?? {}, bare);
  const shifts = readAll<Shift>(SHIFTS, lines.shifts);
  issues.push(...twice(SHIFTS.id, shifts), ...shiftHints(shifts.map(wholeShift)));
  if (shifts.every((shift) => shift === undefined)) issues.push(reject(SHIFTS.id, 'name', NO_SHIFT));

  const people = readAll<Person>(PEOPLE, lines.people);
  issues.push(...twice(PEOPLE.id, people));
  if (!people.some((one) => one?.role !== undefined && !one.left && may(one.role, 'edit-settings')))
    issues.push(reject(PEOPLE.id, 'role', NO_MANAGER));

  const known = { ...bare, people: people.flatMap((one) => (one?.name ? [one] : [])) } as Site;
  return { issues, site, shifts, people, recipients: readAll<Recipient>(RECIPIENTS, lines.recipients, known) };
}

/** Whether nothing of it keeps the settings from holding. */
export const isComplete = ({ issues }: Pick<SettingsJudged, 'issues'>): boolean => !issues.some(isReject);

export const isBlankLine = (line: SettingsLine): boolean => Object.values(line).every((text) => text.trim() === '');

/** Of a line that is new: nothing was typed, and what is chosen from a list was proposed. */
export const isUntyped = ({ fields }: Section, line: SettingsLine): boolean =>
  Object.entries(line).every(([key, text]) => fields[key]?.kind === 'choice' || text.trim() === '');

export const wholeShift = (shift: Partial<Shift> | undefined): Shift | undefined =>
  shift?.name !== undefined && shift.start !== undefined && shift.end !== undefined ? (shift as Shift) : undefined;

/** A value of the settings as it is typed and stands on the sheet. */
export function showSetting(field: Field, value: unknown, locale: Locale): string {
  if (value === undefined) return '';
  if (field.kind === 'clock') return showClock(value as number);
  if (field.kind === 'choice') return field.options?.[String(value)]?.[locale] ?? String(value);
  if (field.kind === 'yes-no') return (value ? YES : NO)[locale];
  return String(value);
}

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
export const reject = issue('reject');
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
/** Whether a minute of the day lies within a time that may run past midnight. */
export const covers = ({ start, end }: Pick<Shift, 'start' | 'end'>, minute: number): boolean =>
  onTo(start, minute) < (onTo(start, end) || MINUTES_PER_DAY);
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
