import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { backAt } from '../../registers/core/custody.ts';
import { inTimeUntil, keyLoan } from '../../registers/core/key-loan.ts';
import { defineMeasure } from '../measure.ts';

export const keysReturnedOnTime = defineMeasure({
  id: 'keys-returned-on-time',
  words: words('按时归还率', '按時歸還率', 'Returned in time'),
  formula: words(
    '按时还清 ÷ 本期应还（均含宽限）',
    '按時還清 ÷ 本期應還（均含寬限）',
    'All back in time ÷ due within the period, grace included in both',
  ),
  version: 2,
  register: keyLoan,
  whole: (loan, period, site) => within(period, inTimeUntil(loan, site)),
  part: (loan, _period, site) => (backAt(loan) ?? Number.POSITIVE_INFINITY) <= inTimeUntil(loan, site),
});
