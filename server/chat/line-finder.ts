import { type ChatMessage, messageFor } from '../../shared/chat/message.ts';
import { FOUND_AT_ONCE, type FoundLine } from '../../shared/chat/protocol.ts';
import { hasSight, type Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { QueryData, QueryResult } from '../../shared/show/protocol.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { FoldOnDemand } from '../show/live-fold.ts';
import { LineStatuses } from './line-statuses.ts';

/** Pieces of the log that are looked through for one answer; whoever asks goes on from there, or stops. */
const PIECES = 5;

type Wanted = QueryData<'chat.find'>;
type Show = Pick<ShowContext, 'readLog' | 'talkOf' | 'findTalk'>;

/** Finds lines of the whole show, those included that the state keeps no more, and says what has become of each. */
export class LineFinder implements Reactor {
  readonly #show: Show;
  /** Read from the log once somebody asks, and kept true from then on. */
  readonly #statuses: FoldOnDemand<LineStatuses>;

  constructor(show: Show) {
    this.#show = show;
    this.#statuses = new FoldOnDemand(
      () => new LineStatuses(),
      () => show.readLog(),
    );
  }

  observe(event: ShowEvent): void {
    this.#statuses.observe(event);
  }

  /** What has become of each line. Rejects where the log could not be read. */
  statuses(): Promise<LineStatuses> {
    return this.#statuses.read();
  }

  /** The newest lines that are meant, newest first, and where to go on. Rejects where the log could not be read. */
  async find(wanted: Wanted, viewpoint: Viewpoint): Promise<QueryResult<'chat.find'>> {
    const { events, next } = await this.#newest(wanted);
    const statuses = await this.statuses();
    const lines = new Map<string, FoundLine>();
    const seesHeld = hasSight(viewpoint, 'held');
    for (const message of events.flatMap(event => messageOf(event, viewpoint) ?? [])) {
      const status = statuses.statusOf(message);
      if (!lines.has(message.id) && (seesHeld || status === 'posted'))
        lines.set(message.id, { message, status });
    }
    return { lines: [...lines.values()], ...(next === undefined ? {} : { next }) };
  }

  async #newest({
    text,
    personId,
    before,
  }: Wanted): Promise<{ events: ShowEvent[]; next: number | undefined }> {
    if (text === undefined) return this.#ofPerson(personId ?? '', before);
    const events: ShowEvent[] = [];
    let next = before;
    for (let piece = 0; piece < PIECES; piece++) {
      const limit = FOUND_AT_ONCE - events.length;
      const found = await this.#show.findTalk({ text, personId, before: next, limit });
      events.push(...found.events);
      next = found.next;
      if (next === undefined || events.length >= FOUND_AT_ONCE) break;
    }
    return { events, next };
  }

  async #ofPerson(personId: string, before: number | undefined) {
    const events = (await this.#show.talkOf(personId, FOUND_AT_ONCE, before)).reverse();
    const next = events.length === FOUND_AT_ONCE ? events.at(-1)?.seq : undefined;
    return { events, next };
  }
}

/** What of an event's message may be seen. */
const messageOf = ({ data }: ShowEvent, viewpoint: Viewpoint): ChatMessage | undefined =>
  'message' in data ? messageFor(data.message, viewpoint) : undefined;
