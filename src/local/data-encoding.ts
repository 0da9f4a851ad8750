import { Fault } from './data-fault.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * The text of a file, read strictly: no character is replaced or guessed.
 *
 * A byte order mark decides. Without one it is UTF-8 if every byte is; else GB18030, what Excel writes in mainland China
 * (GBK and GB2312 are parts of it), if that gives likely Chinese. GB18030 accepts nearly any bytes, so two tests come first:
 * a UTF-8 file with a few broken bytes is reported as such, and text of another encoding (Big5, Latin) is not turned into
 * gibberish. A GBK file of very few characters that all happen to be valid UTF-8 too is read as UTF-8.
 */
export function decode(bytes: Buffer): { readonly text: string; readonly encoding: Encoding } {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: utf16(bytes, 'utf-16le'), encoding: 'utf-16le' };
  if (startsWith(bytes, 0xfe, 0xff)) return { text: utf16(bytes, 'utf-16be'), encoding: 'utf-16be' };
  if (bytes.includes(0)) throw new Fault('binary', {});

  const text = strictly('utf-8', bytes);
  if (text !== undefined) return { text, encoding: 'utf-8' };
  const { long, valid, broken, firstBroken } = asUtf8(bytes);
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  // Chinese in UTF-8 takes three bytes a character; Chinese in GBK almost never looks like that. Other scripts take two,
  // which one GBK character in four does look like: there the valid bytes must prevail clearly.
  if (marked || long > broken || valid >= 4 * broken) {
    throw new Fault('broken-utf-8', { row: rowAt(bytes.toString('latin1', 0, firstBroken)) });
  }
  return { text: gb18030(bytes), encoding: 'gb18030' };
}

/** The 1-based record that the end of this text lies in: line ends inside quotation marks do not count. */
export function rowAt(text: string): number {
  let row = 1;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '\n' || (c === '\r' && text[i + 1] !== '\n'))) row++;
  }
  return row;
}

/** How much of the text beyond ASCII is UTF-8, in bytes: in characters of three or four (`long`), in all, and not at all. */
function asUtf8(bytes: Buffer): { long: number; valid: number; broken: number; firstBroken: number } {
  const count = { long: 0, valid: 0, broken: 0, firstBroken: -1 };
  for (let i = 0; i < bytes.length; ) {
    const size = utf8Size(bytes, i);
    if (size === 0) {
      if (count.firstBroken < 0) count.firstBroken = i;
      count.broken++;
    } else if (size > 1) {
      count.valid += size;
      if (size > 2) count.long += size;
    }
    i += size || 1;
  }
  return count;
}

/** Bytes of the UTF-8 character at `i`; 0 when there is none (RFC 3629: no overlong form, no surrogate). */
function utf8Size(bytes: Buffer, i: number): number {
  const [a, b] = [bytes[i] ?? 0, bytes[i + 1] ?? 0];
  if (a < 0x80) return 1;
  const size = a >= 0xc2 && a <= 0xdf ? 2 : a >= 0xe0 && a <= 0xef ? 3 : a >= 0xf0 && a <= 0xf4 ? 4 : 0;
  for (let k = 1; k < size; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  if ((a === 0xe0 && b < 0xa0) || (a === 0xed && b > 0x9f) || (a === 0xf0 && b < 0x90) || (a === 0xf4 && b > 0x8f))
    return 0;
  return size;
}

/** Least share of everyday characters (hanzi of the first level, punctuation); Big5 read as GB18030 has about 0.3, Chinese 0.6 to 1. */
const EVERYDAY = 0.4;

function gb18030(bytes: Buffer): string {
  const text = strictly('gb18030', bytes);
  // Private characters are what Big5 and random bytes decode to; replacement characters were broken before they came here.
  if (text !== undefined && !ODD.test(text) && everydayShare(bytes) >= EVERYDAY) return text;
  const shown = new TextDecoder('gb18030').decode(bytes);
  const at = shown.search(ODD);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
  throw new Fault('unknown-encoding', { row: rowAt(shown.slice(0, at >= 0 ? at : shown.search(/[^\x00-\x7f]/))) });
}

const ODD = /[\uFFFD\uE000-\uF8FF]/;

function everydayShare(bytes: Buffer): number {
  let all = 0;
  let everyday = 0;
  for (let i = 0; i < bytes.length; ) {
    const [a, b] = [bytes[i] ?? 0, bytes[i + 1] ?? 0];
    if (a <= 0x80) {
      i++;
      continue;
    }
    all++;
    if (b >= 0xa1 && ((a >= 0xb0 && a <= 0xd7) || (a >= 0xa1 && a <= 0xa3))) everyday++;
    i += b >= 0x30 && b <= 0x39 ? 4 : 2;
  }
  return all === 0 ? 1 : everyday / all;
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const text = strictly(encoding, bytes);
  if (text === undefined) {
    const shown = new TextDecoder(encoding).decode(bytes);
    throw new Fault('broken-utf-16', { row: rowAt(shown.slice(0, Math.max(0, shown.indexOf('\uFFFD')))) });
  }
  if (text.includes('\0')) throw new Fault('binary', {});
  return text;
}

/** Drops a byte order mark; undefined when a byte does not belong. */
function strictly(encoding: Encoding, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const startsWith = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);
