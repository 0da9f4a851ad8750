import type { SummaryLayout } from './summary-report.ts';
import { weekly } from './weekly.ts';

/** 月报: the weekly summary over a month, with who was on duty and how visits were made (SUMM-02). */
export const monthly: SummaryLayout = {
  kind: 'monthly',
  tables: [
    ...weekly.tables,
    { dimension: 'severity', measures: ['complaints-received'] },
    { dimension: 'way', measures: ['return-visits-made'] },
    { dimension: 'officer', measures: ['duties'] },
  ],
};
