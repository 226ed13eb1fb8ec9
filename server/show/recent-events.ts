import { isTalk, type ShowEvent } from '../../shared/show/events.ts';
import { MAX_RESUME_EVENTS } from '../../shared/show/protocol.ts';
import type { LogPosition } from '../log/event-log.ts';

/** Lines of talk that are kept for those who come back: as many as a page shows. */
export const MAX_RESUME_TALK = 300;

/** The newest events of one stream, and from which number on none is missing. */
class Recent {
  readonly #max: number;
  #from: number;
  #events: ShowEvent[];

  /** @param end number of the stream's last event */
  constructor(events: readonly ShowEvent[], end: number, max: number) {
    this.#max = max;
    this.#events = [...events];
    this.#from = events[0]?.seq ?? end + 1;
  }

  add(event: ShowEvent): void {
    this.#events.push(event);
    if (this.#events.length <= 2 * this.#max) return;
    this.#events = this.#events.slice(-this.#max);
    this.#from = this.#events[0]?.seq ?? this.#from;
  }

  after(seq: number): ShowEvent[] | undefined {
    return seq < this.#from - 1 ? undefined : this.#events.filter(event => event.seq > seq);
  }
}

/** The newest events of a show, for whoever comes back after a short absence. */
export class RecentEvents {
  #log: Recent;
  #talk: Recent;

  /** @param events the newest of each stream without a gap, oldest first; `end` is where the streams end */
  constructor(events: readonly ShowEvent[], end: LogPosition) {
    const talk = events.filter(({ name }) => isTalk(name));
    const log = events.filter(({ name }) => !isTalk(name));
    this.#log = new Recent(log, end.seq, MAX_RESUME_EVENTS);
    this.#talk = new Recent(talk, end.talkSeq, MAX_RESUME_TALK);
  }

  add(event: ShowEvent): void {
    (isTalk(event.name) ? this.#talk : this.#log).add(event);
  }

  /** Forgets all up to a place: some of it was erased. */
  forget({ seq, talkSeq }: LogPosition): void {
    this.#log = new Recent([], seq, MAX_RESUME_EVENTS);
    this.#talk = new Recent([], talkSeq, MAX_RESUME_TALK);
  }

  /**
   * What came after an event of the log and one of talk, in the order in which it happened; undefined where some of
   * that is not known any more.
   */
  after({ seq, talkSeq }: LogPosition): ShowEvent[] | undefined {
    const missed = this.#log.after(seq);
    const talk = this.#talk.after(talkSeq);
    if (!missed || !talk) return undefined;
    // Stable: a talk event stands behind the event of the log that it came after.
    const place = (event: ShowEvent): number => event.after ?? event.seq;
    return [...missed, ...talk].sort((one, other) => place(one) - place(other));
  }
}
