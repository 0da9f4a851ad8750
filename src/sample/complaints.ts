import { type Moment, minuteOfDay, plusDays, plusHours, plusMinutes } from '../domain/moment.ts';
import type { Severity } from '../domain/site.ts';
import { byDaylight, dayAt, dayOf } from './calendar.ts';
import { type ComplaintMatter, complaintMatters } from './complaint-matters.ts';
import { complaintWords } from './complaint-words.ts';
import { type Dice, type Fates, fateOf } from './dice.ts';
import type { Household } from './households.ts';
import { places } from './places.ts';
import { type Cells, moment, type Plan } from './plan.ts';
import { departments } from './site.ts';
import type { Say, Told } from './told.ts';

/** Complaints a day: the water fails on 20 January, Spring Festival (17 February) is quiet. */
const RECEIVED = '11222122132212123228631222121232123112322312311122010112123';

/** What the dice do not decide, counted from the first complaint. */
const FATES: Fates = {
  withdrawn: [8, 63, 96],
  held: [22, 69, 91, 107],
  stuck: [104],
  phone: [14, 88],
  twice: [45],
  unreached: [27, 82],
  checked: [58, 76],
};

/**
 * Told one by one: the same flat complains for the third time in thirty days, people are trapped in a lift, and on the last
 * day somebody says that a lift is as noisy as before.
 */
const STORIES: readonly (readonly [
  day: number,
  hour: number,
  minute: number,
  matter: string,
  household: number,
  fate?: string,
])[] = [
  [28, 22, 12, 'upstairs', 4],
  [34, 22, 40, 'upstairs', 4],
  [37, 18, 52, 'trapped', 17],
  [40, 21, 55, 'upstairs', 4],
  [55, 9, 10, 'lift', 9, 'unhappy'],
];

/** When the manager and the departments meet: Mondays, after the holidays a Tuesday. */
const MEETINGS = [4, 11, 18, 25, 32, 39, 54];

/** Plans every complaint of the two months, with the return visits that close it. */
export function planComplaints(plan: Plan, say: Say, homes: readonly Household[], dice: Dice): void {
  const matters = complaintMatters();
  const live = liver(plan, say, dice);
  let count = 0;
  [...RECEIVED].forEach((times, day) => {
    for (let left = Number(times); left > 0; left--) {
      count += 1;
      const fate = fateOf(FATES, count);
      // What waits for parts is a repair.
      const waits = fate === 'held' || fate === 'stuck';
      const matter = dice.weighted(
        Object.values(matters)
          .filter(
            ({ days: [first, last] = [0, 99], category }) =>
              day >= first && day <= last && (!waits || category === 'repairs'),
          )
          .map((one) => [one, one.weight]),
      );
      const [from, until] = matter.hours ?? [8, 21];
      live(matter, dice.pick(homes), dayAt(day, 0, dice.whole(from * 60, until * 60 - 1)), fate);
    }
  });
  for (const [day, hour, minute, matter, home, fate] of STORIES)
    live(matters[matter] as ComplaintMatter, homes[home] as Household, dayAt(day, hour, minute), fate);
}

