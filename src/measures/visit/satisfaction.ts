import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { returnVisit } from '../../registers/customer/return-visit.ts';
import { defineMeasure } from '../measure.ts';

export const satisfaction = defineMeasure({
  id: 'satisfaction',
  words: words('满意率', '滿意率', 'Satisfaction'),
  formula: words(
    '（满意 + 基本满意）÷ 本期联系上的回访',
    '（滿意 + 基本滿意）÷ 本期聯繫上的回訪',
    '(Satisfied + fairly satisfied) ÷ visits of the period that were answered',
  ),
  version: 1,
  register: returnVisit,
  target: 0.95,
  whole: (visit, period) => within(period, visit.at) && visit.satisfaction !== undefined,
  part: (visit) => visit.satisfaction !== 'not',
});
