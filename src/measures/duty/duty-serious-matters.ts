import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const dutySeriousMatters = defineMeasure({
  id: 'duty-serious-matters',
  words: words('重大事项', '重大事項', 'Serious matters'),
  formula: words('本期值班事项中程度为重大的', '本期值班事項中程度為重大的', 'Matters of the period that were serious'),
  version: 1,
  register: dutyLog,
  count: (duty, period) =>
    (duty.matters ?? []).filter((matter) => within(period, matter.at) && matter.severity === 'serious').length,
});
