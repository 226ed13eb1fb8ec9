import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a signature is the HMAC-SHA256 of a body, compared in a time that says nothing. */
export function isSignedBy(
  secret: string,
  body: Buffer,
  signature: unknown,
  encoding: 'base64' | 'hex',
): boolean {
  if (typeof signature !== 'string') return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, encoding);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What a webhook's body says; undefined where it is no JSON. */
export function jsonOfHook(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
