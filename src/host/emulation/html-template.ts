import { exception, notAvailable } from './exception.ts';
import { newOutput } from './html-service.ts';
import { named, nameOf } from './strict.ts';

type Template = GoogleAppsScript.HTML.HtmlTemplate;
type Output = GoogleAppsScript.HTML.HtmlOutput;

/** What a template answers itself; every other name is a value that the script gives it. */
export const htmlTemplateSignatures = { evaluate: [[]], getCode: [[]], getRawContent: [[]] } as const;

/** A template: its scriptlets run as the script's own code, and find what the script has set on it as variables. */
export function newTemplate(raw: string): Template {
  const values = new Map<string, unknown>();
  const methods: Readonly<Record<string, () => unknown>> = {
    evaluate: () => evaluated(raw, values),
    getCode: () => codeOf(raw),
    getRawContent: () => raw,
    toString: () => 'HtmlTemplate',
  };
  return named(
    new Proxy({} as Template, {
      get: (_, name) => (typeof name === 'symbol' ? undefined : values.has(name) ? values.get(name) : methods[name]),
      set: (_, name, value) => {
        if (typeof name === 'symbol' || name in methods) throw exception(`Cannot set ${String(name)} of a template.`);
        values.set(name, value);
        return true;
      },
      has: (_, name) => typeof name === 'string' && (values.has(name) || name in methods),
      ownKeys: () => [...values.keys()],
      getOwnPropertyDescriptor: (_, name) =>
        values.has(String(name))
          ? { value: values.get(String(name)), enumerable: true, configurable: true }
          : undefined,
    }),
    'HtmlTemplate',
  );
}

function evaluated(raw: string, values: ReadonlyMap<string, unknown>): Output {
  const page = new Page();
  const names = [...values.keys()];
  // The code finds the script's functions and variables: it runs in the same realm, outside of any function.
  const run = new Function('output', ...names, codeOf(raw)) as (...args: unknown[]) => void;
  run(page, ...names.map((name) => values.get(name)));
  return newOutput(page.html);
}

/** `<? ?>` runs, `<?= ?>` prints escaped, `<?!= ?>` prints as it is. */
const SCRIPTLET = /<\?(!?=)?([\s\S]*?)\?>/g;

function codeOf(raw: string): string {
  const lines: string[] = [];
  let at = 0;
  const literal = (until: number): void => {
    if (until > at) lines.push(`output.literal(${JSON.stringify(raw.slice(at, until))});`);
  };
  for (const { 0: all, 1: print, 2: code = '', index } of raw.matchAll(SCRIPTLET)) {
    literal(index);
    const inside = code.trim().replace(/;$/, '');
    if (print === undefined) lines.push(code);
    else lines.push(`output.${print === '=' ? 'escaped' : 'forced'}(${inside}\n);`);
    at = index + all.length;
  }
  literal(raw.length);
  return lines.join('\n');
}

/** Where in a page the next text will stand. */
type Spot = 'text' | 'tag' | 'value' | 'script' | 'comment';

/** A page as it is printed, and where in it the printing stands: "contextual escaping" (documented: guides/html/templates). */
class Page {
  html = '';
  #spot: Spot = 'text';
  #quote = '';
  #attribute = '';

  literal(text: string): void {
    this.html += text;
    for (let at = 0; at < text.length; at++) at = this.#step(text, at);
  }
  forced(value: unknown): void {
    this.html += printed(value);
  }
  /** Within text and quoted values. Elsewhere what is safe depends on what the page means there: refused, never guessed. */
  escaped(value: unknown): void {
    const isValue = this.#spot === 'value' && this.#quote !== '';
    if (this.#spot !== 'text' && !isValue) throw notAvailable(`A printing scriptlet inside ${PLACES[this.#spot]}`);
    const text = printed(value);
    if (isValue && /^(on|style$)/i.test(this.#attribute))
      throw notAvailable(`A printing scriptlet inside the attribute ${this.#attribute}`);
    if (
      isValue &&
      /^(href|src|action|formaction)$/i.test(this.#attribute) &&
      /^\s*(javascript|data|vbscript):/i.test(text)
    )
      throw notAvailable(`A printing scriptlet with the address ${text.slice(0, 20)}`);
    this.html += text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
  }

  /** Goes over one character, or over more of them where a whole tag's contents are passed. */
  #step(text: string, at: number): number {
    const character = text[at] as string;
    if (this.#spot === 'text' && character === '<') {
      if (text.startsWith('<!--', at)) this.#spot = 'comment';
      else if (/^<[a-z/!]/i.test(text.slice(at, at + 2))) {
        this.#spot = 'tag';
        this.#tag = /^<\/?([a-z]*)/i.exec(text.slice(at, at + 20))?.[1]?.toLowerCase() ?? '';
        this.#isClosing = text[at + 1] === '/';
      }
    } else if (this.#spot === 'comment' && text.startsWith('-->', at)) {
      this.#spot = 'text';
      return at + 2;
    } else if (this.#spot === 'script' && new RegExp(`^</${this.#tag}\\b`, 'i').test(text.slice(at, at + 12))) {
      this.#spot = 'tag';
      this.#isClosing = true;
    } else if (this.#spot === 'tag') this.#inTag(text, at, character);
    else if (this.#spot === 'value') this.#inValue(character);
    return at;
  }
  #tag = '';
  #isClosing = false;

  #inTag(text: string, at: number, character: string): void {
    if (character === '>') {
      const isCode = !this.#isClosing && (this.#tag === 'script' || this.#tag === 'style');
      this.#spot = isCode ? 'script' : 'text';
    } else if (character === '=') {
      this.#attribute = /([\w:-]+)\s*$/.exec(text.slice(0, at))?.[1] ?? '';
      const [, quote = ''] = /^=\s*(["']?)/.exec(text.slice(at, at + 20)) ?? [];
      this.#quote = quote;
      this.#spot = 'value';
      this.#isOpen = false;
    }
  }
  #isOpen = false;

  #inValue(character: string): void {
    if (this.#quote === '') {
      if (/[\s>]/.test(character)) this.#spot = character === '>' ? 'text' : 'tag';
    } else if (character === this.#quote) {
      if (this.#isOpen) this.#spot = 'tag';
      this.#isOpen = !this.#isOpen;
    }
  }
}

const PLACES: Readonly<Record<Spot, string>> = {
  text: 'text',
  tag: 'a tag',
  value: 'a value without quotes',
  script: 'a script or a style',
  comment: 'a comment',
};
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

const printed = (value: unknown): string => {
  if (nameOf(value) === 'HtmlOutput') return (value as Output).getContent();
  return String(value);
};
