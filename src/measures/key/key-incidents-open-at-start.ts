import { words } from '../../domain/words.ts';
import { keyIncident } from '../../registers/core/key-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyIncidentsOpenAtStart = defineMeasure({
  id: 'key-incidents-open-at-start',
  words: words('期初未处理', '期初未處理', 'Incidents open at the start'),
  formula: words(
    '期初之前发现、期初仍未处理的报告',
    '期初之前發現、期初仍未處理的報告',
    'Found before the period and not settled by its start',
  ),
  version: 1,
  register: keyIncident,
  term: 'opening',
  count: lifeTerms(keyIncident).openAtStart,
  voidedToo: true,
});
