import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import type { ChatMessage } from '../../shared/chat/message.ts';

/** After moderation all pages ask again, spread over this time. */
const SPREAD_MS = 3000;
const AGAIN_MS = 5000;

export interface StretchesView {
  /** The lines by stretch; those not asked for yet are missing. */
  readonly lines: ReadonlyMap<number, readonly ChatMessage[]>;
}

export interface ChatStretches {
  readonly store: StoreApi<StretchesView>;
  /** Asks for stretches that are not there yet. */
  need(stretches: readonly number[]): void;
  close(): void;
}

/** The chat of a replay as far as this page has asked for it. What happens to any line makes it forget all of them. */
export function createChatStretches(room: Pick<Room, 'send' | 'onEvent' | 'onJoined'>): ChatStretches {
  const store = createStore<StretchesView>(() => ({ lines: new Map() }));
  const asked = new Set<number>();
  let needed: readonly number[] = [];
  /** Grows whenever the lines are forgotten: what was asked before is of no use then. */
  let age = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (stretch: number): Promise<void> => {
    const askedAt = age;
    asked.add(stretch);
    try {
      const { lines } = await room.send('replay.chat', { stretch });
      if (askedAt !== age) return;
      store.setState(known => ({ lines: new Map(known.lines).set(stretch, lines) }));
    } catch {
      if (askedAt !== age) return;
      asked.delete(stretch);
      askAgainIn(AGAIN_MS);
    }
  };
  const askNeeded = () => {
    for (const stretch of needed) if (!asked.has(stretch)) void ask(stretch);
  };
  const askAgainIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(askNeeded, ms);
  };
  const forget = (askAgainMs: number) => {
    age += 1;
    asked.clear();
    store.setState({ lines: new Map() });
    askAgainIn(askAgainMs);
  };
  const stops = [
    room.onEvent(({ name }) => {
      if (name.startsWith('chat.')) forget(Math.random() * SPREAD_MS);
    }),
    room.onJoined(() => forget(0)),
  ];

  return {
    store,
    need(stretches) {
      needed = stretches;
      askNeeded();
    },
    close() {
      age += 1;
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
