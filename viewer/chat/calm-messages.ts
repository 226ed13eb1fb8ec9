import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import type { ChatMessage } from '../../shared/chat/message.ts';

/** Nobody reads more often than this, and each time costs a phone a layout of the whole chat. */
const GAP_MS = 200;
/** From so many new lines at once on nobody reads all of them, and a phone has its hands full with them. */
const CROWD = 12;
const CROWD_GAP_MS = 500;

/** How many messages at the end of a list come after one that stood at the end before. */
function newSince(last: ChatMessage | undefined, messages: readonly ChatMessage[]): number {
  return last ? messages.length - 1 - messages.lastIndexOf(last) : messages.length;
}

/** The room's messages as the page shows them: a line that comes alone at once, those of a crowd a few times a second. */
export function createCalmMessages(room: Pick<Room, 'store'>): StoreApi<readonly ChatMessage[]> {
  const messages = () => room.store.getState().show.chat.messages;
  const store = createStore<readonly ChatMessage[]>(messages);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(): void {
    const before = store.getState();
    if (before === messages()) return;
    const isCrowd = newSince(before.at(-1), messages()) > CROWD;
    store.setState(messages(), true);
    timer = setTimeout(
      () => {
        timer = undefined;
        show();
      },
      isCrowd ? CROWD_GAP_MS : GAP_MS,
    );
  }

  room.store.subscribe(() => {
    if (timer === undefined) show();
  });
  return store;
}
