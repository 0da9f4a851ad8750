import { type Moment, plusDays, plusHours, plusMinutes } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import type { Locale, Words } from '../domain/words.ts';
import { byDaylight, dayAt, isHoliday, isSunday, sampleEnd } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { SampleKey } from './keys.ts';
import { type LoanMatter, loanMatters, loanWords } from './loan-matters.ts';
import { moment, type Plan } from './plan.ts';

/** Loans a day: about three, hardly any around Spring Festival. */
const LENT = '10244351444524345224444513454524254443523344410000012345443';

/** What the dice do not decide, counted from the first loan. */
const FATES: Readonly<Record<Fate, readonly number[]>> = {
  late: [12, 47, 78, 102, 117, 126, 133, 155],
  damaged: [26],
  lost: [84],
  partly: [31, 70, 109, 147],
  'off-site': [40, 93],
  'wrong-key': [61],
  kept: [139, 161],
  'half-kept': [168],
};
type Fate = 'late' | 'damaged' | 'lost' | 'partly' | 'off-site' | 'wrong-key' | 'kept' | 'half-kept';

interface Loan {
  readonly matter: LoanMatter;
  readonly outAt: Moment;
  readonly fate?: string;
}

/** Plans every loan. A key is lent again once it is back in the cabinet and written down as such. */
export function planLoans(plan: Plan, locale: Locale, keys: readonly SampleKey[], dice: Dice): void {
  const lend = lender(plan, locale, dice);
  const freeAt = new Map<SampleKey, Moment>();
  for (const loan of loans(dice)) {
    const free = keys.filter((key) => key.kind === loan.matter.kind && (freeAt.get(key) ?? key.ticket.at) < loan.outAt);
    const key = dice.pick(free);
    freeAt.set(key, lend(loan, key));
  }
}

/** Who wants what, and when, in the order of time. */
function loans(dice: Dice): readonly Loan[] {
  const matters = loanMatters().map((matter) => [matter, matter.weight] as const);
  // What has a fate is a key of which there are several, and none that needs to be locked up behind one.
  const common = matters.filter(([{ kind, worker }]) => kind === 'public' && !worker);
  return [...LENT]
    .flatMap((times, day) =>
      Array.from({ length: Number(times) }, () =>
        dayAt(day, 0, dice.whole((isSunday(day) || isHoliday(day) ? 9 : 8) * 60, 17 * 60)),
      ),
    )
    .sort((one, other) => one - other)
    .map((outAt, index) => {
      const [fate] = Object.entries(FATES).find(([, those]) => those.includes(index + 1)) ?? [];
      return { matter: dice.weighted(fate ? common : matters), outAt, fate };
    });
}

/** Gives what lends a key, and says from when on it can be lent again. */
function lender(plan: Plan, locale: Locale, dice: Dice): (loan: Loan, key: SampleKey) => Moment {
  const text = loanWords();
  const { manager, supervisor, hands, clerks } = plan.cast;

  return ({ matter, outAt, fate }, key) => {
    const { department, worker, lasts, purpose } = matter;
    const clerk = plan.clerkAt(outAt);
    const borrower = dice.pick(department === 'office' ? clerks : hands[department]);
    const offSite = fate === 'off-site' || undefined;
    const ticket = plan.record('key-loan', plusMinutes(outAt, dice.whole(0, 3)), clerk, {
      key: key.tag,
      pieces: fate === 'partly' || fate === 'half-kept' ? 2 : 1,
      borrower,
      onBehalfOf: worker?.[0][locale],
      company: worker?.[1][locale],
      permittedBy: offSite && manager,
      offSite,
      purpose: (offSite ? text.copy : purpose)[locale],
      outAt: moment(outAt),
      dueBack: offSite && moment(plusHours(outAt, 26)),
      lentBy: clerk,
    });
    const returns: Readonly<Record<string, RawCell>>[] = [];
    const giveBack = (at: Moment, condition = 'good'): Moment => {
      const seenTo = key.kind === 'unit' && { powerOff: true, closed: true, locked: true };
      returns.push({ at: moment(at), pieces: 1, condition, by: borrower, receivedBy: plan.clerkAt(at), ...seenTo });
      return plan.writeOn('key-loan', ticket, plusMinutes(at, 3), { returns: [...returns] }, text.back[locale]);
    };
    const explain = (why: Words): Moment =>
      plan.writeOn(
        'key-loan',
        ticket,
        byDaylight(plusHours(outAt, 15)),
        { notReturnedWhy: why[locale] },
        text.looked[locale],
      );
    const done = plusMinutes(outAt, dice.whole(...lasts));

    if (fate === 'kept' || fate === 'half-kept') {
      if (fate === 'kept') explain(text.kept);
      else giveBack(done);
      return NEVER;
    }
    if (fate === 'wrong-key') {
      plan.void('key-loan', ticket, done, supervisor, () => text.wrongKey[locale]);
      return done;
    }
    if (fate === 'late') {
      explain(text.late);
      return giveBack(byDaylight(plusHours(outAt, dice.whole(22, 50))));
    }
    if (fate === 'damaged' || fate === 'lost') {
      const at = plusDays(giveBack(done, fate), 3);
      return plan.change(
        'key-inventory',
        key.ticket,
        at,
        supervisor,
        { good: key.good, damaged: 0 },
        text.replaced[locale],
      );
    }
    if (fate === 'partly') giveBack(done);
    // On the last evening some are still out.
    const longer = offSite ? 23 * 60 : fate ? dice.whole(40, 150) : outAt > plusHours(sampleEnd(), -5) ? 600 : 0;
    return giveBack(plusMinutes(done, longer));
  };
}

/** Later than anything in the sample. */
const NEVER = Number.POSITIVE_INFINITY as Moment;
