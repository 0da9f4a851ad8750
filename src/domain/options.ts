import type { Field } from './field.ts';
import type { Site, SiteOption } from './site.ts';
import { LOCALES, type Locale } from './words.ts';

/** The options of a choice field as a site has them: key → label in the workbook's language, in order. */
export function optionsOf(site: Site, register: string, key: string, field: Field): ReadonlyMap<string, string> {
  return choices(site, register, key, field).labels;
}

/** The key of an option given by its key or by any of its labels; undefined when there is none. */
export const optionKey = (site: Site, register: string, key: string, field: Field, typed: string): string | undefined =>
  choices(site, register, key, field).keys.get(fold(typed));

/** The rows of the settings that give an option a name another one has: they do not hold, or cells would be read as the other. */
export const refusedOptions = (site: Site, register: string, key: string, field: Field): readonly SiteOption[] =>
  choices(site, register, key, field).refused;

interface Choices {
  readonly refused: readonly SiteOption[];
  readonly labels: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
}
const remembered = new WeakMap<Site, Map<Field, Choices>>();

/** Built once for a site and a field: an import asks it a hundred thousand times. */
function choices(site: Site, register: string, key: string, field: Field): Choices {
  const ofSite = remembered.get(site) ?? new Map<Field, Choices>();
  remembered.set(site, ofSite);
  const found = ofSite.get(field) ?? build(site, register, key, field);
  ofSite.set(field, found);
  return found;
}

function build(site: Site, register: string, key: string, field: Field): Choices {
  const labels = new Map<string, string>();
  const keys = new Map<string, string>();
  const refused: SiteOption[] = [];
  for (const [option, label] of Object.entries(field.options ?? {})) {
    labels.set(option, label[site.locale]);
    for (const name of [option, ...LOCALES.map((locale: Locale) => label[locale])]) keys.set(fold(name), option);
  }
  for (const added of site.options) {
    if (added.register !== register || added.field !== key) continue;
    const option = added.option ?? added.label;
    if (field.fixed && !labels.has(option)) continue;
    const isTaken = [option, added.label].some((name) => (keys.get(fold(name)) ?? option) !== option);
    if (isTaken) {
      refused.push(added);
      continue;
    }
    labels.set(option, added.label);
    keys.set(fold(added.label), option);
    keys.set(fold(option), option);
  }
  return { labels, keys, refused };
}

const fold = (name: string): string => name.trim().toLowerCase();
