import type { ToldIssue } from '../../adapters/calls.ts';
import type { Fields } from '../../domain/field.ts';
import { type FirstSettings, judgeFirst } from '../../domain/first-settings.ts';
import { type Issue, sayIssue } from '../../domain/issue.ts';
import { FILLED_IN, judgeSettings, type SettingsLines } from '../../domain/settings-lines.ts';
import { SITE } from '../../domain/site.ts';
import type { Locale } from '../../domain/words.ts';

/** What is wrong or unusual, by the browser's check or the server's. */
export type FirstSaid = Pick<ToldIssue, 'effect' | 'register' | 'field' | 'line' | 'message' | 'heading'>;

/** The same checks as on the server: of a workbook's first settings, and of settings that are changed. */
export const judged = (filled: FirstSettings): readonly FirstSaid[] => said(judgeFirst(filled).issues, filled.locale);
export const judgedLines = (lines: SettingsLines, locale: Locale): readonly FirstSaid[] =>
  said(judgeSettings(locale, lines).issues, locale);

const said = (issues: readonly Issue[], locale: Locale): FirstSaid[] =>
  issues.map((issue) => {
    const { effect, register, field, line } = issue;
    const fields: Fields = FILLED_IN.find(({ id }) => id === register)?.fields ?? {};
    const heading = fields[field ?? '']?.words[locale];
    return { effect, register, field, line, heading, message: sayIssue(issue, locale) };
  });

/** To what is wrong first on the page; what no box is to blame for is said above its section. */
export function goToFirst(wrong: readonly FirstSaid[]): void {
  const [first] = wrong
    .flatMap((issue) => document.getElementById(placeOf(issue)) ?? [])
    .sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  first?.focus();
}

function placeOf({ register, field, line }: FirstSaid): string {
  if (register === SITE.id) return `${register}-${field}`;
  return line === undefined ? register : `${register}-${field}-${line}`;
}
