import { words } from '../../domain/words.ts';
import { majorIncident } from '../../registers/core/major-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const majorIncidentsOpenAtStart = defineMeasure({
  id: 'major-incidents-open-at-start',
  words: words('期初未阅', '期初未閱', 'Incidents unread at the start'),
  formula: words(
    '期初之前发生、期初仍未签阅的报告',
    '期初之前發生、期初仍未簽閱的報告',
    'Occurred before the period and not read by its start',
  ),
  version: 1,
  register: majorIncident,
  term: 'opening',
  count: lifeTerms(majorIncident).openAtStart,
  voidedToo: true,
});
