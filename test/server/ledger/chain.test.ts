import { describe, expect, test } from 'vitest';
import {
  Chain,
  canonicalJson,
  entryDigest,
  saltedDigest,
  startDigest,
} from '../../../server/ledger/chain.ts';

describe('canonical JSON', () => {
  test('is as in the example of RFC 8785, section 3.2', () => {
    const input = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('sorts keys by UTF-16 units, as in section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map(key => [key, key])))));
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  test.each([
    [0x0000000000000000n, '0'],
    [0x8000000000000000n, '0'],
    [0x0000000000000001n, '5e-324'],
    [0x7fefffffffffffffn, '1.7976931348623157e+308'],
    [0x4340000000000000n, '9007199254740992'],
    [0x444b1ae4d6e2ef50n, '1e+21'],
    [0x3eb0c6f7a0b5ed8dn, '0.000001'],
    [0x41b3de4355555553n, '333333333.3333332'],
  ])('writes the double %x as in appendix B', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, bits);
    expect(canonicalJson([view.getFloat64(0)])).toBe(`[${text}]`);
  });

  test('leaves half a character out, which texts of old logs may have', () => {
    expect(canonicalJson({ title: 'a\ud800b', list: ['\udc00'] })).toBe('{"list":["�"],"title":"a�b"}');
  });
});

test('each entry has the digest of the one before, and the first that of the header', () => {
  const start = { show: 'log1', title: 'Autumn', at: 5 };
  const chain = new Chain(start);
  const one = chain.append({ at: 6, name: 'show.created', data: { title: 'Autumn' } });
  const two = chain.append({ at: 7, name: 'show.wentLive', data: {} });
  expect([one.seq, one.prev]).toEqual([1, startDigest(start)]);
  expect([two.seq, two.prev, two.digest]).toEqual([2, one.digest, entryDigest(two)]);
  expect(startDigest({ ...start, at: 6 })).not.toBe(one.prev);
});

test('a text has another digest with another salt', () => {
  expect(saltedDigest('a', 'spam')).not.toBe(saltedDigest('b', 'spam'));
});
