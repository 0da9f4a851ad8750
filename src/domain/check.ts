import { type Field, type Fields, linesFields } from './field.ts';
import { type Issue, isReject } from './issue.ts';
import type { Moment } from './moment.ts';
import { isBlank, plainValues } from './plain.ts';
import { type AnyEntry, type AnyRegister, type AnyRule, type Book, isVoid, nameOf } from './register.ts';
import type { Site } from './site.ts';
import { type Words, words } from './words.ts';

type Line = Readonly<Record<string, unknown>>;

/**
 * All that is wrong with an entry: what is missing, what is named but not there, which rules do not hold.
 * `book` is the book without the entry. Fields that were not understood (`known`) are not asked for again; `before` is the
 * entry as it was taken in last.
 */
export function checkEntry(
  register: AnyRegister,
  values: Line,
  book: Book,
  now: Moment,
  known: readonly Issue[] = [],
  before?: Line,
): Issue[] {
  const asked = [...formally(REQUIRED, register, values, now), ...dangling(register, values, book)];
  return judged(register, rulesOf(register, values, before), asked, values, book, now, known);
}

/** Only what an entry tells by itself: no other entry is asked for. The browser and the summaries check this. */
export function checkAlone(
  register: AnyRegister,
  values: Line,
  book: Book,
  now: Moment,
  known: readonly Issue[] = [],
  before?: Line,
): Issue[] {
  const own = rulesOf(register, values, before).filter((rule) => !rule.needsBook);
  return judged(register, own, formally(REQUIRED, register, values, now), values, book, now, known);
}

/** The rules an entry is judged by: of those that judge `once`, the ones that have something new to judge. */
function rulesOf({ fields, rules }: AnyRegister, values: Line, before: Line | undefined): readonly AnyRule[] {
  if (!before) return rules;
  const told = (of: Line, path: string): string => {
    const [key = '', each] = path.split('.');
    const plain = plainValues({ [key]: fields[key] as Field }, of);
    return JSON.stringify(each === undefined ? plain[key] : linesOf(plain, key).map((line) => line[each]));
  };
  const isNew = (path: string): boolean => told(before, path) !== told(values, path);
  return rules.filter(({ once }) => once === undefined || once.some(isNew));
}

/** A rule may lean on every required field: it is asked once they are all there and understood. */
function judged(
  register: AnyRegister,
  rules: readonly AnyRule[],
  formal: readonly Issue[],
  values: Line,
  book: Book,
  now: Moment,
  known: readonly Issue[],
): Issue[] {
  const unread = new Set(known.map(placeOf));
  const issues = formal.filter((issue) => !unread.has(placeOf(issue)));
  const early = formally(PAST, register, values, now);
  if (issues.length > 0 || known.some(isReject)) return [...issues, ...early];
  return [...early, ...rules.flatMap((rule) => broken(register, rule, values, book, now))];
}

const placeOf = ({ field, line }: Issue): string => `${field}/${line ?? ''}`;

/** A limit that has passed and is not met: by when it was, and what is said of it. */
export interface Overdue {
  readonly due: Moment;
  readonly issue: Issue;
}

export function overdue(register: AnyRegister, entry: AnyEntry, site: Site, now: Moment): Overdue[] {
  if (isVoid(entry)) return [];
  return (register.limits ?? []).flatMap((limit) => {
    const due = limit.due(entry, site);
    if (due === undefined || due >= now || limit.done(entry)) return [];
    const hours = Math.floor((now - due) / 60);
    const facts = { name: nameOf(register, entry), hours, ...limit.facts?.(entry) };
    const { id: rule, at: field, says } = limit;
    const { number } = entry;
    return [{ due, issue: { rule, effect: 'due', register: register.id, field, number, says, facts } }];
  });
}

/** What time alone makes wrong: limits that have passed and are not met. */
export const review = (register: AnyRegister, entry: AnyEntry, site: Site, now: Moment): Issue[] =>
  overdue(register, entry, site, now).map(({ issue }) => issue);

/** What every field of a kind is asked by itself: those of the entry and those of its lines. */
interface Formality {
  asked(fields: Fields): readonly (readonly [key: string, field: Field])[];
  isWrong(value: unknown, now: Moment): boolean;
  says(field: Field): Words;
}

