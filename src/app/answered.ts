import type { Answered } from '../adapters/calls.ts';
import { WorkbookError } from '../adapters/workbook.ts';
import { LOCALES, type Words } from '../domain/words.ts';

/**
 * Runs what a function called from outside does: its answer, or one sentence in three languages about why there is none.
 * Anything else that goes wrong is the program's fault and stays an exception.
 */
export function answered<Answer>(work: () => Answer): Answered<Answer> {
  try {
    return { answer: work() };
  } catch (failure) {
    if (failure instanceof WorkbookError) return { error: { code: failure.code, says: failure.says } };
    throw failure;
  }
}

/** Where no workbook tells its language yet: all three, a line each. */
export const inAllLanguages = (says: Words): string => LOCALES.map((locale) => says[locale]).join('\n');
