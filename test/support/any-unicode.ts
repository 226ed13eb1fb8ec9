import fc from 'fast-check';

/** Texts of any code points, halves of characters and unassigned ones as well. */
export const anyUnicode = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x2fff }), fc.integer({ min: 0, max: 0x10ffff })), {
      maxLength,
    })
    .map(points => String.fromCodePoint(...points));
