import type { Moment } from './moment.ts';
import type { Words } from './words.ts';

/** Characters a short text, a long text and a whole entry (as JSON) may have (domain/registers.md). */
export const SHORT_TEXT = 200;
export const LONG_TEXT = 4_000;
export const ENTRY_JSON = 40_000;

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'whole'
  | 'moment'
  | 'day'
  | 'clock'
  | 'choice'
  | 'yes-no'
  | 'person'
  | 'persons'
  | 'phone'
  | 'shift'
  | 'mail'
  | 'ref'
  | 'lines';

/**
 * A field of a register: plain frozen data, so that a site's own field from the settings has the same shape.
 * `Value` is what a cell becomes once it is normalised; it exists for the compiler only.
 */
export interface Field<Value = unknown, Required extends boolean = boolean> {
  readonly kind: FieldKind;
  readonly words: Words;
  readonly required: Required;
  /** What a person should know while filling it in. */
  readonly hint?: Words;
  /** moment: of something that has happened, so it never lies ahead of the clock. */
  readonly past?: true;
  /** whole: the smallest and largest number allowed. */
  readonly min?: number;
  readonly max?: number;
  /** choice: the options, key → label. */
  readonly options?: Readonly<Record<string, Words>>;
  /** choice: rules lean on these options, a site renames them but adds none. */
  readonly fixed?: boolean;
  /** ref: the id of the register it names an entry of. */
  readonly to?: string;
  /** text: names the entry, so that letters and digits are kept at half width: it is found however it is typed. */
  readonly names?: true;
  /** lines: the fields of one line. */
  readonly of?: Fields;
  readonly __value?: Value;
}

export type Fields = Readonly<Record<string, Field>>;
export type ValueOf<F> = F extends Field<infer Value, boolean> ? Value : never;

/** The values of an entry: required fields are there, the others may be missing. */
export type Values<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: ValueOf<F[K]>;
};

/** An option that a site added in its settings. */
export type AddedOption = string & { readonly __added: unique symbol };

type Optional<Value> = Field<Value, false>;
type Hinted = { readonly hint?: Words };

const field = <Value>(kind: FieldKind, words: Words, more: object = {}): Optional<Value> =>
  Object.freeze({ kind, words, required: false as const, ...more });

/** Up to 200 characters on one line. */
export const text = (words: Words, more?: Hinted): Optional<string> => field('text', words, more);
/** What an entry is known by (a key's tag): a text that other registers name it with. */
export const name = (words: Words, more?: Hinted): Optional<string> => field('text', words, { names: true, ...more });
/** Up to 4,000 characters, lines allowed. */
export const longText = (words: Words, more?: Hinted): Optional<string> => field('long-text', words, more);
/** A whole number of things. */
export const whole = (
  words: Words,
  more?: Hinted & { readonly min?: number; readonly max?: number },
): Optional<number> => field('whole', words, { min: 0, ...more });
/** A date with a time; a date alone is 00:00. */
export const moment = (words: Words, more?: Hinted): Optional<Moment> => field('moment', words, more);
/** When something happened: a moment that is never later than now. */
export const past = (words: Words, more?: Hinted): Optional<Moment> => field('moment', words, { past: true, ...more });
/** A date: the moment 00:00 of that day. */
export const day = (words: Words, more?: Hinted): Optional<Moment> => field('day', words, more);
/** A time of the day, in minutes from 00:00 (0–1440). */
export const clock = (words: Words, more?: Hinted): Optional<number> => field('clock', words, more);
export const yesNo = (words: Words, more?: Hinted): Optional<boolean> => field('yes-no', words, more);
/** A name from the people of the settings; another name is let in with a warning. */
export const person = (words: Words, more?: Hinted): Optional<string> => field('person', words, more);
/** Several such names, one after the other: `王芳、李娜`. */
export const persons = (words: Words, more?: Hinted): Optional<string> => field('persons', words, more);
/** The names in a field of several. */
export const namesIn = (several: string | undefined): readonly string[] =>
  (several ?? '').split(/[、,，;；/／\n]+/).flatMap((one) => one.trim() || []);
/** A phone number; masked for whoever may not see it (SECR-01). */
export const phone = (words: Words, more?: Hinted): Optional<string> => field('phone', words, more);
/** The name of a shift of the settings. */
export const shift = (words: Words, more?: Hinted): Optional<string> => field('shift', words, more);
export const mail = (words: Words, more?: Hinted): Optional<string> => field('mail', words, more);
/** Names an entry of another register, by its number or by what that register is known by. */
export const ref = (words: Words, to: string, more?: Hinted): Optional<string> => field('ref', words, { to, ...more });
/** One of several options; the value is the option's key. */
export const choice = <Keys extends string>(
  words: Words,
  options: Readonly<Record<Keys, Words>>,
  more?: Hinted,
): Optional<Keys | AddedOption> => field('choice', words, { options, ...more });
/** A choice whose options the rules lean on: a site may rename them, not add to them. */
export const fixedChoice = <Keys extends string>(
  words: Words,
  options: Readonly<Record<Keys, Words>>,
  more?: Hinted,
): Optional<Keys> => field('choice', words, { options, fixed: true, ...more });
/** Several lines under one entry, on a sheet of their own. */
export const lines = <F extends Fields>(words: Words, of: F, more?: Hinted): Optional<readonly Values<F>[]> =>
  field('lines', words, { of, ...more });

export const required = <Value>(optional: Optional<Value>): Field<Value, true> =>
  Object.freeze({ ...optional, required: true as const });

export const isLines = (one: Field): one is Field & { readonly of: Fields } => one.kind === 'lines';

/** The fields of a register that hold lines, with the fields of a line. */
export function linesFields(fields: Fields): readonly (readonly [string, Fields])[] {
  const known = linesOf.get(fields);
  if (known) return known;
  const found = Object.entries(fields).flatMap(([key, one]) => (isLines(one) ? [[key, one.of] as const] : []));
  linesOf.set(fields, found);
  return found;
}
/** Fields never change: what is asked for every row of an import is worked out once. */
const linesOf = new WeakMap<Fields, readonly (readonly [string, Fields])[]>();

/** The field of that key; a key that comes from outside may name what every object inherits. */
export const ownField = (fields: Fields, key: string): Field | undefined =>
  isOwn.call(fields, key) ? fields[key] : undefined;
const isOwn = Object.prototype.hasOwnProperty;
