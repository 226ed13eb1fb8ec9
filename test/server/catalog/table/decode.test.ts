import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../../server/catalog/read-catalog.ts';
import { decode } from '../../../../server/catalog/table/decode.ts';
import type { Encoding } from '../../../../shared/catalog/file.ts';
import { problemOf } from '../../../support/catalog.ts';

const RUSSIAN =
  'id;title;price\nk1;Кружка керамическая с синей глазурью;990\nk2;Лампа настольная «Мотылёк»;4500\n';
const CHINESE = 'id,title,price\na1,亚麻衬衫白色夏季新款,199\na2,不锈钢保温杯大容量便携,89\n';

/** The bytes of a text in an encoding that only a decoder exists for: each letter is looked up in the decoder's table. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let one = 0; one < 256; one += 1) {
    table.set(decoder.decode(Uint8Array.of(one)), [one]);
    if (one >= 0x81)
      for (let two = 0x40; two < 0xff; two += 1) {
        const letter = decoder.decode(Uint8Array.of(one, two));
        if ([...letter].length === 1 && !table.has(letter)) table.set(letter, [one, two]);
      }
  }
  return Uint8Array.from([...text].flatMap(letter => table.get(letter) ?? []));
}

const utf16 = (text: string, swapped: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return swapped ? bytes.swap16() : bytes;
};

describe('the encoding of a list', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(RUSSIAN), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${RUSSIAN}`), 'utf-8'],
    ['UTF-16, low byte first', utf16(RUSSIAN, false), 'utf-16le'],
    ['UTF-16, high byte first', utf16(RUSSIAN, true), 'utf-16be'],
  ])('is known where the file says it: %s', (_name, bytes, encoding) => {
    expect(decode(bytes)).toMatchObject({ encoding, guessed: false });
    expect(readCatalog(bytes, 'csv').products[1]?.title).toBe('Лампа настольная «Мотылёк»');
  });

  test.each<[Encoding, string]>([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN.replace(/[«»]/g, '')],
    ['gb18030', CHINESE],
  ])('is guessed otherwise, marked as a guess and never taken for UTF-8: %s', (encoding, text) => {
    const bytes = encoded(text, encoding);
    expect(decode(bytes)).toEqual({ text, encoding, guessed: true });
    expect(decode(bytes, encoding)).toEqual({ text, encoding, guessed: false });
  });

  test('that was chosen wrongly is named', () => {
    expect(problemOf(() => decode(encoded(RUSSIAN, 'windows-1251'), 'utf-8'))).toBe('wrong-encoding');
  });
});

describe('UTF-16 without a byte order mark', () => {
  test.each([
    ['Russian', RUSSIAN],
    ['Chinese', CHINESE],
    ['a table of tabs', 'SKU\tTitle\tPrice\r\nCUP-1\tČajový hrnek\t12,50\r\n'],
    ['JSON', '[\n {"id": "a", "title": "Ёлка", "price": 5}\n]'],
  ])('is known by its zeros, in either byte order: %s', (_what, text) => {
    const bytes = Buffer.from(text, 'utf16le');
    expect(decode(bytes)).toEqual({ text, encoding: 'utf-16le', guessed: false });
    expect(decode(Buffer.from(bytes).swap16())).toEqual({ text, encoding: 'utf-16be', guessed: false });
    expect(decode(bytes, 'utf-16le')).toMatchObject({ text });
  });

  test('may end in half a character', () => {
    const bytes = Buffer.concat([Buffer.from(RUSSIAN, 'utf16le'), Buffer.of(0x0a)]);
    expect(decode(bytes)).toEqual({ text: RUSSIAN, encoding: 'utf-16le', guessed: false });
  });
});

describe('a UTF-8 file with a broken letter', () => {
  const spanish = 'id,title,price\na,Jabón de pera con limón y jazmín,5\nb,Caf';

  test('that was broken before it was saved is UTF-8, in a file of a few words too', () => {
    expect(decode(Buffer.from('id,title,price\na,Caf\uFFFD,5'))).toMatchObject({
      encoding: 'utf-8',
      guessed: false,
    });
    const { products, notes } = readCatalog(Buffer.from(`${spanish}\uFFFD,6`), 'csv');
    expect(products.map(({ title }) => title)).toEqual(['Jabón de pera con limón y jazmín', 'Caf\uFFFD']);
    expect(notes).toEqual([{ line: 3, field: 'title', reason: 'letter-lost', value: 'Caf\uFFFD' }]);
  });

  test('that is no UTF-8 is read as UTF-8 all the same, chosen or not', () => {
    const bytes = Buffer.concat([Buffer.from(spanish), Buffer.of(0xe9), Buffer.from(',6\n')]);
    expect(decode(bytes)).toMatchObject({ text: `${spanish}\uFFFD,6\n`, encoding: 'utf-8', guessed: false });
    expect(decode(bytes, 'utf-8')).toMatchObject({ encoding: 'utf-8' });
  });
});

describe('what is no text', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff]);
  test.each([
    ['a picture', png],
    ['a spreadsheet', new TextEncoder().encode('PK\u0003\u0004\0\0')],
    [
      '10 MB of noise',
      Uint8Array.from({ length: 10 * 1024 * 1024 }, (_, index) => (index * 7919 + (index >> 3)) % 256),
    ],
  ])('is refused: %s', (_name, bytes) => {
    expect(problemOf(() => readCatalog(bytes, 'csv'))).toBe('not-utf8');
  });

  test('10 MB of one letter are a header without products', () => {
    const bytes = new Uint8Array(10 * 1024 * 1024).fill(0x61);
    expect(problemOf(() => readCatalog(bytes, 'csv'))).toBe('empty');
  });
});
