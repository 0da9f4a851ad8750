import { bookOf } from './book.ts';
import { checkAlone } from './check.ts';
import type { Fields } from './field.ts';
import { type Issue, isReject } from './issue.ts';
import type { Moment } from './moment.ts';
import { normaliseAll } from './normalise.ts';
import { type AnyRegister, isVoid } from './register.ts';
import { type Cells, fromRow, textOf } from './row.ts';
import type { Site } from './site.ts';
import { lineCount } from './timeline.ts';

/** What stands for the number of a draft while it is read as the entry it may become. */
const NO_NUMBER = '-';

/**
 * What is wrong in a row of a register, by itself: no other entry is asked for. A draft is not asked for what it lacks; an entry
 * with lines, which stand elsewhere, not by the rules.
 */
export function wrongInRow(register: AnyRegister, cells: Cells, site: Site, now: Moment): Issue[] {
  const isDraft = textOf(cells.number) === '';
  const { entry, issues } = fromRow(register, isDraft ? { ...cells, number: NO_NUMBER, digest: '' } : cells, {}, site);
  if (!entry || isVoid(entry)) return [];
  const values = isDraft ? { ...entry, ...register.assign?.(entry, site, undefined, now, bookOf(site)) } : entry;
  const judged = checkAlone(register, values, bookOf(site), now, issues);
  const lacks = ({ rule, field = '' }: Issue): boolean =>
    rule === register.complete && register.fields[field]?.required === true && values[field] === undefined;
  const hasLines = Object.keys(register.fields).some((key) => lineCount(textOf(cells.timeline), key) > 0);
  return [...issues, ...judged.filter((issue) => (isDraft ? !lacks(issue) : !hasLines || lacks(issue)))].filter(
    isReject,
  );
}

/** What cannot be read in a line of a register's entries. */
export function wrongInLine(register: AnyRegister, lines: string, of: Fields, cells: Cells, site: Site): Issue[] {
  const raw = Object.fromEntries(Object.keys(of).flatMap((key) => (key in cells ? [[key, cells[key]]] : [])));
  const { issues } = normaliseAll(register.fields, { [lines]: [raw as Record<string, never>] }, register.id, site);
  return issues.filter(isReject);
}
