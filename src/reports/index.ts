import type { Period } from '../domain/period.ts';
import { monthly } from './monthly.ts';
import type { SummaryLayout } from './summary-report.ts';
import { weekly } from './weekly.ts';

/** The summaries, by kind of period. */
export const SUMMARIES: Readonly<Record<Period['kind'], SummaryLayout>> = { weekly, monthly };
