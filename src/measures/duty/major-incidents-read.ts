import { words } from '../../domain/words.ts';
import { majorIncident } from '../../registers/core/major-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const majorIncidentsRead = defineMeasure({
  id: 'major-incidents-read',
  words: words('已签阅', '已簽閱', 'Incidents read'),
  formula: words('签阅时间在本期内的报告', '簽閱時間在本期內的報告', 'Read within the period'),
  version: 1,
  register: majorIncident,
  term: 'closed',
  count: lifeTerms(majorIncident).closed,
  voidedToo: true,
});
