import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/words.ts';
import { REGISTERS } from '../../src/registers/index.ts';

describe.each([...LOCALES.map((locale) => `Sidebar-${locale}`), 'Setup', 'Help'])('dist/%s.html', (name) => {
  const PAGE = readFileSync(new URL(`../../dist/${name}.html`, import.meta.url), 'utf8');

  it('the page is one file of at most 150 kB', () => {
    expect(Buffer.byteLength(PAGE)).toBeLessThanOrEqual(150_000);
    expect(PAGE).toMatch(/<style>[^<]+<\/style>/);
  });

  it('nothing in it starts a scriptlet, ends the script early or is a template literal', () => {
    expect(PAGE.includes('<?')).toBe(false);
    expect(PAGE.match(/<\/script/g)).toHaveLength(1);
    expect(PAGE.includes('`')).toBe(false);
  });

  it('it asks nobody for anything', () => {
    const addresses = PAGE.match(/https?:\/\/[^"'\s)]+/g) ?? [];
    // Names of XML's languages, which nobody fetches.
    expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
    expect(PAGE).not.toMatch(/\bfetch\(|XMLHttpRequest|\bimport\(|@import|<link|<img|\bsrc=/);
  });
});

it.each(LOCALES)('the sidebar has the rules that the browser can ask, in its language alone: %s', (locale) => {
  const page = readFileSync(new URL(`../../dist/Sidebar-${locale}.html`, import.meta.url), 'utf8');
  const says = REGISTERS.flatMap(({ rules, limits = [], alerts = [] }) => [
    ...rules.flatMap((rule) =>
      LOCALES.map((one) => ({
        words: rule.says[one],
        wanted: !rule.needsBook && rule.says[one] === rule.says[locale],
      })),
    ),
    ...[...limits, ...alerts].map((one) => ({ words: one.says[locale], wanted: false })),
  ]);
  const wrong = says.filter(({ words, wanted }) => page.includes(words) !== wanted);
  expect(wrong).toEqual([]);
});
