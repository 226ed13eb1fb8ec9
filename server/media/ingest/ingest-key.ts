import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The key with which encoders publish to a show. It is derived from the server's secret, so that it isn't stored, and
 * renewing it is a new version number.
 */
export function ingestKey(secret: string, show: string, version: number): string {
  return createHmac('sha256', secret)
    .update(`ingest ${version} ${show}`)
    .digest()
    .subarray(0, 18)
    .toString('base64url');
}

/** Compares two keys in constant time. */
export function isSameKey(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
