import {
  clock,
  day,
  type Fields,
  fixedChoice,
  mail,
  person,
  required,
  text,
  type Values,
  whole,
  yesNo,
} from './field.ts';
import { MINUTES_PER_DAY, type Moment, plusDays } from './moment.ts';
import { type Words, words } from './words.ts';

/** Who may what (domain/registers.md), from the least to the most. */
export const ROLES = {
  guest: words('访客', '訪客', 'Guest'),
  finance: words('财务', '財務', 'Finance'),
  desk: words('前台', '前台', 'Desk'),
  supervisor: words('主管', '主管', 'Supervisor'),
  manager: words('经理', '經理', 'Manager'),
  'general-manager': words('总经理', '總經理', 'General manager'),
};
export type Role = keyof typeof ROLES;
const RANKS = Object.keys(ROLES);
export const isAtLeast = (role: Role, least: Role): boolean => RANKS.indexOf(role) >= RANKS.indexOf(least);

export const SEVERITIES = {
  ordinary: words('一般', '一般', 'Ordinary'),
  important: words('重要', '重要', 'Important'),
  serious: words('重大', '重大', 'Serious'),
};
export type Severity = keyof typeof SEVERITIES;

export const SUMMARY_KINDS = {
  weekly: words('周报', '週報', 'Weekly'),
  monthly: words('月报', '月報', 'Monthly'),
};

/** Hours or days of a limit: more than any has. */
const MOST_UNITS = 9_999;

/** A block of the settings sheet: a small table, checked with the same fields as a register's entries. */
export interface Section<F extends Fields = Fields> {
  readonly id: string;
  readonly words: Words;
  readonly fields: F;
}
const section = <F extends Fields>(id: string, words: Words, fields: F): Section<F> =>
  Object.freeze({ id, words, fields });

