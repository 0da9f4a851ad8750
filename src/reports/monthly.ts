import type { SummaryLayout } from './summary-report.ts';
import { weekly } from './weekly.ts';

/**
 * 月报: the weekly summary over a month, with the assessment of departments (CMPL-08), who was on duty and how visits were made
 * (SUMM-02).
 */
export const monthly: SummaryLayout = {
  kind: 'monthly',
  tables: [
    ...weekly.tables,
    { dimension: 'assessed', measures: ['complaints-found-justified'] },
    { dimension: 'severity', measures: ['complaints-received'] },
    { dimension: 'way', measures: ['return-visits-made'] },
    { dimension: 'officer', measures: ['duties'] },
  ],
};
