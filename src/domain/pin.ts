import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { digest } from './journal.ts';
import type { Moment } from './moment.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * A person's PIN and what proves that it was given. It attests who stood at the desk; whoever may edit the workbook can
 * clear a PIN, so it is no proof against them (DESIGN §3).
 */
const PIN = /^\d{4,12}$/;
export const isPin = (typed: string): boolean => PIN.test(typed);

/** Rounds of the hash: a guess costs some milliseconds, signing in does not hurt. */
const ROUNDS = 500;

/** What the settings keep of a PIN: `salt:hash`. `salt` is any text that no other PIN has. */
export function pinDigest(pin: string, salt: string): string {
  let hash = `${salt}:${pin}`;
  for (let round = 0; round < ROUNDS; round++) hash = digest(hash + salt);
  return `${salt}:${hash}`;
}

export const isPinOf = (kept: string, pin: string): boolean => pinDigest(pin, kept.split(':')[0] ?? '') === kept;

/** Minutes for which who signed in stays at the desk: a long shift, and what is written up after it. */
const LASTS = 24 * 60;

/** What a browser keeps after a PIN was right: worth nothing once the PIN is another, or a day is over. */
export const proofOf = (secret: string, person: string, kept: string, at: Moment): string =>
  `${at}.${bytesToHex(hmac(sha256, encodeUtf8(secret), encodeUtf8(`${person}\n${kept}\n${at}`)))}`;

export function isProof(proof: string, secret: string, person: string, kept: string, now: Moment): boolean {
  const at = Number(proof.split('.')[0]) as Moment;
  return at <= now && now - at < LASTS && proof === proofOf(secret, person, kept, at);
}

/** Wrong PINs in a row, and until when the person is locked for them. */
export interface Tries {
  readonly wrong: number;
  readonly until?: Moment;
}
export const NO_TRIES: Tries = { wrong: 0 };
export const MOST_WRONG = 5;
/** Minutes. */
const LOCKED_FOR = 15;

export const isLocked = ({ until }: Tries, now: Moment): boolean => until !== undefined && now < until;
/** One more wrong PIN. A lock that has ended begins a new count. */
export function wrongAgain(tries: Tries, now: Moment): Tries {
  const wrong = (tries.until === undefined ? tries.wrong : 0) + 1;
  return wrong < MOST_WRONG ? { wrong } : { wrong, until: (now + LOCKED_FOR) as Moment };
}
