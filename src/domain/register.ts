import { type Field, type Fields, ownField, type Values } from './field.ts';
import type { Effect } from './issue.ts';
import type { Moment } from './moment.ts';
import type { Retention } from './retention.ts';
import type { Role, Site } from './site.ts';
import type { Words } from './words.ts';

/** What the program itself keeps of every entry (domain/registers.md). */
export type Stamp = {
  /** prefix-date recorded-serial, e.g. TS-20260214-003; never reused. */
  readonly number: string;
  /** Another system's number, from an import; unique in its register. */
  readonly external?: string;
  readonly recordedBy: string;
  readonly recordedAt: Moment;
  readonly changedBy?: string;
  readonly changedAt?: Moment;
  /** Only of a voided entry. It was voided at `changedAt`: nothing changes after. */
  readonly voidReason?: string;
  /** Somebody changed it on the sheet, and nobody has said why yet (待说明). */
  readonly unexplained?: true;
};
export type Entry<F extends Fields = Fields> = Values<F> & Stamp;

type KeyOf<F> = keyof F & string;
type LinesKey<F extends Fields> = {
  [K in KeyOf<F>]: F[K] extends { readonly kind: string }
    ? Values<F>[K & keyof Values<F>] extends readonly object[] | undefined
      ? K
      : never
    : never;
}[KeyOf<F>];
type LineOf<F extends Fields, K extends keyof Values<F>> =
  NonNullable<Values<F>[K]> extends readonly (infer Line)[] ? Line : never;

interface RuleText {
  /** The rule's id in domain/rules.tsv: its address in code, tests, manual and messages. */
  readonly id: string;
  readonly effect: Exclude<Effect, 'due'>;
  /** What is wrong and what to do next; `{facts}` are filled in. */
  readonly says: Words;
  /**
   * Fields, or those of lines (`keys.key`), that it judges once by the settings or by other entries: while none of them changes,
   * what does change there is not held against the entry.
   */
  readonly once?: readonly string[];
}
/** Says what is true of a good entry. `book` is the book without this entry. */
export interface EntryRule<F extends Fields> extends RuleText {
  readonly each?: undefined;
  readonly at: KeyOf<F>;
  /** Asks the book for other entries, so it runs on the server only. */
  readonly needsBook?: true;
  holds(entry: Values<F>, book: Book, now: Moment): boolean;
  facts?(entry: Values<F>, book: Book): Readonly<Record<string, string | number>>;
}
/** Says what is true of every good line under `each`; `at` is a field of the line. */
export type LineRule<F extends Fields> = {
  readonly [K in LinesKey<F> & keyof Values<F>]: RuleText & {
    readonly each: K;
    readonly at: keyof LineOf<F, K> & string;
    readonly needsBook?: true;
    holds(line: LineOf<F, K>, entry: Values<F>, book: Book, now: Moment): boolean;
  };
}[LinesKey<F> & keyof Values<F>];
export type Rule<F extends Fields> = EntryRule<F> | LineRule<F>;

/**
 * A rule of the book: says what is missing, of which there is no entry to be wrong. It sees what is open or happens within
 * `days` of now, in its own register and in those it names in `of`.
 */
