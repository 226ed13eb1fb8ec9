import { create } from 'zustand';
import { type ChatMessage, isPublic } from '../../../shared/chat/message.ts';

interface Replying {
  /** The line that the next message answers. */
  readonly message: ChatMessage | undefined;
  /** Whether its writer alone gets the answer. */
  readonly isPrivate: boolean;
}

const NOTHING: Replying = { message: undefined, isPrivate: false };

/** What the message field of this page answers. */
export const useReplying = create<Replying>(() => NOTHING);

/** Whether a line can be answered in private: a viewer's, on the show's own page. */
export const isFromViewer = ({ role, platform }: ChatMessage): boolean => role === 'viewer' && !platform;

/** Begins an answer to a line, or says anew who is to get it. One that not everybody sees is answered in private. */
export const replyTo = (message: ChatMessage, isPrivate = false): void =>
  useReplying.setState({ message, isPrivate: isPrivate || !isPublic(message) });

/** The next message answers nothing. */
export const endReply = (): void => useReplying.setState(NOTHING);
