import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { handlingDue } from '../../registers/core/complaint-limits.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const complaintsOverdue = defineMeasure({
  id: 'complaints-overdue',
  words: words('期末逾期投诉', '期末逾期投訴', 'Complaints overdue at the end'),
  formula: words(
    '期末仍未处理完成且已过处理期限的投诉，等待中的不算',
    '期末仍未處理完成且已過處理期限的投訴，等待中的不算',
    'Not handled by the end of the period and past due, but for those on hold',
  ),
  version: 3,
  register: complaint,
  count: (one, { until }) => {
    const then = stoodAt(one, until);
    return (handlingDue(then) ?? until) < until && (then.handledAt ?? then.closedAt ?? until) >= until;
  },
  by: COMPLAINT_DIMENSIONS,
});
