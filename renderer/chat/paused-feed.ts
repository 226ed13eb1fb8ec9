import { MAX_MESSAGES } from '../../shared/chat/state.ts';
import type { ShownLine } from '../../shared/privatereply/lines.ts';
import type { IsShown } from './filters/feed-filter.ts';

/** What a chat feed shows. */
export interface FeedView {
  readonly rows: readonly ShownLine[];
  /** Number of new messages since the feed was paused. */
  readonly waiting: number;
  /** Ids of rows that were deleted since the feed was paused. */
  readonly deleted: ReadonlySet<string>;
}

const NONE_DELETED: ReadonlySet<string> = new Set();

/**
 * The rows to render. While the feed is paused (`paused` has the messages of that time), no row is added, removed or
 * moved; deleted rows stay in place and are marked.
 * @param isShown which messages have a row; all where absent
 */
export function feedView(
  paused: readonly ShownLine[] | undefined,
  live: readonly ShownLine[],
  isShown: IsShown | undefined = undefined,
): FeedView {
  const shown = (messages: readonly ShownLine[]) => (isShown ? messages.filter(isShown) : messages);
  if (!paused || paused === live) return { rows: shown(live), waiting: 0, deleted: NONE_DELETED };
  const seen = new Set(paused.map(message => message.id));
  const present = new Set(live.map(message => message.id));
  const waiting = shown(live).reduce((count, { id }) => (seen.has(id) ? count : count + 1), 0);
  const deleted = paused.filter(message => !present.has(message.id) && !isEvicted(message, live));
  return { rows: shown(paused), waiting, deleted: new Set(deleted.map(message => message.id)) };
}

/** True if a missing message was not deleted, but dropped by the replica, which keeps the newest ones only. */
function isEvicted(message: ShownLine, live: readonly ShownLine[]): boolean {
  const oldest = live[0];
  return live.length >= MAX_MESSAGES && oldest !== undefined && message.at <= oldest.at;
}
