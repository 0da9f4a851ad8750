import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const dutyCalls = defineMeasure({
  id: 'duty-calls',
  words: words('值班来电', '值班來電', 'Calls taken on duty'),
  formula: words('本期值班事项中的来电', '本期值班事項中的來電', 'Matters of the period that were calls'),
  version: 1,
  register: dutyLog,
  count: (duty, period) =>
    (duty.matters ?? []).filter((matter) => within(period, matter.at) && matter.kind === 'call').length,
});
