import { CommandError } from '../../../shared/errors.ts';
import type { ShowEvent } from '../../../shared/events.ts';
import type { IngestProtocol, IngestSettings, IngestState } from '../../../shared/ingest.ts';
import type { Signal } from '../../../shared/signals.ts';
import type { MediaRoom } from '../media-room.ts';
import { ingestKey, isSameKey } from './ingest-key.ts';

/** An encoder that was not heard for this long gives way to another: most often it is the same one, come back. */
const GIVES_WAY_AFTER_MS = 2000;

/** Whoever sends into a show now. */
export interface Sender {
  readonly protocol: IngestProtocol;
  /** When it was last heard, on the Date.now() clock. */
  readonly heardAt: number;
  /** Cuts it off. */
  readonly end: () => void;
}

export interface ShowIngestOptions {
  readonly show: string;
  readonly secret: string;
  readonly settings: IngestSettings;
  readonly room: MediaRoom;
  /** Tells the crew. */
  readonly onSignal: (signal: Signal) => void;
}

/** The encoder's place in one show: one sender at a time, with the show's key, and its state told to the crew. */
export class ShowIngest {
  readonly room: MediaRoom;
  readonly #options: ShowIngestOptions;
  #keyVersion: number;
  #sender: Sender | undefined;
  #state: IngestState = { kind: 'none' };

  constructor(options: ShowIngestOptions) {
    this.room = options.room;
    this.#options = options;
    this.#keyVersion = options.settings.keyVersion;
    this.room.selectInput(options.settings.input);
  }

  /** What encoders send with now. */
  get key(): string {
    return ingestKey(this.#options.secret, this.#options.show, this.#keyVersion);
  }

  /** Refuses with `bad-token` where a key is not the one of now. */
  check(key: string): void {
    if (!isSameKey(key, this.key)) {
      throw new CommandError(
        'bad-token',
        'This key is not the one of the show; the studio shows the right one.',
      );
    }
  }

  /** What somebody who joins the crew is told first. */
  latest(): Signal {
    return { signal: 'ingest.state', data: this.#state };
  }

  /** Follows the show's log. */
  observe(event: ShowEvent): void {
    if (event.name === 'ingest.used') this.room.selectInput(event.data.input);
    if (event.name !== 'ingest.keyRenewed') return;
    this.#keyVersion = event.data.keyVersion;
    this.#sender?.end();
  }

  /** Gives a sender the place. Refuses with `elsewhere` while another one is heard in it. */
  take(sender: Sender): void {
    const before = this.#sender;
    if (before && Date.now() - before.heardAt < GIVES_WAY_AFTER_MS) {
      throw new CommandError('elsewhere', 'Another encoder sends to this show already.');
    }
    this.#sender = sender;
    before?.end();
    this.tell(sender, { kind: 'connecting', protocol: sender.protocol });
  }

  /** Takes the news of a sender; those of one that has lost its place are nobody's. */
  tell(sender: Sender, state: IngestState): void {
    if (this.#sender === sender) this.#set(state);
  }

  /** A sender has gone. */
  release(sender: Sender): void {
    if (this.#sender !== sender) return;
    this.#sender = undefined;
    this.#set({ kind: 'none' });
  }

  close(): void {
    this.#sender?.end();
  }

  #set(state: IngestState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#options.onSignal(this.latest());
  }
}
