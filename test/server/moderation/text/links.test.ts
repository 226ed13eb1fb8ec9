import { expect, test } from 'vitest';
import { hasLink, isOneOf, linksIn, siteOf } from '../../../../server/moderation/text/links.ts';

test.each([
  'https://example.org',
  'go to HTTP://x.y',
  'www.example',
  'buy at cheap-shoes.com',
  'sub.domain.example.shop/path',
  'me@mail.ru',
  't.me/shop',
  'bit.ly/abc',
  'example dot com',
  'example(.)com',
  'example [dot] com',
  'пример точка рф',
  'пример.рф',
  'ｅｘａｍｐｌｅ．ｃｏｍ',
  'example。com',
  '网店.中国',
  '10.0.0.1:8080',
  'magnet:?xt=urn',
  'https://localhost/a',
])('%s has a link', text => {
  expect(hasLink(text)).toBe(true);
});

test.each([
  'it costs 10.50 EUR',
  'so nice.but is it red?',
  'call me.to talk',
  'version 1.2.3.4',
  'the dot to me is fine',
  'a point of sale: yes',
  'конец.начало',
  '好。看',
  'ratio 16:9',
  'www',
  '...com',
  'a polka dot top',
])('%s has none', text => {
  expect(hasLink(text)).toBe(false);
});

test.each([
  'a.'.repeat(1200),
  'a-'.repeat(1200),
  'a'.repeat(2400),
  'a dot '.repeat(400),
  'http:'.repeat(480),
])('a text made to keep the search for links busy is gone through once: %#', text => {
  const before = performance.now();
  linksIn(text);
  expect(performance.now() - before).toBeLessThan(200);
});

test('a link stands where it was written', () => {
  expect(linksIn('buy at ｃｈｅａｐ．com now')).toEqual([{ host: 'cheap.com', at: [7, 16] }]);
  expect(linksIn('https://x.y/a')).toEqual([{ host: 'x.y', at: [8, 11] }]);
});

test('a site is what is before its path, and has its subdomains', () => {
  expect(siteOf(' https://www.Example.com:8080/a?b ')).toBe('example.com');
  expect(isOneOf('shop.example.com', ['example.com'])).toBe(true);
  expect(isOneOf('myexample.com', ['example.com'])).toBe(false);
});
