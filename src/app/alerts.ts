import type { TellingAnswer } from '../adapters/calls.ts';
import { type Mail, unlockScript } from '../adapters/google.ts';
import type { Workbook } from '../adapters/workbook.ts';
import type { Change } from '../domain/intake.ts';
import type { Head } from '../domain/journal.ts';
import type { Letter } from '../domain/letter.ts';
import { may } from '../domain/may.ts';
import type { Moment } from '../domain/moment.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { ROLES, type Role, roleAt, type Site } from '../domain/site.ts';
import { TEXTS } from '../locales/index.ts';
import { alertReport } from '../reports/alert.ts';
import { mailBody } from '../writers/html.ts';
import { sendOnce } from './post.ts';

/** The mail of a letter that an entry has caused. Phones are masked unless the recipient's role sees them (SECR-01). */
export function alertMail(
  { site, head: { sample } }: Workbook,
  { register, entry, head }: { readonly register: AnyRegister; readonly entry: AnyEntry; readonly head: Head },
  { to, subject }: Letter,
  now: Moment,
): Mail {
  const seesPhones = (address: string): boolean =>
    site.people.some(({ mail, name }) => mail === address && may(roleAt(site, name, now) ?? 'guest', 'see-phones'));
  const phones = to.split(',').every(seesPhones);
  const report = alertReport({ register, entry, subject, site, sample, head, now, phones });
  return { to, subject, sender: TEXTS[site.locale].mailSender, ...mailBody(report), attachments: [] };
}

/**
 * Sends the letters of an entry that has just been recorded, once the lock is free. What does not go out stays in the outbox,
 * as it stands there, for the hourly run or a person; the entry is recorded in any case.
 */
export function tellAtOnce(workbook: Workbook, change: Change, head: Head, now: Moment): readonly TellingAnswer[] {
  const { register, after: entry, journal } = change;
  if (journal.letters.length === 0) return [];
  unlockScript();
  return journal.letters.map((letter) => ({
    to: addressee(workbook.site, letter),
    sent: letter.to !== '' && isSent(workbook, letter, alertMail(workbook, { register, entry, head }, letter, now)),
  }));
}

function isSent(workbook: Workbook, letter: Letter, mail: Mail): boolean {
  try {
    return sendOnce(workbook, letter, mail).now;
  } catch {
    // Its row of the outbox says why, and what is to become of it.
    return false;
  }
}

/** Who a letter is to, in words: a mail address is nobody's business at the desk. */
export function addressee({ people, locale }: Site, { id, to }: Letter): string {
  const role = id.slice(id.lastIndexOf('/') + 1) as Role;
  return people.find(({ mail, left }) => mail === to && to !== '' && !left)?.name ?? ROLES[role]?.[locale] ?? to;
}
