import type { Site } from '../domain/site.ts';
import { planComplaints } from './complaints.ts';
import { diceOf } from './dice.ts';
import { planDuties } from './duties.ts';
import { planHandovers } from './handovers.ts';
import { households } from './households.ts';
import { planKeyHandovers } from './key-handovers.ts';
import { planKeys } from './keys.ts';
import { planLoans } from './loans.ts';
import { planPatrols } from './patrols.ts';
import { planFor, type Step } from './plan.ts';
import { planRosters } from './rosters.ts';
import { castOf } from './site.ts';
import { sayIn } from './told.ts';
import { planVacantUnits } from './vacant-units.ts';

/** Everything that is written down in January and February 2026. Each subject has dice of its own. */
export function planMonths({ locale, shifts }: Site): readonly Step[] {
  const say = sayIn(locale);
  const plan = planFor(castOf(locale));
  const homes = households(say, diceOf(1));
  planRosters(plan, say, shifts);
  const keys = planKeys(plan, say);
  planLoans(plan, say, keys, diceOf(2));
  planKeyHandovers(plan, say, shifts, keys);
  planComplaints(plan, say, homes, diceOf(43));
  planHandovers(plan, say);
  planDuties(plan, say, shifts, homes, diceOf(4));
  planPatrols(plan, say, diceOf(6));
  planVacantUnits(plan, say);
  return plan.steps;
}
