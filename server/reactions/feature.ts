import type { ReactionCounts, ReactionKind } from '../../shared/reactions/contract.ts';
import { defineFeature, type Reactor, type ShowContext } from '../show/feature.ts';

/** What gathers in a quarter second goes out as one signal. */
const SEND_EVERY_MS = 250;

/** Counts what viewers send, and tells everybody. */
class Reactions implements Reactor {
  readonly #show: ShowContext;
  #counts: ReactionCounts = {};
  #untaken = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(show: ShowContext) {
    this.#show = show;
  }

  count(kind: ReactionKind): void {
    this.#untaken += 1;
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    this.#timer ??= setTimeout(() => {
      this.#show.broadcaster.signal({ signal: 'reaction.counted', data: { counts: this.#counts } });
      this.#counts = {};
      this.#timer = undefined;
    }, SEND_EVERY_MS);
  }

  /** How many there were since the last call. */
  take(): number {
    const count = this.#untaken;
    this.#untaken = 0;
    return count;
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

export const reactions = defineFeature('reactions', {
  handlers: {},
  react: show => new Reactions(show),
  queries: {
    'reaction.send': ({ kind }, { reactor }) => {
      reactor.count(kind);
      return {};
    },
  },
});
