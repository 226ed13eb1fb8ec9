import { create } from 'zustand';
import type { ChatMessage } from '../../../shared/chat/message.ts';

interface Replying {
  /** The line that the next message answers. */
  readonly message: ChatMessage | undefined;
}

/** What the message field of this page answers. */
export const useReplying = create<Replying>(() => ({ message: undefined }));

/** Begins an answer to a line. */
export const replyTo = (message: ChatMessage): void => useReplying.setState({ message });

/** The next message answers nothing. */
export const endReply = (): void => useReplying.setState({ message: undefined });
