import type { Shift } from '../domain/site.ts';
import { DAYS, dayAt } from './calendar.ts';
import { reporter } from './key-incidents.ts';
import type { SampleKey } from './keys.ts';
import { loanWords } from './loan-matters.ts';
import { moment, type Plan } from './plan.ts';
import type { Say } from './told.ts';

/** The keys of the areas, and the day on which one of the last is missing. */
const AREA_KEYS = ['D-01', 'E-01', 'F-01'];
const SHORT_ON = 57;
/** Plans a slip each morning, when the control room gives the keys out, and each evening, when they come back. */
export function planKeyHandovers(plan: Plan, say: Say, shifts: readonly Shift[], keys: readonly SampleKey[]): void {
  const [guard = ''] = plan.cast.hands('security');
  const report = reporter(plan, say);
  const club = keys.find(({ tag }) => tag === AREA_KEYS[2]);
  // On the last day they are not all signed.
  const last = DAYS - 1;
  // The cabinet is counted on the first day.
  for (let date = 1; date < DAYS; date++)
    for (const [direction, shift, hour] of [
      ['draw', 0, 7],
      ['return', 1, date === last ? 20 : 21],
    ] as const) {
      const at = dayAt(date, hour, 12);
      const clerk = plan.clerkAt(at);
      const [from, to] = direction === 'draw' ? [guard, clerk] : [clerk, guard];
      const short = date === SHORT_ON && direction === 'draw';
      const given = date < last || direction === 'draw';
      const ticket = plan.record('key-handover', dayAt(date, hour, 16), clerk, {
        date: moment(dayAt(date)),
        shift: shifts[shift]?.name ?? '',
        direction,
        from,
        to,
        keys: AREA_KEYS.map((key, row) => {
          const missing = short && row === 2;
          const explained = missing ? say(loanWords().short) : '';
          return { key, expected: 1, actual: missing ? 0 : 1, explained };
        }),
        ...(given && { handedBy: from, handedAt: moment(at) }),
        ...(date < last && { acceptedBy: to, acceptedAt: moment(at) }),
      });
      if (short && club) report(club, 'lost', dayAt(date, hour, 25), loanWords().short, { slip: ticket });
    }
}
