import { expect, test } from 'vitest';
import { mayLeadAway, readAddress } from '../../../../server/catalog/values/read-address.ts';

test.each([
  ['https://x.test/a.jpg', 'https://x.test/a.jpg', false],
  ['https://x.test/a,b.jpg', 'https://x.test/a,b.jpg', false],
  ['https://x.test/r?u=https://y.test/a.jpg', 'https://x.test/r?u=https://y.test/a.jpg', false],
  ['/pictures/a.jpg', '/pictures/a.jpg', false],
  ['https://x.test/my pic 1.jpg', 'https://x.test/my%20pic%201.jpg', true],
  ['//cdn.x.test/a.jpg', 'https://cdn.x.test/a.jpg', true],
  ['cdn.x.test/a.jpg', 'https://cdn.x.test/a.jpg', true],
  ['www.x.test', 'https://www.x.test', true],
  ['https:/x.test/a.jpg', 'https://x.test/a.jpg', true],
  ['"https://x.test/a.jpg"', 'https://x.test/a.jpg', true],
  ['https://x.test/1.jpg, https://x.test/2.jpg', 'https://x.test/1.jpg', true],
  ['https://x.test/1.jpg,https://x.test/2.jpg', 'https://x.test/1.jpg', true],
  ['https://x.test/1.jpg|https://x.test/2.jpg', 'https://x.test/1.jpg', true],
  ['https://x.test/1.jpg;https://x.test/2.jpg', 'https://x.test/1.jpg', true],
  ['https://x.test/1.jpg https://x.test/2.jpg', 'https://x.test/1.jpg', true],
  ['old.jpg, //cdn.x.test/2.jpg', 'https://cdn.x.test/2.jpg', true],
])('an address in a cell is taken or mended: %s', (text, address, isMended) => {
  expect(readAddress(text)).toEqual({ address, isMended });
});

test.each([
  'shirt.jpg',
  'images/shirt.jpg',
  'c:\\pics\\shirt.jpg',
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://x.test/a.jpg',
  '/\\x.test/a.jpg',
  'https://',
  'see the shop',
])('what is none is not made one: %s', text => {
  expect(readAddress(text)).toBeUndefined();
});

test('what may lead elsewhere than the web is told from plain words', () => {
  expect(['javascript:alert(1)', '//x.test', '/\\x.test'].map(mayLeadAway)).toEqual([true, true, true]);
  expect(mayLeadAway('see the shop')).toBe(false);
});
