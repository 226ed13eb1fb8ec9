import type { TextPart } from '../../../shared/moderation/judgement.ts';

/** Parts in their order, without those that are within another. */
export const distinctParts = (parts: readonly TextPart[]): TextPart[] =>
  parts
    .filter(
      ([from, to], at) =>
        !parts.some(
          ([otherFrom, otherTo], other) =>
            otherFrom <= from && to <= otherTo && (otherTo - otherFrom > to - from || other < at),
        ),
    )
    .toSorted(([a], [b]) => a - b);
