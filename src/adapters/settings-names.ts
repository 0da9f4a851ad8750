import { type Field, type Fields, isLines } from '../domain/field.ts';
import type { AnyRegister } from '../domain/register.ts';
import type { SiteOption, Target } from '../domain/site.ts';
import type { Locale, Words } from '../domain/words.ts';
import { MEASURES } from '../measures/index.ts';
import { REGISTERS } from '../registers/index.ts';

// The settings name registers, fields, options and measures in the words that people know; ids are read too.

const isCalled = (typed: string, id: string, label: Words): boolean =>
  [id, ...Object.values(label)].some((name) => name.toLowerCase() === typed.trim().toLowerCase());

/** The register of that id, or whose sheet is called so in any language. */
export const registerCalled = (name: string): AnyRegister | undefined =>
  REGISTERS.find(({ id, sheet }) => isCalled(name, id, sheet));

/** A target as the program knows it; what names no measure stays as it was typed. */
export const targetMeant = (target: Target): Target => ({
  ...target,
  measure: MEASURES.find(({ id, words }) => isCalled(target.measure, id, words))?.id ?? target.measure,
});

/** A row of the options as the program knows it; what names nothing stays as it was typed. */
export function optionMeant(typed: SiteOption): SiteOption {
  const register = registerCalled(typed.register);
  const [key, field] = choices(register?.fields).find(([id, { words }]) => isCalled(typed.field, id, words)) ?? [];
  const own = Object.entries(field?.options ?? {}).find(([id, label]) => isCalled(typed.option ?? '', id, label));
  return {
    ...typed,
    register: register?.id ?? typed.register,
    field: key ?? typed.field,
    option: own?.[0] ?? typed.option,
  };
}

/** The same the other way: an option as its row of the settings says it. */
export function optionShown({ register: id, field: key, option, label }: SiteOption, locale: Locale): SiteOption {
  const register = registerCalled(id);
  const field = choices(register?.fields).find(([one]) => one === key)?.[1];
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
