import { expect, test } from 'vitest';
import { isOneOf, linksIn, siteOf } from '../../../server/rules/links.ts';

test('a text made to keep the search for links busy is gone through once', () => {
  const before = performance.now();
  for (const text of ['a'.repeat(2400), 'a.'.repeat(1200), 'a dot '.repeat(400), '-'.repeat(2400)])
    linksIn(text);
  expect(performance.now() - before).toBeLessThan(200);
});

test('a site is what is before its path, and has its subdomains', () => {
  expect(siteOf(' https://www.Example.com:8080/a?b ')).toBe('example.com');
  expect(isOneOf('shop.example.com', ['example.com'])).toBe(true);
  expect(isOneOf('myexample.com', ['example.com'])).toBe(false);
});
