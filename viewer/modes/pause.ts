import { amountMs } from '../../shared/modes/mode.ts';
import type { ShowState } from '../../shared/show/state.ts';

/**
 * Until when slow mode keeps somebody from writing the next line, server time; 0 where it doesn't.
 * @param sentAt when they sent their last line, as far as this page knows, for one that nobody sees yet
 */
export function pauseUntil({ chat, modes }: ShowState, personId: string, sentAt: number): number {
  const { slow } = modes.on;
  if (!slow) return 0;
  const last = chat.messages.findLast(message => message.personId === personId)?.at ?? 0;
  // What was written before the mode was set does not count.
  const from = Math.max(last, sentAt);
  return from >= slow.at ? from + amountMs('slow', slow.amount) : 0;
}
