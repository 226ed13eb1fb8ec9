import type { WithheldMessage } from '../../shared/chat/message.ts';
import type { ChatState } from '../../shared/chat/state.ts';

/** The held messages, the oldest first. */
export function heldMessages({ withheld }: Pick<ChatState, 'withheld'>): WithheldMessage[] {
  return withheld.filter(entry => entry.state === 'held').sort((a, b) => a.message.at - b.message.at);
}

const NONE: ReadonlySet<string> = new Set();

/** The row to select when one leaves the queue: the next one that nobody else is on, or at the end the previous one. */
export function nextAfter(ids: readonly string[], id: string, taken = NONE): string | undefined {
  const at = ids.indexOf(id);
  if (at === -1) return ids[0];
  return ids.slice(at + 1).find(next => !taken.has(next)) ?? ids[at + 1] ?? ids[at - 1];
}

/** The row that shortcuts act on: the selected one, or the first that nobody else is on. */
export function currentOf(
  ids: readonly string[],
  selected: string | undefined,
  taken: ReadonlySet<string>,
): string | undefined {
  if (selected !== undefined && ids.includes(selected)) return selected;
  return ids.find(id => !taken.has(id)) ?? ids[0];
}

export interface QueueRow {
  readonly entry: WithheldMessage;
  /** True if it was decided while the queue was paused, here or by somebody else. */
  readonly decided: boolean;
}

/**
 * The rows of the queue. While it is paused under the pointer (`paused` has the entries of that time), decided messages
 * stay in place and new ones are appended, so that no row moves under a click.
 */
export function queueRows(
  paused: readonly WithheldMessage[] | undefined,
  live: readonly WithheldMessage[],
): QueueRow[] {
  const waiting = new Set(live.map(entry => entry.message.id));
  const known = new Set(paused?.map(entry => entry.message.id));
  const rows = paused?.map(entry => ({ entry, decided: !waiting.has(entry.message.id) })) ?? [];
  const added = live.filter(entry => !known.has(entry.message.id)).map(entry => ({ entry, decided: false }));
  return [...rows, ...added];
}
