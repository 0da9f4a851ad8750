import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { handover } from '../../registers/core/handover.ts';
import { defineMeasure } from '../measure.ts';

/** What was refused, or let pass by a supervisor though it was not to be handed over: both are reported. */
export const handoversRefused = defineMeasure({
  id: 'handovers-refused',
  words: words('拒接与放行', '拒接與放行', 'Handovers refused or overridden'),
  formula: words(
    '本期交接中被拒接或经主管放行的',
    '本期交接中被拒接或經主管放行的',
    'Handovers of the period that were refused, or overridden by a supervisor',
  ),
  version: 1,
  register: handover,
  count: (one, period) => within(period, one.date) && (one.refusedAt ?? one.overriddenBy) !== undefined,
});
