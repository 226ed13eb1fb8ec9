import type { Signal } from '../../../shared/show/signals.ts';
import type { ShowState } from '../../../shared/show/state.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { ShowRestream } from './show-restream.ts';
import { StreamKeyCipher } from './stream-key-cipher.ts';

export type { ShowRestream };

export interface RestreamOptions {
  /** ffmpeg's command or path. */
  readonly ffmpeg: string;
  /** The server's secret, with which stream keys are encrypted. */
  readonly secret: string;
  readonly log: MediaLog;
}

/** Sends shows on to other platforms by RTMP. */
export class Restream {
  readonly #cipher: StreamKeyCipher;
  readonly #ffmpeg: string;
  readonly #log: MediaLog;

  constructor({ ffmpeg, secret, log }: RestreamOptions) {
    this.#ffmpeg = ffmpeg;
    this.#log = log;
    this.#cipher = new StreamKeyCipher(secret);
  }

  /** Encrypts a stream key for the event log; only the same show's restream decrypts it. */
  encryptKey(show: string, key: string): string {
    return this.#cipher.encrypt(show, key);
  }

  /** `state` returns the show's state as written to disk; `onSignal` sends to the crew. */
  openShow(
    show: string,
    state: () => ShowState,
    room: MediaRoom,
    onSignal: (signal: Signal) => void,
  ): ShowRestream {
    const [cipher, ffmpeg, log] = [this.#cipher, this.#ffmpeg, this.#log];
    return new ShowRestream({ show, cipher, ffmpeg, log, room, state, onSignal });
  }
}
