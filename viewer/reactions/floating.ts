import type { ReactionKind } from '../../shared/reactions/contract.ts';
import type { SignalData } from '../../shared/show/signals.ts';

export type Counts = SignalData<'reaction.counted'>['counts'];

/** Upper limit of the reactions that start to float at once. */
export const MAX_FLOATING = 10;

/** Subtracts the viewer's own reactions, which this page has shown already, from the room's counts. */
export function withoutOwn(counts: Counts, own: Counts): { others: Counts; ownLeft: Counts } {
  const others: Counts = {};
  const ownLeft: Counts = {};
  for (const kind of Object.keys({ ...counts, ...own }) as ReactionKind[]) {
    const all = counts[kind] ?? 0;
    const mine = own[kind] ?? 0;
    if (all > mine) others[kind] = all - mine;
    if (mine > all) ownLeft[kind] = mine - all;
  }
  return { others, ownLeft };
}

/** A proportional sample of at most MAX_FLOATING reactions with at least one of each kind. */
export function sampleReactions(counts: Counts): ReactionKind[] {
  const entries = Object.entries(counts) as [ReactionKind, number][];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const scale = total <= MAX_FLOATING ? 1 : (MAX_FLOATING - entries.length) / total;
  return entries.flatMap(([kind, count]) =>
    Array<ReactionKind>(1 + Math.floor((count - 1) * scale)).fill(kind),
  );
}
