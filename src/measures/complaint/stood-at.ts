import type { Moment } from '../../domain/moment.ts';
import type { Complaint } from '../../registers/core/complaint.ts';

/** Each time a complaint was handled, in their order: a reopening clears the last, and keeps it in its line. */
export const handlings = ({ handledAt, reopenings = [] }: Complaint): readonly (Moment | undefined)[] => [
  ...reopenings.map((line) => line.handledAt),
  handledAt,
];

/**
 * A complaint as it stood right before a moment: what a reopening has cleared since is as it was. Past periods keep the figures
 * they were reported with.
 */
export function stoodAt<One extends Complaint>(complaint: One, at: Moment): One {
  const since = complaint.reopenings?.find(({ reopenedAt }) => reopenedAt >= at);
  if (since === undefined) return complaint;
  const { handledAt, dueAt = complaint.dueAt, handledLate, closedAt, visitedAt, noVisitReason } = since;
  return { ...complaint, handledAt, dueAt, handledLate, closedAt, visitedAt, noVisitReason };
}
