import { basename } from 'node:path';
import type { Locale } from '../domain/words.ts';
import { CODES, type DataFileErrorCode, type Faults, type Why } from './data-fault.ts';
import { sayFault } from './data-messages.ts';

/** A file that cannot be taken as a table. `code` is for programs, `say` for the person at the desk. */
export class DataFileError extends Error {
  readonly code: DataFileErrorCode;
  readonly why: Why;
  readonly details: Readonly<Record<string, string | number>> & { readonly file: string };

  constructor(path: string, why: Why, facts: Faults[Why]) {
    const details = { ...facts, file: basename(path) };
    super(sayFault(why, details, 'en'));
    this.name = 'DataFileError';
    this.code = CODES[why];
    this.why = why;
    this.details = details;
  }

  /** Where, what, and what to do next. */
  say(locale: Locale): string {
    return sayFault(this.why, this.details, locale);
  }
}
