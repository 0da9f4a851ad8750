import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { spanTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsVoided = defineMeasure({
  id: 'patrol-findings-voided',
  words: words('未复查作废', '未複查作廢', 'Findings voided'),
  formula: words(
    '本期内作废的巡查里未复查的问题',
    '本期內作廢的巡查裡未複查的問題',
    'Not checked again, of patrols voided within the period',
  ),
  version: 1,
  register: patrol,
  term: 'voided',
  count: spanTerms(patrol).voided,
  voidedToo: true,
});
