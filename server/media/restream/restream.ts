import type { Signal } from '../../../shared/show/signals.ts';
import type { ShowState } from '../../../shared/show/state.ts';
import type { MediaRoom } from '../media-room.ts';
import { ShowRestream } from './show-restream.ts';
import { StreamKeyCipher } from './stream-key-cipher.ts';

export type { ShowRestream };

/** The server's ways out to other platforms. */
export class Restream {
  readonly #cipher: StreamKeyCipher;
  readonly #ffmpeg: string;

  /** `ffmpeg` is its command or path; `secret` is the server's own and encrypts stream keys. */
  constructor({ ffmpeg, secret }: { ffmpeg: string; secret: string }) {
    this.#ffmpeg = ffmpeg;
    this.#cipher = new StreamKeyCipher(secret);
  }

  /** Hides a stream key, so that only this show's lines can read it. */
  seal(show: string, key: string): string {
    return this.#cipher.encrypt(show, key);
  }

  /** `state` gives the show as it is on the disk; `onSignal` tells the crew. */
  openShow(
    show: string,
    state: () => ShowState,
    room: MediaRoom,
    onSignal: (signal: Signal) => void,
  ): ShowRestream {
    return new ShowRestream({ show, cipher: this.#cipher, ffmpeg: this.#ffmpeg, room, state, onSignal });
  }
}
