import type { ShowSummary } from '../../shared/home/protocol.ts';

/** A server's shows as the list has them. */
export interface ShowGroups {
  /** On air now, also what was interrupted. */
  readonly live: readonly ShowSummary[];
  /** Still to come: those with a date by it, then the newest of the others. */
  readonly next: readonly ShowSummary[];
  /** Over, the newest first. */
  readonly past: readonly ShowSummary[];
  /** Put away by the host. */
  readonly archived: readonly ShowSummary[];
}

const isDated = ({ startsAt }: ShowSummary): boolean => startsAt !== undefined;
const endOf = ({ phase, createdAt }: ShowSummary): number => (phase.kind === 'ended' ? phase.at : createdAt);

/** Sorts shows by what is to be done with them. */
export function groupShows(shows: readonly ShowSummary[]): ShowGroups {
  const kept = shows.filter(({ isArchived }) => !isArchived);
  const ofKind = (kind: ShowSummary['phase']['kind']) => kept.filter(({ phase }) => phase.kind === kind);
  const ready = ofKind('ready');
  return {
    live: ofKind('live'),
    next: [
      ...ready.filter(isDated).sort((one, other) => (one.startsAt ?? 0) - (other.startsAt ?? 0)),
      ...ready.filter(show => !isDated(show)).sort((one, other) => other.createdAt - one.createdAt),
    ],
    past: ofKind('ended').sort((one, other) => endOf(other) - endOf(one)),
    archived: shows.filter(({ isArchived }) => isArchived).toReversed(),
  };
}

/** Whether nothing was ever done on this server, so that its host is shown how to begin. */
export const isUntouched = (shows: readonly ShowSummary[]): boolean =>
  shows.every(({ phase, products }) => phase.kind === 'ready' && products === 0);
