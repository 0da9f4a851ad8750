import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { spanTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsFound = defineMeasure({
  id: 'patrol-findings-found',
  words: words('发现问题', '發現問題', 'Findings'),
  formula: words('本期巡查发现的问题', '本期巡查發現的問題', 'Found by the patrols of the period'),
  version: 1,
  register: patrol,
  term: 'opened',
  count: spanTerms(patrol).opened,
  voidedToo: true,
});
