import type { ShowState } from '../../../shared/show-state.ts';
import type { Signal } from '../../../shared/signals.ts';
import type { MediaRoom } from '../media-room.ts';
import { Seal } from './seal.ts';
import { ShowEgress } from './show-egress.ts';

export type { ShowEgress };

/** The server's ways out to other platforms. */
export class Egress {
  readonly #seal: Seal;
  readonly #ffmpeg: string;

  /** `ffmpeg` is its command or path; `secret` is the server's own and seals stream keys. */
  constructor({ ffmpeg, secret }: { ffmpeg: string; secret: string }) {
    this.#ffmpeg = ffmpeg;
    this.#seal = new Seal(secret);
  }

  /** Hides a stream key, so that only this show's lines can read it. */
  seal(show: string, key: string): string {
    return this.#seal.close(show, key);
  }

  /** `state` gives the show as it is on the disk; `onSignal` tells the crew. */
  openShow(
    show: string,
    state: () => ShowState,
    room: MediaRoom,
    onSignal: (signal: Signal) => void,
  ): ShowEgress {
    return new ShowEgress({ show, seal: this.#seal, ffmpeg: this.#ffmpeg, room, state, onSignal });
  }
}
