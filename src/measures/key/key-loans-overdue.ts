import { words } from '../../domain/words.ts';
import { backAt } from '../../registers/core/custody.ts';
import { keyLoan } from '../../registers/core/key-loan.ts';
import { defineMeasure } from '../measure.ts';

export const keyLoansOverdue = defineMeasure({
  id: 'key-loans-overdue',
  words: words('期末逾期未还', '期末逾期未還', 'Loans overdue at the end'),
  formula: words(
    '期末未还清且已过应还时间的借用',
    '期末未還清且已過應還時間的借用',
    'Not all back by the end of the period and past due',
  ),
  version: 1,
  register: keyLoan,
  count: (loan, { until }) => loan.dueBack < until && (backAt(loan) ?? until) >= until,
});
