import { CommandError } from '../../../shared/errors.ts';
import type { Destination } from '../../../shared/restream/protocol.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import type { ShowState } from '../../../shared/show/state.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { RestreamOutput } from './restream-output.ts';
import type { StreamKeyCipher } from './stream-key-cipher.ts';

/** What is on air changes in one or two steps; outputs are restarted once, this long after the last of them. */
const DEBOUNCE_MS = 500;

export interface ShowRestreamOptions {
  readonly show: string;
  readonly cipher: StreamKeyCipher;
  readonly ffmpeg: string;
  readonly log: MediaLog;
  readonly room: MediaRoom;
  /** The show's state as written to disk. */
  readonly state: () => ShowState;
  /** Sends a signal to the crew. */
  readonly onSignal: (signal: Signal) => void;
}

/** A show's outputs to other platforms. They follow the show's destinations, its phase and what is on air. */
export class ShowRestream {
  readonly #options: ShowRestreamOptions;
  readonly #outputs = new Map<string, RestreamOutput>();
  readonly #stopListening: () => void;
  #debounce: NodeJS.Timeout | undefined;
  #lastSignal = '';

  constructor(options: ShowRestreamOptions) {
    this.#options = options;
    this.#stopListening = options.room.onAirChange(() => {
      clearTimeout(this.#debounce);
      this.#debounce = setTimeout(() => this.#update(true), DEBOUNCE_MS);
    });
    this.#update(false);
  }

  /** The newest state, for somebody who joins the crew. */
  latest(): Signal {
    const states = Object.fromEntries([...this.#outputs].map(([id, { state }]) => [id, state]));
    return { signal: 'restream.state', data: { states } };
  }

  /** Applies an event of the show's log. */
  observe({ name }: ShowEvent): void {
    if (name.startsWith('restream.') || name === 'show.wentLive' || name === 'show.ended')
      this.#update(false);
  }

  /** Retries a destination at once. Throws a CommandError `not-found`. */
  retry(destinationId: string): void {
    const output = this.#outputs.get(destinationId);
    if (!output) throw new CommandError('not-found', 'There is no such destination (any more).');
    output.retryNow();
  }

  close(): void {
    clearTimeout(this.#debounce);
    this.#stopListening();
    for (const output of this.#outputs.values()) output.close();
  }

  /** Brings the outputs in line with the show; `restart` where the producers on air have changed. */
  #update(restart: boolean): void {
    const { restream, lifecycle } = this.#options.state();
    const hasVideo =
      lifecycle.phase.kind === 'live' && this.#options.room.onAir.some(({ kind }) => kind === 'video');
    const ids = new Set(restream.destinations.map(({ id }) => id));
    for (const [id, output] of this.#outputs) {
      if (ids.has(id)) continue;
      output.close();
      this.#outputs.delete(id);
    }
    for (const destination of restream.destinations)
      this.#outputOf(destination).update({ wanted: destination.wanted, hasVideo, restart });
    this.#signal();
  }

  #outputOf(destination: Destination): RestreamOutput {
    const { show, cipher, ffmpeg, log, room, state } = this.#options;
    const output =
      this.#outputs.get(destination.id) ??
      new RestreamOutput({
        open: callbacks => ({
          room,
          ffmpeg,
          log,
          server: destination.server,
          key: cipher.decrypt(show, destination.encryptedKey),
          canvas: state().scenes.document?.canvas ?? 'wide',
          ...callbacks,
        }),
        onChange: () => this.#signal(),
      });
    this.#outputs.set(destination.id, output);
    return output;
  }

  #signal(): void {
    const signal = this.latest();
    const text = JSON.stringify(signal);
    if (text === this.#lastSignal) return;
    this.#lastSignal = text;
    this.#options.onSignal(signal);
  }
}
