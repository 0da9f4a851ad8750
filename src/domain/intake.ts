import { lettersOf, type Telling } from './alert.ts';
import type { GrowingBook } from './book.ts';
import { checkEntry } from './check.ts';
import { ENTRY_JSON, SHORT_TEXT } from './field.ts';
import { type Issue, isReject } from './issue.ts';
import { type Changes, changesBetween, type JournalEntry } from './journal.ts';
import { keptInLines } from './kept-in-lines.ts';
import type { Letter } from './letter.ts';
import { may } from './may.ts';
import { type Meanwhile, type Rebased, rebased } from './meanwhile.ts';
import { type Moment, startOfDay } from './moment.ts';
import { cleanLine, normaliseAll, type RawValue } from './normalise.ts';
import { nextNumber, type Serials } from './number.ts';
import { type Plain, plainEntry } from './plain.ts';
import { type AnyEntry, type AnyRegister, type AnyStep, isVoid } from './register.ts';
import { aboveThem, wrongSigners } from './signature.ts';
import { type Role, staffNamed } from './site.ts';
import { type Words, words } from './words.ts';

/** What somebody hands in: a new entry, some changed fields of one, that one was a mistake, or that it was none after all. */
export interface Submission {
  /** Made by the client before it sends, the same at every retry. */
  readonly key: string;
  readonly act: 'record' | 'correct' | 'void' | 'restore';
  readonly register: string;
  /** correct, void, restore: which entry. */
  readonly number?: string;
  /** record, from an import only: another system's number. */
  readonly external?: string;
  /** Raw values by field; lines as arrays. A correction names only what changes, blank clears a field. */
  readonly values?: Readonly<Record<string, RawValue>>;
  /** correct, void, restore: why. */
  readonly reason?: string;
  /** correct, void: the digest of the entry as the client saw it; none from where nobody looked at it before. */
  readonly base?: string;
}

/** Who hands it in, and when. */
export interface Author {
  readonly person: string;
  readonly account: string;
  readonly role: Role;
}

/** Everything a submission is judged by. */
export interface Desk {
  readonly book: GrowingBook;
  /** Entries of the book whose rows were changed by hand, as the journal has them; undefined: it has them not. */
  readonly journalled?: ReadonlyMap<AnyEntry, AnyEntry | undefined>;
  /** What changed since the submission's base; absent where nothing did, or it has none. */
  readonly meanwhile?: Meanwhile;
  readonly registers: readonly AnyRegister[];
  readonly author: Author;
  /** Who has given a PIN for this, or needs none; undefined where an import takes what was signed on paper. */
  readonly signed?: ReadonlySet<string>;
  readonly now: Moment;
  readonly serials: Serials;
  /** Absent where nobody is written to: an import. */
  readonly telling?: Telling;
}

/** An entry as it will stand, and its line of the journal. */
export interface Change {
  readonly register: AnyRegister;
  readonly before?: AnyEntry;
  readonly after: AnyEntry;
  readonly journal: JournalEntry;
}

/** Refused when an issue rejects: then nothing changes. The first change is the submission's own, the others it causes. */
export interface Outcome {
  readonly issues: readonly Issue[];
  readonly changes: readonly Change[];
  readonly serials: Serials;
}

/** A change holds old and new values: a cell of the journal takes 50,000 characters (platform.md), an entry 40,000. */
const CHANGES_EXTRA = 9_000;

