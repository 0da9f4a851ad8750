import { words } from '../../domain/words.ts';
import { dutyLog, reportDue } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

/** DUTY-04: in every summary until it is filed. */
export const majorReportsMissing = defineMeasure({
  id: 'major-reports-missing',
  words: words('期末欠报的重大事件', '期末欠報的重大事件', 'Major reports missing at the end'),
  formula: words(
    '期末已过次日、仍未提交书面报告的重大事项',
    '期末已過次日、仍未提交書面報告的重大事項',
    'Serious matters whose next day has ended by the end of the period without a report filed',
  ),
  version: 1,
  register: dutyLog,
  count: ({ matters = [] }, { until }) =>
    matters.filter(
      ({ severity, at, filedAt = until }) => severity === 'serious' && reportDue(at) < until && filedAt >= until,
    ).length,
});
