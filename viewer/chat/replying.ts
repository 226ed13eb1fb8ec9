import { createStore } from 'zustand/vanilla';
import type { ChatMessage } from '../../shared/chat/message.ts';

/** The line that the viewer's next message answers. */
export const replying = createStore<{ readonly message: ChatMessage | undefined }>(() => ({
  message: undefined,
}));

/** Begins an answer to a line, in the message field. */
export function replyTo(message: ChatMessage): void {
  replying.setState({ message });
}

export function endReply(): void {
  replying.setState({ message: undefined });
}
