import { HOLIDAYS, type Holiday } from '../domain/site.ts';
import { type Locale, words } from '../domain/words.ts';

/**
 * The holidays of mainland China in 2026 and the weekends that are worked for them, as rows of the settings:
 * 国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025. Other places keep other holidays, and fill in their own.
 */
export const officialHolidays = (locale: Locale): Record<string, string>[] =>
  OFFICIAL_2026.map(([kind, name, from, to = '']) => ({
    from,
    to,
    kind: HOLIDAYS.fields.kind.options?.[kind]?.[locale] ?? kind,
    name: name[locale],
  }));

const [NEW_YEAR, SPRING, TOMBS, LABOUR, DRAGON_BOATS, MID_AUTUMN, NATIONAL] = [
  words('元旦', '元旦', "New Year's Day"),
  words('春节', '春節', 'Spring Festival'),
  words('清明节', '清明節', 'Tomb-Sweeping Day'),
  words('劳动节', '勞動節', 'Labour Day'),
  words('端午节', '端午節', 'Dragon Boat Festival'),
  words('中秋节', '中秋節', 'Mid-Autumn Festival'),
  words('国庆节', '國慶節', 'National Day'),
] as const;
const OFFICIAL_2026: readonly (readonly [kind: Holiday['kind'], name: typeof NEW_YEAR, from: string, to?: string])[] = [
  ['off', NEW_YEAR, '2026-01-01', '2026-01-03'],
  ['working', NEW_YEAR, '2026-01-04'],
  ['working', SPRING, '2026-02-14'],
  ['off', SPRING, '2026-02-15', '2026-02-23'],
  ['working', SPRING, '2026-02-28'],
  ['off', TOMBS, '2026-04-04', '2026-04-06'],
  ['off', LABOUR, '2026-05-01', '2026-05-05'],
  ['working', LABOUR, '2026-05-09'],
  ['off', DRAGON_BOATS, '2026-06-19', '2026-06-21'],
  ['working', NATIONAL, '2026-09-20'],
  ['off', MID_AUTUMN, '2026-09-25', '2026-09-27'],
  ['off', NATIONAL, '2026-10-01', '2026-10-07'],
  ['working', NATIONAL, '2026-10-10'],
];
