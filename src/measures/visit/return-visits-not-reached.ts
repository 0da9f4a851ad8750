import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { returnVisit } from '../../registers/customer/return-visit.ts';
import { defineMeasure } from '../measure.ts';

export const returnVisitsNotReached = defineMeasure({
  id: 'return-visits-not-reached',
  words: words('未联系上', '未聯繫上', 'Not reached'),
  formula: words('本期回访中未联系上的', '本期回訪中未聯繫上的', 'Made within the period, nobody reached'),
  version: 1,
  register: returnVisit,
  count: (visit, period) => within(period, visit.at) && !visit.reached,
});
