import { SEEN_COUNTED_MS } from '../../shared/offers/pin.ts';
import type { Actor, Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { Broadcaster } from '../show/broadcaster.ts';
import type { Reactor } from '../show/feature.ts';

/** Every viewer's page reports, so what gathers in a quarter second is told as one. */
const SEND_EVERY_MS = 250;

interface Tally {
  readonly pinnedAt: number;
  /** Viewers who watched when it was pinned and have not seen it yet; each is counted once, whatever is reported. */
  readonly waiting: Set<string>;
  readonly of: number;
  seen: number;
  /** From the pin to the last of them who saw it. */
  ms: number;
}

/**
 * Counts on how many of the viewers' screens each pinned card has appeared, and tells the crew. It is passing news
 * that no log keeps: after a restart of the server the cards that are pinned have no count.
 */
export class Impressions implements Reactor {
  readonly #broadcaster: Pick<Broadcaster, 'viewerIds' | 'signal'>;
  readonly #tallies = new Map<string, Tally>();
  #timer: NodeJS.Timeout | undefined;

  constructor(broadcaster: Pick<Broadcaster, 'viewerIds' | 'signal'>) {
    this.#broadcaster = broadcaster;
  }

  observe(event: ShowEvent): void {
    if (event.name === 'offer.pinned') this.#begin(event.data.pin.id, event.at);
    if (event.name === 'offer.unpinned') this.#tallies.delete(event.data.pinId);
    if (event.name === 'show.ended') this.#tallies.clear();
  }

  /** Somebody's page says that it has shown these cards; `now` is the show's time. */
  saw(person: Actor, pinIds: readonly string[], now: number): void {
    for (const pinId of pinIds) {
      const tally = this.#tallies.get(pinId);
      const ms = tally ? now - tally.pinnedAt : 0;
      if (!tally || ms > SEEN_COUNTED_MS || !tally.waiting.delete(person.id)) continue;
      tally.seen += 1;
      tally.ms = Math.max(0, ms);
      this.#sendSoon();
    }
  }

  /** What was counted so far, for the crew. */
  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' ? [this.#signal()] : [];
  }

  #signal(): Signal {
    const pins = [...this.#tallies].map(([pinId, { seen, of, ms }]) => ({ pinId, seen, of, ms }));
    return { signal: 'offer.impressions', data: { pins } };
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #begin(pinId: string, pinnedAt: number): void {
    const waiting = new Set(this.#broadcaster.viewerIds);
    this.#tallies.set(pinId, { pinnedAt, waiting, of: waiting.size, seen: 0, ms: 0 });
    this.#sendSoon();
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#broadcaster.signal(this.#signal());
    }, SEND_EVERY_MS);
  }
}
