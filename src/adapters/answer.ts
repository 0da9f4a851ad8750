import { type Issue, sayIssue } from '../domain/issue.ts';
import type { Locale } from '../domain/words.ts';

/** An issue as it is told to a client: plain JSON, in the workbook's language. */
export interface ToldIssue {
  readonly rule: string;
  readonly effect: Issue['effect'];
  readonly register: string;
  readonly number?: string;
  readonly row?: number;
  readonly field?: string;
  readonly line?: number;
  readonly message: string;
}

export const told = (issue: Issue, locale: Locale): ToldIssue => {
  const { says: _says, facts: _facts, ...rest } = issue;
  return { ...rest, message: sayIssue(issue, locale) };
};
