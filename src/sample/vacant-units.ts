import { plusDays, plusMinutes, startOfDay } from '../domain/moment.ts';
import { byDaylight, dayAt } from './calendar.ts';
import { moment, type Plan } from './plan.ts';
import type { Say } from './told.ts';

/** Units that stand empty, and on which days of the sample somebody looks at them. The last is sold meanwhile. */
const UNITS = [
  ['1-1801', 3, 31, 56],
  ['2-1802', 4, 32, 57],
  ['3-1804', 5, 33, 57],
  ['4-1803', 6],
  ['5-1801', 6, 34],
  ['6-1802', 7, 35],
  ['2-1804', 8],
] as const;
/** What is found there: on the first of these days, on the others all is in order. */
const LEAKS = [7, 56, 57];
const SOLD = '2-1804';

/** Plans the rounds of the vacant units; one is forgotten. */
export function planVacantUnits(plan: Plan, say: Say): void {
  const { supervisor, hands } = plan.cast;
  const [mender = ''] = hands('engineering');
  const rest = new Set(LEAKS);
  UNITS.forEach(([unit, ...days], row) => {
    for (const date of days) {
      const at = dayAt(date, 10, row * 12);
      const leaks = rest.delete(date);
      const ticket = plan.record('vacant-unit', plusMinutes(at, 9), plan.clerkAt(at), {
        unit,
        at: moment(at),
        patroller: plan.clerkAt(at),
        doors: true,
        water: true,
        power: true,
        dry: !leaks,
        ...(leaks && {
          finding: say(['卫生间渗水。', 'A leak in the bathroom.']),
          mender,
          dueOn: moment(plusDays(startOfDay(at), 3)),
        }),
      });
      if (unit === SOLD) {
        const sold = { handedOverAt: moment(dayAt(33, 10)) };
        plan.change('vacant-unit', ticket, dayAt(33, 10, 30), supervisor, sold, say(['已交业主', 'Handed over']));
      }
      if (!leaks || date === 57) continue;
      const mended = byDaylight(plusDays(at, 1));
      const done = say(['已整改', 'Put right']);
      const next = plan.writeOn('vacant-unit', ticket, plusMinutes(mended, 5), { mendedAt: moment(mended) }, done);
      if (date === 56) continue;
      const checked = byDaylight(plusDays(next, 1));
      const again = say(['复查合格', 'Checked again']);
      plan.writeOn('vacant-unit', ticket, plusMinutes(checked, 5), { checkedAt: moment(checked) }, again);
    }
  });
}
