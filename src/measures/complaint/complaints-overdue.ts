import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { defineMeasure } from '../measure.ts';
import { stoodAt } from './stood-at.ts';

export const complaintsOverdue = defineMeasure({
  id: 'complaints-overdue',
  words: words('期末逾期投诉', '期末逾期投訴', 'Complaints overdue at the end'),
  formula: words(
    '期末仍未处理完成且已过处理期限的投诉',
    '期末仍未處理完成且已過處理期限的投訴',
    'Not handled by the end of the period and past due',
  ),
  version: 2,
  register: complaint,
  count: (one, { until }) => {
    const { dueAt, handledAt, closedAt } = stoodAt(one, until);
    return dueAt !== undefined && dueAt < until && (handledAt ?? closedAt ?? until) >= until;
  },
  by: COMPLAINT_DIMENSIONS,
});
