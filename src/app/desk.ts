import { told } from '../adapters/answer.ts';
import type { DeskAnswer, FindAnswer, Hit, HomeAnswer, WhoAnswer } from '../adapters/calls.ts';
import { currentEntries, entriesBy, entriesWith, isCurrent, openEntriesBy } from '../adapters/find-rows.ts';
import { asRecord, malformed, optionalText } from '../adapters/form.ts';
import { account, now as clock } from '../adapters/google.ts';
import { openWorkbook } from '../adapters/workbook.ts';
import { daysLookedAt, missingIn } from '../domain/missing.ts';
import { showMoment } from '../domain/moment.ts';
import { halfWidth } from '../domain/normalise.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { showValue } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { REGISTERS } from '../registers/index.ts';
import { automationHere } from './automation.ts';
import { hitOf, mostUrgent, newest } from './hits.ts';
import { allowed, deskPerson, isProven } from './person.ts';
import { registerNamed } from './registers.ts';

/** What the sidebar needs to open: the settings that forms and checks lean on, and who stands at the desk. */
export function desk(request: unknown): DeskAnswer {
  const { person, proof } = asRecord(request);
  const { site, head } = openWorkbook();
  const now = clock();
  const found = site.people.find((one) => one.name === person && !one.left);
  return {
    site: forClients(site),
    people: site.people.flatMap((one) => (one.left ? [] : deskPerson(site, one, now))),
    sample: head.sample,
    now: showMoment(now),
    account: account(),
    automation: automationHere(site.locale, now),
    ...(found && isProven(found, proof, now) && { onDuty: deskPerson(site, found, now) }),
  };
}

/** Mail addresses, recipients, PINs and the zone's clock stay on the server. */
const forClients = (site: Site): Site => ({
  ...site,
  onWall: undefined,
  recipients: [],
  people: site.people.map(({ name, role, department, left }) => ({ name, role, department, left })),
});

const MOST_LISTED = 100;

/** What is theirs and open, what is overdue, what is open at all. */
export function home(request: unknown): HomeAnswer {
  const workbook = openWorkbook();
  const now = clock();
  const { person } = allowed(workbook, request, now, 'read-entries');
  const { site } = workbook;
  const lists: Record<keyof HomeAnswer['counts'], Hit[]> = { mine: [], overdue: [], open: [] };
  const near = new Map<string, readonly AnyEntry[]>();
  for (const register of REGISTERS) {
    // What is missing is looked for further off than what is listed, in the same reading.
    const entries = currentEntries(workbook, register, now, daysLookedAt(REGISTERS, register));
    near.set(register.id, entries);
    for (const entry of entries.filter((one) => isCurrent(register, one, now))) {
      const hit = hitOf({ register, entry }, site, now);
      if (hit.tone === 'done' || hit.tone === 'void') continue;
      lists.open.push(hit);
      if (hit.overdue || hit.tone === 'late') lists.overdue.push(hit);
      if (register.owner?.(entry) === person) lists.mine.push(hit);
    }
  }
  const missing = REGISTERS.flatMap((register) =>
    missingIn(register, ({ id }) => near.get(id) ?? [], site, now).map((issue) => told(issue, site.locale)),
  );
  const cut = (hits: readonly Hit[]): Hit[] => mostUrgent(hits).slice(0, MOST_LISTED);
  return {
    mine: cut(lists.mine),
    overdue: cut(lists.overdue),
    open: cut(lists.open),
    missing,
    counts: { mine: lists.mine.length, overdue: lists.overdue.length + missing.length, open: lists.open.length },
    automation: automationHere(site.locale, now),
  };
}

const MOST_FOUND = 50;
/** Words and characters a search takes: more narrow nothing down. */
const MOST_WORDS = 5;
const LONGEST = 100;

/** Entries by number, phone, room, name, words or pinyin initials; all of the words. */
export function find(request: unknown): FindAnswer {
  const { words, register } = asRecord(request);
  if (typeof words !== 'string' || words.length > LONGEST) throw malformed('words');
  const only = register === undefined || register === null ? REGISTERS : [registerNamed(register)];
  const workbook = openWorkbook();
  const now = clock();
  allowed(workbook, request, now, 'read-entries');
  const wanted = [...new Set(halfWidth(words).split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS);
  if (wanted.length === 0) return { hits: [], more: false };
  const hits = only.flatMap((one) =>
    entriesWith(workbook, one, wanted).map((entry) => hitOf({ register: one, entry }, workbook.site, now)),
  );
  return { hits: newest(hits).slice(0, MOST_FOUND), more: hits.length > MOST_FOUND };
}

const MOST_KNOWN = 10;

/** Who lives in a room or calls from a phone, as the entries know them, and what a borrower has out. */
export function who(request: unknown): WhoAnswer {
  const asked = asRecord(request);
  const given = <Key extends string>(...keys: Key[]): { readonly key: Key; readonly text: string }[] =>
    keys.flatMap((key) => {
      const text = halfWidth(optionalText(asked[key], key) ?? '');
      return text === '' || text.length > LONGEST ? [] : [{ key, text }];
    });
  const by = given('room', 'phone');
  const borrows = given('borrower');
  const workbook = openWorkbook();
  const now = clock();
  allowed(workbook, request, now, 'read-entries');
  const { site } = workbook;
  const known = new Map<string, WhoAnswer['known'][number]>();
  const entries = new Map<string, Hit>();
  for (const register of REGISTERS.filter(({ fields }) => fields.customer)) {
    const found = by
      .filter(({ key }) => register.fields[key])
      .flatMap(({ key, text }) => entriesBy(workbook, register, key, text));
    for (const entry of found) {
      entries.set(entry.number, hitOf({ register, entry }, site, now));
      const person = personIn(register, entry, site);
      if (person) known.set(JSON.stringify(person), person);
    }
  }
  const holds = REGISTERS.flatMap((register) =>
    borrows
      .filter(({ key }) => register.fields[key])
      .flatMap(({ key, text }) => openEntriesBy(workbook, register, key, text))
      .map((entry) => hitOf({ register, entry }, site, now)),
  );
  return {
    holds: newest(holds).reverse(),
    known: [...known.values()].reverse().slice(0, MOST_KNOWN),
    entries: newest([...entries.values()]).slice(0, MOST_KNOWN),
  };
}

function personIn(
  register: AnyRegister,
  entry: Readonly<Record<string, unknown>>,
  site: Site,
): WhoAnswer['known'][number] | undefined {
  const shown = (key: string): string | undefined => {
    const field = register.fields[key];
    return field && entry[key] !== undefined ? showValue(register.id, key, field, entry[key], site) : undefined;
  };
  const customer = shown('customer');
  return customer === undefined
    ? undefined
    : { customer, room: shown('room'), phone: shown('phone'), standing: shown('standing') };
}
