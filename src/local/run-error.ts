import type { Locale, Words } from '../domain/words.ts';
import { fill } from '../domain/words.ts';

/** Why a command could not run, in one sentence with what to do: exit code 2. */
export class RunError extends Error {
  readonly says: Words;
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(says: Words, facts: Readonly<Record<string, string | number>> = {}) {
    super(fill(says.en, facts));
    this.says = says;
    this.facts = facts;
  }
  say(locale: Locale): string {
    return fill(this.says[locale], this.facts);
  }
}
