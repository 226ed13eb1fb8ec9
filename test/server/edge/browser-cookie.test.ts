import { describe, expect, test } from 'vitest';
import { browserCookieOf } from '../../../server/edge/browser-cookie.ts';

const asked = (cookie?: string, origin?: string) =>
  browserCookieOf({ headers: { ...(cookie && { cookie }), ...(origin && { origin }) } });

describe('the cookie of a browser', () => {
  test('is the same for as long as it is sent, among whatever other cookies', () => {
    const { browser } = asked();
    expect(asked(`theme=dark; vitrine_browser=${browser}; x=y=z`).browser).toBe(browser);
    expect(asked().browser).not.toBe(browser);
  });

  test('that is none of ours is replaced', () => {
    for (const value of ['', 'short', `${'a'.repeat(22)}\u00e9`, 'a'.repeat(23), '"; Path=/evil'])
      expect(asked(`vitrine_browser=${value}`).browser).toMatch(/^[\w-]{22}$/);
    expect(asked('vitrine_browser=short').browser).not.toBe('short');
  });

  test('can be read by no script and is sent by no other site, and over HTTPS alone where the page is', () => {
    const { browser, setCookie } = asked(undefined, 'http://studio.local:8787');
    expect(setCookie).toBe(`vitrine_browser=${browser}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict`);
    expect(asked(undefined, 'https://shop.example').setCookie).toMatch(/; Secure$/);
  });
});
