import { digest } from './journal.ts';
import type { Letter } from './letter.ts';
import { type Moment, plusDays } from './moment.ts';
import { isBlank } from './plain.ts';
import type { AnyEntry, AnyRegister, Book, Occasion } from './register.ts';
import { isVoid } from './register.ts';
import { listed } from './shown.ts';
import { holdersOf, provided, type Role, type Site } from './site.ts';
import { fill } from './words.ts';

/** Letters to those who hold a role, one to each address; to the role itself where none of them has one. */
export function lettersTo(site: Site, role: Role, id: string, subject: string, now: Moment): Letter[] {
  const mails = new Set(holdersOf(site, role, now).flatMap(({ mail }) => mail ?? []));
  return mails.size === 0
    ? [{ id: `${id}/${role}`, to: '', subject }]
    : [...mails].map((to) => ({ id: `${id}/${to}`, to, subject }));
}

/** Who is written to, and of what. */
export interface Telling {
  /** When somebody was last written to about a subject. */
  last(subject: string): Moment | undefined;
  /** Nobody is written to of what came up before it; absent where everything is told. */
  readonly since?: Moment;
}

/** What a change is judged by before anybody is written to. */
export interface Judging extends Telling {
  readonly book: Book;
  readonly now: Moment;
}

/** Somebody may have cleared on its row what an alert leans on. */
const isWhole = ({ fields }: AnyRegister, entry: AnyEntry): boolean =>
  Object.entries(fields).every(([key, field]) => !field.required || !isBlank(entry[key]));

/** What a subject is called in a letter's id: it may be a phone number. */
export const subjectMark = (subject: string): string => digest(subject).slice(0, 16);

/** The letters that a change of an entry causes: what there is to tell of it now and was not before. */
export function lettersOf(
  register: AnyRegister,
  before: AnyEntry | undefined,
  after: AnyEntry,
  { book, now, last, since }: Judging,
): Letter[] {
  const { site } = book;
  const others = (entry: AnyEntry): readonly AnyEntry[] => {
    const key = register.alike?.find((one) => provided(entry[one] as string | undefined) !== undefined);
    const alike = key === undefined ? [] : (book.where(register, key, entry[key]) as readonly AnyEntry[]);
    return alike.filter(({ number }) => number !== entry.number);
  };
  const letters = (register.alerts ?? []).flatMap((alert) => {
    const tells = (entry: AnyEntry | undefined): readonly Occasion[] =>
      entry && !isVoid(entry) && isWhole(register, entry) ? alert.tells(entry, site, others(entry), book) : [];
    const known = new Set(tells(before).map(({ key, to }) => `${key} ${to}`));
    return tells(after).flatMap(({ key, at, to, facts, once }) => {
      if (known.has(`${key} ${to}`) || (since !== undefined && at < since)) return [];
      const told = once && last(once.subject);
      if (once && told !== undefined && told > plusDays(now, -once.days)) return [];
      const { title } = listed(register, after, site, now);
      const says = fill(alert.says[site.locale], { ...facts, number: after.number, title });
      return lettersTo(site, to, `${alert.id}/${after.number}/${once ? subjectMark(once.subject) : key}`, says, now);
    });
  });
  return letters.filter(({ id }, index) => letters.findIndex((one) => one.id === id) === index);
}
