import type { Look } from '../local/serve/messages.ts';

export type Style = Readonly<Record<string, string>>;

/** The colours of a cell that says nothing itself. */
export const PLAIN = {
  light: { paper: '#ffffff', ink: '#1d1f21' },
  dark: { paper: '#1b1d1f', ink: '#e6e6e4' },
} as const;
/** WCAG 2.2, AA, text of usual size. */
const LEAST_CONTRAST = 4.5;
/** Ink that was chosen for white paper looks dull on dark paper at the least contrast. */
const DARK_CONTRAST = 8;
/** How far a light background is moved towards dark paper. */
const DIMMED = 0.88;
const POINT = 4 / 3;

/** How a cell is drawn. Colours of the workbook are kept where they can be read, else moved until they can. */
export function styleOf(look: Look, dark: boolean): Style {
  const plain = dark ? PLAIN.dark : PLAIN.light;
  const background = look.background === undefined || !dark ? look.background : dimmed(look.background);
  const wanted = look.color ?? (background === undefined || dark ? plain.ink : PLAIN.light.ink);
  const style: Record<string, string> = {};
  if (background !== undefined) style.backgroundColor = background;
  if (background !== undefined || look.color !== undefined)
    style.color = readable(wanted, background ?? plain.paper, dark ? DARK_CONTRAST : LEAST_CONTRAST);
  if (look.bold) style.fontWeight = '700';
  if (look.italic) style.fontStyle = 'italic';
  const lines = [look.underline ? 'underline' : '', look.strikethrough ? 'line-through' : ''].join(' ').trim();
  if (lines !== '') style.textDecoration = lines;
  if (look.size !== undefined) style.fontSize = `${Math.round(look.size * POINT)}px`;
  if (look.align) style.justifyContent = look.align === 'right' ? 'flex-end' : 'center';
  if (look.align) style.textAlign = look.align;
  if (look.vertical === 'top') style.alignItems = 'flex-start';
  if (look.vertical === 'middle') style.alignItems = 'center';
  if (look.wrap === 'wrap') style.whiteSpace = 'pre-wrap';
  const sides = Object.keys(look.borders ?? {});
  if (sides.length > 0) style.boxShadow = sides.map((side) => `inset ${SHADOWS[side]} var(--line-strong)`).join(', ');
  return style;
}

const SHADOWS: Readonly<Record<string, string>> = {
  top: '0 1px 0',
  bottom: '0 -1px 0',
  left: '1px 0 0',
  right: '-1px 0 0',
};

/** A light background keeps its hue on dark paper; a dark one stays as it is. */
function dimmed(background: string): string {
  const colour = colourOf(background);
  if (!colour || luminance(colour) < 0.4) return background;
  return hexOf(mix(colour, colourOf(PLAIN.dark.paper) as Colour, DIMMED));
}

type Colour = readonly [red: number, green: number, blue: number];

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

const mix = (from: Colour, to: Colour, share: number): Colour =>
  from.map((part, i) => Math.round(part + ((to[i] as number) - part) * share)) as unknown as Colour;
const hexOf = (colour: Colour): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The ink as it is, or moved towards black or white until it can be read on the paper. */
export function readable(ink: string, paper: string, least = LEAST_CONTRAST): string {
  const [from, on] = [colourOf(ink), colourOf(paper)];
  if (!from || !on || contrast(from, on) >= least) return ink;
  const towards: Colour = contrast(BLACK, on) > contrast(WHITE, on) ? BLACK : WHITE;
  for (let share = 0.1; share < 1; share += 0.1) {
    const mixed = mix(from, towards, share);
    if (contrast(mixed, on) >= least) return hexOf(mixed);
  }
  return hexOf(towards);
}

function colourOf(text: string): Colour | undefined {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text);
  return hex
    ? ([hex[1], hex[2], hex[3]].map((part = '') => Number.parseInt(part, 16)) as unknown as Colour)
    : undefined;
}

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
const luminance = (colour: Colour): number => {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
