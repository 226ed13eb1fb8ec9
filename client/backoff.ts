const FIRST_MS = 250;
const LONGEST_MS = 4000;
const GROWTH = 1.6;

/**
 * How long to wait before the given attempt (1 is the first), in milliseconds: growing from a quarter second up to
 * four, each spread over its upper half so that a thousand clients don't all return in the same instant.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (attempt - 1));
  return full * (0.5 + random() / 2);
}
