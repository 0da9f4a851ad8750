import { type Moment, plusDays, plusHours, plusMinutes } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import { overdueOf } from '../registers/core/key-loan.ts';
import { byDaylight, dayAt, sampleEnd } from './calendar.ts';
import { type Dice, type Fates, fateOf } from './dice.ts';
import { reporter } from './key-incidents.ts';
import type { SampleKey } from './keys.ts';
import { type LoanMatter, loanMatters, loanWords } from './loan-matters.ts';
import { moment, type Plan } from './plan.ts';
import type { Say } from './told.ts';

/** Loans a day: about three, hardly any around Spring Festival. */
const LENT = '10244351444524345224444513454524254443523344410000012345446';

/** What the dice do not decide, counted from the first loan. */
const FATES: Fates = {
  late: [12, 47, 78, 102, 117, 126, 133, 155],
  damaged: [26],
  lost: [84],
  partly: [31, 70, 109, 147, 184],
  offSite: [40, 93],
  wrongKey: [61],
  kept: [139, 161],
  forgotten: [174],
  broken: [180],
};

/** Plans every loan. A key is lent again once it is back in the cabinet and written down as such. */
export function planLoans(plan: Plan, say: Say, keys: readonly SampleKey[], dice: Dice): void {
  const lend = lender(plan, say, dice);
  const matters = loanMatters().map((matter) => [matter, matter[2]] as const);
  // What has a fate is a key of which there are several.
  const roofs = matters.filter(([[hooks]]) => hooks.startsWith('D'));
  const freeAt = new Map<SampleKey, Moment>();
  [...LENT]
    .flatMap((times, day) =>
      Array.from({ length: Number(times) }, () => dayAt(day, 0, dice.whole(8 * 60 + 10, 17 * 60))),
    )
    .sort((one, other) => one - other)
    .forEach((outAt, index) => {
      const fate = fateOf(FATES, index + 1);
      const matter = dice.weighted(fate ? roofs : matters);
      const key = dice.pick(
        keys.filter((one) => matter[0].includes(one.tag.charAt(0)) && (freeAt.get(one) ?? one.ticket.at) < outAt),
      );
      freeAt.set(key, lend(key, matter, outAt, fate));
    });
}

/** Gives what lends a key, and says from when on it can be lent again. */
function lender(plan: Plan, say: Say, dice: Dice) {
  const text = loanWords();
  const { manager, supervisor, hands } = plan.cast;
  const report = reporter(plan, say);

  return (
    key: SampleKey,
    [, department, , purpose, lasts, worker]: LoanMatter,
    outAt: Moment,
    fate?: string,
  ): Moment => {
    const clerk = plan.clerkAt(outAt);
    const borrower = dice.pick(hands(department));
    const offSite = fate === 'offSite';
    const ticket = plan.record('key-loan', plusMinutes(outAt, dice.whole(0, 3)), clerk, (book) => ({
      key: key.tag,
      pieces: fate === 'partly' ? 2 : 1,
      borrower,
      onBehalfOf: worker ? say(worker[0]) : '',
      company: worker ? say(worker[1]) : '',
      permittedBy: offSite ? manager : '',
      offSite,
      purpose: say(offSite ? text.copy : purpose),
      outAt: moment(outAt),
      dueBack: offSite ? moment(plusHours(outAt, 26)) : '',
      lentBy: clerk,
      lentAnyway: overdueOf({ borrower, outAt }, book).length > 0 ? say(text.lentAnyway) : '',
    }));
    const returns: Readonly<Record<string, RawCell>>[] = [];
    const giveBack = (at: Moment, condition = 'good'): Moment => {
      const seenTo = key.tag.startsWith('A') && { powerOff: true, closed: true, locked: true };
      returns.push({ at: moment(at), pieces: 1, condition, by: borrower, receivedBy: plan.clerkAt(at), ...seenTo });
      return plan.writeOn('key-loan', ticket, plusMinutes(at, 3), { returns: [...returns] }, say(text.back));
    };
    const done = plusMinutes(outAt, dice.whole(...lasts));

    if (fate === 'wrongKey') {
      plan.void('key-loan', ticket, plusMinutes(outAt, 9), supervisor, () => say(text.wrongKey));
      return done;
    }
    if (fate === 'broken') return giveBack(done, 'damaged');
    if (fate === 'damaged' || fate === 'lost') {
      const back = giveBack(done, fate);
      const at = plusDays(back, 2);
      report(key, fate, back, text[fate], { loan: ticket, settledAt: at });
      return plan.change(
        'key-inventory',
        key.ticket,
        at,
        supervisor,
        { good: key.good, damaged: 0 },
        say(text.replaced),
      );
    }
    // Nobody has asked yet why it is not back.
    if (fate === 'forgotten') return sampleEnd();
    if (fate === 'late' || fate === 'kept') {
      const why = { notReturnedWhy: say(text.late) };
      plan.writeOn('key-loan', ticket, byDaylight(plusHours(outAt, 15)), why, say(text.looked));
      return fate === 'kept' ? sampleEnd() : giveBack(byDaylight(plusHours(outAt, dice.whole(22, 50))));
    }
    if (fate === 'partly') giveBack(done);
    // On the last evening some are still out.
    const lately = outAt > plusHours(sampleEnd(), -6);
    return giveBack(plusMinutes(done, lately ? 600 : offSite ? 23 * 60 : fate ? dice.whole(40, 150) : 0));
  };
}
