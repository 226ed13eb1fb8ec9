import { isEventName, parseEvent, type ShowEvent } from '../../shared/show/events.ts';
import { MAX_RESUME_EVENTS } from '../../shared/show/protocol.ts';
import { applyEvent, type ShowState } from '../../shared/show/state.ts';
import type { EventLog, StoredEvent } from '../log/event-log.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { MAX_RESUME_TALK, RecentEvents } from './recent-events.ts';

/** How far back answers are read: a client resends a command within half a minute. The log keeps them for longer. */
const ANSWERS_READ_MS = 2 * 60 * 1000;

/** What a show is once its log was read. */
export interface Restored {
  readonly state: ShowState;
  readonly keys: IdempotencyKeys;
  readonly recent: RecentEvents;
  /** Server time of the newest event. */
  readonly lastAt: number;
}

/** Folds what a show’s log has behind a state of it. `onEvents` is called with each batch and the state that it led to. */
export async function restore(
  log: EventLog,
  show: string,
  from: ShowState,
  now: number,
  onEvents: (events: readonly ShowEvent[], state: ShowState) => void = () => {},
): Promise<Restored> {
  let state = from;
  const after = { seq: from.seq, talkSeq: from.talkSeq };
  for await (const { events, position } of log.read(show, { parse: parseStored, after })) {
    state = { ...events.reduce(applyEvent, state), ...position };
    onEvents(events, state);
  }
  const recent = await log.readLast(show, MAX_RESUME_EVENTS, parseStored);
  const talk = await log.readTalk(show, { limit: MAX_RESUME_TALK, parse: parseStored });
  const lastAt = Math.max(recent.at(-1)?.at ?? 0, talk.at(-1)?.at ?? 0);
  const keys = new IdempotencyKeys();
  // A clock that was set ahead meanwhile must not make the answers of just now look old.
  for await (const answers of log.recentAnswers(show, Math.min(now, lastAt) - ANSWERS_READ_MS))
    for (const answer of answers) keys.restore(answer);
  return { state, keys, recent: new RecentEvents([...recent, ...talk], state), lastAt };
}

/** An event of the log as the show knows it; undefined for names that this version doesn't. */
export function parseStored({
  stream: _stream,
  version: _version,
  ...stored
}: StoredEvent): ShowEvent | undefined {
  return isEventName(stored.name) ? parseEvent(stored) : undefined;
}
