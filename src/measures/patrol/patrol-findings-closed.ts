import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { spanTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsClosed = defineMeasure({
  id: 'patrol-findings-closed',
  words: words('复查完成', '複查完成', 'Findings checked again'),
  formula: words('复查时间在本期内的问题', '複查時間在本期內的問題', 'Checked again within the period'),
  version: 1,
  register: patrol,
  term: 'closed',
  count: spanTerms(patrol).closed,
  voidedToo: true,
});
