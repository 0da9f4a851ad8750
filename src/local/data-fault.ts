/** Why a file is refused, and the facts its sentence needs (data-messages.ts has the sentences). */
export interface Faults {
  missing: Record<never, never>;
  /** `reason` is the system's own word for it: EACCES, EBUSY … */
  unreadable: { readonly reason: string };
  folder: Record<never, never>;
  /** A spreadsheet of another kind: .xls, .et, .ods, .xlsb, or one with a password. */
  'other-spreadsheet': { readonly kind: string };
  'no-spreadsheet': { readonly kind: string };
  binary: Record<never, never>;
  damaged: { readonly part: string };
  'no-sheet': Record<never, never>;
  merged: { readonly sheet: string; readonly range: string };
  uncalculated: { readonly sheet: string; readonly cell: string };
  'odd-date': { readonly sheet: string; readonly cell: string; readonly text: string };
  'no-heading': { readonly row: number; readonly column: string };
  'broken-utf-8': { readonly row: number };
  'broken-utf-16': { readonly row: number };
  'unknown-encoding': { readonly row: number };
  'broken-quotes': { readonly row: number };
  'long-row': { readonly row: number; readonly cells: number; readonly headings: number };
  'large-file': { readonly megabytes: number };
  'large-unpacked': { readonly megabytes: number };
  'packed-too-tightly': Record<never, never>;
  'many-cells': { readonly cells: number };
  empty: Record<never, never>;
  'same-heading': { readonly heading: string; readonly columns: string };
}

export type Why = keyof Faults;

export type DataFileErrorCode =
  | 'missing-file'
  | 'unreadable'
  | 'unknown-kind'
  | 'not-a-table'
  | 'broken-encoding'
  | 'broken-csv'
  | 'too-large'
  | 'empty'
  | 'duplicate-heading';

/** What a program needs to know of each fault; the fault itself is for the sentence. */
export const CODES: Readonly<Record<Why, DataFileErrorCode>> = {
  missing: 'missing-file',
  unreadable: 'unreadable',
  folder: 'unknown-kind',
  'other-spreadsheet': 'unknown-kind',
  'no-spreadsheet': 'unknown-kind',
  binary: 'not-a-table',
  damaged: 'not-a-table',
  'no-sheet': 'not-a-table',
  merged: 'not-a-table',
  uncalculated: 'not-a-table',
  'odd-date': 'not-a-table',
  'no-heading': 'not-a-table',
  'broken-utf-8': 'broken-encoding',
  'broken-utf-16': 'broken-encoding',
  'unknown-encoding': 'broken-encoding',
  'broken-quotes': 'broken-csv',
  'long-row': 'broken-csv',
  'large-file': 'too-large',
  'large-unpacked': 'too-large',
  'packed-too-tightly': 'too-large',
  'many-cells': 'too-large',
  empty: 'empty',
  'same-heading': 'duplicate-heading',
};

/** Thrown deep inside, where the file's name is not known; readDataFile makes a DataFileError of it. */
export class Fault<W extends Why = Why> extends Error {
  readonly why: W;
  readonly facts: Faults[W];
  constructor(why: W, facts: Faults[W]) {
    super(why);
    this.why = why;
    this.facts = facts;
  }
}
