import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const dutiesUnsigned = defineMeasure({
  id: 'duties-unsigned',
  words: words('未签阅值班', '未簽閱值班', 'Duties not signed'),
  formula: words(
    '本期值班记录中期末前未签阅的',
    '本期值班記錄中期末前未簽閱的',
    'Duty records of the period not signed before its end',
  ),
  version: 1,
  register: dutyLog,
  count: (duty, period) => within(period, duty.date) && (duty.signedAt ?? period.until) >= period.until,
});
