import { words } from '../../domain/words.ts';
import { keyIncident } from '../../registers/core/key-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyIncidentsSettled = defineMeasure({
  id: 'key-incidents-settled',
  words: words('处理完成', '處理完成', 'Incidents settled'),
  formula: words('处理完成时间在本期内的报告', '處理完成時間在本期內的報告', 'Settled within the period'),
  version: 1,
  register: keyIncident,
  term: 'closed',
  count: lifeTerms(keyIncident).closed,
  voidedToo: true,
});
