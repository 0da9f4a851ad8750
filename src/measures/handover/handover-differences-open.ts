import { words } from '../../domain/words.ts';
import { differencesAt, handover } from '../../registers/core/handover.ts';
import { defineMeasure } from '../measure.ts';

/** HAND-04: a difference stays open until it is settled. */
export const handoverDifferencesOpen = defineMeasure({
  id: 'handover-differences-open',
  words: words('交接未了差异', '交接未了差異', 'Differences open'),
  formula: words(
    '期末前交接清点出、期末时仍未了结的差异',
    '期末前交接清點出、期末時仍未了結的差異',
    'Differences counted at handovers before the end, and not settled by then',
  ),
  version: 1,
  register: handover,
  count: (one, period) => (one.date < period.until ? differencesAt(one, period.until) : 0),
});
