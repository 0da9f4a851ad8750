import { type Field, type Fields, isLines } from '../domain/field.ts';
import type { AnyRegister } from '../domain/register.ts';
import type { SiteOption, Target } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { MEASURES } from '../measures/index.ts';
import { REGISTERS } from '../registers/index.ts';

// The settings name registers, fields, options and measures in the words that people know; ids are read too.

/** What names lead to: of two things with one name the first. Asked for every row of the settings, so made once. */
type Named<Thing> = (typed: string) => Thing | undefined;

const bare = (name: string): string => name.trim().toLowerCase();

function named<Thing>(all: readonly Thing[], namesOf: (thing: Thing) => readonly string[]): Named<Thing> {
  const byName = new Map([...all].reverse().flatMap((thing) => namesOf(thing).map((name) => [bare(name), thing])));
  return (typed) => byName.get(bare(typed));
}

/** Made when first asked, then kept. */
function once<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, Made>();
  return (key) => {
    const kept = made.get(key) ?? make(key);
    made.set(key, kept);
    return kept;
  };
}

const registersNamed = once((all: readonly AnyRegister[]) =>
  named(all, ({ id, sheet }) => [id, ...Object.values(sheet)]),
);
const measuresNamed = once((all: typeof MEASURES) => named(all, ({ id, words }) => [id, ...Object.values(words)]));
const choicesNamed = once(({ fields }: AnyRegister) =>
  named(choices(fields), ([key, { words }]) => [key, ...Object.values(words)]),
);
const optionsNamed = once(({ options = {} }: Field) =>
  named(Object.entries(options), ([option, label]) => [option, ...Object.values(label)]),
);

/** The register of that id, or whose sheet is called so in any language. */
export const registerCalled = (name: string): AnyRegister | undefined => registersNamed(REGISTERS)(name);

/** A field of a register that has options, with its key; by its key or its name in any language. */
export const choiceCalled = (register: AnyRegister, name: string) => choicesNamed(register)(name);

/** A target as the program knows it; what names no measure stays as it was typed. */
export const targetMeant = (target: Target): Target => ({
  ...target,
  measure: measuresNamed(MEASURES)(target.measure)?.id ?? target.measure,
});

/** A row of the options as the program knows it; what names nothing stays as it was typed. */
export function optionMeant(typed: SiteOption): SiteOption {
  const register = registerCalled(typed.register);
  const [key, field] = (register && choiceCalled(register, typed.field)) ?? [];
  const [option] = (field && optionsNamed(field)(typed.option ?? '')) ?? [];
  return {
    ...typed,
    register: register?.id ?? typed.register,
    field: key ?? typed.field,
    option: option ?? typed.option,
  };
}

/** The same the other way: an option as its row of the settings says it. */
export function optionShown({ register: id, field: key, option, label }: SiteOption, locale: Locale): SiteOption {
  const register = registerCalled(id);
  const [, field] = (register && choiceCalled(register, key)) ?? [];
  return {
    register: register?.sheet[locale] ?? id,
    field: field?.words[locale] ?? key,
    option: field?.options?.[option ?? '']?.[locale] ?? option,
    label,
  };
}

/** The fields that have options, those of lines too. */
export const choices = (fields: Fields = {}): (readonly [key: string, field: Field])[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    if (isLines(field)) return choices(field.of);
    return field.options ? [[key, field] as const] : [];
  });
