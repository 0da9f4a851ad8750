import { words } from '../../domain/words.ts';
import { majorIncident } from '../../registers/core/major-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const majorIncidentsVoided = defineMeasure({
  id: 'major-incidents-voided',
  words: words('未阅作废', '未閱作廢', 'Major incidents voided'),
  formula: words(
    '未签阅就在本期内作废的报告',
    '未簽閱就在本期內作廢的報告',
    'Voided within the period before they were read',
  ),
  version: 1,
  register: majorIncident,
  term: 'voided',
  count: lifeTerms(majorIncident).voided,
  voidedToo: true,
});
