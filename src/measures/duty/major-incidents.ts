import { words } from '../../domain/words.ts';
import { majorIncident } from '../../registers/core/major-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const majorIncidents = defineMeasure({
  id: 'major-incidents',
  words: words('重大事件', '重大事件', 'Major incidents'),
  formula: words('发生时间在本期内的报告', '發生時間在本期內的報告', 'Occurred within the period'),
  version: 1,
  register: majorIncident,
  term: 'opened',
  count: lifeTerms(majorIncident).opened,
  voidedToo: true,
});
