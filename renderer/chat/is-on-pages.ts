import { type ChatMessage, isPublic } from '../../shared/chat/message.ts';

/**
 * Whether viewers see a line of the feed, so that it can be answered, pinned and shown in the picture: its buttons and its
 * keys are offered for the same lines. A held line has nothing of its own that says so; the feed knows which it shows.
 */
export const isOnPages = (message: ChatMessage, held: boolean): boolean => !held && isPublic(message);
