const INITIAL_MS = 250;
const MAX_MS = 4000;
const GROWTH = 1.6;

/**
 * Delay before the given attempt (1 is the first), in milliseconds: exponential from 250 ms up to 4 s, with jitter over
 * the upper half so that clients that lost a server together don't all reconnect in the same instant.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(MAX_MS, INITIAL_MS * GROWTH ** (attempt - 1));
  return full * (0.5 + random() / 2);
}
