import { bookOf, type GrowingBook } from '../domain/book.ts';
import { NUMBER } from '../domain/columns.ts';
import { type Field, ownField } from '../domain/field.ts';
import type { Submission } from '../domain/intake.ts';
import type { Moment } from '../domain/moment.ts';
import { normalise, normaliseAll, type RawCell } from '../domain/normalise.ts';
import type { AnyEntry, AnyRegister, Asked } from '../domain/register.ts';
import { isAsJournalled, type ReadRow, showValue } from '../domain/row.ts';
import { provided, type Site } from '../domain/site.ts';
import { openMark } from '../domain/timeline.ts';
import { currentEntries, openAmong } from './find-rows.ts';
import { rowsWith, rowsWithAny } from './layout.ts';
import { readAll, readSome } from './register-sheet.ts';
import type { Workbook } from './workbook.ts';

/** An entry whose row somebody changed by hand since it was recorded. */
export interface Stray {
  readonly register: AnyRegister;
  readonly entry: AnyEntry;
}
export interface LoadedBook {
  readonly book: GrowingBook;
  readonly strays: readonly Stray[];
}

/**
 * What the rules of a submission will ask for: the entry itself, the entries it names, whoever has its name already, and
 * what is open for them, and what else they say they ask for. Found by search, so that it costs the same whatever the size of the registers.
 */
export function bookFor(
  submission: Submission,
  workbook: Workbook,
  registers: readonly AnyRegister[],
  now: Moment,
): LoadedBook {
  const book = bookOf(workbook.site);
  const strays: Stray[] = [];
  const register = registers.find((one) => one.id === submission.register);
  if (!register) return { book, strays };
  const read = new Map<string, AnyEntry | undefined>();
  const load = (of: AnyRegister, column: string, text: string, part = false): AnyEntry[] =>
    rowsWith(workbook.layout(of), column, text, part).flatMap((row) => {
      const place = `${of.id} ${row}`;
      if (!read.has(place)) {
        const [found] = readSome(workbook, of, [row], false);
        const entry = found?.entry;
        read.set(place, entry);
        if (entry && !isAsJournalled(of, entry, found)) strays.push({ register: of, entry });
      }
      const entry = read.get(place);
      if (entry) book.put(of, entry);
      return entry ?? [];
    });
  const [before] = submission.number === undefined ? [] : load(register, NUMBER.key, submission.number);
  const value = (key: string): string => {
    const field = ownField(register.fields, key);
    const typed = submission.values?.[key];
    if (typed === undefined || !field) return String(before?.[key] ?? '');
    if (Array.isArray(typed)) return '';
    return String(normalise(field, typed as RawCell, { register: register.id, field: key }, workbook.site).value ?? '');
  };
  const { knownBy } = register;
  // Restored, it takes its name back.
  const named = submission.act === 'restore' || value(knownBy ?? '') !== before?.[knownBy ?? ''];
  if (knownBy && value(knownBy) !== '' && named) load(register, knownBy, value(knownBy));
  for (const [key, field] of Object.entries(register.fields)) {
    const target = field.kind === 'ref' ? registers.find((one) => one.id === field.to) : undefined;
    if (!target || register.assigned?.includes(key)) continue;
    for (const name of new Set([value(key), String(before?.[key] ?? '')]))
      if (name !== '') load(target, target.knownBy ?? NUMBER.key, name);
  }
  for (const open of registers.filter((one) => one.openBy && (one === register || register.reads?.includes(one.id)))) {
    const former = register.knownBy === undefined ? '' : String(before?.[register.knownBy] ?? '');
    const names = new Set([nameFor(open, register, value), open === register ? '' : former]);
    for (const name of names) if (name !== '') load(open, 'timeline', openMark(name), true);
  }
  const found = sortedInto(book, strays);
  loadAsked(workbook, registers, askedBy(register, before, submission, workbook.site), found);
  collect(workbook, register, registers, now, book);
  loadAlike(workbook, register, submission, value, book);
  return { book, strays };
}

/**
 * The same for several submissions of a register, read together: a search and a read or two of their own entries, of each register
 * they name, and of each they ask. For registers of which nothing is open for others.
 */
export function bookForAll(
  submissions: readonly Omit<Submission, 'key'>[],
  workbook: Workbook,
  register: AnyRegister,
  registers: readonly AnyRegister[],
): LoadedBook {
  const book = bookOf(workbook.site);
  const strays: Stray[] = [];
  const found = sortedInto(book, strays);
  const load = (of: AnyRegister, key: string, names: readonly string[]): void => {
    const rows = names.length === 0 ? [] : rowsWithAny(workbook.layout(of), key, [...new Set(names)]);
    if (rows.length > 0)
      for (const row of readSome(workbook, of, rows, false)) if (row.entry) found(of, row.entry, row);
  };
  const numbers = submissions.flatMap(({ number }) => number ?? []);
  load(register, NUMBER.key, numbers);
  const entries = numbers.flatMap((number) => book.recorded(register, number) ?? []);
  for (const [key, field] of Object.entries(register.fields)) {
    const target = field.kind === 'ref' ? registers.find((one) => one.id === field.to) : undefined;
    const named = entries.flatMap((entry) => (entry[key] === undefined ? [] : String(entry[key])));
    if (target) load(target, target.knownBy ?? NUMBER.key, named);
  }
  const asked = submissions.flatMap((one) => {
    const before = one.number === undefined ? undefined : book.recorded(register, one.number);
    return askedBy(register, before, one, workbook.site);
  });
  loadAsked(workbook, registers, asked, found);
  return { book, strays };
}

