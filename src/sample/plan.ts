import type { Submission } from '../domain/intake.ts';
import { type Moment, plusMinutes, startOfDay } from '../domain/moment.ts';
import type { RawCell, RawValue } from '../domain/normalise.ts';
import type { Book } from '../domain/register.ts';
import { byDaylight, dayOf, isHoliday, isSunday, onRota, shiftAt } from './calendar.ts';
import type { Cast } from './site.ts';

/** An entry while the months are planned: its number is known once it is played. */
export interface Ticket {
  number: string;
  /** Who recorded it and when, and when it was last written. */
  readonly by: string;
  readonly at: Moment;
  last: Moment;
}

/** One thing somebody writes into the book. */
export interface Step {
  readonly at: Moment;
  readonly by: string;
  readonly ticket: Ticket;
  /** Asked for when its turn comes: by then every entry it names has a number. */
  submission(book: Book): Omit<Submission, 'key'>;
}

export type Cells = Readonly<Record<string, RawValue>>;
/** What is filled in by what the book has when its turn comes. */
export type Filled = (book: Book) => Cells;

/** What everybody will write, in any order. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly cast: Cast;
  clerkAt(moment: Moment): string;
  record(register: string, at: Moment, by: string, values: Cells | Filled): Ticket;
  /** Writes on in an entry as soon as somebody may: whoever recorded it, on that day and shift, else the office. */
  writeOn(register: string, ticket: Ticket, from: Moment, values: Cells, reason: string): Moment;
  /** Somebody of the office writes, at that very moment. */
  change(register: string, ticket: Ticket, at: Moment, by: string, values: Cells | Filled, reason: string): Moment;
  void(register: string, ticket: Ticket, at: Moment, by: string, reason: () => string): Moment;
}

export function planFor(cast: Cast): Plan {
  const steps: Step[] = [];
  const clerkAt = (moment: Moment): string => {
    const { day, shift } = shiftAt(moment);
    return cast.clerks[onRota(day, shift)] ?? '';
  };
  const add = (ticket: Ticket, at: Moment, by: string, submission: Step['submission']): Moment => {
    ticket.last = at;
    steps.push({ at, by, ticket, submission });
    return at;
  };
  const change: Plan['change'] = (register, ticket, at, by, values, reason) =>
    add(ticket, later(at, ticket), by, (book) => ({
      act: 'correct',
      register,
      number: ticket.number,
      values: filled(values, book),
      reason,
    }));
  return {
    steps,
    cast,
    clerkAt,
    change,
    record(register, at, by, values) {
      const ticket: Ticket = { number: '', by, at, last: at };
      add(ticket, at, by, (book) => ({
        act: 'record',
        register,
        values: filled(values, book),
      }));
      return ticket;
    },
    writeOn(register, ticket, from, values, reason) {
      const at = later(from, ticket);
      const own = startOfDay(at) === startOfDay(ticket.at) && clerkAt(at) === ticket.by;
      const office = own ? { at, by: ticket.by } : inOffice(at, cast);
      return change(register, ticket, office.at, office.by, values, reason);
    },
    void: (register, ticket, at, by, reason) =>
      add(ticket, later(at, ticket), by, () => ({ act: 'void', register, number: ticket.number, reason: reason() })),
  };
}

const filled = (values: Cells | Filled, book: Book): Cells => (typeof values === 'function' ? values(book) : values);

const later = (at: Moment, { last }: Ticket): Moment => (at > last ? at : plusMinutes(last, 1));

/** The supervisor is in from 8:30 to 18:00; on Sundays, and every other holiday, the manager in her place. */
export function inOffice(moment: Moment, { supervisor, manager }: Cast): { at: Moment; by: string } {
  const at = byDaylight(moment, 18);
  const day = dayOf(at);
  return { at, by: isSunday(day) || (isHoliday(day) && day % 2 === 0) ? manager : supervisor };
}

/** A moment as a form hands it in. */
export const moment = (at: Moment): RawCell => ({ at });