export interface BookRule {
  readonly id: string;
  readonly effect: Exclude<Effect, 'reject'>;
  /** What is missing and what to do next; `{facts}` are filled in. */
  readonly says: Words;
  readonly days: number;
  /** The role that is mailed each morning on which it finds anything; nobody without it. */
  readonly to?: Role;
  /** Other registers that it looks at, by id. */
  readonly of?: readonly string[];
  finds(recent: Recent, site: Site, now: Moment): readonly Missing[];
}
/** The entries of a register near now, voided ones left out. */
export type Recent = <F extends Fields>(register: RegisterName<F>) => readonly Entry<F>[];
/** Something of which there is no entry. */
export interface Missing {
  /** Tells it from what else is missing by the same rule, at every look. */
  readonly key: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** A time by which something has to be done; past it and not done is overdue. */
export interface Limit<F extends Fields> {
  readonly id: string;
  readonly at: KeyOf<F>;
  readonly says: Words;
  due(entry: Values<F>, site: Site): Moment | undefined;
  /** Nothing is left to be done about it. */
  done(entry: Values<F>): boolean;
  /** What `says` names beside `{name}` and the `{hours}` it is overdue. */
  facts?(entry: Values<F>): Readonly<Record<string, string | number>>;
}

/** Something about an entry that somebody is mailed at once. */
export interface Occasion {
  /** Makes it the same occasion: what an entry has come to once is not told again when it is corrected. */
  readonly key: string;
  /** When it came up. */
  readonly at: Moment;
  /** The role it is told to: whoever has it, by the people of the settings. */
  readonly to: Role;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** Told once in so many days whatever the entry, `subject` being what it is about. */
  readonly once?: { readonly subject: string; readonly days: number };
}
/** A rule by which an entry is mailed at once: a letter goes out for what there is to tell of it and was not before. */
export interface Alert<F extends Fields> {
  readonly id: string;
  /** The mail's subject; `{facts}`, `{number}` and `{title}` are filled in. */
  readonly says: Words;
  /** `alike` are other entries with the same in the register's field for it; the book holds what the register asks for. */
  tells(entry: Values<F>, site: Site, alike: readonly Values<F>[], book: Book): readonly Occasion[];
}

/** Who may sign in a field: whoever has the role, and is not named in those other fields of the entry. */
export interface Signature<K extends string> {
  readonly least: Role;
  readonly not?: readonly K[];
}
export type AnySignature = Signature<string>;

/** A field that takes a role to fill in or change, in some of the entries: whoever is at the desk is asked, not a name. */
export interface Reserved<F extends Fields> {
  /** The rule that says so. */
  readonly id: string;
  readonly at: KeyOf<F>;
  readonly least: Role;
  /** What it is, as it follows "may". */
  readonly what: Words;
  readonly says: Words;
  in(entry: Values<F>): boolean;
}

/** Half open: from the moment it opened, to the one it was closed; without an end it is open still. */
export interface Span {
  readonly from: Moment;
  readonly until?: Moment;
}

/** The entries of a register whose field holds that value. */
export interface Asked {
  readonly register: string;
  readonly key: string;
  readonly value: unknown;
  /** Only those that are open: asked of the entry as it will stand, whatever the number of those that are done. */
  readonly open?: true;
}

/** What the next shift has to know of an open entry, as far as the entry says it (HAND-01, HAND-02). */
export interface HandedOver {
  readonly cause?: string;
  readonly course?: string;
  readonly result?: string;
  /** A shift has left it over: it is on every handover until it is settled (DUTY-07). */
  readonly leftOver?: true;
  /** Since when it is so pressing that no shift is handed over before it is done with (HAND-05). */
  readonly urgentSince?: Moment;
}

/** How a state looks: open and waiting, being worked on, done, late, or out of the count. */
export type Tone = 'open' | 'busy' | 'done' | 'late' | 'void';
export interface State {
  readonly words: Words;
  readonly tone: Tone;
}

/** What recording an entry changes in an entry of another register, journalled in the same write. */
export interface Caused {
  readonly register: string;
  readonly number: string;
  /** The fields that change; undefined clears one. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a form puts into a field before anybody types: the time it is, the person on duty, or the shift that runs. */
export type Beginning = 'now' | 'me' | 'shift';

/** A step in an entry's life, as people take it: a button on the entry. */
export interface Step<F extends Fields, S extends string> {
  readonly id: string;
  readonly words: Words;
  /** The states in which it can be taken. */
  readonly from: readonly S[];
  /** What has to be filled in for it; of a field with lines it adds one line. */
  readonly fills?: readonly KeyOf<F>[];
  /** What may be filled in with it. */
  readonly also?: readonly KeyOf<F>[];
  /** It can be taken for several entries at once, by whoever is on duty: nothing else is to be filled in. */
  readonly together?: true;
  /** What it clears instead: a wait has ended. */
  readonly clears?: readonly KeyOf<F>[];
  /** A field of every line under `field` that is ticked with it, shown once `after` is filled in. */
  readonly marks?: { readonly field: KeyOf<F>; readonly key: string; readonly after: KeyOf<F> };
  /** It opens a new entry of another register, whose field `names` this one; `copies` are its fields by ours. */
  readonly opens?: {
    readonly register: string;
    readonly names: string;
    readonly copies?: Readonly<Partial<Record<KeyOf<F>, string>>>;
  };
}

export interface Register<F extends Fields = Fields, S extends string = string> {
  readonly id: string;
  readonly prefix: string;
  readonly sheet: Words;
  /** The rule that asks for the required fields. */
  readonly complete: string;
  readonly fields: F;
  /** The field that names an entry to people and to other registers (a key's tag): unique. Else the number does. */
  readonly knownBy?: KeyOf<F>;
  /** The field by which open entries are found (the loans of a key). */
  readonly openBy?: KeyOf<F>;
  /** Registers whose entries the rules read, by id. */
  readonly reads?: readonly string[];
  /** Further entries that the rules read, beside those it names and those that are open for it; of registers that it `reads`. */
  asks?(entry: Partial<Entry<F>>): readonly Asked[];
  /** Registers of which the rules read every open entry. */
  collects?(other: AnyRegister): boolean;
  /** What the next shift is told of an open entry; undefined for one that is none of its business. */
  handsOver?(entry: Entry<F>, site: Site): HandedOver | undefined;
  /** Fields that only the program sets; of a line's field `matters.report`. */
  readonly assigned?: readonly (KeyOf<F> | `${LinesKey<F>}.${string}`)[];
  /** Required fields that `assign` fills in where they are left blank. */
  readonly defaulted?: readonly KeyOf<F>[];
  /** Fields that name who signs, and who may: that person gives their PIN for it. */
  readonly signatures?: Readonly<Partial<Record<KeyOf<F>, Signature<KeyOf<F>>>>>;
  readonly reserved?: readonly Reserved<F>[];
  /** An import fills these from constants only in rows where `when` has a value. */
  readonly closing?: { readonly when: KeyOf<F>; readonly fields: readonly KeyOf<F>[] };
  /** How a list shows an entry: the fields that say which one it is, and those that say what it is about. */
  readonly title: readonly KeyOf<F>[];
  readonly about: readonly KeyOf<F>[];
  readonly states: Readonly<Record<S, State>>;
  /** The steps of its life, in the order in which they are usually taken. */
  readonly steps?: readonly Step<F, S>[];
  /** What a new entry's form begins with beside, of what the book has: a handover lists what is open. */
  prepares?(book: Book, now: Moment): Partial<Values<F>>;
  /** What its form begins with, by field; of a line's field `returns.at`. */
  readonly begins?: Readonly<Partial<Record<KeyOf<F> | `${LinesKey<F>}.${string}`, Beginning>>>;
  readonly rules: readonly Rule<F>[];
  readonly finds?: readonly BookRule[];
  readonly retention?: Retention;
  readonly limits?: readonly Limit<F>[];
  readonly alerts?: readonly Alert<F>[];
  /** The fields by which entries are alike to the alerts: the first of them in which anything stands. */
  readonly alike?: readonly KeyOf<F>[];
  /** Values that follow from the others when an entry is taken in; undefined clears one. */
  assign?(
    entry: Partial<Values<F>>,
    site: Site,
    before: Partial<Values<F>> | undefined,
    now: Moment,
    book: Book,
  ): Partial<Values<F>>;
  /** Derived, never typed. */
  state(entry: Values<F>, now: Moment, site: Site): S;
  /** The spans in which the entry is open; a register without a life has none. */
  life?(entry: Entry<F>): readonly Span[];
  /** Since when something is asked of it whether or not it is open: until that is done, it stays on the lists. */
  awaits?(entry: Values<F>): Moment | undefined;
  /** Whose work an entry is while it is open. */
  owner?(entry: Values<F>): string;
  causes?(change: { readonly before?: Entry<F>; readonly after?: Entry<F> }, book: Book): readonly Caused[];
}

/** Declares a register: its sheet, form, checks, state, import and export all follow from this one value. */
export const defineRegister = <F extends Fields, S extends string>(declared: Register<F, S>): Register<F, S> =>
  Object.freeze(declared);

/** Tells `book` which register is meant, where importing the register would make an import ring. */
export interface RegisterName<F extends Fields = Fields> {
  readonly id: string;
  readonly fields?: F;
}
/** The registers at a moment, as far as they were loaded. Voided entries are not seen by rules. */
export interface Book {
  readonly site: Site;
  /** The entry of that name: what the register is known by, or its number. */
  entry<F extends Fields>(register: RegisterName<F>, name: string | undefined): Entry<F> | undefined;
  /** The open entries whose `openBy` field holds that name (the loans of a key). */
  openFor<F extends Fields>(register: RegisterName<F>, name: string | undefined): readonly Entry<F>[];
  /** The entries whose field holds that value, of those that the register `asks` for. */
  where<F extends Fields>(register: RegisterName<F>, key: string, value: unknown): readonly Entry<F>[];
  /** Every entry of the registers that it `collects` that is open, or of which something is asked still. */
  open(): readonly Opened[];
}
/** A book without entries: for the rules that ask for none. */
export const emptyBook = (site: Site): Book => ({
  site,
  entry: () => undefined,
  openFor: () => [],
  where: () => [],
  open: () => [],
});
/** An entry with its register. */
export interface Opened {
  readonly register: AnyRegister;
  readonly entry: AnyEntry;
}

/** A rule as it is asked, whatever the fields of its register. */
export interface AnyRule extends RuleText {
  readonly each?: string;
  readonly at: string;
  readonly needsBook?: true;
  // biome-ignore lint/suspicious/noExplicitAny: what a rule is asked depends on its register.
  holds(...asked: any[]): boolean;
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  facts?(...asked: any[]): Readonly<Record<string, string | number>>;
}
type Hidden =
  | 'fields'
  | 'knownBy'
  | 'openBy'
  | 'asks'
  | 'handsOver'
  | 'assigned'
  | 'signatures'
  | 'reserved'
  | 'title'
  | 'about'
  | 'closing'
  | 'steps'
  | 'begins'
  | 'prepares'
  | 'rules'
  | 'limits'
  | 'alerts'
  | 'alike'
  | 'assign'
  | 'state'
  | 'life'
  | 'awaits'
  | 'owner'
  | 'causes';
type Loose = Readonly<Record<string, unknown>>;
export type AnyStep = Step<Fields, string>;
/** A register with its particulars hidden, as the parts that serve all of them see it. Methods, so that any register is one. */
export interface AnyRegister extends Omit<Register<Fields, string>, Hidden> {
  readonly fields: Fields;
  readonly knownBy?: string;
  readonly openBy?: string;
  asks?(entry: Loose): readonly Asked[];
  handsOver?(entry: AnyEntry, site: Site): HandedOver | undefined;
  readonly assigned?: readonly string[];
  readonly defaulted?: readonly string[];
  readonly signatures?: Readonly<Record<string, AnySignature>>;
  // biome-ignore lint/suspicious/noExplicitAny: what is reserved in any register.
  readonly reserved?: readonly Reserved<any>[];
  readonly closing?: { readonly when: string; readonly fields: readonly string[] };
  readonly title: readonly string[];
  readonly about: readonly string[];
  readonly steps?: readonly AnyStep[];
  readonly begins?: Readonly<Partial<Record<string, Beginning>>>;
  prepares?(book: Book, now: Moment): Loose;
  readonly rules: readonly AnyRule[];
  // biome-ignore lint/suspicious/noExplicitAny: a limit of any register.
  readonly limits?: readonly Limit<any>[];
  // biome-ignore lint/suspicious/noExplicitAny: an alert of any register.
  readonly alerts?: readonly Alert<any>[];
  readonly alike?: readonly string[];
  assign?(entry: Loose, site: Site, before: Loose | undefined, now: Moment, book: Book): Loose;
  state(entry: Loose, now: Moment, site: Site): string;
  life?(entry: AnyEntry): readonly Span[];
  awaits?(entry: Loose): Moment | undefined;
  owner?(entry: Loose): string;
  causes?(change: { readonly before?: AnyEntry; readonly after?: AnyEntry }, book: Book): readonly Caused[];
}
export type AnyEntry = Stamp & Readonly<Record<string, unknown>>;

export const isVoid = (entry: Pick<Stamp, 'voidReason'>): boolean => entry.voidReason !== undefined;
export const fieldOf = (register: AnyRegister, key: string): Field | undefined => ownField(register.fields, key);
/** What names an entry to people: what it is known by, else its number. */
export const nameOf = (register: AnyRegister, entry: AnyEntry): string =>
  register.knownBy ? String(entry[register.knownBy]) : entry.number;

/** The spans in which an entry is open; voiding it closes what is open. */
export function lifeOf(register: AnyRegister, entry: AnyEntry): readonly Span[] {
  const spans = register.life?.(entry) ?? [];
  return isVoid(entry) ? spans.map(({ from, until = entry.changedAt }) => ({ from, until })) : spans;
}
