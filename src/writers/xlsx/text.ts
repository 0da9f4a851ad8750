/** Excel repairs, that is empties, a cell with more UTF-16 units than this. */
export const MOST_CHARACTERS = 32_767;
export const CUT_MARK = '…〔已截断 cut〕';

const SHEET_NAME_CHARACTERS = 31;
const HEADER_CHARACTERS = 255;

/** What XML 1.0 cannot carry: controls but tab and line feed (DEL and C1 are allowed), half a pair, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\P{Cc}\t\n\x7f-\x9f]|[\p{Cs}\ufffe\uffff]/gu;

/** The text with what XML forbids shown as U+FFFD, and one kind of line end. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '\ufffd');

/** At most `most` UTF-16 units, never half a pair; what was cut shows `mark`. */
export function cutText(text: string, most: number, mark = ''): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - mark.length);
  return head.replace(/[\ud800-\udbff]$/, '') + mark;
}

/** A text for a cell: clean, short enough, and with no sequence Excel would read as an escape (`_x000D_` is a line end to it). */
export function cellText(text: string): string {
  const shown = cutText(cleanText(text), MOST_CHARACTERS, CUT_MARK);
  return shown.includes('_x') ? shown.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_') : shown;
}

/** A name Excel takes for a sheet: 31 characters, none of `* ? : \ / [ ]`, no quote at either end, not "History". */
export function sheetName(title: string): string {
  const plain = cleanText(title).replace(/[*?:\\/[\]\n\t]/g, '-');
  const name = cutText(plain, SHEET_NAME_CHARACTERS)
    .replace(/^'+|'+$/g, '')
    .trim();
  return name === '' || /^history$/i.test(name) ? `${name}1` : name;
}

/** A sheet's name as formulas write it. */
export const quoteSheet = (name: string): string => `'${name.replace(/'/g, "''")}'`;

/** One part of a page header or footer: `&` starts a code there, and the whole may have 255 characters. */
export function headerText(text: string): string {
  const line = cutText(cleanText(text).replace(/\s+/g, ' '), 100, '…');
  return cutText(line.replace(/&/g, '&&'), HEADER_CHARACTERS - 55);
}

/** Width in characters of the western alphabet; a Chinese character, full-width mark or emoji takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += isWide(text.charCodeAt(i)) ? 2 : 1;
  return width;
}

const isWide = (unit: number): boolean =>
  (unit >= 0x2e80 && unit < 0xa4d0) ||
  (unit >= 0xac00 && unit < 0xd7b0) ||
  (unit >= 0xf900 && unit < 0xfb00) ||
  isFullForm(unit);

const isFullForm = (unit: number): boolean =>
  (unit >= 0x1100 && unit < 0x1160) ||
  (unit >= 0x2010 && unit < 0x2028) ||
  (unit >= 0xfe30 && unit < 0xfe70) ||
  (unit >= 0xff00 && unit < 0xff61);

/** How many lines a text takes in a column; a line breaks anywhere, as Chinese does. */
export function linesIn(text: string, columnWidth: number): number {
  if (text.length * 2 <= columnWidth && !text.includes('\n')) return 1;
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(displayWidth(line) / columnWidth)));
  return lines.reduce((sum, n) => sum + n, 0);
}
