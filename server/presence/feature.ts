import { defineFeature, type Reactor, type ShowContext } from '../show/feature.ts';

/** It changes with every visitor, so it is sent at most this often. */
const SEND_EVERY_MS = 500;

/** Tells everybody how many different people watch. */
class Presence implements Reactor {
  readonly #show: ShowContext;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(show: ShowContext) {
    this.#show = show;
  }

  signalsFor() {
    return [{ signal: 'presence.counted', data: { watching: this.#show.broadcaster.watching } } as const];
  }

  joined(): void {
    this.#sendSoon();
  }

  left(): void {
    this.#sendSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { broadcaster } = this.#show;
      if (broadcaster.watching === this.#sent) return;
      this.#sent = broadcaster.watching;
      for (const signal of this.signalsFor()) broadcaster.signal(signal);
    }, SEND_EVERY_MS);
  }
}

export const presence = defineFeature('presence', {
  handlers: {},
  react: show => new Presence(show),
  queries: {},
});
