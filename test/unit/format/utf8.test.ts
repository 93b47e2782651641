import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../extension/format';

describe('bytes', () => {
  test('of any well-formed text come back, the byte order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\uFEFF', '\uFEFF\uFEFF'), (text, mark) => {
        expect(decode(encode(mark + text))).toBe(mark + text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a Latin-1 letter', [0x61, 0x0a, 0xe9, 0x20], 'byte 4 (on line 2)'],
    ['a byte that is never UTF-8', [0x61, 0x0d, 0x0a, 0x0d, 0xff], 'byte 5 (on line 3)'],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 'byte 2 (on line 1)'],
    ['an overlong slash', [0xc0, 0xaf], 'byte 1 (on line 1)'],
    ['a character cut off by the end', [0x61, 0xe9, 0x8a], 'after byte 3 (on line 1)'],
  ])('with %s are refused with their place', (_, bytes, place) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(place);
    expect(() => decode(Uint8Array.from(bytes))).toThrow('is left as it is');
  });

  test('of UTF-16 are named as such', () => {
    expect(() => decode(Uint8Array.from([0xff, 0xfe, 0x61, 0]))).toThrow('UTF-16');
  });
});
