import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { defineMeasure } from '../measure.ts';

export const complaintsJustified = defineMeasure({
  id: 'complaints-justified',
  words: words('有效投诉率', '有效投訴率', 'Justified'),
  formula: words('判定有效 ÷ 本期判定', '判定有效 ÷ 本期判定', 'Justified ÷ judged within the period'),
  version: 1,
  register: complaint,
  whole: (one, period) => one.justified !== undefined && within(period, one.judgedAt),
  part: (one) => one.justified === 'yes',
});
