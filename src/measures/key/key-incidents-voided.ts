import { words } from '../../domain/words.ts';
import { keyIncident } from '../../registers/core/key-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyIncidentsVoided = defineMeasure({
  id: 'key-incidents-voided',
  words: words('未处理作废', '未處理作廢', 'Key incidents voided'),
  formula: words(
    '未处理就在本期内作废的报告',
    '未處理就在本期內作廢的報告',
    'Voided within the period before they were settled',
  ),
  version: 1,
  register: keyIncident,
  term: 'voided',
  count: lifeTerms(keyIncident).voided,
  voidedToo: true,
});
