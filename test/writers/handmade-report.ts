import type { Moment } from '../../src/domain/moment.ts';
import {
  blank,
  count,
  dayCell,
  hours,
  momentCell,
  type Report,
  rate,
  type Table,
  text,
} from '../../src/reports/table.ts';
import { wall } from '../support/wall.ts';

const at: Moment = wall('2026-02-14 09:30');

/** A cell of every kind, and none where there was nothing to measure. */
export const everyKind: Table = {
  id: 'every-kind',
  title: '指标',
  columns: [
    { key: 'measure', heading: '指标', width: 30 },
    { key: 'figure', heading: '结果', width: 10 },
    { key: 'formula', heading: '统计口径', width: 46 },
  ],
  rows: [
    [text('受理'), count(1_234), text('本期受理')],
    [text('办结率'), rate(2, 3), blank],
    [text('及时率'), rate(0, 0), blank],
    [text('平均时长'), hours(100 / 3), blank],
    [text('中位时长'), hours(undefined), blank],
    [text('登记时间'), momentCell(at), blank],
    [text('日期'), dayCell(at), blank],
    [text('空'), momentCell(undefined), blank],
  ],
};

/** A breakdown of so many options, with their total. */
export const breakdown = (options: number): Table => ({
  id: 'by-category',
  title: '按类别',
  columns: [
    { key: 'option', heading: '类别', width: 30 },
    { key: 'received', heading: '受理', width: 10 },
  ],
  rows: (function* () {
    for (let option = 1; option <= options; option++) yield [text(`类别${option}`), count(option)];
    yield [text('合计'), count((options * (options + 1)) / 2)];
  })(),
});

export const reportWith = (changes: Partial<Report> = {}): Report => ({
  id: 'weekly',
  title: '云栖花园 客服中心周报',
  subtitle: '2026-W07 · 2026-02-09 至 2026-02-15',
  locale: 'zh-CN',
  sentences: ['期初 3 + 新增 4 = 期末 7。', '及时率未达目标。'],
  tables: [everyKind],
  charts: [],
  footnotes: ['统计时间 2026-02-16 09:00', '日志 7 条'],
  ...changes,
});
