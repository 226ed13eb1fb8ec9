import { createHmac } from 'node:crypto';
import { isSameKey } from '../media/ingest/ingest-key.ts';

/** Long enough to start a download or a player, and for a player to be wound back and forth. */
const VALID_MS = 60 * 60 * 1000;

const signature = (secret: string, path: string, until: number): string =>
  createHmac('sha256', secret).update(`download ${until} ${path}`).digest('base64url');

/** An address at which one file can be had for an hour by whoever has it, because a browser's downloads carry no invite. */
export function signedUrlFor(secret: string, path: string, now: number): string {
  const until = now + VALID_MS;
  return `${path}?${new URLSearchParams({ until: String(until), ticket: signature(secret, path, until) })}`;
}

/** Whether a ticket opens this path now. */
export function isSignedUrlFor(
  secret: string,
  path: string,
  { until, ticket }: { until: number; ticket: string },
  now: number,
): boolean {
  return until > now && isSameKey(ticket, signature(secret, path, until));
}
