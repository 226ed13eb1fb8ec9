import { createStore } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import type { ReactionKind } from '../../shared/reactions/contract.ts';
import { type Counts, MAX_FLOATING, sampleReactions, withoutOwn } from './floating.ts';

export interface FloatingReaction {
  readonly id: number;
  readonly kind: ReactionKind;
  readonly own: boolean;
  /** Random from 0 to 1; determines its path. */
  readonly chance: number;
  readonly delayMs: number;
}

/** Taps in quicker succession count as one. */
const TAP_MS = 120;
/** The server sends the counts once a second; the reactions are spread over this time. */
const SPREAD_MS = 900;

/** The floating reactions: the viewer's own appear at once, the others' with the room's counts. */
export function createReactionStore(
  room: Pick<Room, 'send' | 'onSignal'>,
  chance: () => number = Math.random,
) {
  const store = createStore<{ floating: readonly FloatingReaction[] }>(() => ({ floating: [] }));
  let own: Counts = {};
  let nextId = 0;
  let lastTap = Number.NEGATIVE_INFINITY;

  function add(kinds: readonly ReactionKind[], mine: boolean): void {
    const fresh = kinds.map((kind, index) => ({
      id: nextId++,
      kind,
      own: mine,
      chance: chance(),
      delayMs: mine ? 0 : (index / kinds.length) * SPREAD_MS,
    }));
    store.setState(({ floating }) => ({ floating: [...floating, ...fresh].slice(-2 * MAX_FLOATING) }));
  }

  room.onSignal('reaction.counted', ({ counts }) => {
    const { others, ownLeft } = withoutOwn(counts, own);
    own = ownLeft;
    add(sampleReactions(others), false);
  });

  function react(kind: ReactionKind): void {
    const now = performance.now();
    if (now - lastTap < TAP_MS) return;
    lastTap = now;
    own = { ...own, [kind]: (own[kind] ?? 0) + 1 };
    add([kind], true);
    // A lost reaction isn't reported to the viewer; only the own count is corrected.
    room.send('reaction.send', { kind }).catch(() => {
      own = withoutOwn(own, { [kind]: 1 }).others;
    });
  }

  /** Removes a reaction that has floated away, and those that began before it. */
  const done = (id: number) =>
    store.setState(({ floating }) => ({ floating: floating.filter(float => float.id > id) }));
  return { store, react, done };
}
