import { fill, type Locale, type Words } from './words.ts';

/**
 * - `reject` wrong: a form is refused, a typed cell is marked, the entry is left out of the summaries
 * - `warn`   unusual: recorded all the same
 * - `due`    right when it was written, but time has passed (overdue)
 */
export type Effect = 'reject' | 'warn' | 'due';

/** What is wrong, where, by which rule and what to do next: a value, never an exception. */
export interface Issue {
  /** A rule of domain/rules.tsv (`KEYS-02`), or of the form of a field (`FORM-MOMENT`). */
  readonly rule: string;
  readonly effect: Effect;
  readonly register: string;
  readonly field?: string;
  /** 1-based line under the entry. */
  readonly line?: number;
  /** The entry's number, once it has one. */
  readonly number?: string;
  /** 1-based row of its sheet, where a check found it. */
  readonly row?: number;
  /** Of what is missing, which no entry bears: tells one from another. */
  readonly key?: string;
  readonly says: Words;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export const sayIssue = (issue: Issue, locale: Locale): string => fill(issue.says[locale], issue.facts);
export const isReject = (issue: Issue): boolean => issue.effect === 'reject';
