import type { DeskPerson, SetPinAnswer, SignInAnswer, SignInRequest } from '../adapters/calls.ts';
import { asRecord, authorOf, malformed, optionalText, readSignIn } from '../adapters/form.ts';
import { account, now as clock, property, setProperty, uuid } from '../adapters/google.ts';
import { hadPin } from '../adapters/journal-sheet.ts';
import { setPersonPin } from '../adapters/settings-sheet.ts';
import { lockToWrite, openToWrite, openWorkbookOfAnyAge, type Workbook, WorkbookError } from '../adapters/workbook.ts';
import type { Author } from '../domain/intake.ts';
import { aside, digest } from '../domain/journal.ts';
import { LEAST, may, type Operation } from '../domain/may.ts';
import { type Moment, showDay, showTime } from '../domain/moment.ts';
import {
  isLocked,
  isPin,
  isPinOf,
  isProof,
  MOST_WRONG,
  NO_TRIES,
  pinDigest,
  proofOf,
  type Tries,
  wrongAgain,
} from '../domain/pin.ts';
import { type Person, personNamed, ROLES, roleAt, type Site, standsInFor } from '../domain/site.ts';
import { fill, type Words, words } from '../domain/words.ts';
import { OPERATION_WORDS } from './may-lines.ts';
import { recovered, store } from './store.ts';

/**
 * Who asks: the person named, proved by what signing in gave where they have a PIN. Every function that a client can call
 * and that acts in somebody's name asks here.
 */
export function authorHere({ site }: Workbook, request: unknown, now: Moment): Author {
  const { person, proof } = asRecord(request);
  if (typeof person !== 'string' || person.trim() === '' || person.length > 200) throw malformed('person');
  const name = person.trim();
  const found = personNamed(site, name);
  if (found && !isProven(found, proof, now)) throw new WorkbookError('not-proven', NOT_PROVEN, { person: name });
  return authorOf(site, name, account(), now);
}

/** Who may edit the settings; in a new workbook nobody yet. */
export const managersOf = (site: Site, now: Moment): readonly Person[] =>
  site.people.filter(({ name }) => may(roleAt(site, name, now) ?? 'guest', 'edit-settings'));

/** Who asks, where they may do that (SECR-02); else who may is said. */
export function allowed(workbook: Workbook, request: unknown, now: Moment, operation: Operation): Author {
  const author = authorHere(workbook, request, now);
  if (may(author.role, operation)) return author;
  const { locale } = workbook.site;
  const what = OPERATION_WORDS[operation][locale];
  const facts = { person: author.person, what, role: ROLES[LEAST[operation]][locale] };
  throw new WorkbookError('not-allowed', NOT_ALLOWED, facts);
}

/** A person as clients know them: whether there is a PIN, never what it is. */
export function deskPerson(site: Site, { name, role, pin }: Person, now: Moment): DeskPerson {
  const standsIn = standsInFor(site, name, now).map(({ person, to }) => ({ person: person.name, to: showDay(to) }));
  return {
    name,
    role: roleAt(site, name, now) ?? role,
    hasPin: pin !== undefined,
    ...(standsIn.length > 0 && { standsIn }),
  };
}

/** A person without a PIN is taken at their word. */
export const isProven = ({ name, pin }: Person, proof: unknown, now: Moment): boolean =>
  pin === undefined || (typeof proof === 'string' && isProof(proof, secretHere(), name, pin, now));

/** Signs in with a PIN; five wrong ones in a row lock the person for a quarter of an hour. */
export const signIn = (request: unknown): SignInAnswer => tried(openToWrite(), readSignIn(request), clock());

/** Signs in to a workbook from before, which wants to be brought up to date. */
export function signInToOlder(request: unknown): SignInAnswer {
  lockToWrite();
  return tried(openWorkbookOfAnyAge(), readSignIn(request), clock());
}

