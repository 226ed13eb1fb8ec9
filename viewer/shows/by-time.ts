import type { PublicShow } from '../../shared/home/protocol.ts';

/** How a show stands for who may watch it: an interrupted one is no live one to them. */
export type Standing = 'live' | 'interrupted' | 'ready' | 'ended';

export const standingOf = ({ phase }: PublicShow): Standing =>
  phase.kind === 'live' && phase.interruptedAt !== undefined ? 'interrupted' : phase.kind;

const RANK: Record<Standing, number> = { live: 0, interrupted: 1, ready: 2, ended: 3 };
const timeOf = ({ phase, startsAt }: PublicShow): number =>
  phase.kind === 'ended' ? -phase.at : (startsAt ?? Number.MAX_SAFE_INTEGER);

/** What is on first, then what comes next, then the newest of what was. */
export const byTime = (shows: readonly PublicShow[]): PublicShow[] =>
  shows.toSorted(
    (one, other) => RANK[standingOf(one)] - RANK[standingOf(other)] || timeOf(one) - timeOf(other),
  );
