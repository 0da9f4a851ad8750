import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { complaint } from '../../registers/core/complaint.ts';
import { COMPLAINT_DIMENSIONS } from '../../registers/core/complaint-dimensions.ts';
import { defineMeasure } from '../measure.ts';
import { handlings } from './stood-at.ts';

export const complaintsHandled = defineMeasure({
  id: 'complaints-handled',
  words: words('处理完成投诉', '處理完成投訴', 'Complaints handled'),
  formula: words(
    '处理完成时间在本期内的次数，重开前的也算',
    '處理完成時間在本期內的次數，重開前的也算',
    'Times handled within the period, also before a reopening',
  ),
  version: 1,
  register: complaint,
  count: (one, period) => handlings(one).filter((at) => within(period, at)).length,
  by: COMPLAINT_DIMENSIONS,
});
