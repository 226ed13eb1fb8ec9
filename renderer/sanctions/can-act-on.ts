import type { ChatMessage } from '../../shared/chat/message.ts';
import type { Actor } from '../../shared/roles.ts';

/** True if the author of a message may be acted on: nobody oneself or the host, and a moderator only by the host. */
export function canActOn(
  you: Actor | undefined,
  { role, personId }: Pick<ChatMessage, 'role' | 'personId'>,
): boolean {
  if (role === 'host' || personId === you?.id) return false;
  return role !== 'moderator' || you?.role === 'host';
}
