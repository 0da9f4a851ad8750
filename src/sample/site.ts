import { PROPOSED_SHIFTS } from '../domain/first-settings.ts';
import { ROLES, type Role, SUMMARY_KINDS } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { AREAS } from '../registers/core/areas.ts';
import { sayIn, type Told } from './told.ts';

export const siteName = (locale: Locale): string => sayIn(locale)(['云锦花园', 'Yunjin Garden']);

export const departments = () =>
  ({
    office: ['客服部', 'Customer service'],
    engineering: ['工程部', 'Engineering'],
    security: ['保安部', 'Security'],
    cleaning: ['保洁部', 'Cleaning'],
  }) as const;
export type Department = keyof ReturnType<typeof departments>;

/** Who works here: the four at the desk first, then those who lead. Every name is invented. */
const staff = (): readonly (readonly [name: Told, role: Role, department?: Department])[] => [
  [['林晓燕', 'Lin Xiaoyan'], 'desk', 'office'],
  [['陈佳', 'Chen Jia'], 'desk', 'office'],
  [['何雨欣', 'He Yuxin'], 'desk', 'office'],
  [['吴倩', 'Wu Qian'], 'desk', 'office'],
  [['周敏', 'Zhou Min'], 'supervisor', 'office'],
  [['许建国', 'Xu Jianguo'], 'manager', 'office'],
  [['沈伟民', 'Shen Weimin'], 'general-manager'],
  [['孙志强', 'Sun Zhiqiang'], 'supervisor', 'engineering'],
  [['郑海', 'Zheng Hai'], 'supervisor', 'engineering'],
  [['黄勇', 'Huang Yong'], 'supervisor', 'security'],
  [['罗平', 'Luo Ping'], 'supervisor', 'security'],
  [['邓玉兰', 'Deng Yulan'], 'supervisor', 'cleaning'],
];

/** What the settings of the sample hold beside those of every new workbook. */
export function siteSeeds(locale: Locale) {
  const say = sayIn(locale);
  const people = staff().map(([name, role, department]) => ({
    name: say(name),
    role: ROLES[role][locale],
    department: department ? say(departments()[department]) : '',
    mail: `${name[1].toLowerCase().replace(' ', '.')}@example.com`,
  }));
  const to = (kind: keyof typeof SUMMARY_KINDS, from: number, until: number) =>
    people.slice(from, until).map(({ name, mail }) => ({ summary: SUMMARY_KINDS[kind][locale], name, mail }));
  const patrols = [
    [AREAS.public, 0],
    [AREAS.managed, 1],
    [AREAS.managed, 2],
  ] as const;
  // To the supervisor and the manager every week, to the manager and the general manager every month.
  const things = [
    [['对讲机', 'Radio'], 4],
    [['灭火器', 'Extinguisher'], 6],
    [['电热水壶', 'Kettle'], 1],
  ] as const;
  return {
    people,
    things: things.map(([name, pieces]) => ({ name: say(name), pieces })),
    patrols: patrols.map(([area, shift]) => ({
      area: area[locale],
      shift: PROPOSED_SHIFTS[shift]?.words[locale] ?? '',
    })),
    recipients: [...to('weekly', 4, 6), ...to('monthly', 5, 7)],
  };
}

/** Who plays which part. */
export interface Cast {
  /** The four at the desk, in the order of the rota. */
  readonly clerks: readonly string[];
  readonly supervisor: string;
  readonly manager: string;
  /** Who answers in a department. */
  hands(department: Department): readonly string[];
}

export function castOf(locale: Locale): Cast {
  const say = sayIn(locale);
  const of = (role: Role, department: Department): string[] =>
    staff().flatMap(([name, its, at]) => (its === role && at === department ? [say(name)] : []));
  const [[supervisor = ''], [manager = '']] = [of('supervisor', 'office'), of('manager', 'office')];
  return { clerks: of('desk', 'office'), supervisor, manager, hands: (department) => of('supervisor', department) };
}
