import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { returnVisit } from '../../registers/customer/return-visit.ts';
import { defineMeasure } from '../measure.ts';

export const returnVisitsMade = defineMeasure({
  id: 'return-visits-made',
  words: words('回访次数', '回訪次數', 'Return visits made'),
  formula: words('回访时间在本期内的回访', '回訪時間在本期內的回訪', 'Made within the period'),
  version: 1,
  register: returnVisit,
  count: (visit, period) => within(period, visit.at),
  by: { satisfaction: (visit) => visit.satisfaction, way: (visit) => visit.way, kind: (visit) => visit.kind },
});
