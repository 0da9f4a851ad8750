import type { Site } from '../domain/site.ts';
import { planComplaints } from './complaints.ts';
import { diceOf } from './dice.ts';
import { planDuties } from './duties.ts';
import { households } from './households.ts';
import { planKeys } from './keys.ts';
import { planLoans } from './loans.ts';
import { planFor, type Step } from './plan.ts';
import { castOf } from './site.ts';

/** Everything that is written down in January and February 2026. Each subject has dice of its own. */
export function planMonths(site: Site): readonly Step[] {
  const { locale } = site;
  const plan = planFor(castOf(site.people, locale));
  const homes = households(locale, diceOf(1));
  planLoans(plan, locale, planKeys(plan, locale), diceOf(2));
  planComplaints(plan, locale, homes, diceOf(3));
  const shifts = site.shifts.map((shift) => shift.name);
  planDuties(plan, locale, shifts, homes, diceOf(4));
  return plan.steps;
}
