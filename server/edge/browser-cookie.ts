import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const NAME = 'vitrine_browser';
/**
 * Counted from the last connection. Longer than any deal runs and is paid for, and so long that whoever is banned has to
 * stay away for a month to be somebody new; nothing else is counted by it.
 */
const MAX_AGE_S = 30 * 24 * 60 * 60;
/** 16 random bytes as base64url. */
const VALUE = /^[\w-]{22}$/;

export interface BrowserCookie {
  /** A random number that stands for the browser, the one that it sent or a new one. */
  readonly browser: string;
  /** Value of the Set-Cookie header that keeps it (RFC 6265, 4.1). */
  readonly setCookie: string;
}

/**
 * The cookie by which a browser is known again when its page has lost or thrown away its token. No script can read it, and
 * no other site can have it sent. Who sends none, as programs do, is a new browser each time.
 */
export function browserCookieOf({ headers }: Pick<IncomingMessage, 'headers'>): BrowserCookie {
  const sent = cookieIn(headers.cookie ?? '');
  const browser = sent && VALUE.test(sent) ? sent : randomBytes(16).toString('base64url');
  // A page over HTTPS, also where a proxy speaks it for this server, says so in its Origin.
  const secure = headers.origin?.startsWith('https:') ? '; Secure' : '';
  const setCookie = `${NAME}=${browser}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Strict${secure}`;
  return { browser, setCookie };
}

function cookieIn(header: string): string | undefined {
  const pairs = header.split(';').map(pair => pair.trim().split('='));
  return pairs.find(([name]) => name === NAME)?.[1];
}