/** Submission in, issues or changes out. Reads nothing but its arguments and changes nothing. */
export function take(submission: Submission, desk: Desk): Outcome {
  const refused = (...issues: Issue[]): Outcome => ({ issues, changes: [], serials: desk.serials });
  const register = desk.registers.find((one) => one.id === submission.register);
  if (!register) return refused(problem(submission, NO_REGISTER, { register: submission.register }));
  const before = submission.number === undefined ? undefined : desk.book.recorded(register, submission.number);
  const wrong = formalities(submission, before && onRecord(before, desk), desk);
  if (wrong) return refused(wrong);

  const raw = submission.act === 'void' || submission.act === 'restore' ? {} : (submission.values ?? {});
  const given = normaliseAll(register.fields, raw, register.id, desk.book.site);
  const asked = onTop(register, raw, given.values, before, submission, desk);
  const merged = merge(before, asked.named, asked.values);
  const { kept, spoilt } = keptInLines(register, merged, before);
  const typed = { ...merged, ...kept };
  const others = desk.book.without(register, before?.number);
  const values = { ...typed, ...register.assign?.(typed, desk.book.site, before, desk.now, others) };
  const recorded = before && onRecord(before, desk);
  const issues = [
    ...assignedByHand(register, submission),
    ...spoilt.map((field) => ({ ...problem(submission, SET_IN_LINES), rule: 'FORM-ASSIGNED', field })),
    ...asked.issues,
    ...given.issues,
    ...(submission.act === 'void' ? [] : checkEntry(register, values, others, desk.now, given.issues, recorded)),
  ].map((issue) => (before ? { ...issue, number: before.number } : issue));
  const { number, serials } = before
    ? { number: before.number, serials: desk.serials }
    : nextNumber(desk.serials, register.prefix, desk.now);
  const after = stamp(values, before, number, submission, desk);
  const own = change(register, before, after, cleanLine(submission.reason ?? ''), submission, desk);
  issues.push(
    ...entitlement(own, submission, desk),
    ...inUse(own, submission, desk),
    ...unsigned(own, submission, desk),
    ...aboveThem(register, before, after, desk.author.role).map((issue) => ({ ...issue, number: before?.number })),
    ...tooMuch(own),
  );
  if (issues.some(isReject)) return { issues, changes: [], serials: desk.serials };
  // What changes nothing leaves no trace, unless it explains or undoes what somebody changed by hand.
  const idle = before && !desk.journalled?.has(before) && Object.keys(own.journal.changes).length === 0;
  if (idle) return { issues, changes: [], serials: desk.serials };
  const told = { ...own, journal: { ...own.journal, letters: written(own, desk) } };
  const changes = [told, ...follow(own, submission, desk)];
  const elsewhere = changes.slice(1).flatMap((caused) => wrongElsewhere(caused, changes, desk));
  if (elsewhere.length > 0) return refused(...issues, ...elsewhere);
  return { issues, changes, serials };
}

/** An entry, or what changes in it, that the journal could not hold. */
function tooMuch({ register, before, after, journal }: Change): Issue[] {
  const length = Math.max(
    JSON.stringify(plainEntry(register, after)).length,
    JSON.stringify(journal.changes).length - CHANGES_EXTRA,
  );
  if (length <= ENTRY_JSON) return [];
  const at = { register: register.id, number: before?.number };
  return [{ rule: 'FORM-ENTRY', effect: 'reject', ...at, says: TOO_MUCH, facts: { most: ENTRY_JSON } }];
}

/** An entry as it was last journalled, before anybody changed its row by hand. */
const onRecord = (entry: AnyEntry, { journalled }: Desk): AnyEntry | undefined =>
  journalled?.has(entry) ? journalled.get(entry) : entry;

/** What is wrong before the values are looked at. */
function formalities(submission: Submission, before: AnyEntry | undefined, desk: Desk): Issue | undefined {
  const { act, reason } = submission;
  if ((submission.external ?? '').length > SHORT_TEXT) return problem(submission, LONG_EXTERNAL);
  if (!may(desk.author.role, 'record')) return problem(submission, MAY_NOT_WRITE);
  if (act === 'record') return submission.number === undefined ? undefined : problem(submission, NUMBER_GIVEN);
  if (!before) return problem(submission, NO_ENTRY, { number: submission.number ?? '' });
  if (act === 'restore' && !isVoid(before)) return problem(submission, NOT_VOID, { number: before.number });
  if (act !== 'restore' && isVoid(before)) return problem(submission, IS_VOID, { number: before.number });
  if ((reason ?? '').length > SHORT_TEXT) return problem(submission, LONG_REASON);
  return undefined;
}

/** An entry that others are open for (a key that is lent) keeps its name and is not voided: they could not find it again. */
function inUse({ register, before, after }: Change, submission: Submission, desk: Desk): Issue[] {
  const { knownBy } = register;
  if (!before || !knownBy || (!isVoid(after) && before[knownBy] === after[knownBy])) return [];
  const name = String(before[knownBy]);
  const users = desk.registers.filter((one) => one.openBy && one.fields[one.openBy]?.to === register.id);
  const open = users.flatMap((one) => desk.book.openFor(one, name));
  return open.slice(0, 1).map(({ number }) => ({ ...problem(submission, IN_USE, { name, number }), field: knownBy }));
}

