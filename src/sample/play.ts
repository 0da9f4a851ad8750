import { bookOf } from '../domain/book.ts';
import { type Author, type Change, settle, take } from '../domain/intake.ts';
import { type Moment, showMoment } from '../domain/moment.ts';
import { NO_SERIALS, type Serials } from '../domain/number.ts';
import type { AnyRegister } from '../domain/register.ts';
import { personNamed, type Site } from '../domain/site.ts';
import type { Step } from './plan.ts';

/**
 * Plays the plan in the order of its moments, each step handed in as the person of the hour would, and gives what the
 * journal will hold. A step that is refused, or changes nothing, is a mistake of the sample.
 */
export function play(
  steps: readonly Step[],
  until: Moment,
  site: Site,
  registers: readonly AnyRegister[],
): { readonly changes: readonly Change[]; readonly serials: Serials } {
  const book = bookOf(site);
  const changes: Change[] = [];
  let serials = NO_SERIALS;
  const played = steps.filter((step) => step.at <= until).sort((one, other) => one.at - other.at);
  for (const { at, by, ticket, submission } of played) {
    const handedIn = { key: `sample:${changes.length + 1}`, ...submission(book) };
    const outcome = take(handedIn, { book, registers, author: authorOf(by, site), now: at, serials });
    const [own] = outcome.changes;
    if (!own) throw new Error(`sample, ${showMoment(at)}, ${by}: ${JSON.stringify([handedIn, outcome.issues])}`);
    ticket.number = own.after.number;
    serials = outcome.serials;
    changes.push(...outcome.changes);
    settle(book, outcome.changes);
  }
  return { changes, serials };
}

/** The desk shares an account; everybody else has one of their own. */
function authorOf(person: string, site: Site): Author {
  const { role = 'guest', mail = '' } = personNamed(site, person) ?? {};
  return { person, account: role === 'desk' ? 'front-desk@example.com' : mail, role };
}
