import type { Issue } from '../domain/issue.ts';
import { limitEnd, runsOn } from '../domain/limit.ts';
import { clockOf, type Moment, showClock, showDay } from '../domain/moment.ts';
import { normalise } from '../domain/normalise.ts';
import { officialHolidays } from '../domain/official-holidays.ts';
import { optionKey, refusedOptions } from '../domain/options.ts';
import { covers } from '../domain/settings-lines.ts';
import { shiftNamed } from '../domain/shift.ts';
import {
  DEPUTIES,
  type Deputy,
  HOLIDAYS,
  HOURS,
  type Holiday,
  PATROLS,
  PEOPLE,
  RECIPIENTS,
  SHIFTS,
  type Site,
  type SiteOption,
  staffNamed,
} from '../domain/site.ts';
import { type Words, words } from '../domain/words.ts';
import { MEASURES } from '../measures/index.ts';
import { complaint } from '../registers/core/complaint.ts';
import { patrol } from '../registers/core/patrol.ts';
import { PATROL_AREA } from '../registers/core/patrol-plan.ts';
import { choiceCalled, registerCalled } from './settings-names.ts';

/** Settings that can be read and mean nothing: what they name is not there, or is there twice. Lines count whole rows. */
export const settingsIssues = (site: Site): Issue[] => [
  ...twice(SHIFTS.id, site.shifts),
  ...twice(PEOPLE.id, site.people),
  ...recipientsUnknown(site),
  ...site.targets.flatMap(({ measure }, index) =>
    MEASURES.some(({ id }) => id === measure) ? [] : [wrong('targets', 'measure', index, NO_MEASURE, measure)],
  ),
  ...site.limits.flatMap(({ category }, index) =>
    category === undefined ||
    optionKey(site, complaint.id, 'category', complaint.fields.category, category) !== undefined
      ? []
      : [wrong('limits', 'category', index, NO_CATEGORY, category)],
  ),
  ...site.hours.flatMap((span, index) =>
    site.hours.slice(0, index).some((one) => covers(one, span.start) || covers(span, one.start))
      ? [wrong(HOURS.id, 'start', index, OVERLAP, showClock(span.start))]
      : [],
  ),
  ...site.patrols.flatMap(({ area, shift }, index) => {
    if (optionKey(site, patrol.id, 'area', PATROL_AREA, area) === undefined)
      return [wrong(PATROLS.id, 'area', index, NO_AREA, area)];
    return shift === undefined || shiftNamed(site, shift) ? [] : [wrong(PATROLS.id, 'shift', index, NO_SHIFT, shift)];
  }),
  ...site.holidays.flatMap(({ from, to, kind }, index) => {
    if (to !== undefined && to < from) return [wrong(HOLIDAYS.id, 'to', index, BACKWARDS, showDay(to))];
    const other = site.holidays.slice(0, index).find((one) => one.kind !== kind && overlap(one, { from, to }));
    return other ? [wrong(HOLIDAYS.id, 'from', index, BOTH, showDay(from))] : [];
  }),
  ...site.deputies.flatMap((deputy, index) => deputyIssues(site, deputy, index)),
  ...site.options.flatMap((option, index) => optionIssue(site, option, index)),
];

function deputyIssues(site: Site, { person, deputy, from, to }: Deputy, index: number): Issue[] {
  const unknown = (['person', 'deputy'] as const).flatMap((field) => {
    const name = field === 'person' ? person : deputy;
    return staffNamed(site, name) ? [] : [wrong(DEPUTIES.id, field, index, NO_STAFF, name)];
  });
  return [
    ...unknown,
    ...(person === deputy ? [wrong(DEPUTIES.id, 'deputy', index, OWN_DEPUTY, deputy)] : []),
    ...(to < from ? [wrong(DEPUTIES.id, 'to', index, BACKWARDS, showDay(to))] : []),
  ];
}

const overlap = (one: Pick<Holiday, 'from' | 'to'>, other: Pick<Holiday, 'from' | 'to'>): boolean =>
  one.from <= (other.to ?? other.from) && other.from <= (one.to ?? one.from);

