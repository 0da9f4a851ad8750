import type { ToldIssue } from '../../adapters/calls.ts';
import type { Fields } from '../../domain/field.ts';
import { type FirstSettings, judgeFirst } from '../../domain/first-settings.ts';
import { sayIssue } from '../../domain/issue.ts';
import { PEOPLE, SHIFTS, SITE } from '../../domain/site.ts';

/** What is wrong or unusual, by the browser's check or the server's. */
export type FirstSaid = Pick<ToldIssue, 'effect' | 'register' | 'field' | 'line' | 'message' | 'heading'>;

/** The same checks as on the server. */
export const judged = (filled: FirstSettings): readonly FirstSaid[] =>
  judgeFirst(filled).issues.map((issue) => {
    const { effect, register, field, line } = issue;
    const fields: Fields = [SITE, SHIFTS, PEOPLE].find(({ id }) => id === register)?.fields ?? {};
    return {
      effect,
      register,
      field,
      line,
      heading: fields[field ?? '']?.words[filled.locale],
      message: sayIssue(issue, filled.locale),
    };
  });
