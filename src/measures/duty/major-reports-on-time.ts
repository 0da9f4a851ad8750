import { within } from '../../domain/period.ts';
import { words } from '../../domain/words.ts';
import { dutyLog, reportDue } from '../../registers/core/duty-log.ts';
import { defineMeasure } from '../measure.ts';

export const majorReportsOnTime = defineMeasure({
  id: 'major-reports-on-time',
  words: words('重大事件报告及时率', '重大事件報告及時率', 'Major reports on time'),
  formula: words(
    '次日内提交书面报告的 ÷ 报告在本期到期的重大事项',
    '次日內提交書面報告的 ÷ 報告在本期到期的重大事項',
    'Reported in writing by the end of the next day ÷ serious matters whose report was due within the period',
  ),
  version: 1,
  register: dutyLog,
  target: 1,
  share: (duties, period) => {
    const due = duties
      .flatMap(({ matters = [] }) => matters)
      .filter(({ severity, at }) => severity === 'serious' && within(period, reportDue(at)));
    const inTime = due.filter(({ at, filedAt }) => filedAt !== undefined && filedAt <= reportDue(at));
    return { part: inTime.length, whole: due.length };
  },
});
