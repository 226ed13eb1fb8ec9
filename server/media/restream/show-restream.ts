import { CommandError } from '../../../shared/errors.ts';
import type { ShowEvent } from '../../../shared/events.ts';
import type { Destination } from '../../../shared/restream.ts';
import type { ShowState } from '../../../shared/show-state.ts';
import type { Signal } from '../../../shared/signals.ts';
import type { MediaRoom } from '../media-room.ts';
import { RestreamOutput } from './restream-output.ts';
import type { StreamKeyCipher } from './stream-key-cipher.ts';

/** A change of what is on air comes in one or two steps; sending begins anew after the last of them. */
const SETTLE_MS = 500;

export interface ShowRestreamOptions {
  readonly show: string;
  readonly cipher: StreamKeyCipher;
  readonly ffmpeg: string;
  readonly room: MediaRoom;
  /** The show as it is on the disk. */
  readonly state: () => ShowState;
  /** Tells the crew. */
  readonly onSignal: (signal: Signal) => void;
}

/** A show's lines to other platforms, which follow its log, its picture and its being live. */
export class ShowRestream {
  readonly #options: ShowRestreamOptions;
  readonly #lines = new Map<string, RestreamOutput>();
  readonly #stopWatching: () => void;
  #settling: NodeJS.Timeout | undefined;
  #told = '';

  constructor(options: ShowRestreamOptions) {
    this.#options = options;
    this.#stopWatching = options.room.onAirChange(() => {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.#follow(true), SETTLE_MS);
    });
    this.#follow(false);
  }

  /** What somebody who joins the crew is told first. */
  latest(): Signal {
    const states = Object.fromEntries([...this.#lines].map(([id, { state }]) => [id, state]));
    return { signal: 'restream.state', data: { states } };
  }

  /** Follows the show's log. */
  observe({ name }: ShowEvent): void {
    if (name.startsWith('restream.') || name === 'show.wentLive' || name === 'show.ended')
      this.#follow(false);
  }

  /** Tries a destination again at once. Refuses with `not-found`. */
  retry(destinationId: string): void {
    const line = this.#lines.get(destinationId);
    if (!line) throw new CommandError('not-found', 'There is no such destination (any more).');
    line.retryNow();
  }

  close(): void {
    clearTimeout(this.#settling);
    this.#stopWatching();
    for (const line of this.#lines.values()) line.close();
  }

  /** Makes the lines what the show says; `anew` where the picture itself is another one now. */
  #follow(anew: boolean): void {
    const { restream, phase } = this.#options.state();
    const hasPicture = phase.kind === 'live' && this.#options.room.onAir.some(({ kind }) => kind === 'video');
    const ids = new Set(restream.map(({ id }) => id));
    for (const [id, line] of this.#lines) {
      if (ids.has(id)) continue;
      line.close();
      this.#lines.delete(id);
    }
    for (const destination of restream)
      this.#lineOf(destination).follow(destination.wanted, hasPicture, anew);
    this.#tell();
  }

  #lineOf(destination: Destination): RestreamOutput {
    const { show, cipher, ffmpeg, room, state } = this.#options;
    const line =
      this.#lines.get(destination.id) ??
      new RestreamOutput({
        open: callbacks => ({
          room,
          ffmpeg,
          address: `${destination.server}/${cipher.decrypt(show, destination.encryptedKey)}`,
          canvas: state().scenes?.canvas ?? 'wide',
          ...callbacks,
        }),
        onChange: () => this.#tell(),
      });
    this.#lines.set(destination.id, line);
    return line;
  }

  #tell(): void {
    const news = this.latest();
    const text = JSON.stringify(news);
    if (text === this.#told) return;
    this.#told = text;
    this.#options.onSignal(news);
  }
}