/** From then on next year's holidays are asked for: the notice about them comes out in the first half of November. */
const ANNOUNCED_BY = { month: 11, day: 15 };

/**
 * Years of which no holiday is set, and that something leans on: this year, the next once it has been announced, and those that
 * a limit in working time would reach which began to run now. Their Mondays to Fridays count as working days meanwhile.
 */
export function holidaysMissing(site: Site, now: Moment): Issue[] {
  const { year, month, day } = clockOf(now);
  const isAnnounced = month > ANNOUNCED_BY.month || (month === ANNOUNCED_BY.month && day >= ANNOUNCED_BY.day);
  const last = Math.max(
    isAnnounced ? year + 1 : year,
    ...site.limits.flatMap(({ answer, answerUnit, handle, handleUnit }) =>
      (
        [
          [answer, answerUnit],
          [handle, handleUnit],
        ] as const
      ).map(([amount, unit]) => {
        const end = runsOn(unit) === 'working' ? limitEnd(site, now, amount, unit) : undefined;
        return end === undefined ? year : clockOf(end).year;
      }),
    ),
  );
  return Array.from({ length: last - year + 1 }, (_, index) => year + index)
    .filter((one) => !hasHolidays(site, one))
    .map((one) => ({
      rule: 'FORM-HOLIDAYS',
      effect: 'warn',
      register: HOLIDAYS.id,
      says: officialHolidays(one).length > 0 ? NO_HOLIDAYS_KNOWN : NO_HOLIDAYS,
      facts: { year: one },
    }));
}

/** Whether any day of a year is set. */
export const hasHolidays = ({ holidays }: Pick<Site, 'holidays'>, year: number): boolean =>
  holidays.some(({ from, to }) => clockOf(from).year <= year && clockOf(to ?? from).year >= year);

const wrong = (register: string, field: string, index: number, says: Words, typed: string): Issue => ({
  rule: 'FORM-SETTING',
  effect: 'reject',
  register,
  field,
  line: index + 1,
  says,
  facts: { typed },
});

const twice = (section: string, lines: readonly { readonly name: string }[]): Issue[] =>
  lines.flatMap(({ name }, index) =>
    lines.findIndex((one) => one.name === name) === index ? [] : [wrong(section, 'name', index, TWICE, name)],
  );

const recipientsUnknown = (site: Site): Issue[] =>
  site.recipients.flatMap(({ name }, index) => {
    const place = { register: RECIPIENTS.id, field: 'name', line: index + 1 };
    return normalise(RECIPIENTS.fields.name, name, place, site).issue ?? [];
  });

function optionIssue(site: Site, option: SiteOption, index: number): Issue[] {
  const issue = (field: string, says: Words, typed: string): Issue[] => [wrong('options', field, index, says, typed)];
  const register = registerCalled(option.register);
  if (!register) return issue('register', NO_REGISTER, option.register);
  const [, field] = choiceCalled(register, option.field) ?? [];
  if (!field) return issue('field', NO_FIELD, option.field);
  const key = option.option ?? option.label;
  if (field.fixed && !(key in (field.options ?? {}))) return issue('option', FIXED, key);
  return refusedOptions(site, register.id, option.field, field).includes(option)
    ? issue('label', LABEL_TAKEN, option.label)
    : [];
}