export const SITE = section('site', words('项目', '項目', 'Site'), {
  name: required(text(words('项目名称', '項目名稱', 'Name'))),
  keysBackBy: required(
    clock(words('钥匙应还时间', '鑰匙應還時間', 'Keys back by'), {
      hint: words(
        '借钥匙没填应还时间，就到这个点',
        '借鑰匙沒填應還時間，就到這個點',
        'When a key is due back, unless the loan says otherwise',
      ),
    }),
  ),
  graceMinutes: required(
    whole(words('宽限（分钟）', '寬限（分鐘）', 'Grace (minutes)'), {
      max: 1_440,
      hint: words(
        '钥匙晚还这么久以内，不算逾期',
        '鑰匙晚還這麼久以內，不算逾期',
        'A key that is later by no more than this is not overdue',
      ),
    }),
  ),
  building: required(
    text(words('楼栋规则', '樓棟規則', 'Building pattern'), {
      hint: words(
        '房号里第一个「-」前面是楼栋',
        '房號裡第一個「-」前面是樓棟',
        'The building is what stands before this mark in a room number',
      ),
    }),
  ),
  repeatCount: required(
    whole(words('重复投诉次数', '重複投訴次數', 'Repeated complaint: count'), {
      min: 2,
      hint: words(
        '同一客户投诉到这个次数，报告经理',
        '同一客戶投訴到這個次數，報告經理',
        'So many complaints of one customer are reported to the manager',
      ),
    }),
  ),
  repeatDays: required(
    whole(words('重复投诉天数', '重複投訴天數', 'Repeated complaint: days'), {
      min: 1,
      hint: words('在这么多天里算重复', '在這麼多天裡算重複', 'Counted within so many days'),
    }),
  ),
  visitDays: required(
    whole(words('回访期限（天）', '回訪期限（天）', 'Return visit within (days)'), {
      min: 1,
      hint: words('投诉处理完后，几天内要回访', '投訴處理完後，幾天內要回訪', 'After a complaint was handled'),
    }),
  ),
  keyIncidentDays: whole(
    words('钥匙损坏丢失处理期限（天）', '鑰匙損壞丟失處理期限（天）', 'Key incident settled within (days)'),
    {
      min: 1,
      hint: words('从发现算起，几天内要处理完', '從發現算起，幾天內要處理完', 'Counted from when it was found'),
    },
  ),
  restHours: whole(words('两班之间休息（小时）', '兩班之間休息（小時）', 'Rest between shifts (hours)'), {
    max: 48,
    hint: words(
      '排班休息不到这么久会提醒',
      '排班休息不到這麼久會提醒',
      'Less between two shifts of a person is warned of',
    ),
  }),
  reinforcedOfficers: whole(words('节假日每班人数', '節假日每班人數', 'Officers on a holiday shift'), {
    min: 1,
    max: 50,
    hint: words('节假日一班少于这么多人会提醒', '節假日一班少於這麼多人會提醒', 'Fewer on a holiday are warned of'),
  }),
  lightsOn: clock(words('照明开启时间', '照明開啟時間', 'Lights on'), {
    hint: words('到这个点要巡查灯开了没有', '到這個點要巡查燈開了沒有', 'A patrol then sees whether the lights are on'),
  }),
  lightsOff: clock(words('照明关闭时间', '照明關閉時間', 'Lights off'), {
    hint: words('到这个点要巡查灯关了没有', '到這個點要巡查燈關了沒有', 'A patrol then sees whether they are off'),
  }),
  vacantDays: whole(words('空置房巡查间隔（天）', '空置房巡查間隔（天）', 'Vacant unit inspected every (days)'), {
    min: 1,
    hint: words('隔这么久没巡，算逾期', '隔這麼久沒巡，算逾期', 'Longer without an inspection is overdue'),
  }),
  climbHours: whole(
    words('逾期逐级上报间隔（小时）', '逾期逐級上報間隔（小時）', 'Overdue climbs a level after (hours)'),
    {
      hint: words(
        '逾期没人管：先报主管，每过这么久再往上报一级。0 或空=不上报',
        '逾期沒人管：先報主管，每過這麼久再往上報一級。0 或空=不上報',
        'To the supervisor, and a level further up each time. 0 or blank: not at all',
      ),
    },
  ),
});
export const SHIFTS = section('shifts', words('班次', '班次', 'Shifts'), {
  name: required(text(words('班次', '班次', 'Shift'))),
  start: required(clock(words('开始', '開始', 'Start'))),
  end: required(clock(words('结束', '結束', 'End'))),
});
export const PEOPLE = section('people', words('人员', '人員', 'People'), {
  name: required(text(words('姓名', '姓名', 'Name'))),
  role: required(fixedChoice(words('角色', '角色', 'Role'), ROLES)),
  department: text(words('部门', '部門', 'Department')),
  mail: mail(words('邮箱', '郵箱', 'Mail')),
  left: yesNo(words('已离职', '已離職', 'Has left')),
  pin: text(words('密码（由系统填写）', '密碼（由系統填寫）', 'PIN (set by the program)'), {
    hint: words('清空后本人可重设', '清空後本人可重設', 'Clear it, and the person may choose another'),
  }),
});
/** Who stands in for whom while they are away, the last day included: with their role, on those days. */
export const DEPUTIES = section('deputies', words('代理', '代理', 'Deputies'), {
  person: required(person(words('不在的人', '不在的人', 'Who is away'))),
  deputy: required(person(words('代理人', '代理人', 'Deputy'))),
  from: required(day(words('从', '從', 'From'))),
  to: required(day(words('到（含）', '到（含）', 'To (included)'))),
});
export const RECIPIENTS = section('recipients', words('收件人', '收件人', 'Recipients'), {
  summary: required(fixedChoice(words('报告', '報告', 'Summary'), SUMMARY_KINDS)),
  name: person(words('姓名', '姓名', 'Name')),
  mail: required(mail(words('邮箱', '郵箱', 'Mail'))),
});
/** On which time a limit runs; without one it is the clock, as every limit once was. */
export const LIMIT_UNITS = {
  'clock-hours': words('自然小时', '自然小時', 'Clock hours'),
  'working-hours': words('工作小时', '工作小時', 'Working hours'),
  'working-days': words('工作日', '工作日', 'Working days'),
};
export type LimitUnit = keyof typeof LIMIT_UNITS;

