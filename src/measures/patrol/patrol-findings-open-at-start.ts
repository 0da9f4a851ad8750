import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { spanTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsOpenAtStart = defineMeasure({
  id: 'patrol-findings-open-at-start',
  words: words('期初未复查的问题', '期初未複查的問題', 'Findings open at the start'),
  formula: words(
    '期初之前发现、期初仍未复查的问题',
    '期初之前發現、期初仍未複查的問題',
    'Found before the period and not checked again by its start',
  ),
  version: 1,
  register: patrol,
  term: 'opening',
  count: spanTerms(patrol).openAtStart,
  voidedToo: true,
});
