import { type Field, isLines } from './field.ts';
import type { Issue } from './issue.ts';
import { changesBetween, entryDigest, type JournalEntry, replay } from './journal.ts';
import { showMoment } from './moment.ts';
import type { RawValue } from './normalise.ts';
import { isBlank, type Plain, toPlain } from './plain.ts';
import { type AnyEntry, type AnyRegister, fieldOf } from './register.ts';
import { toCell } from './row.ts';
import type { Site } from './site.ts';
import { type Words, words } from './words.ts';

/** What happened to an entry since a client looked at it. */
export interface Meanwhile {
  /** The entry as the client saw it; undefined where the journal has no such state. */
  readonly seen?: AnyEntry;
  /** The lines of the journal since then, the oldest first. */
  readonly lines: readonly JournalEntry[];
}

/** Finds in all lines about an entry what came after the state that a client's `base` names. */
export function meanwhileOf(register: AnyRegister, lines: readonly JournalEntry[], base: string): Meanwhile {
  let found: Meanwhile = { lines: [] };
  let entry: AnyEntry | undefined;
  lines.forEach((line, index) => {
    entry = replay(register, entry, line);
    if (entryDigest(register, entry) === base) found = { seen: entry, lines: lines.slice(index + 1) };
  });
  return found;
}

/** What of a submission is left to do once the entry changed under it. */
export interface Rebased {
  /** The fields it still names. */
  readonly named: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/**
 * Puts a submission on top of what others did meanwhile: fields it sends as it saw them stay as they are now, lines added
 * on both sides stand one after the other, and what both changed is refused, with who made it what. A void judges the whole
 * entry, so any change stands against it.
 */
export function rebased(
  register: AnyRegister,
  raw: Readonly<Record<string, RawValue>> | 'void',
  given: Readonly<Record<string, unknown>>,
  now: AnyEntry,
  { seen, lines }: Meanwhile,
  site: Site,
): Rebased {
  const refusal = (says: Words, more: Partial<Issue> = {}): Issue => ({
    rule: 'FORM-ENTRY',
    effect: 'reject',
    register: register.id,
    number: now.number,
    says,
    ...more,
  });
  const asked = raw === 'void' ? [] : Object.keys(raw);
  if (!seen) return { named: asked, values: given, issues: [refusal(CHANGED_SINCE)] };
  const changed = changesBetween(register, seen, now);
  const values = { ...given };
  const named = new Set(asked);
  const issues: Issue[] = [];
  for (const key of raw === 'void' ? Object.keys(changed) : asked) {
    const field = fieldOf(register, key);
    if (!field || !(key in changed)) continue;
    const [was, is] = changed[key] as readonly [Plain, Plain];
    const wanted = isBlank(given[key]) ? null : toPlain(field, given[key]);
    if (raw !== 'void') {
      if (same(wanted, was)) {
        named.delete(key);
        delete values[key];
        continue;
      }
      if (same(wanted, is)) continue;
      if (isLines(field) && begins(was, wanted) && begins(was, is)) {
        values[key] = [...linesOf(now[key]), ...linesOf(given[key]).slice(linesOf(seen[key]).length)];
        continue;
      }
    }
    const by = [...lines].reverse().find((line) => key in line.changes);
    const shown = cut(show(register, key, field, now[key], site));
    issues.push(
      by
        ? refusal(CHANGED_BY, { field: key, facts: { by: by.person, at: showMoment(by.at), shown } })
        : refusal(CHANGED_BY_HAND, { field: key, facts: { shown } }),
    );
  }
  return { named: [...named], values, issues };
}

const linesOf = (value: unknown): readonly unknown[] => (value ?? []) as readonly unknown[];
const same = (a: Plain, b: Plain): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Whether a list of lines is another one with lines added at its end. */
const begins = (short: Plain, long: Plain): boolean => {
  const [some, more] = [linesOf(short), linesOf(long)] as [readonly Plain[], readonly Plain[]];
  return some.every((line, index) => index < more.length && same(line, more[index] as Plain));
};

/** A value as people read it; nothing as a dash. */
function show(register: AnyRegister, key: string, field: Field, value: unknown, site: Site): string {
  if (isBlank(value)) return '—';
  if (isLines(field))
    return (value as readonly Readonly<Record<string, unknown>>[])
      .map((line) =>
        Object.entries(field.of)
          .filter(([sub]) => !isBlank(line[sub]))
          .map(([sub, of]) => show(register, sub, of, line[sub], site))
          .join(' '),
      )
      .join('；');
  const cell = toCell(register.id, key, field, value, site);
  return String(typeof cell === 'object' ? toPlain(field, value) : cell);
}
/** Characters of a value that a message repeats. */
const SHOWN = 60;
const cut = (text: string): string => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text);

const CHANGED_BY = words(
  '您打开之后，{by} 在 {at} 把这一栏改成了「{shown}」：请核对后再提交。',
  '您打開之後，{by} 在 {at} 把這一欄改成了「{shown}」：請核對後再提交。',
  'Since you opened it, {by} changed this to "{shown}" ({at}): look at it, then hand yours in again.',
);
const CHANGED_BY_HAND = words(
  '您打开之后，有人直接在表格里把这一栏改成了「{shown}」：请核对后再提交。',
  '您打開之後，有人直接在表格裡把這一欄改成了「{shown}」：請核對後再提交。',
  'Since you opened it, somebody changed this on the sheet to "{shown}": look at it, then hand yours in again.',
);
const CHANGED_SINCE = words(
  '您打开之后这条记录变了：请重新打开，核对后再提交。',
  '您打開之後這條記錄變了：請重新打開，核對後再提交。',
  'This entry has changed since you opened it: open it again, look at it, then hand yours in.',
);