/**
 * What a correction needs beside right values: a reason, and the right to it. Filling in what was blank is the next step in
 * an entry's life, not a correction: whoever is at the desk takes it (a key comes back to another shift than lent it).
 */
function entitlement(own: Change, submission: Submission, desk: Desk): Issue[] {
  const { before, journal } = own;
  const changesNothing = Object.keys(journal.changes).length === 0;
  const explains = before?.unexplained === true && changesNothing && Boolean(submission.reason?.trim());
  const isNext = submission.act === 'correct' && !explains && isNextStep(own, desk);
  if (!before || (isNext && !desk.journalled?.has(before))) return [];
  const reasoned = submission.reason?.trim() ? [] : [problem(submission, NO_REASON)];
  const recorded = onRecord(before, desk) ?? before;
  if (mayChange(recorded, desk.author, desk.now)) return reasoned;
  return [...reasoned, problem(submission, MAY_NOT_CHANGE, { by: recorded.recordedBy })];
}

/** Who signs may do so, and who has a PIN signs with it: nobody signs in another's name. */
function unsigned({ register, before, after }: Change, submission: Submission, { book, signed, now }: Desk): Issue[] {
  const { number } = submission;
  const wrong = wrongSigners(register, before, after, book.site, now, !signed).map((issue) => ({ ...issue, number }));
  if (!signed) return wrong;
  const unproven = Object.keys(register.signatures ?? {}).flatMap((field) => {
    const name = String(after[field] ?? '');
    const asked = before?.[field] !== after[field] && staffNamed(book.site, name)?.pin !== undefined;
    const isToldOf = wrong.some((issue) => issue.field === field);
    return asked && !signed.has(name) && !isToldOf
      ? [{ ...problem(submission, NOT_SIGNED, { name }), rule: 'FORM-SIGN', field }]
      : [];
  });
  return [...wrong, ...unproven];
}

/**
 * Whether it only adds to an entry that is still open, or takes a step of its life; a step that clears something ends a wait.
 * To what is done with only its steps add, but for blanks of its lines: a matter left over is settled after the duty was signed.
 * What follows from it is nobody's.
 */
function isNextStep({ register, before, journal }: Change, { book, now }: Desk): boolean {
  const own = Object.entries(journal.changes).filter(([key]) => !register.assigned?.includes(key));
  const changes: Changes = Object.fromEntries(own);
  const keys = Object.keys(changes);
  const state = before && register.state(before, now, book.site);
  const steps = (register.steps ?? []).filter(({ from }) => state !== undefined && from.includes(state));
  const cleared = keys.length > 0 && Object.values(changes).every(([, now]) => now === null);
  if (cleared) return steps.some(({ clears = [] }) => keys.every((key) => clears.includes(key)));
  if (!onlyFillsIn(changes)) return false;
  const adds = ({ fills = [], also = [], marks }: AnyStep): readonly string[] => [
    ...fills,
    ...also,
    marks?.field ?? '',
  ];
  const isOpen = state === undefined || register.states[state]?.tone !== 'done';
  const completesLines = Object.values(changes).every(
    ([old, now]) => Array.isArray(old) && Array.isArray(now) && old.length === now.length,
  );
  return isOpen || completesLines || steps.some((step) => keys.every((key) => adds(step).includes(key)));
}

/** Whether every change puts something where nothing was: a blank field, another line, a blank field of a line. */
export const onlyFillsIn = (changes: Changes): boolean =>
  Object.values(changes).every(
    ([old, now]) => old === null || (Array.isArray(old) && Array.isArray(now) && extend(old, now)),
  );

const extend = (old: readonly Plain[], now: readonly Plain[]): boolean =>
  old.every((line, index) => {
    const longer = now[index] as Readonly<Record<string, Plain>> | undefined;
    return longer !== undefined && Object.entries(line as object).every(([key, value]) => longer[key] === value);
  });

/** The desk corrects its own entries of the day; a supervisor and above any. */
export const mayChange = (before: AnyEntry, { person, role }: Author, now: Moment): boolean =>
  may(role, 'correct-any') ||
  (may(role, 'correct-own') && before.recordedBy === person && startOfDay(before.recordedAt) === startOfDay(now));

