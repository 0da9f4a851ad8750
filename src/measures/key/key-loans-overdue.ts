import { words } from '../../domain/words.ts';
import { backAt } from '../../registers/core/custody.ts';
import { inTimeUntil, keyLoan } from '../../registers/core/key-loan.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansOverdue = defineMeasure({
  id: 'key-loans-overdue',
  words: words('期末逾期未还', '期末逾期未還', 'Loans overdue at the end'),
  formula: words(
    '期末未还清且已过应还时间（含宽限）的借用',
    '期末未還清且已過應還時間（含寬限）的借用',
    'Not all back by the end of the period and past due, grace included',
  ),
  version: 2,
  register: keyLoan,
  count: (loan, { until }, site) => inTimeUntil(loan, site) < until && (backAt(loan) ?? until) >= until,
});
