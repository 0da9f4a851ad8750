import { entryColumns } from '../domain/columns.ts';
import { type Fields, isLines, ownField } from '../domain/field.ts';
import { type Issue, sayIssue } from '../domain/issue.ts';
import { SECTIONS } from '../domain/site.ts';
import type { Locale, Words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import type { ToldIssue } from './calls.ts';
import { JOURNAL_SHEET } from './journal-sheet.ts';
import { SETTINGS_SHEET } from './settings-sheet.ts';

/** An issue in the workbook's language, with where it is in the words that people see there. */
export const told = (issue: Issue, locale: Locale): ToldIssue => {
  const { says: _says, facts: _facts, ...rest } = issue;
  return { ...rest, ...placeOf(issue, locale), message: sayIssue(issue, locale) };
};

/** Where an issue is, in the words that people see there. */
function placeOf({ register: id, field }: Issue, locale: Locale): Pick<ToldIssue, 'sheet' | 'heading'> {
  const register = REGISTERS.find((one) => one.id === id);
  const section = SECTIONS.find((one) => one.id === id);
  const own = id === 'journal' ? JOURNAL_SHEET : register?.sheet;
  const sheet = own?.[locale] ?? [SETTINGS_SHEET[locale], section?.words[locale] ?? id].join(' · ');
  if (field === undefined) return { sheet };
  const column = register && entryColumns(register).find((column) => column.key === field)?.words;
  return { sheet, heading: column?.[locale] ?? headingOf(register?.fields ?? section?.fields ?? {}, field, locale) };
}

/** The label of a field, or of a line's, `returns.at`: 归还·归还时间. */
function headingOf(fields: Fields, path: string, locale: Locale): string {
  const [key = '', sub] = path.split('.');
  const field = ownField(fields, key);
  const of = field && isLines(field) && sub !== undefined ? ownField(field.of, sub) : undefined;
  const labels = [field?.words, of?.words].flatMap((label: Words | undefined) => label?.[locale] ?? []);
  return labels.length > 0 ? labels.join('·') : path;
}
