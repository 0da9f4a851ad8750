import { type Moment, plusMinutes } from '../domain/moment.ts';
import type { SampleKey } from './keys.ts';
import { loanWords } from './loan-matters.ts';
import { moment, type Plan, type Ticket } from './plan.ts';
import type { Say, Told } from './told.ts';

/** Gives what plans the report of a key that is damaged or lost. */
export const reporter =
  (plan: Plan, say: Say) =>
  (
    key: SampleKey,
    kind: 'damaged' | 'lost',
    foundAt: Moment,
    account: Told,
    { loan, slip, settledAt }: { readonly loan?: Ticket; readonly slip?: Ticket; readonly settledAt?: Moment } = {},
  ): void => {
    const { manager, supervisor } = plan.cast;
    const at = plusMinutes(foundAt, 12);
    const ticket = plan.record('key-incident', at, plan.clerkAt(at), () => ({
      key: key.tag,
      pieces: 1,
      kind,
      loan: loan?.number ?? '',
      slip: slip?.number ?? '',
      foundAt: moment(foundAt),
      account: say(account),
      handling: 'copy',
      reportedTo: manager,
      reportedAt: moment(at),
    }));
    if (settledAt === undefined) return;
    const outcome = say(loanWords().replaced);
    plan.change('key-incident', ticket, settledAt, supervisor, { outcome, settledAt: moment(settledAt) }, outcome);
  };
