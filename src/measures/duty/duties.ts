import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const duties = defineMeasure({
  id: 'duties',
  words: words('值班班次', '值班班次', 'Duties'),
  formula: words('日期在本期内的值班记录', '日期在本期內的值班記錄', 'Duty records dated within the period'),
  version: 1,
  register: dutyLog,
  count: (duty, period) => within(period, duty.date),
  by: { shift: (duty) => duty.shift, officer: (duty) => duty.officer },
});
