import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The key with which encoders send to a show. It follows from the server's secret, so that it needs no keeping, and a
 * renewed key is only a new version.
 */
export function ingestKey(secret: string, show: string, version: number): string {
  return createHmac('sha256', secret)
    .update(`ingest ${version} ${show}`)
    .digest()
    .subarray(0, 18)
    .toString('base64url');
}

/** Compares in a time that tells nothing of the right key. */
export function isSameKey(given: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
