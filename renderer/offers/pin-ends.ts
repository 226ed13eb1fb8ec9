import type { PinEnds } from '../../shared/offers/pin.ts';

/** Pin durations to choose from, in seconds. */
const PIN_SECONDS = [30, 60, 120, 300];

/** The choices of how a pin ends; the first is by hand. */
export function endChoices(hasSegments: boolean): PinEnds[] {
  const timed = PIN_SECONDS.map(seconds => ({ seconds }));
  return [{}, ...timed, ...(hasSegments ? [{ withSegment: true }] : [])];
}

export const isSameEnd = (one: PinEnds, other: PinEnds): boolean =>
  one.seconds === other.seconds && (one.withSegment ?? false) === (other.withSegment ?? false);