/** A second person's signature, given by PIN on the same screen: their name. */
export function signatureOf(workbook: Workbook, given: SignInRequest, now: Moment): string {
  const answer = tried(workbook, given, now);
  if ('proof' in answer || answer.refused === 'no-pin') return given.person;
  throw new WorkbookError('not-signed', words(answer.says, answer.says, answer.says));
}

function tried({ site }: Workbook, { person: name, pin }: SignInRequest, now: Moment): SignInAnswer {
  const person = personNamed(site, name);
  const refused = (why: Refusal, facts: Readonly<Record<string, string | number>> = {}) => ({
    refused: why,
    says: fill(REFUSALS[why][site.locale], { person: name, ...facts }),
  });
  if (!person) return refused('unknown-person');
  if (person.left) return refused('has-left');
  if (person.pin === undefined) return refused('no-pin');
  const tries = triesOf(name);
  if (isLocked(tries, now)) return locked(refused, tries);
  if (isPinOf(person.pin, pin)) {
    if (tries.wrong > 0) keepTries(name, NO_TRIES);
    return { proof: proofOf(secretHere(), name, person.pin, now), person: deskPerson(site, person, now) };
  }
  const wrong = wrongAgain(tries, now);
  keepTries(name, wrong);
  if (wrong.until !== undefined) return locked(refused, wrong);
  return { ...refused('wrong-pin', { left: MOST_WRONG - wrong.wrong }), triesLeft: MOST_WRONG - wrong.wrong };
}

type Refusal = Extract<SignInAnswer, { readonly refused: string }>['refused'];
type Refuse = (why: Refusal, facts?: Readonly<Record<string, string | number>>) => { refused: Refusal; says: string };
const locked = (refused: Refuse, { until }: Tries): SignInAnswer => {
  const shown = until === undefined ? '' : showTime(until);
  return { ...refused('locked', { until: shown }), until: shown };
};

/** Gives a person a PIN: the first one themselves, another one by the old PIN or by a manager. On record in the journal. */
export function setPin(request: unknown): SetPinAnswer {
  const { whose, pin, oldPin } = asRecord(request);
  if (typeof whose !== 'string' || typeof pin !== 'string') throw malformed('pin');
  const old = optionalText(oldPin, 'oldPin');
  const workbook = openToWrite();
  const { site, settingsSheet } = workbook;
  const now = clock();
  const author = authorHere(workbook, request, now);
  const person = personNamed(site, whose);
  const refused = (why: keyof typeof PIN_REFUSALS) => ({ refused: why, says: PIN_REFUSALS[why][site.locale] });
  if (!person || person.left) return refused('unknown-person');
  if (!isPin(pin)) return refused('not-a-pin');
  const tries = triesOf(whose);
  if (old !== undefined && person.pin !== undefined) {
    if (isLocked(tries, now)) return refused('locked');
    if (!isPinOf(person.pin, old)) {
      keepTries(whose, wrongAgain(tries, now));
      return refused('wrong-pin');
    }
  }
  // Whoever has no PIN is not known for certain to be the manager.
  const byManager = may(author.role, 'set-pins') && personNamed(site, author.person)?.pin !== undefined;
  if (author.person !== whose && !byManager) return refused('not-yours');
  if (person.pin !== undefined && old === undefined && !byManager) return refused('old-pin-missing');
  const head = recovered(workbook, now);
  const changes = { person: [null, whose] } as const;
  const isCleared = person.pin === undefined && hadPin(workbook.journal, whose);
  const line = aside({
    key: `pin:${uuid()}`,
    at: now,
    person: author.person,
    account: author.account,
    act: 'pin',
    reason: isCleared ? CLEARED[site.locale] : '',
    changes,
  });
  if (!setPersonPin(settingsSheet, whose, pinDigest(pin, uuid()))) return refused('unknown-person');
  store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
  keepTries(whose, NO_TRIES);
  return { done: true };
}

