import { type Moment, plusHours, plusMinutes } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import type { Shift } from '../domain/site.ts';
import { byDaylight, DAYS, dayAt, onRota, SHIFT_HOURS, sampleEnd } from './calendar.ts';
import type { Dice } from './dice.ts';
import { type DutyMatter, dutyMatters } from './duty-matters.ts';
import type { Household } from './households.ts';
import { places } from './places.ts';
import { inOffice, moment, type Plan, type Ticket } from './plan.ts';
import type { Say, Told } from './told.ts';

type Line = Readonly<Record<string, RawCell>>;

/** Matters that nobody settled, serious ones aside, and duties that nobody signed: counted from the first of each. */
const NEVER_SETTLED = [3, 11];
const NEVER_SIGNED = [22, 67, 101, 124, 125, 160];

/** Of the serious ones: reported too late, and reports that the manager has not read or nobody has filed, counted likewise. */
const LATE = 2;
const UNREAD = 3;
const UNFILED = 4;
/** What the serious matters were, and where, in the order in which they come up. */
const INCIDENTS: readonly (readonly [kind: string, place: Told])[] = [
  ['flood', ['市政水管', 'City main']],
  ['equipment', ['电梯', 'Lift']],
  ['fire', ['2 栋 6 层', 'Building 2, floor 6']],
  ['fire', ['中心花园', 'Central garden']],
];

/** Plans a duty log for each of the three shifts of every day; the last one is not over. */
export function planDuties(
  plan: Plan,
  say: Say,
  shifts: readonly Shift[],
  homes: readonly Household[],
  dice: Dice,
): void {
  const where = places();
  const all = dutyMatters();
  const { clerks, manager } = plan.cast;
  let [duties, leftOvers, serious] = [0, 0, 0];

  for (let day = 0; day < DAYS; day++)
    SHIFT_HOURS.forEach(([from, until], shift) => {
      const officer = clerks[onRota(day, shift)];
      const start = dayAt(day, from, -dice.whole(0, 8));
      const end = dayAt(day, until, dice.whole(0, 12));
      if (!officer || start > sampleEnd()) return;
      duties += 1;
      const over = end <= sampleEnd();
      const written = over ? plusMinutes(end, dice.whole(1, 15)) : plusMinutes(sampleEnd(), -12);
      const lines = matters(day, from, over ? until : 20);
      const ticket = plan.record('duty-log', written, officer, {
        date: moment(dayAt(day)),
        shift: shifts[shift]?.name ?? '',
        officer,
        start: moment(start),
        end: over ? moment(end) : '',
        matters: lines,
      });
      reportSerious(lines, ticket, officer);
      if (!NEVER_SIGNED.includes(duties)) {
        // The three of a day are read the next morning, one after the other.
        const { at: morning, by } = inOffice(dayAt(day + 1, 8, 30 + ((day * 7) % 25)), plan.cast);
        const at = plusMinutes(morning, shift * 2);
        plan.change('duty-log', ticket, at, by, { signedBy: by, signedAt: moment(at) }, say(['每日签阅', 'Signed']));
      }
      settle(lines, (at, settled) =>
        plan.writeOn('duty-log', ticket, at, { matters: settled }, say(['遗留事项已了结', 'Left-over matter settled'])),
      );
    });

  /** One to four, each at an hour at which it comes up. */
  function matters(day: number, from: number, until: number): Line[] {
    const inSeason = all.flatMap((matter) => {
      const { hours: [earliest, latest] = [0, 99], days: [first, last] = [0, 99], weight } = matter;
      const [soonest, least] = [Math.max(from, earliest) * 60 + 5, Math.min(until, latest) * 60];
      if (day < first || day > last || soonest > least) return [];
      return [[{ matter, minute: dice.whole(soonest, least) }, weight] as const];
    });
    const chosen = new Set(Array.from({ length: dice.whole(1, 4) }, () => dice.weighted(inSeason)));
    return [...chosen]
      .sort((one, other) => one.minute - other.minute)
      .map(({ matter, minute }) => line(matter, dayAt(day, 0, minute)));
  }

  function line(matter: DutyMatter, at: Moment): Line {
    const { kind, severity = 'ordinary', place, leftOver, situation, handling } = matter;
    const facts = { ...dice.pick(homes), zone: dice.pick(['A', 'B', 'C']) };
    const area = kind === 'routine' ? 'managed' : place && 'public';
    return {
      at: moment(at),
      kind,
      situation: (place ? say(where[place], facts) + say(['：', ': ']) : '') + say(situation, facts),
      handling: say(handling),
      severity,
      ...(area && { area }),
      ...(severity === 'serious' && { reportedTo: manager, reportedAt: moment(plusMinutes(at, dice.whole(4, 12))) }),
      ...(leftOver && { leftOver: say(leftOver) }),
    };
  }

  /** What is serious is reported the same night, but once a day late; the manager reads it in the morning. */
  function reportSerious(lines: readonly Line[], ticket: Ticket, officer: string): void {
    lines.forEach((line, index) => {
      if (line.severity !== 'serious') return;
      const { at } = line.at as { readonly at: Moment };
      const [kind, where] = INCIDENTS[serious] ?? ['other', ['', '']];
      const nth = ++serious;
      const filed = plusHours(ticket.at, nth === LATE ? 50 : 1);
      const report = plan.record('major-incident', filed, officer, () => ({
        duty: ticket.number,
        matter: index + 1,
        occurredAt: moment(at),
        place: say(where),
        kind,
        course: line.situation ?? '',
        result: line.handling ?? '',
        reportedTo: manager,
        reportedAt: line.reportedAt ?? '',
        writtenBy: officer,
        filedAt: nth === UNFILED ? '' : moment(filed),
      }));
      if (nth >= UNREAD) return;
      const readAt = byDaylight(plusHours(filed, 12));
      const read = { readBy: manager, readAt: moment(readAt) };
      plan.change('major-incident', report, readAt, manager, read, say(['已签阅', 'Read']));
    });
  }

  /** What was left over is settled after some days, each by a line of its own in the journal. */
  function settle(lines: readonly Line[], write: (at: Moment, lines: readonly Line[]) => void): void {
    let now = lines;
    for (const left of lines) {
      if (left.leftOver === undefined) continue;
      if (left.severity !== 'serious') leftOvers += 1;
      if (left.severity !== 'serious' && NEVER_SETTLED.includes(leftOvers)) continue;
      const at = byDaylight(plusHours((left.at as { readonly at: Moment }).at, dice.whole(20, 100)));
      now = now.map((line) => (line === left ? { ...line, settledAt: moment(at) } : line));
      write(at, now);
    }
  }
}
