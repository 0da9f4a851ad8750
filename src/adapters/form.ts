import type { Author, Submission } from '../domain/intake.ts';
import type { Moment } from '../domain/moment.ts';
import type { RawCell, RawValue } from '../domain/normalise.ts';
import { personNamed, roleAt, type Site } from '../domain/site.ts';
import { words } from '../domain/words.ts';
import type { SignInRequest } from './calls.ts';
import { WorkbookError } from './workbook.ts';

type Act = Submission['act'];
const ACTS: readonly Act[] = ['record', 'correct', 'void', 'restore'];
const KEY = /^[A-Za-z0-9][A-Za-z0-9:._-]{7,63}$/;
/** The digest of an entry. */
const BASE = /^[0-9a-f]{16}$/;

/**
 * Reads what a sidebar sent into a submission. Everything of it is checked: any editor of the workbook can call the
 * script's functions with anything (platform.md).
 */
export function readSubmission(request: unknown): Submission & { readonly second?: SignInRequest } {
  const { act, register, number, values, reason, base, second } = asRecord(request);
  const key = readKey(request);
  if (!ACTS.includes(act as Act)) throw malformed('act');
  if (typeof register !== 'string') throw malformed('register');
  if (base !== undefined && (typeof base !== 'string' || !BASE.test(base))) throw malformed('base');
  return {
    key,
    act: act as Act,
    register,
    number: optionalText(number, 'number'),
    reason: optionalText(reason, 'reason'),
    base,
    values: values === undefined ? undefined : readValues(values),
    second: second === undefined || second === null ? undefined : readSignIn(second),
  };
}

/** The operation key that a client made before it sent. */
export function readKey(request: unknown): string {
  const { key } = asRecord(request);
  if (typeof key !== 'string' || !KEY.test(key)) throw malformed('key');
  return key;
}

/** A person and what they typed as their PIN. */
export function readSignIn(request: unknown): SignInRequest {
  const { person, pin } = asRecord(request);
  if (typeof person !== 'string' || person.trim() === '' || person.length > 200) throw malformed('person');
  if (typeof pin !== 'string' || pin.length > 64) throw malformed('pin');
  return { person: person.trim(), pin };
}

/** Who writes: the person named, with the role of the settings. Whoever is not there has the desk's, who has left none. */
export function authorOf(site: Site, person: string, account: string, now: Moment): Author {
  const unknown = personNamed(site, person) ? 'guest' : 'desk';
  return { person, account, role: roleAt(site, person, now) ?? unknown };
}

function readValues(values: unknown): Record<string, RawValue> {
  const read: Record<string, RawValue> = {};
  for (const [key, value] of Object.entries(asRecord(values))) {
    if (value === null || value === undefined) read[key] = '';
    else if (Array.isArray(value)) read[key] = value.map((line) => mapRecord(asRecord(line), readCell));
    else read[key] = readCell(value, key);
  }
  return read;
}

function readCell(value: unknown, key: string): RawCell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw malformed(key);
}

const mapRecord = (from: Readonly<Record<string, unknown>>, read: (value: unknown, key: string) => RawCell) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, read(value, key)]));

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('request');
  return value as Readonly<Record<string, unknown>>;
}

export function optionalText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw malformed(name);
  return value;
}

export const malformed = (name: string): WorkbookError => new WorkbookError('bad-request', MALFORMED, { name });
const MALFORMED = words(
  '请求里的「{name}」不合规定：请刷新页面再试。',
  '請求裡的「{name}」不合規定：請重新整理頁面再試。',
  'The request\'s "{name}" is malformed: reload the page and try again.',
);
