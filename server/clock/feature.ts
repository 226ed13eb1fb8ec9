import type { Viewpoint } from '../../shared/roles.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { defineFeature, type Reactor, type ShowContext } from '../show/feature.ts';
import type { ServerClock } from '../show/time/server-clock.ts';

/** Less than this is no difference that anybody has to know of. */
const TOLD_FROM_MS = 1000;

/** Tells the crew while the clock of the machine is not where the show's time is. */
class ClockComparison implements Reactor {
  readonly #show: ShowContext;
  readonly #clock: ServerClock;
  readonly #stopListening: () => void;

  constructor(show: ShowContext, clock: ServerClock) {
    this.#show = show;
    this.#clock = clock;
    this.#stopListening = clock.onJump(() => show.broadcaster.signal(this.#signal()));
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' ? [this.#signal()] : [];
  }

  close(): void {
    this.#stopListening();
  }

  #signal(): Signal {
    const aheadMs = Math.round(this.#clock.aheadMs + this.#clock.now() - this.#show.clock.now());
    return {
      signal: 'clock.compared',
      data: { aheadMs: Math.abs(aheadMs) < TOLD_FROM_MS ? 0 : aheadMs },
    };
  }
}

export const clock = defineFeature('clock', {
  handlers: {},
  start: server => ({ clock: server.clock }),
  react: (show, service) => new ClockComparison(show, service.clock),
  queries: {},
});
