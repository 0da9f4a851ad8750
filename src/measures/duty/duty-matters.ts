import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const dutyMatters = defineMeasure({
  id: 'duty-matters',
  words: words('值班事项', '值班事項', 'Matters on duty'),
  formula: words('时间在本期内的值班事项', '時間在本期內的值班事項', 'Matters within the period'),
  version: 1,
  register: dutyLog,
  count: (duty, period) => (duty.matters ?? []).filter((matter) => within(period, matter.at)).length,
});
