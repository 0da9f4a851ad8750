import { words } from '../../domain/words.ts';
import { keyIncident } from '../../registers/core/key-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyIncidentsReported = defineMeasure({
  id: 'key-incidents-reported',
  words: words('损坏丢失', '損壞丟失', 'Incidents'),
  formula: words('发现时间在本期内的报告', '發現時間在本期內的報告', 'Found within the period'),
  version: 1,
  register: keyIncident,
  term: 'opened',
  count: lifeTerms(keyIncident).opened,
  voidedToo: true,
});
