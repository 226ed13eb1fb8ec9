import { expect, test } from 'vitest';
import { hasLink } from '../../../../server/moderation/text/links.ts';

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
])('%s has none', text => {
  expect(hasLink(text)).toBe(false);
});

test('a long line of what might become a host is read in a moment', () => {
  expect(hasLink(`${'a.'.repeat(1200)}`)).toBe(false);
  expect(hasLink('a-'.repeat(1200))).toBe(false);
});
