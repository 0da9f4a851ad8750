import type { SubmitAnswer, ToldIssue } from '../../src/adapters/calls.ts';

/** An issue by rule and place: `KEYS-02 pieces`, `DUTY-03 matters.reportedTo #2`. */
export const placed = ({ rule, field, line }: Pick<ToldIssue, 'rule' | 'field' | 'line'>): string =>
  [rule, field, line && `#${line}`].filter(Boolean).join(' ');

/** What came of a submission: `recorded`, `recorded, KEYS-09 tag`, or only the rules that refused it. */
export const outcome = ({ recorded, issues }: Pick<SubmitAnswer, 'recorded' | 'issues'>): string =>
  [...(recorded ? ['recorded'] : []), ...issues.map(placed)].join(', ');

/** Issues of a check, each with its entry: `YJ-20260214-001 KEYS-06 dueBack`. */
export const listed = (issues: readonly ToldIssue[]): string[] =>
  issues.map((issue) => [issue.number ?? `row ${issue.row}`, placed(issue)].join(' '));
