import { within } from '../../domain/period.ts';
import { personNamed } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { answerable, complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { defineMeasure } from '../measure.ts';

/**
 * CMPL-06: the cases behind the rate, to be broken down; CMPL-08: also by the department that whoever is answerable works in,
 * which is assessed for it, whichever department the matter itself concerns.
 */
export const complaintsFoundJustified = defineMeasure({
  id: 'complaints-found-justified',
  words: words('判定有效投诉', '判定有效投訴', 'Found justified'),
  formula: words(
    '判定时间在本期内且有效的投诉',
    '判定時間在本期內且有效的投訴',
    'Judged within the period, and justified',
  ),
  version: 1,
  register: complaint,
  count: (one, period) => one.justified === 'yes' && within(period, one.judgedAt),
  by: {
    ...COMPLAINT_DIMENSIONS,
    assessed: (one, site) => personNamed(site, answerable(one))?.department,
  },
});
