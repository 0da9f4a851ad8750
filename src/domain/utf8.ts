const REPLACEMENT = 0xfffd;

/**
 * The UTF-8 bytes of a text, as TextEncoder would give them; Apps Script has none.
 * A surrogate without its partner becomes U+FFFD.
 */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3); // no UTF-16 unit needs more than three bytes
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    if (isSurrogate(code)) {
      code = text.codePointAt(i) as number;
      if (code > 0xffff) i++;
      else code = REPLACEMENT;
    }
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = continuation(code);
    } else if (code < 0x10000) {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = continuation(code >> 6);
      bytes[at++] = continuation(code);
    } else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = continuation(code >> 12);
      bytes[at++] = continuation(code >> 6);
      bytes[at++] = continuation(code);
    }
  }
  return bytes.slice(0, at);
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xe000;
const continuation = (bits: number): number => 0x80 | (bits & 0x3f);