type Found = (register: AnyRegister, entry: AnyEntry, row: ReadRow) => void;
/** Puts what is read into a book, once, and those whose rows were changed by hand among the strays. */
const sortedInto =
  (book: GrowingBook, strays: Stray[]): Found =>
  (register, entry, row) => {
    if (book.recorded(register, entry.number) !== undefined) return;
    if (!isAsJournalled(register, entry, row)) strays.push({ register, entry });
    book.put(register, entry);
  };

/**
 * What a submission asks for beside, of the entry as it stands and as it will. A void asks no rule, but may change what follows
 * from the entry.
 */
function askedBy(
  register: AnyRegister,
  before: AnyEntry | undefined,
  { act, values = {} }: Omit<Submission, 'key'>,
  site: Site,
): readonly Asked[] {
  const isVoided = act === 'void';
  if (!register.asks || (isVoided && !register.causes)) return [];
  const stands = register.asks(before ?? {}).filter(({ open }) => !open);
  if (isVoided) return stands;
  return [
    ...stands,
    ...register.asks({ ...before, ...normaliseAll(register.fields, values, register.id, site).values }),
  ];
}

/** What is asked for beside: a search a field, one more where only what is open is asked for, then a read or two. */
function loadAsked(workbook: Workbook, registers: readonly AnyRegister[], asked: readonly Asked[], found: Found): void {
  const { site } = workbook;
  for (const target of registers) {
    const own = asked.filter((one) => one.register === target.id);
    for (const key of new Set(own.map((one) => one.key))) {
      const field = target.fields[key] as Field;
      const ofKey = own.filter((one) => one.key === key);
      const texts = ofKey.map((one) => showValue(target.id, key, field, one.value, site));
      const layout = workbook.layout(target);
      const all = rowsWithAny(layout, key, [...new Set(texts)]);
      const rows = ofKey.every(({ open }) => open) ? openAmong(layout, all) : all;
      if (rows.length > 0)
        for (const row of readSome(workbook, target, rows, false)) if (row.entry) found(target, row.entry, row);
    }
  }
}

/** Puts into the book whatever is open of the registers that one collects. */
export function collect(
  workbook: Workbook,
  register: AnyRegister,
  registers: readonly AnyRegister[],
  now: Moment,
  book: GrowingBook,
): void {
  for (const other of registers.filter((one) => register.collects?.(one)))
    for (const entry of currentEntries(workbook, other, now)) put(book, other, entry);
}

/** Entries that are about to change were read with an eye on their digest already. */
function put(book: GrowingBook, register: AnyRegister, entry: AnyEntry): void {
  if (book.recorded(register, entry.number) === undefined) book.put(register, entry);
}

/**
 * The newest entries alike, where an alert asks for them and they may be enough for one: a search, then a read each. Only
 * what is new, or says otherwise who it is about, can bring them to be told.
 */
function loadAlike(
  workbook: Workbook,
  register: AnyRegister,
  { act, values = {} }: Submission,
  value: (key: string) => string,
  book: GrowingBook,
): void {
  const { repeatCount } = workbook.site;
  const key = register.alike?.find((one) => provided(value(one)) !== undefined);
  if (key === undefined || act === 'void' || (act === 'correct' && !register.alike?.some((one) => one in values)))
    return;
  const rows = rowsWith(workbook.layout(register), key, value(key));
  if (rows.length + 1 < repeatCount) return;
  for (const { entry } of readSome(workbook, register, rows.slice(-repeatCount - 1), false))
    if (entry) book.put(register, entry);
}

/** For whom the open entries of `open` matter to a submission: the one both name, or the entry itself. */
function nameFor(open: AnyRegister, register: AnyRegister, value: (key: string) => string): string {
  const to = open.fields[open.openBy ?? '']?.to;
  if (open === register) return value(open.openBy ?? '');
  if (to === register.id) return value(register.knownBy ?? '');
  const same = Object.entries(register.fields).find(([, field]) => field.to === to);
  return same ? value(same[0]) : '';
}

/** Whole registers, read entry by entry: for an import whose rules ask other entries, and for checks. */
export function loadRegisters(workbook: Workbook, registers: readonly AnyRegister[]): GrowingBook {
  const book = bookOf(workbook.site);
  for (const register of registers)
    for (const { entry } of readAll(workbook, register)) if (entry) book.put(register, entry);
  return book;
}
