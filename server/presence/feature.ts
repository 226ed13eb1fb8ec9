import { newEvent, type ShowEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers, type Reactor, type ShowContext } from '../show/feature.ts';

/** It changes with every visitor, so it is sent at most this often. */
const SEND_EVERY_MS = 500;
/** A crowd that comes in is a peak once it has come, and not with each of its people. */
const PEAK_EVERY_MS = 5000;

const handlers: Handlers<'presence'> = {
  'presence.peak': ({ presence, lifecycle }, { watching }) => {
    const isPeak = lifecycle.phase.kind !== 'ready' && watching > presence.peak;
    return { events: isPeak ? [newEvent('presence.peaked', { watching })] : [], result: {} };
  },
};

/** Tells everybody how many different people watch, and keeps the most there ever were in the log. */
class Presence implements Reactor {
  readonly #show: ShowContext;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;
  #peakTimer: NodeJS.Timeout | undefined;
  /** The most since the last peak was kept: who leaves before the next look has been there too. */
  #most = 0;

  constructor(show: ShowContext) {
    this.#show = show;
  }

  signalsFor() {
    return [{ signal: 'presence.counted', data: { watching: this.#show.broadcaster.watching } } as const];
  }

  observe({ name }: ShowEvent): void {
    if (name === 'show.wentLive') this.#keepPeakSoon();
    // A crowd of a show's last seconds has been there as well.
    if (name === 'show.ended' && this.#peakTimer) {
      clearTimeout(this.#peakTimer);
      void this.#keepPeak();
    }
  }

  joined(): void {
    this.#sendSoon();
    this.#keepPeakSoon();
  }

  left(): void {
    this.#sendSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#peakTimer);
  }

  #keepPeakSoon(): void {
    const { state, broadcaster } = this.#show;
    if (state.lifecycle.phase.kind !== 'live') return;
    this.#most = Math.max(this.#most, broadcaster.watching);
    if (this.#most <= state.presence.peak) return;
    this.#peakTimer ??= setTimeout(() => void this.#keepPeak(), PEAK_EVERY_MS);
  }

  async #keepPeak(): Promise<void> {
    this.#peakTimer = undefined;
    const watching = this.#most;
    this.#most = 0;
    try {
      await this.#show.submit('presence.peak', { watching });
    } catch (error) {
      this.#show.logger.warn({ err: error }, 'The most viewers there were could not be kept');
    }
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
  handlers,
  react: show => new Presence(show),
  queries: {},
});
