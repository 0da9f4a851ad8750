import { type Person, ROLES, type Role, SUMMARY_KINDS } from '../domain/site.ts';
import type { Locale, Words } from '../domain/words.ts';
import { inThree } from './in-three.ts';

/** The departments of the site, and who answers in them. Every name is invented. */
export const departments = () => ({
  office: inThree('客服部', 'Customer service'),
  engineering: inThree('工程部', 'Engineering'),
  security: inThree('保安部', 'Security'),
  cleaning: inThree('保洁部', 'Cleaning'),
});
export type Department = keyof ReturnType<typeof departments>;

type Listed = readonly [name: Words, role: Role, department?: Department];
const staff = (): readonly Listed[] => [
  [inThree('林晓燕', 'Lin Xiaoyan'), 'desk', 'office'],
  [inThree('陈佳', 'Chen Jia'), 'desk', 'office'],
  [inThree('何雨欣', 'He Yuxin'), 'desk', 'office'],
  [inThree('吴倩', 'Wu Qian'), 'desk', 'office'],
  [inThree('周敏', 'Zhou Min'), 'supervisor', 'office'],
  [inThree('许建国', 'Xu Jianguo'), 'manager', 'office'],
  [inThree('沈伟民', 'Shen Weimin'), 'general-manager'],
  [inThree('孙志强', 'Sun Zhiqiang'), 'supervisor', 'engineering'],
  [inThree('郑海', 'Zheng Hai'), 'supervisor', 'engineering'],
  [inThree('黄勇', 'Huang Yong'), 'supervisor', 'security'],
  [inThree('罗平', 'Luo Ping'), 'supervisor', 'security'],
  [inThree('邓玉兰', 'Deng Yulan'), 'supervisor', 'cleaning'],
];

export const siteName = () => inThree('云锦花园', 'Yunjin Garden');

/** What the settings of the sample hold beside those of every new workbook. */
export function siteSeeds(locale: Locale) {
  const named = departments();
  const people = staff().map(([name, role, department]) => ({
    name: name[locale],
    role: ROLES[role][locale],
    department: department ? named[department][locale] : '',
    mail: mailOf(name),
  }));
  const to = (kind: keyof typeof SUMMARY_KINDS, role: Role) =>
    people
      .filter((one) => one.role === ROLES[role][locale])
      .slice(0, 1)
      .map(({ name, mail }) => ({ summary: SUMMARY_KINDS[kind][locale], name, mail }));
  return {
    people,
    recipients: [
      ...to('weekly', 'supervisor'),
      ...to('weekly', 'manager'),
      ...to('monthly', 'manager'),
      ...to('monthly', 'general-manager'),
    ],
  };
}

const mailOf = (name: Words): string => `${name.en.toLowerCase().replace(' ', '.')}@example.com`;

/** Who plays which part, by the people of the settings. */
export interface Cast {
  /** The four at the desk, in the order of the rota. */
  readonly clerks: readonly string[];
  readonly supervisor: string;
  readonly manager: string;
  readonly hands: Readonly<Record<Department, readonly string[]>>;
}

export function castOf(people: readonly Person[], locale: Locale): Cast {
  const named = departments();
  const of = (role: Role, department: Department): string[] =>
    people.filter((one) => one.role === role && one.department === named[department][locale]).map((one) => one.name);
  const [[supervisor = ''], [manager = '']] = [of('supervisor', 'office'), of('manager', 'office')];
  return {
    clerks: of('desk', 'office'),
    supervisor,
    manager,
    hands: {
      office: [supervisor],
      engineering: of('supervisor', 'engineering'),
      security: of('supervisor', 'security'),
      cleaning: of('supervisor', 'cleaning'),
    },
  };
}
