import type { ChatMessage } from '../chat/message.ts';
import type { PrivateReply } from './contract.ts';

/** A line as a page shows it: one of the chat, or a private reply among them. */
export interface ShownLine extends ChatMessage {
  /** Whom a private reply is for. */
  readonly privateTo?: string;
}

/** A private reply as a line. Nobody's person stands behind it: what is done to people is not done to it. */
function lineOf({ id, from: { name, role }, text, at, messageId, personId }: PrivateReply): ShownLine {
  const about = messageId === undefined ? {} : { replyTo: messageId };
  return { id, personId: '', name, role, text, at, ...about, privateTo: personId };
}

/** The lines of a chat with private replies where their times say; those from before the first line are left out. */
export function withPrivateReplies(
  messages: readonly ChatMessage[],
  replies: readonly PrivateReply[],
): readonly ShownLine[] {
  const from = messages[0]?.at ?? 0;
  const among = replies.filter(({ at }) => at >= from).map(lineOf);
  return among.length > 0 ? [...messages, ...among].sort((one, other) => one.at - other.at) : messages;
}
