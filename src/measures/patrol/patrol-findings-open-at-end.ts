import { words } from '../../domain/words.ts';
import { patrol } from '../../registers/core/patrol.ts';
import { spanTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const patrolFindingsOpenAtEnd = defineMeasure({
  id: 'patrol-findings-open-at-end',
  words: words('期末未复查的问题', '期末未複查的問題', 'Findings open at the end'),
  formula: words(
    '期初未复查 + 发现 − 复查完成 − 未复查作废',
    '期初未複查 + 發現 − 複查完成 − 未複查作廢',
    'Open at the start + found − checked again − voided while open',
  ),
  version: 1,
  register: patrol,
  term: 'closing',
  count: spanTerms(patrol).openAtEnd,
  voidedToo: true,
});
