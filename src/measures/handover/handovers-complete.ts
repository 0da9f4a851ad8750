import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { handover } from '../../registers/core/handover.ts';
import { roster } from '../../registers/core/roster.ts';
import { defineMeasure } from '../measure.ts';

/** HAND-09: signed by both. Nobody signs over what is not prepared (HAND-07), so its lists are full. */
export const handoversComplete = defineMeasure({
  id: 'handovers-complete',
  words: words('交接完整率', '交接完整率', 'Handovers complete'),
  formula: words(
    '双方签名的交接 ÷ 本期已发布排班的班次',
    '雙方簽名的交接 ÷ 本期已發布排班的班次',
    'Handovers signed by both ÷ shifts of the period on the published roster',
  ),
  version: 1,
  register: handover,
  target: 1,
  share: (handovers, period, _site, others) => {
    const ended = others(roster).filter((one) => one.publishedAt !== undefined && within(period, one.date));
    const complete = new Set(
      handovers.flatMap((one) => (one.acceptedAt === undefined ? [] : `${one.date} ${one.fromShift}`)),
    );
    return { part: ended.filter(({ date, shift }) => complete.has(`${date} ${shift}`)).length, whole: ended.length };
  },
});
