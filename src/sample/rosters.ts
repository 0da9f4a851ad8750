import { type Moment, plusMinutes } from '../domain/moment.ts';
import type { Shift } from '../domain/site.ts';
import { DAYS, dayAt, isHoliday, onRota, SHIFT_HOURS } from './calendar.ts';
import { moment, type Plan } from './plan.ts';
import type { Say } from './told.ts';

/** The days of January, February and March, each month published by the supervisor some days before it begins. */
const MONTHS = [
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
  for (const { from, until, planned } of MONTHS)
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
  for (const day of SWAPPED) swap(day);

  function swap(day: number): void {
    const [applicant, substitute] = [clerks[onRota(day, 3)] ?? '', clerks[onRota(day, 1)] ?? ''];
    const asked: Moment = dayAt(day - 2, 10, 40);
    const ticket = plan.record('shift-swap', asked, plan.clerkAt(asked), {
      applicant,
      date: moment(dayAt(day)),
      shift: shifts[1]?.name ?? '',
      substitute,
      reason: say(['孩子家长会', 'Parents’ evening']),
      approver: supervisor,
    });
    const decided = plusMinutes(asked, 135);
    plan.change(
      'shift-swap',
      ticket,
      decided,
      supervisor,
      { decision: 'approved', decidedBy: supervisor, decidedAt: moment(decided) },
      say(['同意调班', 'Agreed']),
    );
  }
}