export const LIMITS = section('limits', words('投诉时限', '投訴時限', 'Complaint limits'), {
  severity: required(fixedChoice(words('程度', '程度', 'Severity'), SEVERITIES)),
  category: text(words('类别（空=全部）', '類別（空=全部）', 'Category (blank = all)')),
  answer: required(whole(words('首次答复', '首次答覆', 'First answer'), { min: 1, max: MOST_UNITS })),
  handle: required(whole(words('处理完成', '處理完成', 'Handled'), { min: 1, max: MOST_UNITS })),
  answerUnit: fixedChoice(
    words('首次答复单位（空=自然小时）', '首次答覆單位（空=自然小時）', 'First answer in (blank = clock hours)'),
    LIMIT_UNITS,
  ),
  handleUnit: fixedChoice(
    words('处理完成单位（空=自然小时）', '處理完成單位（空=自然小時）', 'Handled in (blank = clock hours)'),
    LIMIT_UNITS,
  ),
  sample: text(words('例（由系统填写）', '例（由系統填寫）', 'Example (set by the program)')),
});
/** PATR-01: the areas that are walked in every shift, or in one. */
export const PATROLS = section('patrols', words('巡查计划', '巡查計劃', 'Patrol plan'), {
  area: required(text(words('巡查区域', '巡查區域', 'Area'))),
  shift: text(words('班次（空=每班）', '班次（空=每班）', 'Shift (blank = every)')),
});
export const TARGETS = section('targets', words('指标目标', '指標目標', 'Targets'), {
  measure: required(text(words('指标', '指標', 'Measure'))),
  percent: required(whole(words('目标（%）', '目標（%）', 'Target (%)'), { max: 100 })),
});
/** When people work on a working day, lunch left out; without any row the whole day counts. */
export const HOURS = section('hours', words('工作时间', '工作時間', 'Working hours'), {
  start: required(clock(words('从', '從', 'From'))),
  end: required(clock(words('到', '到', 'To'))),
});
/** Days on which people work otherwise than by the week: a holiday, or a weekend worked in its place (调休). */
export const HOLIDAYS = section('holidays', words('节假日与调休', '節假日與調休', 'Holidays and days made up'), {
  from: required(day(words('日期', '日期', 'Day'))),
  to: day(words('至（空=一天）', '至（空=一天）', 'To (blank = one day)')),
  kind: required(
    fixedChoice(words('休息或上班', '休息或上班', 'Off or working'), {
      off: words('休息', '休息', 'Off'),
      working: words('上班', '上班', 'Working'),
    }),
  ),
  name: text(words('名称', '名稱', 'Name')),
});
/** What is counted in person at every change of shift (HAND-04). */
export const THINGS = section('things', words('交接清点的物品', '交接清點的物品', 'Things counted at a handover'), {
  name: required(text(words('物品', '物品', 'Thing'))),
  pieces: required(whole(words('应有数量', '應有數量', 'Pieces'))),
});
export const OPTIONS = section('options', words('选项', '選項', 'Options'), {
  register: required(text(words('登记表', '登記表', 'Register'))),
  field: required(text(words('栏目', '欄目', 'Field'))),
  option: text(words('原来的名称', '原來的名稱', 'First label')),
  label: required(text(words('名称', '名稱', 'Label'))),
});
export const SECTIONS: readonly Section[] = [
  SITE,
  SHIFTS,
  PEOPLE,
  RECIPIENTS,
  LIMITS,
  PATROLS,
  TARGETS,
  HOURS,
  HOLIDAYS,
  THINGS,
  DEPUTIES,
  OPTIONS,
];

