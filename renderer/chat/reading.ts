import { type ChatMessage, MAX_MESSAGES } from '../../shared/show-state.ts';

/** What somebody reads of the chat: the rows on screen, what became of them meanwhile, and what waits. */
export interface Reading {
  readonly rows: readonly ChatMessage[];
  /** Messages that came since the list stands still. */
  readonly waiting: number;
  /** Rows that stand still on screen but were taken from the chat. */
  readonly gone: ReadonlySet<string>;
}

const NOTHING_GONE: ReadonlySet<string> = new Set();

/**
 * The rows to draw. While the list stands still (`still` is the list as it was then) nothing is added, removed or
 * moved under the reader's eyes or pointer; what was deleted stays in its place and is marked.
 */
export function readingOf(still: readonly ChatMessage[] | undefined, live: readonly ChatMessage[]): Reading {
  if (!still || still === live) return { rows: live, waiting: 0, gone: NOTHING_GONE };
  const seen = new Set(still.map(message => message.id));
  const present = new Set(live.map(message => message.id));
  const waiting = live.reduce((count, message) => (seen.has(message.id) ? count : count + 1), 0);
  const gone = still.filter(message => !present.has(message.id) && !agedOut(message, live));
  return { rows: still, waiting, gone: new Set(gone.map(message => message.id)) };
}

/** A replica keeps the newest messages only, so an old one that is missing was not deleted by anybody. */
function agedOut(message: ChatMessage, live: readonly ChatMessage[]): boolean {
  const oldest = live[0];
  return live.length >= MAX_MESSAGES && oldest !== undefined && message.at <= oldest.at;
}
