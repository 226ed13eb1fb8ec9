import type { Appeal } from '../../shared/appeals/appeal.ts';

/** Answered appeals that are shown at most. */
const MAX_ANSWERED = 20;

export interface SortedAppeals {
  /** The one that has waited longest first. */
  readonly waiting: readonly Appeal[];
  /** The one that was answered last first. */
  readonly answered: readonly Appeal[];
}

/** Appeals by whether they wait; those whose mute has run out wait for nothing any more. */
export function sortedAppeals(appeals: readonly Appeal[], now: number): SortedAppeals {
  const isWaiting = ({ answer, until }: Appeal) => !answer && (until === null || until > now);
  return {
    waiting: appeals.filter(isWaiting).sort((one, other) => one.at - other.at),
    answered: appeals
      .filter(({ answer }) => answer)
      .sort((one, other) => (other.answer?.at ?? 0) - (one.answer?.at ?? 0))
      .slice(0, MAX_ANSWERED),
  };
}
