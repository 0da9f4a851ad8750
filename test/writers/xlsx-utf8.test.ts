import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/domain/utf8.ts';

it.each([
  ['nothing', '', ''],
  ['one byte', 'a~\u007f', '617e7f'],
  ['two bytes', '\u0080é\u07ff', 'c280c3a9dfbf'],
  ['three bytes', '\u0800客\uffff', 'e0a080e5aea2efbfbf'],
  ['four bytes', '😀𠮷\u{10ffff}', 'f09f9880f0a0aeb7f48fbfbf'],
  ['a first half alone', 'a\ud83d', '61efbfbd'],
  ['a second half alone', '\ude00a', 'efbfbd61'],
  ['halves in the wrong order', '\ude00\ud83d', 'efbfbdefbfbd'],
  ['a first half before a pair', '\ud83d😀', 'efbfbdf09f9880'],
])('%s', (_, text, hex) => {
  expect(Buffer.from(encodeUtf8(text)).toString('hex')).toBe(hex);
});

it('writes any text as Buffer does', () => {
  const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
  const surrogates = fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 })).map((units) => String.fromCharCode(...units));
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), anyUnits, surrogates);
  fc.assert(fc.property(text, (value) => Buffer.from(encodeUtf8(value)).equals(Buffer.from(value, 'utf8'))));
});