type Line<S extends Section> = Values<S['fields']>;
export type Shift = Line<typeof SHIFTS>;
export type Person = Line<typeof PEOPLE>;
export type Deputy = Line<typeof DEPUTIES>;
export type Recipient = Line<typeof RECIPIENTS>;
export type Limit = Line<typeof LIMITS>;
export type PlannedPatrol = Line<typeof PATROLS>;
export type Target = Line<typeof TARGETS>;
export type WorkingSpan = Line<typeof HOURS>;
export type Holiday = Line<typeof HOLIDAYS>;
export type SharedThing = Line<typeof THINGS>;
export type SiteOption = Line<typeof OPTIONS>;

/** What a site has set: the settings sheet as a value. */
export interface Site extends Required<Line<typeof SITE>> {
  readonly locale: 'zh-CN' | 'zh-TW' | 'en';
  readonly shifts: readonly Shift[];
  readonly people: readonly Person[];
  readonly recipients: readonly Recipient[];
  readonly limits: readonly Limit[];
  readonly patrols: readonly PlannedPatrol[];
  readonly targets: readonly Target[];
  readonly hours: readonly WorkingSpan[];
  readonly holidays: readonly Holiday[];
  readonly things: readonly SharedThing[];
  readonly deputies: readonly Deputy[];
  readonly options: readonly SiteOption[];
  /** What the workbook's clock shows for a moment: it leaps over an hour when summer time begins. On the server alone. */
  readonly onWall?: (at: Moment) => Moment;
}

/** So far back a summary looks at the least, whatever is set. */
export const LEAST_LOOK_BACK_DAYS = 30;
/**
 * How many days before a period a summary looks for entries that matter to it: complaints repeated since, and what a setting
 * says fell due within it, some time after it happened.
 */
export const lookBackDays = ({ repeatDays, visitDays, keyIncidentDays, vacantDays, graceMinutes }: Site): number =>
  Math.max(
    LEAST_LOOK_BACK_DAYS,
    repeatDays,
    visitDays,
    keyIncidentDays,
    vacantDays,
    Math.ceil(graceMinutes / MINUTES_PER_DAY),
  );

/** Who works here now, by name. */
export const staffNamed = (site: Site, name: string): Person | undefined => {
  const found = personNamed(site, name);
  return found?.left ? undefined : found;
};
export const isStaff = (site: Site, name: string): boolean => staffNamed(site, name) !== undefined;

/** A person of the settings; whoever has left stays there, so that what they did stays right. */
export const personNamed = (site: Site, name: string): Person | undefined =>
  site.people.find((one) => one.name === name);

/** Whom somebody stands in for at a moment, and until which day. */
export const standsInFor = (
  site: Site,
  name: string,
  now: Moment,
): readonly { readonly person: Person; readonly to: Moment }[] =>
  site.deputies.flatMap(({ person, deputy, from, to }) => {
    const away = deputy === name && from <= now && now < plusDays(to, 1) ? staffNamed(site, person) : undefined;
    return away ? [{ person: away, to }] : [];
  });

/** The role somebody has at a moment: their own, or a higher one of those they stand in for. Nobody else has one. */
export function roleAt(site: Site, name: string, now: Moment): Role | undefined {
  const own = staffNamed(site, name)?.role;
  return (
    own &&
    standsInFor(site, name, now).reduce((role, { person }) => (isAtLeast(role, person.role) ? role : person.role), own)
  );
}

/** Who holds a role at a moment: of those who work here now, and those who stand in for them. */
export const holdersOf = (site: Site, role: Role, now: Moment): readonly Person[] =>
  site.people.filter(
    (one) =>
      !one.left && (one.role === role || standsInFor(site, one.name, now).some(({ person }) => person.role === role)),
  );

/** What is written where a customer would not say: it stands for nobody. */
const NOT_PROVIDED = '未提供';
export const provided = (text: string | undefined): string | undefined =>
  text === NOT_PROVIDED || text === '' ? undefined : text;

/** The building a room belongs to, by the site's mark ("3-1202" → "3"); undefined for a place without one. */
export function buildingOf(site: Site, room: string | undefined): string | undefined {
  const at = room?.indexOf(site.building) ?? -1;
  return at > 0 ? room?.slice(0, at) : undefined;
}