/** What is asked for, on top of what others changed since the client looked. */
function onTop(
  register: AnyRegister,
  raw: Readonly<Record<string, RawValue>>,
  values: Readonly<Record<string, unknown>>,
  before: AnyEntry | undefined,
  { act }: Submission,
  { book, meanwhile }: Desk,
): Rebased {
  if (!before || !meanwhile) return { named: Object.keys(raw), values, issues: [] };
  return rebased(register, act === 'void' ? 'void' : raw, values, before, meanwhile, book.site);
}

/** The values after a correction: named fields replace the old ones, a blank one clears it. */
function merge(
  before: AnyEntry | undefined,
  named: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...before, ...values };
  for (const key of named) if (values[key] === undefined) delete merged[key];
  return merged;
}

/** Fields that only the program sets may not be typed. */
const assignedByHand = (register: AnyRegister, submission: Submission): Issue[] =>
  (register.assigned ?? [])
    .filter((key) => submission.values && key in submission.values)
    .map((field) => ({ ...problem(submission, ASSIGNED), rule: 'FORM-ASSIGNED', field }));

function stamp(
  values: Record<string, unknown>,
  before: AnyEntry | undefined,
  number: string,
  submission: Submission,
  desk: Desk,
): AnyEntry {
  const { person } = desk.author;
  const recorded = before && onRecord(before, desk);
  if (!recorded)
    return {
      ...values,
      number,
      recordedBy: person,
      recordedAt: desk.now,
      ...(submission.external && { external: cleanLine(submission.external) }),
    };
  const changed = {
    ...values,
    number,
    recordedBy: recorded.recordedBy,
    recordedAt: recorded.recordedAt,
    changedBy: person,
    changedAt: desk.now,
    unexplained: isExplained(recorded, submission, desk) ? undefined : recorded.unexplained,
  };
  return { ...changed, voidReason: submission.act === 'void' ? cleanLine(submission.reason ?? '') : undefined };
}

/** A change by hand is explained by whoever may correct the entry, with a reason; the next step of its life is none. */
const isExplained = (recorded: AnyEntry, { reason }: Submission, { author, now }: Desk): boolean =>
  Boolean(reason?.trim()) && mayChange(recorded, author, now);

function change(
  register: AnyRegister,
  before: AnyEntry | undefined,
  after: AnyEntry,
  reason: string,
  submission: Submission,
  desk: Desk,
): Change {
  const { person, account } = desk.author;
  const act = actOf(before, after);
  const changes = changesBetween(register, before && onRecord(before, desk), after);
  const { key } = submission;
  return {
    register,
    before,
    after,
    journal: {
      key,
      at: desk.now,
      person,
      account,
      act,
      register: register.id,
      number: after.number,
      reason,
      changes,
      letters: [],
    },
  };
}

const actOf = (before: AnyEntry | undefined, after: AnyEntry): Submission['act'] => {
  if (before === undefined) return 'record';
  if (isVoid(after)) return 'void';
  return isVoid(before) ? 'restore' : 'correct';
};

/** The letters that an entry causes at once (DESIGN §4); they are journalled with it. */
const written = ({ register, before, after }: Change, { book, now, telling }: Desk): readonly Letter[] =>
  telling ? lettersOf(register, before, after, { book, now, ...telling }) : [];

/** The changes that a change causes in other registers: a return visit closes its complaint. */
function follow(own: Change, submission: Submission, desk: Desk): Change[] {
  const [before, after] = [own.before, own.after].map((entry) => (entry && isVoid(entry) ? undefined : entry));
  const caused = own.register.causes?.({ before, after }, desk.book) ?? [];
  return caused.map(({ register: id, number, values }) => {
    const register = desk.registers.find((one) => one.id === id);
    const before = register && desk.book.recorded(register, number);
    if (!register || !before) throw new Error(`${own.register.id} changes ${id} ${number}, which was not loaded`);
    const { recordedBy, recordedAt, unexplained } = onRecord(before, desk) ?? before;
    const stamped = { recordedBy, recordedAt, unexplained, changedBy: desk.author.person, changedAt: desk.now };
    const after: AnyEntry = { ...before, ...values, ...stamped };
    return change(register, before, after, own.after.number, submission, desk);
  });
}

/**
 * What a caused change makes wrong in the other entry, by that register's own rules, said with its number: it is mended there
 * first. What is merely unusual was said when somebody typed it.
 */
