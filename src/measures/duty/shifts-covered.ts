import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from '../../registers/core/duty-log.ts';
import { roster } from '../../registers/core/roster.ts';
import { defineMeasure } from '../measure.ts';

/** DUTY-06: a rostered shift without a duty record is a gap. */
export const shiftsCovered = defineMeasure({
  id: 'shifts-covered',
  words: words('值班到岗率', '值班到崗率', 'Shifts covered'),
  formula: words(
    '有值班记录的班次 ÷ 本期已发布排班的班次',
    '有值班記錄的班次 ÷ 本期已發布排班的班次',
    'Shifts with a duty record ÷ shifts of the period on the published roster',
  ),
  version: 1,
  register: roster,
  target: 1,
  share: (shifts, period, _site, others) => {
    const kept = new Set(others(dutyLog).map(({ date, shift }) => `${date} ${shift}`));
    const expected = shifts.filter((one) => one.publishedAt !== undefined && within(period, one.date));
    return { part: expected.filter(({ date, shift }) => kept.has(`${date} ${shift}`)).length, whole: expected.length };
  },
});
