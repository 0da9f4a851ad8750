import { buildingOf, type Site } from '../../domain/site.ts';
import { answerable, type Complaint } from './complaint.ts';

/** CMPL-06: what complaints are counted by every week. */
export const COMPLAINT_DIMENSIONS = {
  category: (one: Complaint): string => one.category,
  channel: (one: Complaint): string => one.channel,
  department: (one: Complaint): string | undefined => one.department,
  handler: (one: Complaint): string => answerable(one),
  building: (one: Complaint, site: Site): string | undefined => buildingOf(site, one.room),
};