function wrongElsewhere(caused: Change, changes: readonly Change[], { book, now }: Desk): Issue[] {
  const { register, before, after } = caused;
  const others = changes.filter((one) => one !== caused);
  return [
    ...checkEntry(register, after, book.without(register, after.number, others), now, [], before),
    ...tooMuch(caused),
  ]
    .filter(isReject)
    .map(({ says, facts, ...issue }) => ({
      ...issue,
      number: after.number,
      says: elsewhereWords(says),
      facts: { ...facts, elsewhere: after.number },
    }));
}

function problem(submission: Submission, says: Words, facts: Record<string, string | number> = {}): Issue {
  return {
    rule: 'FORM-ENTRY',
    effect: 'reject',
    register: submission.register,
    number: submission.number,
    says,
    facts,
  };
}

/** Puts changes into the book, for the next row of an import to see. */
export function settle(book: GrowingBook, changes: readonly Change[]): void {
  for (const { register, after } of changes) book.put(register, after);
}

const NO_REGISTER = words(
  '没有「{register}」这张登记表。',
  '沒有「{register}」這張登記表。',
  'There is no register "{register}".',
);
const NUMBER_GIVEN = words(
  '编号由系统给出，请不要填写。',
  '編號由系統給出，請不要填寫。',
  'The number is given by the program: leave it out.',
);
export const NO_ENTRY = words(
  '找不到编号 {number}，请核对编号。',
  '找不到編號 {number}，請核對編號。',
  'There is no entry {number}: check the number.',
);
const IS_VOID = words(
  '{number} 已作废，不能再改。',
  '{number} 已作廢，不能再改。',
  '{number} is void and cannot be changed.',
);
const NOT_SIGNED = words(
  '「{name}」要用自己的密码签名：请本人在这里输入密码。',
  '「{name}」要用自己的密碼簽名：請本人在這裡輸入密碼。',
  '{name} signs with their own PIN: have them enter it here.',
);
const NOT_VOID = words(
  '{number} 没有作废，不用恢复。',
  '{number} 沒有作廢，不用恢復。',
  '{number} is not void: there is nothing to restore.',
);
const NO_REASON = words(
  '更正、作废或恢复要写明原因。',
  '更正、作廢或恢復要寫明原因。',
  'A correction, a void or a restoring needs a reason.',
);
const LONG_REASON = words(
  '原因最多 200 个字，请缩短。',
  '原因最多 200 個字，請縮短。',
  'A reason has 200 characters at most: shorten it.',
);
const LONG_EXTERNAL = words(
  '外部编号最多 200 个字，请核对。',
  '外部編號最多 200 個字，請核對。',
  'An external number has 200 characters at most: check it.',
);
const IN_USE = words(
  '「{name}」还在 {number} 里使用，归还后才能改编号或作废。',
  '「{name}」還在 {number} 裡使用，歸還後才能改編號或作廢。',
  '"{name}" is in use by {number}: rename or void it once that has ended.',
);
const MAY_NOT_WRITE = words(
  '您的角色只能查看，请让前台登记。',
  '您的角色只能查看，請讓前台登記。',
  'Your role may read only: ask the desk to record it.',
);
const MAY_NOT_CHANGE = words(
  '这条由 {by} 登记，只能当天由本人更正；请主管更正。',
  '這條由 {by} 登記，只能當天由本人更正；請主管更正。',
  'Recorded by {by}, who alone may correct it, on the same day: ask a supervisor.',
);
const ASSIGNED = words(
  '这一栏由系统填写，请留空。',
  '這一欄由系統填寫，請留空。',
  'The program fills this in: leave it blank.',
);
const SET_IN_LINES = words(
  '系统在明细里填写的编号和时间不能改，填了的那几行不能删：请先更正或作废相关的记录。',
  '系統在明細裡填寫的編號和時間不能改，填了的那幾列不能刪：請先更正或作廢相關的記錄。',
  'What the program has filled in within the lines cannot be changed, nor the lines removed: correct or void the entry it names first.',
);
const elsewhereWords = (says: Words): Words =>
  words(
    `这样会使 {elsewhere} 有误，请先更正它：${says['zh-CN']}`,
    `這樣會使 {elsewhere} 有誤，請先更正它：${says['zh-TW']}`,
    `This would make {elsewhere} wrong, so correct that first. ${says.en}`,
  );
const TOO_MUCH = words(
  '整条记录太长（最多 {most} 字），请缩短或分成几条。',
  '整條記錄太長（最多 {most} 字），請縮短或分成幾條。',
  'The entry is too long ({most} characters at most): shorten or split it.',
);
