import { fill, type Locale, type Words } from '../../domain/words.ts';
import { CallFailure } from '../server.ts';

/** What a call that failed means: why, or that no answer came and it may be done. */
export function sayFailure(error: unknown, locale: Locale, failed: Words, lost: Words): string {
  if (error instanceof CallFailure && error.says) return fill(failed[locale], { message: error.says[locale] });
  if (error instanceof CallFailure && error.kind === 'lost') return lost[locale];
  return fill(failed[locale], { message: error instanceof Error ? error.message : String(error) });
}
