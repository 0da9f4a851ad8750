import { words } from '../../domain/words.ts';
import { majorIncident } from '../../registers/core/major-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const majorIncidentsOpenAtEnd = defineMeasure({
  id: 'major-incidents-open-at-end',
  words: words('期末未阅', '期末未閱', 'Incidents unread at the end'),
  formula: words(
    '期初未阅 + 重大事件 − 已签阅 − 未阅作废',
    '期初未閱 + 重大事件 − 已簽閱 − 未閱作廢',
    'Unread at the start + occurred − read − voided while unread',
  ),
  version: 1,
  register: majorIncident,
  term: 'closing',
  count: lifeTerms(majorIncident).openAtEnd,
  voidedToo: true,
});
