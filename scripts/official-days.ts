/** `npm run official-days`: writes src/domain/official-days.ts anew from the package that keeps the official calendar. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const OFFICIAL_DAYS_FILE = 'src/domain/official-days.ts';
/** Older years limit nothing any more, and every year is carried by the bundle. */
const FIRST_YEAR = 2020;

/** Days (`2026-01-01`) → `New Year's Day,元旦,1`. */
type Days = Readonly<Record<string, string>>;
interface Calendar {
  readonly holidays: Days;
  readonly workdays: Days;
}

/** The file's text: a year a line, each holiday with its days off and, after a `+`, the days worked for it. */
export function officialDaysFile(): string {
  const require = createRequire(import.meta.url);
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as Calendar;
  const { version } = require('chinese-days/package.json') as { readonly version: string };
  const years = [...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))].sort();
  const lines = years
    .filter((year) => year >= FIRST_YEAR)
    .map((year) => {
      const of = (days: Days) => runs(Object.entries(days).filter(([day]) => day.startsWith(`${year}-`)));
      const all = [...of(holidays), ...of(workdays).map((run) => ({ ...run, days: `+${run.days}` }))];
      const names = [...new Set(all.map(({ name }) => name))];
      const said = names.map((name) =>
        [name, ...all.filter((run) => run.name === name).map(({ days }) => days)].join(' '),
      );
      return `  ${year}: '${said.join('; ')}',\n`;
    });
  return `/**
 * The statutory holidays of mainland China and the weekend days worked for them (+), as the State Council announced them:
 * made from chinese-days ${version} (MIT) by \`npm run official-days\`.
 */
export const OFFICIAL_DAYS: Readonly<Record<number, string>> = {
${lines.join('')}};
`;
}

/** Days of one name that follow one another: \`0101-0103\`, \`0104\`. */
function runs(days: readonly (readonly [day: string, text: string])[]) {
  const found: { name: string; first: string; last: string }[] = [];
  for (const [day, text] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = text.split(',')[1] ?? '';
    const open = found[found.length - 1];
    if (open?.name === name && nextDay(open.last) === day) open.last = day;
    else found.push({ name, first: day, last: day });
  }
  const short = (day: string): string => day.slice(5).replace('-', '');
  return found.map(({ name, first, last }) => ({
    name,
    days: first === last ? short(first) : `${short(first)}-${short(last)}`,
  }));
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

if (process.argv[1]?.endsWith('official-days.js')) writeFileSync(OFFICIAL_DAYS_FILE, officialDaysFile());
