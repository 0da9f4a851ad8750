import { type Moment, plusMinutes } from '../domain/moment.ts';
import type { Shift } from '../domain/site.ts';
import { DAYS, dayAt, isHoliday, onRota, SHIFT_HOURS } from './calendar.ts';
import { moment, type Plan } from './plan.ts';
import type { Say } from './told.ts';

/** The days of January, February and March, each month published by the supervisor some days before it begins. */
const months = () => [
  { from: 0, until: 31, planned: dayAt(-3, 15) },
  { from: 31, until: DAYS, planned: dayAt(28, 15, 20) },
  { from: DAYS, until: DAYS + 31, planned: dayAt(DAYS - 3, 15, 10) },
];
/** Days on which somebody who had planned something else is stood in for on the middle shift. */
const SWAPPED = [12, 36];

/** Plans the roster of three months, and the swaps by which it was changed. */
export function planRosters(plan: Plan, say: Say, shifts: readonly Shift[]): void {
  const { clerks, supervisor, hands } = plan.cast;
  // Reinforcement on holidays: the supervisor by day, the guards' own by night.
  const guards = hands('security');
  const beside = [supervisor, guards[0] ?? '', guards[1] ?? ''];
  for (const { from, until, planned } of months())
    for (let day = from; day < until; day++)
      SHIFT_HOURS.forEach((_, shift) => {
        const swapped = SWAPPED.includes(day) && shift === 1;
        const officer = clerks[onRota(day, swapped ? 3 : shift)] ?? '';
        const at = plusMinutes(planned, day - from);
        plan.record('roster', at, supervisor, {
          date: moment(dayAt(day)),
          shift: shifts[shift]?.name ?? '',
          officers: isHoliday(day) ? `${officer}、${beside[shift]}` : officer,
          publishedBy: supervisor,
          publishedAt: moment(at),
        });
      });
  for (const day of SWAPPED) swap(day, 'approved');
  swap(40, 'refused');
  swap(DAYS + 2);

  function swap(day: number, decision?: 'approved' | 'refused'): void {
    const [on, off] = [clerks[onRota(day, 1)] ?? '', clerks[onRota(day, 3)] ?? ''];
    // Of a swap that came about the roster still has whoever is off.
    const [applicant, substitute] = decision === 'approved' ? [off, on] : [on, off];
    const asked: Moment = dayAt(Math.min(day - 2, DAYS - 1), 10, 40);
    const ticket = plan.record('shift-swap', asked, plan.clerkAt(asked), {
      applicant,
      date: moment(dayAt(day)),
      shift: shifts[1]?.name ?? '',
      substitute,
      reason: say(['家里有事', 'A family matter']),
      approver: supervisor,
    });
    if (decision === undefined) return;
    const decided = plusMinutes(asked, 135);
    plan.change(
      'shift-swap',
      ticket,
      decided,
      supervisor,
      {
        decision,
        decidedBy: supervisor,
        decidedAt: moment(decided),
        ...(decision === 'refused' && { refusedWhy: say(['节后人手少', 'Too few people after the holiday']) }),
      },
      say(['已审批', 'Decided']),
    );
  }
}
