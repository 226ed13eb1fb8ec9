/** Nothing was sold by this show before. */
const EARLIEST_MS = Date.UTC(2020, 0, 1);
/** A shop's clock may be ahead by so much; a webhook whose signature is further off is refused already. */
const AHEAD_MS = 10 * 60_000;
/** Milliseconds in the units that shops give times in: milliseconds, seconds, microseconds. */
const UNITS_MS = [1, 1000, 0.001];

/**
 * The time that a shop says, in milliseconds, from whichever unit makes it one between 2020 and now; undefined where none
 * does. What a shop says is ordered by these times, so one in the far future would make all that comes later look old.
 */
export function shopTime(at: number, now: number): number | undefined {
  return UNITS_MS.map(unit => Math.floor(at * unit)).find(ms => ms >= EARLIEST_MS && ms <= now + AHEAD_MS);
}
