import { plusMinutes } from '../../domain/moment.ts';
import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { backAt } from '../../registers/core/custody.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { defineMeasure } from '../measure.ts';

export const keysReturnedOnTime = defineMeasure({
  id: 'keys-returned-on-time',
  words: words('按时归还率', '按時歸還率', 'Returned in time'),
  formula: words(
    '按时还清（含宽限）÷ 本期应还',
    '按時還清（含寬限）÷ 本期應還',
    'All back in time, grace included ÷ due within the period',
  ),
  version: 1,
  register: keyLoan,
  whole: (loan, period) => within(period, loan.dueBack),
  part: (loan, _period, site) =>
    (backAt(loan) ?? Number.POSITIVE_INFINITY) <= plusMinutes(loan.dueBack, site.graceMinutes),
});
