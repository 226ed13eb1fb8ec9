import { isTalk, type ShowEvent } from '../../shared/show/events.ts';
import { MAX_RESUME_EVENTS } from '../../shared/show/protocol.ts';

/** Lines of talk that are kept for those who come back: as many as a page shows. */
const MAX_TALK = 300;

/** The newest events of a show, for whoever comes back after a short absence. */
export class RecentEvents {
  /** The first event of the log that is not among them is the one before this. */
  #from: number;
  #log: ShowEvent[] = [];
  #talk: ShowEvent[] = [];

  /** @param events what is known already, oldest first; `seq` is the last event of the log */
  constructor(events: readonly ShowEvent[], seq: number) {
    for (const event of events) this.add(event);
    this.#from = this.#log[0]?.seq ?? seq + 1;
  }

  add(event: ShowEvent): void {
    if (isTalk(event.name)) {
      this.#talk.push(event);
      if (this.#talk.length > 2 * MAX_TALK) this.#talk = this.#talk.slice(-MAX_TALK);
      return;
    }
    this.#log.push(event);
    if (this.#log.length <= 2 * MAX_RESUME_EVENTS) return;
    this.#log = this.#log.slice(-MAX_RESUME_EVENTS);
    this.#from = this.#log[0]?.seq ?? this.#from;
  }

  /** Forgets all talk: some of it was erased. */
  forgetTalk(): void {
    this.#talk = [];
  }

  /**
   * What came after an event of the log and one of talk, in the order in which it happened; undefined where some of
   * the log is not known any more. Of talk a gap is no harm, because a page shows the newest lines only.
   */
  after(seq: number, talkSeq: number): ShowEvent[] | undefined {
    if (seq < this.#from - 1) return undefined;
    const missed = this.#log.filter(event => event.seq > seq);
    const talk = this.#talk.filter(event => event.seq > talkSeq);
    // Stable: a talk event stands behind the event of the log that it came after.
    const place = (event: ShowEvent): number => event.after ?? event.seq;
    return [...missed, ...talk].sort((one, other) => place(one) - place(other));
  }
}