/** Gives what plans the life of a complaint, from the call to the meeting that judges it. */
function liver(plan: Plan, say: Say, dice: Dice) {
  const text = complaintWords();
  const { reasons } = text;
  const { manager, supervisor, hands } = plan.cast;

  return (matter: ComplaintMatter, home: Household, at: Moment, fate?: string): void => {
    const { severity = 'ordinary', category, outOfRemit, place, justified = 90 } = matter;
    const department = say(departments()[matter.department]);
    const facts = { ...home, zone: dice.pick(['A', 'B', 'C']), department };
    const firstHandler = plan.clerkAt(at);
    const values = {
      receivedAt: moment(at),
      channel: channel(at, dice),
      customer: home.name,
      standing: home.standing,
      room: home.room,
      place: place ? say(places()[place], facts) : '',
      phone: fate === 'phone' ? home.phone.slice(0, -1) : home.phone,
      category,
      severity,
      content: say(matter.content, facts),
      firstHandler,
    };
    const ticket = plan.record('complaint', plusMinutes(at, dice.whole(2, 9)), firstHandler, values);
    const write = (from: Moment, cells: Cells, reason: Told): Moment =>
      plan.writeOn('complaint', ticket, from, cells, say(reason));

    if (fate === 'phone') write(plusMinutes(ticket.at, 6), { phone: home.phone }, reasons.phone);
    if (fate === 'twice') {
      // The next shift writes the same call down once more; the office finds it and voids it.
      const again = plusHours(at, 4);
      const second = plan.record('complaint', again, plan.clerkAt(again), values);
      plan.void('complaint', second, byDaylight(plusHours(again, 14)), supervisor, () =>
        say(reasons.twice, { number: ticket.number }),
      );
    }
    if (outOfRemit || fate === 'withdrawn') {
      const closed = byDaylight(plusHours(at, dice.whole(2, 30)));
      const [dropped, result, reason] = outOfRemit
        ? ['out-of-remit', say(matter.result), matter.result]
        : ['withdrawn', '', reasons.withdrawn];
      write(closed, { dropped, result, closedAt: moment(closed) }, reason);
      return;
    }

    const pressing = severity !== 'ordinary';
    const acceptedAt = pressing ? plusMinutes(at, dice.whole(5, 30)) : byDaylight(plusMinutes(at, dice.whole(10, 90)));
    const accepted = {
      handler: dice.pick(hands(matter.department)),
      acceptedAt: moment(acceptedAt),
      department,
      firstAnswer: say(dice.pick(text.answers), facts),
      firstAnswerAt: moment(Math.min(plusMinutes(at, dice.whole(4, 25)), acceptedAt) as Moment),
    };
    let from = write(acceptedAt, accepted, reasons.accepted);
    if (fate === 'stuck') return;
    if (fate === 'held') {
      const since = byDaylight(plusHours(acceptedAt, dice.whole(3, 20)));
      from = plusDays(write(since, { holdSince: moment(since), holdWhy: say(text.hold) }, text.hold), 3);
    }
    const handled = handle(from, hours(severity, dice), matter.result);
    if (fate === 'unreached') {
      const closed = askedOn(plusDays(handled, 3), dice);
      write(closed, { noVisitReason: say(text.noVisit), closedAt: moment(closed) }, text.noVisit);
    } else if (fate === 'unhappy')
      visit(dayAt(58, 17, 20), { reached: true, satisfaction: 'not', opinion: say(text.sadly[0]) });
    else ask(handled, 0);

    const meeting = MEETINGS.find((day) => dayAt(day) > ticket.last);
    if (meeting === undefined || dice.chance(7)) return;
    const judgedAt = dayAt(meeting, 9, dice.whole(5, 55));
    const judged = { justified: dice.chance(justified) ? 'yes' : 'no', judgedBy: manager, judgedAt: moment(judgedAt) };
    plan.change('complaint', ticket, judgedAt, manager, judged, say(reasons.judged));

    function handle(since: Moment, lasts: number, result: Told): Moment {
      const done = byDaylight(plusHours(since, lasts));
      // Only what presses is worked on at Spring Festival.
      const handledAt = !pressing && dayOf(done) >= 46 && dayOf(done) < 49 ? dayAt(49, 9, dice.whole(0, 99)) : done;
      return write(handledAt, { handledAt: moment(handledAt), result: say(result, facts) }, reasons.handled);
    }

    /** Asks how it went. Some cannot be reached at first; who is not content has it done again, and is asked again. */
    function ask(after: Moment, round: number): void {
      const visitAt = askedOn(plusDays(after, dice.chance(6) ? dice.whole(8, 10) : dice.whole(1, 5)), dice);
      if (round === 0 && dice.chance(10)) {
        visit(visitAt, { reached: false });
        ask(visitAt, 1);
        return;
      }
      const sad = round < 2 && fate !== 'checked' && dice.chance(9);
      const satisfaction = sad ? 'not' : dice.chance(65) ? 'satisfied' : 'fairly';
      const opinion = sad ? dice.pick(text.sadly) : dice.chance(15) ? text.gladly : undefined;
      visit(visitAt, { reached: true, satisfaction, opinion: opinion ? say(opinion) : '' });
      if (sad) redo(visitAt);
      else if (severity === 'serious') {
        const closedAt = plusHours(visitAt, 2);
        plan.change('complaint', ticket, closedAt, manager, { closedAt: moment(closedAt) }, say(reasons.closed));
      }
      if (fate === 'checked' && round < 2) {
        // The manager looks at closed ones now and then, and is told that it is back.
        const checked = askedOn(plusDays(visitAt, 5), dice);
        visit(checked, { reached: true, satisfaction: 'not', opinion: say(text.sadly[0]) }, manager);
        redo(checked);
      }
    }

    function redo(since: Moment): void {
      ask(handle(since, dice.whole(5, 40), text.again), 2);
    }

    function visit(visitAt: Moment, answer: Cells, visitor = plan.clerkAt(visitAt)): void {
      const special = visitor === manager;
      plan.record('return-visit', plusMinutes(visitAt, dice.whole(1, 6)), visitor, () => ({
        at: moment(visitAt),
        kind: severity === 'serious' ? 'major-incident' : special ? 'special' : 'daily',
        follows: ticket.number,
        customer: home.name,
        room: home.room,
        way: special ? 'home' : 'phone',
        visitor,
        ...answer,
      }));
    }
  };
}

/** How long it takes: most by the limits of the settings (72 hours, 24 where it presses), some not. */
function hours(severity: Severity, dice: Dice): number {
  if (severity === 'ordinary') return dice.chance(4) ? dice.whole(80, 110) : dice.whole(3, 50);
  return severity === 'important' && dice.chance(7) ? dice.whole(28, 46) : dice.whole(2, 12);
}

function channel(at: Moment, dice: Dice): string {
  const byDay = minuteOfDay(at) < 19 * 60 ? 1 : 0;
  return dice.weighted([
    ['call', 58],
    ['online', 17],
    ['visit', 18 * byDay],
    ['superior', 4 * byDay],
  ]);
}

/** Some time between nine and eight on that day; nobody is rung up around Spring Festival. */
function askedOn(moment: Moment, dice: Dice): Moment {
  const day = dayOf(moment);
  return dayAt(day >= 46 && day <= 51 ? 52 + (day % 3) : day, 0, dice.whole(9 * 60, 20 * 60));
}
