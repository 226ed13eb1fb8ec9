import { createHash } from 'node:crypto';

interface DigestedMessage {
  readonly id: string;
  readonly personId: string;
  readonly text: string;
  readonly at: number;
}

/**
 * What the log keeps of a message in place of its text: SHA-256 in base64url of its canonical JSON (RFC 8785: keys in
 * order, no white space). Tells an unchanged message from another one, and nothing about an erased one.
 */
export function messageDigest({ at, id, personId, text }: DigestedMessage): string {
  return createHash('sha256').update(JSON.stringify({ at, id, personId, text })).digest('base64url');
}
