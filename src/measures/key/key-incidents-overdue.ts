import { plusDays } from '../../domain/moment.ts';
import { words } from '../../domain/words.ts';
import { keyIncident } from '../../registers/core/key-incident.ts';
import { defineMeasure } from '../measure.ts';

export const keyIncidentsOverdue = defineMeasure({
  id: 'key-incidents-overdue',
  words: words('期末逾期未处理', '期末逾期未處理', 'Incidents overdue at the end'),
  formula: words(
    '期末未处理且已过处理期限的报告',
    '期末未處理且已過處理期限的報告',
    'Not settled by the end of the period and past due',
  ),
  version: 1,
  register: keyIncident,
  count: ({ foundAt, settledAt }, { until }, site) =>
    plusDays(foundAt, site.keyIncidentDays) < until && (settledAt ?? until) >= until,
});