/** Fields never change: which of them are asked is worked out once. */
function onceOf(isAsked: (field: Field) => unknown): Formality['asked'] {
  const known = new WeakMap<Fields, ReturnType<Formality['asked']>>();
  return (fields) => {
    const found = known.get(fields) ?? Object.entries(fields).filter(([, field]) => isAsked(field));
    known.set(fields, found);
    return found;
  };
}

const formally = (formality: Formality, register: AnyRegister, values: Line, now: Moment): Issue[] => {
  const wrongIn = (fields: Fields, of: Line, at = '', line?: number): Issue[] =>
    formality
      .asked(fields)
      .filter(([key]) => formality.isWrong(of[key], now))
      .map(([key, field]) => ({
        rule: register.complete,
        effect: 'reject',
        register: register.id,
        field: at + key,
        line,
        says: formality.says(field),
      }));
  return [
    ...wrongIn(register.fields, values),
    ...linesFields(register.fields).flatMap(([key, of]) =>
      linesOf(values, key).flatMap((line, index) => wrongIn(of, line, `${key}.`, index + 1)),
    ),
  ];
};

/** References to entries that are not there, and names that are taken. */
function dangling(register: AnyRegister, values: Line, book: Book): Issue[] {
  const refs = Object.entries(register.fields as Fields).filter(
    ([key, field]) => field.kind === 'ref' && values[key] !== undefined && !register.assigned?.includes(key),
  );
  const lost = refs
    .filter(([key, field]) => !book.entry({ id: field.to ?? '' }, String(values[key])))
    .map(
      ([key]): Issue => ({
        rule: 'FORM-REF',
        effect: 'reject',
        register: register.id,
        field: key,
        says: NO_SUCH_ENTRY,
        facts: { name: String(values[key]) },
      }),
    );
  const name = register.knownBy && values[register.knownBy];
  const other = name === undefined ? undefined : book.entry(register, String(name));
  if (!other || !register.knownBy) return lost;
  const taken: Issue = {
    rule: register.complete,
    effect: 'reject',
    register: register.id,
    field: register.knownBy,
    says: TAKEN,
    facts: { name: String(name), number: other.number },
  };
  return [...lost, taken];
}

function broken(register: AnyRegister, rule: AnyRule, values: Line, book: Book, now: Moment): Issue[] {
  const issue = { rule: rule.id, effect: rule.effect, register: register.id, says: rule.says };
  const { each, at } = rule;
  if (each === undefined)
    return rule.holds(values, book, now) ? [] : [{ ...issue, field: at, facts: rule.facts?.(values, book) }];
  return linesOf(values, each).flatMap((line, index) =>
    rule.holds(line, values, book, now) ? [] : [{ ...issue, field: `${each}.${at}`, line: index + 1 }],
  );
}

const linesOf = (values: Line, key: string): readonly Line[] => (values[key] ?? []) as readonly Line[];
/** That a field is blank which has to be filled in. */
export const missingWords = ({ words: name }: Field): Words =>
  words(
    `「${name['zh-CN']}」没有填，请补上。`,
    `「${name['zh-TW']}」沒有填，請補上。`,
    `${name.en} is missing: fill it in.`,
  );
const aheadWords = ({ words: name }: Field): Words =>
  words(
    `「${name['zh-CN']}」在将来，请核对时间；还没发生的，发生后再填。`,
    `「${name['zh-TW']}」在將來，請核對時間；還沒發生的，發生後再填。`,
    `${name.en} lies in the future: check the time, or fill it in once it has happened.`,
  );
/** What has to be filled in. */
const REQUIRED: Formality = { asked: onceOf(({ required }) => required), isWrong: isBlank, says: missingWords };
/** Times of what has happened: they do not lie ahead of the clock. */
const PAST: Formality = {
  asked: onceOf(({ past }) => past),
  isWrong: (value, now) => Number(value) > now,
  says: aheadWords,
};
const NO_SUCH_ENTRY = words(
  '找不到「{name}」，请核对编号，或先登记它。',
  '找不到「{name}」，請核對編號，或先登記它。',
  '"{name}" is not there: check the number, or record it first.',
);
const TAKEN = words(
  '「{name}」已被 {number} 使用，请换一个。',
  '「{name}」已被 {number} 使用，請換一個。',
  '"{name}" is taken by {number}: choose another.',
);