/** What proofs are made with: the script's own, made once. */
function secretHere(): string {
  const kept = property(SECRET);
  if (kept !== undefined) return kept;
  const made = uuid() + uuid();
  setProperty(SECRET, made);
  return made;
}
const SECRET = 'desk-secret';

const triesKey = (person: string): string => `pin-tries:${digest(person).slice(0, 16)}`;
function triesOf(person: string): Tries {
  const kept = property(triesKey(person));
  return kept === undefined ? NO_TRIES : (JSON.parse(kept) as Tries);
}
const keepTries = (person: string, tries: Tries): void => setProperty(triesKey(person), JSON.stringify(tries));

const CLEARED = words(
  '原密码在设置表上被清空',
  '原密碼在設置表上被清空',
  'The old PIN had been cleared on the settings sheet',
);
const NOT_ALLOWED = words(
  '{person} 不能{what}：要设置里的{role}或以上来做。没有改动。',
  '{person} 不能{what}：要設置裡的{role}或以上來做。沒有改動。',
  '{person} may not {what}: it takes a {role} of the settings or above. Nothing was changed.',
);
const NOT_PROVEN = words(
  '「{person}」设了密码：请先用密码登录当前值守人（命令行用环境变量 DUTYBOOK_PIN），填好的内容不会丢。',
  '「{person}」設了密碼：請先用密碼登入目前值守人（命令列用環境變數 DUTYBOOK_PIN），填好的內容不會丟。',
  '{person} has a PIN: sign in with it first (DUTYBOOK_PIN on the command line). What you filled in is kept.',
);
const REFUSALS: Readonly<Record<Refusal, Words>> = {
  'wrong-pin': words(
    '密码不对，还可以试 {left} 次；忘了，请经理登录后在这里选您的姓名重设。',
    '密碼不對，還可以試 {left} 次；忘了，請經理登入後在這裡選您的姓名重設。',
    'That PIN is wrong: {left} more tries. Forgotten? A manager signs in here, chooses your name and gives you a new one.',
  ),
  locked: words(
    '密码错了太多次，{until} 以后再试，或请经理重设密码。',
    '密碼錯了太多次，{until} 以後再試，或請經理重設密碼。',
    'Too many wrong PINs: try again after {until}, or ask the manager to set a new one.',
  ),
  'unknown-person': words(
    '人员里没有「{person}」，请在设置里补上。',
    '人員裡沒有「{person}」，請在設置裡補上。',
    'There is no {person} among the people: add them in the settings.',
  ),
  'has-left': words(
    '「{person}」已离职，不能登录。',
    '「{person}」已離職，不能登入。',
    '{person} has left and cannot sign in.',
  ),
  'no-pin': words(
    '「{person}」还没有密码，可以直接值守，或先设一个。',
    '「{person}」還沒有密碼，可以直接值守，或先設一個。',
    '{person} has no PIN yet: go on without, or choose one.',
  ),
};
const PIN_REFUSALS = {
  'unknown-person': words('人员里没有这个人。', '人員裡沒有這個人。', 'There is nobody of that name.'),
  'not-a-pin': words('密码是 4 到 12 位数字。', '密碼是 4 到 12 位數字。', 'A PIN is 4 to 12 digits.'),
  'wrong-pin': words('原密码不对。', '原密碼不對。', 'The old PIN is wrong.'),
  locked: words(
    '密码错了太多次，请一刻钟后再试，或请经理重设。',
    '密碼錯了太多次，請一刻鐘後再試，或請經理重設。',
    'Too many wrong PINs: try again in a quarter of an hour, or ask the manager.',
  ),
  'not-yours': words(
    '只有本人或经理能设这个密码。',
    '只有本人或經理能設這個密碼。',
    'Only the person or a manager may set this PIN.',
  ),
  'old-pin-missing': words(
    '请填原密码；忘了请经理重设。',
    '請填原密碼；忘了請經理重設。',
    'Give the old PIN; if it is forgotten, ask the manager.',
  ),
};
