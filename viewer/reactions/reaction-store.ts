import { createStore } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import type { ReactionKind } from '../../shared/signals.ts';
import { type Counts, floatsFor, MAX_FLOATS, withoutOwn } from './floating.ts';

export interface Float {
  readonly id: number;
  readonly kind: ReactionKind;
  readonly own: boolean;
  /** From 0 to 1, for the way it takes. */
  readonly chance: number;
  readonly delayMs: number;
}

/** Taps quicker than this are one tap. */
const TAP_MS = 120;
/** The server tells of a second's reactions at once; spread over this time they read as a stream again. */
const SPREAD_MS = 900;

/** The reactions that float over the picture now, the viewer's own at once and everybody else's as they are told. */
export function createReacting(room: Pick<Room, 'send' | 'onSignal'>, chance: () => number = Math.random) {
  const store = createStore<{ floats: readonly Float[] }>(() => ({ floats: [] }));
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
    store.setState(({ floats }) => ({ floats: [...floats, ...fresh].slice(-2 * MAX_FLOATS) }));
  }

  room.onSignal('chat.reactions', ({ counts }) => {
    const { others, ownLeft } = withoutOwn(counts, own);
    own = ownLeft;
    add(floatsFor(others), false);
  });

  function react(kind: ReactionKind): void {
    const now = performance.now();
    if (now - lastTap < TAP_MS) return;
    lastTap = now;
    own = { ...own, [kind]: (own[kind] ?? 0) + 1 };
    add([kind], true);
    // A reaction that did not get through is not worth a word; the count is put right, and that is all.
    room.send('chat.react', { kind }).catch(() => {
      own = withoutOwn(own, { [kind]: 1 }).others;
    });
  }

  const done = (id: number) =>
    store.setState(({ floats }) => ({ floats: floats.filter(float => float.id !== id) }));
  return { store, react, done };
}
