import type { SummaryLayout } from './summary-report.ts';

const COMPLAINTS = [
  'complaints-received',
  'complaints-closed',
  'complaints-handled',
  'complaints-open-at-end',
  'complaints-overdue',
  'complaints-found-justified',
];

/** 周报: what the department looks at every Monday (SUMM-01, CMPL-06, RVIS-04). */
export const weekly: SummaryLayout = {
  kind: 'weekly',
  tables: [
    { dimension: 'category', measures: COMPLAINTS, chart: 'column' },
    { dimension: 'channel', measures: COMPLAINTS },
    { dimension: 'department', measures: COMPLAINTS },
    { dimension: 'handler', measures: COMPLAINTS },
    { dimension: 'building', measures: COMPLAINTS },
    { dimension: 'satisfaction', measures: ['return-visits-made'] },
    { dimension: 'condition', measures: ['key-pieces'], ofFields: true },
    { dimension: 'shift', measures: ['duties'] },
  ],
};
