import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../src/sidebar/tokens.css', import.meta.url), 'utf8');
const [LIGHT = '', DARK = ''] = CSS.split('@media (prefers-color-scheme: dark)');

/** What is written on what. */
const PAIRS = [
  ['ink', 'paper'],
  ['ink', 'ground'],
  ['ink', 'accent-ground'],
  ['soft', 'paper'],
  ['soft', 'ground'],
  ['accent', 'paper'],
  ['accent', 'ground'],
  ['accent', 'accent-ground'],
  ['on-accent', 'accent'],
  ['open', 'open-ground'],
  ['open', 'ground'],
  ['busy', 'busy-ground'],
  ['done', 'done-ground'],
  ['late', 'late-ground'],
  ['late', 'ground'],
  ['late', 'paper'],
  ['void', 'void-ground'],
] as const;

it.each([
  ['light', LIGHT],
  ['dark', DARK],
])('text can be read on its ground: %s', (_, css) => {
  const colours = new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex ?? '']));
  const contrast = (one: string, other: string): number => {
    const [bright = 0, dim = 0] = [luminance(colours.get(one)), luminance(colours.get(other))].sort((a, b) => b - a);
    return (bright + 0.05) / (dim + 0.05);
  };
  const faint = PAIRS.filter(([text, ground]) => !(contrast(text, ground) >= 4.5));
  expect(faint).toEqual([]);
  // What bounds a control is no text (WCAG 1.4.11).
  expect(['paper', 'ground'].filter((ground) => !(contrast('edge', ground) >= 3))).toEqual([]);
});

/** Relative luminance, as WCAG 2 defines it. */
function luminance(hex = '#'): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
