import type { ReactionKind, SignalData } from '../../shared/signals.ts';

export type Counts = SignalData<'chat.reactions'>['counts'];

/** More than this at once is noise over the picture, not feeling. */
export const MAX_FLOATS = 10;

/** Takes from the room's counts what this page has shown already, because the viewer sent it from here. */
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

/** The few that float up for many: each kind in its share, and none that was sent left out. */
export function floatsFor(counts: Counts): ReactionKind[] {
  const entries = Object.entries(counts) as [ReactionKind, number][];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const scale = total <= MAX_FLOATS ? 1 : (MAX_FLOATS - entries.length) / total;
  return entries.flatMap(([kind, count]) =>
    Array<ReactionKind>(1 + Math.floor((count - 1) * scale)).fill(kind),
  );
}
