/** The languages of every text a person reads. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in the three languages. Registers, fields, options, rules and measures carry theirs with them. */
export type Words = Readonly<Record<Locale, string>>;

export const words = (zhCN: string, zhTW: string, en: string): Words =>
  Object.freeze({ 'zh-CN': zhCN, 'zh-TW': zhTW, en });

/** Puts facts into the `{name}` places of a text. A place without a fact is a programmer's error and throws. */
export function fill(text: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`no fact {${name}} for: ${text}`);
    return String(fact);
  });
}
