import { words } from '../../domain/words.ts';
import { keyIncident } from '../../registers/core/key-incident.ts';
import { lifeTerms } from '../life.ts';
import { defineMeasure } from '../measure.ts';

export const keyIncidentsOpenAtEnd = defineMeasure({
  id: 'key-incidents-open-at-end',
  words: words('期末未处理', '期末未處理', 'Incidents open at the end'),
  formula: words(
    '期初未处理 + 损坏丢失 − 处理完成 − 未处理作废',
    '期初未處理 + 損壞丟失 − 處理完成 − 未處理作廢',
    'Open at the start + found − settled − voided while open',
  ),
  version: 1,
  register: keyIncident,
  term: 'closing',
  count: lifeTerms(keyIncident).openAtEnd,
  voidedToo: true,
});