const TWICE = words(
  '「{typed}」在这一段里有两行，只有第一行有效：请删掉一行，或改成不同的名称。',
  '「{typed}」在這一段裡有兩列，只有第一列有效：請刪掉一列，或改成不同的名稱。',
  '"{typed}" stands here twice, and only the first holds: delete one, or give it another name.',
);
const NO_STAFF = words(
  '人员里没有在职的「{typed}」，这一行没有生效：请核对姓名。',
  '人員裡沒有在職的「{typed}」，這一列沒有生效：請核對姓名。',
  'Nobody called {typed} works here, and this row does not hold: check the name.',
);
const OWN_DEPUTY = words(
  '「{typed}」不能代理自己，这一行没有生效：请换一位代理人。',
  '「{typed}」不能代理自己，這一列沒有生效：請換一位代理人。',
  '{typed} cannot stand in for themselves, and this row does not hold: choose another deputy.',
);
const BACKWARDS = words(
  '「至 {typed}」早于开始的日期，这一行没有生效：请核对两个日期。',
  '「至 {typed}」早於開始的日期，這一列沒有生效：請核對兩個日期。',
  'It ends on {typed}, before it begins, and does not hold: check both days.',
);
const BOTH = words(
  '{typed} 起的日子在这一段里既是休息又是上班，以先写的一行为准：请删掉一行。',
  '{typed} 起的日子在這一段裡既是休息又是上班，以先寫的一列為準：請刪掉一列。',
  'Days from {typed} on are both off and working here, and the row that comes first holds: delete one.',
);
const NO_HOLIDAYS = words(
  '设置里没有 {year} 年的节假日和调休，周一到周五都会当作工作日：请按放假通知填写。',
  '設置裡沒有 {year} 年的節假日和調休，週一到週五都會當作工作日：請按放假通知填寫。',
  'The settings have no holidays of {year}, so every Monday to Friday counts as a working day: fill them in.',
);
const NO_HOLIDAYS_KNOWN = words(
  '设置里没有 {year} 年的节假日和调休，周一到周五都会当作工作日：请经理用菜单「官方节假日」填入。',
  '設置裡沒有 {year} 年的節假日和調休，週一到週五都會當作工作日：請經理用選單「官方節假日」填入，或自行填寫。',
  'The settings have no holidays of {year}, so every Monday to Friday counts as a working day: fill them in, or have a manager do so with "Official holidays" of the menu.',
);
const OVERLAP = words(
  '{typed} 起的时间和另一行重叠，重叠的部分只算一次：请核对。',
  '{typed} 起的時間和另一列重疊，重疊的部分只算一次：請核對。',
  'The time from {typed} on overlaps another row, and counts once: check both.',
);
const NO_MEASURE = words(
  '没有「{typed}」这个指标，目标没有生效：请核对名称。',
  '沒有「{typed}」這個指標，目標沒有生效：請核對名稱。',
  'There is no measure "{typed}", and the target does not hold: check the name.',
);
const NO_CATEGORY = words(
  '没有「{typed}」这个投诉类别，时限没有生效：请核对名称，或在选项里补上。',
  '沒有「{typed}」這個投訴類別，時限沒有生效：請核對名稱，或在選項裡補上。',
  'There is no category "{typed}", and the limit does not hold: check the name, or add the option.',
);
const NO_AREA = words(
  '没有「{typed}」这个巡查区域，这一行没有生效：请核对名称，或在选项里补上。',
  '沒有「{typed}」這個巡查區域，這一列沒有生效：請核對名稱，或在選項裡補上。',
  'There is no area "{typed}", and the row does not hold: check the name, or add the option.',
);
const NO_SHIFT = words(
  '没有「{typed}」这个班次，这一行没有生效：请核对名称。',
  '沒有「{typed}」這個班次，這一列沒有生效：請核對名稱。',
  'There is no shift "{typed}", and the row does not hold: check the name.',
);
const NO_REGISTER = words(
  '没有「{typed}」这张登记表，选项没有生效：请核对名称。',
  '沒有「{typed}」這張登記表，選項沒有生效：請核對名稱。',
  'There is no register "{typed}", and the option does not hold: check the name.',
);
const NO_FIELD = words(
  '这张登记表没有「{typed}」这个可选的栏目，选项没有生效：请核对名称。',
  '這張登記表沒有「{typed}」這個可選的欄目，選項沒有生效：請核對名稱。',
  'This register has no field "{typed}" with options, and the option does not hold: check the name.',
);
const FIXED = words(
  '这一栏的选项只能改名，不能增加「{typed}」：请删掉这一行。',
  '這一欄的選項只能改名，不能增加「{typed}」：請刪掉這一列。',
  'The options of this field can be renamed and none added: delete the row of "{typed}".',
);
const LABEL_TAKEN = words(
  '「{typed}」已是这一栏另一个选项的名称，这一行没有生效：请换一个名称。',
  '「{typed}」已是這一欄另一個選項的名稱，這一列沒有生效：請換一個名稱。',
  '"{typed}" is the name of another option of this field, and this row does not hold: choose another.',
);
