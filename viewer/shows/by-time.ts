import type { PublicShow } from '../../shared/home/protocol.ts';

const RANK = { live: 0, ready: 1, ended: 2 };
const timeOf = ({ phase, startsAt }: PublicShow): number =>
  phase.kind === 'ended' ? -phase.at : (startsAt ?? Number.MAX_SAFE_INTEGER);

/** What is on first, then what comes next, then the newest of what was. */
export const byTime = (shows: readonly PublicShow[]): PublicShow[] =>
  shows.toSorted(
    (one, other) => RANK[one.phase.kind] - RANK[other.phase.kind] || timeOf(one) - timeOf(other),
  );
