import type { ShowState, WithheldMessage } from '../../shared/show-state.ts';

/** The messages that wait for somebody's decision, the one that waits longest first. */
export function heldOf({ withheld }: Pick<ShowState, 'withheld'>): WithheldMessage[] {
  return withheld.filter(entry => entry.state === 'held').sort((a, b) => a.message.at - b.message.at);
}

/** The row to go to when one leaves: the next, or the one before at the end. */
export function nextAfter(ids: readonly string[], id: string): string | undefined {
  const at = ids.indexOf(id);
  return at === -1 ? ids[0] : (ids[at + 1] ?? ids[at - 1]);
}

export interface QueueRow {
  readonly entry: WithheldMessage;
  /** Decided meanwhile, here or by somebody else. */
  readonly decided: boolean;
}

/**
 * The rows of the queue. While it stands still under the pointer (`still` is the queue as it was then), decided
 * messages keep their place and new ones come in at the end, so that no row moves under the hand.
 */
export function queueRows(
  still: readonly WithheldMessage[] | undefined,
  live: readonly WithheldMessage[],
): QueueRow[] {
  const waiting = new Set(live.map(entry => entry.message.id));
  const known = new Set(still?.map(entry => entry.message.id));
  const kept = still?.map(entry => ({ entry, decided: !waiting.has(entry.message.id) })) ?? [];
  const came = live.filter(entry => !known.has(entry.message.id)).map(entry => ({ entry, decided: false }));
  return [...kept, ...came];
}
